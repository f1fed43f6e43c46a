"""One document, read twice: what the second reading has of the first.

Both readings are extractions. White space and the kind of hyphen do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from recalling.evaluate.links import printed
from recalling.model import Document, Extraction, Footnote, Paragraph

WHAT = ("footnote links", "numbers and symbols", "citations", "paragraphs", "paragraph texts", "notes")
_BEFORE = 30  # characters that name the place of a marker
_ALIKE = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00ad": None})


@dataclass
class Tally:
    """Of each of ``WHAT`` how much the first reading has, the second reading has, and both have."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: Tally) -> Tally:
        self.wanted.update(other.wanted)
        self.found.update(other.found)
        self.both.update(other.both)
        return self

    def recall(self, what: str) -> float:
        return self.both[what] / self.wanted[what] if self.wanted[what] else 1.0

    def precision(self, what: str) -> float:
        return self.both[what] / self.found[what] if self.found[what] else 1.0


@dataclass(frozen=True)
class Comparison:
    """What only one of two readings has, by ``WHAT``."""

    tally: Tally
    missed: dict[str, list[Hashable]]
    added: dict[str, list[Hashable]]


def compare(first: Extraction, second: Extraction | None) -> Comparison:
    """The counts of a document that was read in two formats, and the differences. None: the second was not read."""
    wanted = facts(first)
    found = facts(second) if second else {what: Counter() for what in WHAT}
    both = {what: wanted[what] & found[what] for what in WHAT}
    tally = Tally(*(Counter({what: side[what].total() for what in WHAT}) for side in (wanted, found, both)))
    missed = {what: list((wanted[what] - found[what]).elements()) for what in WHAT}
    added = {what: list((found[what] - wanted[what]).elements()) for what in WHAT}
    return Comparison(tally, missed, added)


def facts(extraction: Extraction) -> dict[str, Counter[Hashable]]:
    """What is compared.

    A footnote link is a marker at its place in its paragraph with the words of its note; a number or symbol, the
    printed words with what they identify; a citation, its target with its verb and role; a paragraph, its kind,
    number and verb with its first words. Of a verb only its first word counts ("express" for "express concern"): how
    far it goes is said by italics, which not every layout has.
    """
    document = extraction.document
    return {
        "footnote links": Counter(_links(extraction)),
        "numbers and symbols": Counter(
            (squeezed(document.source.quote(p.span)), p.symbols, p.part) for p in printed(extraction)
        ),
        "citations": Counter((c.target, c.force.split("-")[0], c.role) for c in extraction.citations if c.target),
        "paragraphs": Counter(
            (p.kind, number, p.verb.act.split("-")[0], text[:_BEFORE]) for p, number, text in _paragraphs(document)
        ),
        "paragraph texts": Counter(text for *_, text in _paragraphs(document)),
        "notes": Counter((f.number, squeezed(f.text)) for f in _marked(extraction)),
    }


def _paragraphs(document: Document) -> Iterator[tuple[Paragraph, str | None, str]]:
    """The paragraphs with their numbers and texts. A number that a table or form of the UN has in its text is one."""
    for p in document.paragraphs:
        typed = re.match(r"(\d{1,3})\. ", p.text) if p.number is None else None
        yield p, typed[1] if typed else p.number, squeezed(p.text[typed.end() :] if typed else p.text)


def _links(extraction: Extraction) -> Iterator[tuple[str, str, str]]:
    for paragraph, marker in extraction.document.markers:
        if note := extraction.document.footnote(marker.number):
            before = squeezed(paragraph.text[: marker.at])[-_BEFORE:]
            yield before, marker.number, squeezed(note.text)


def _marked(extraction: Extraction) -> Iterator[Footnote]:
    numbers = {marker.number for _, marker in extraction.document.markers}
    yield from (f for f in extraction.document.footnotes if f.number in numbers)


def squeezed(text: str) -> str:
    """A text without its white space, all hyphens alike."""
    return "".join(text.translate(_ALIKE).split())
