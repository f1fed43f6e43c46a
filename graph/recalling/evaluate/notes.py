"""Footnotes: the marker and the note of each against those of the UN's files, and what becomes of *Ibid.*"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from ..model import Extraction

_TAIL = 24  # characters, white space apart, that tell the place of a marker
_WHITE = re.compile(r"\s+")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": None})
_BLOCKS = ("p", "heading", "docTitle", "listIntroduction", "intro", "wrapUp")
_IBID = re.compile(r"\bibid\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Noted:
    """A marker: its number, the characters before it, and the note that it leads to; all without white space."""

    number: str
    before: str
    note: str

    def is_same(self, other: Noted) -> bool:
        """Whether two are one: a block may begin nearer to the marker in one of them."""
        near = self.before.endswith(other.before) or other.before.endswith(self.before)
        return near and (self.number, self.note) == (other.number, other.note)


def notes_of(root: etree._Element) -> tuple[Noted, ...]:
    """The numbered notes of a file with the words before their anchors, in the order of the text.

    Those of the number and title of the act are left out: they stand in no paragraph.
    """
    notes = (note for note in root.iter("{*}authorialNote") if (note.get("marker") or "").strip().isdigit())
    return tuple(_noted(note) for note in notes if next(note.iterancestors("{*}preface"), None) is None)


def _noted(note: etree._Element) -> Noted:
    block = next((a for a in note.iterancestors() if etree.QName(a).localname in _BLOCKS), None)
    before = takewhile(lambda piece: piece is not note, _pieces(block) if block is not None else ())
    words = "".join(str(part) for part in note.itertext())
    place = _squeezed("".join(piece for piece in before if isinstance(piece, str)))
    return Noted((note.get("marker") or "").strip(), place[-_TAIL:], _squeezed(words))


def _pieces(element: etree._Element) -> Iterator[str | etree._Element]:
    """The text of an element in pieces, its notes among them as they are."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            is_note = etree.QName(child).localname == "authorialNote"
            yield from [child] if is_note else _pieces(child)
        yield child.tail or ""


def _squeezed(text: str) -> str:
    return _WHITE.sub("", text).translate(_HYPHENS)


def score_notes(extraction: Extraction, expected: Sequence[Noted], counts: Counter[str]) -> None:
    """Count the markers of a file that the extraction has in their place and with their note."""
    found: dict[str, list[Noted]] = {}
    for p, m in extraction.document.markers:
        note = extraction.document.footnote(m.number)
        text = _squeezed(note.text) if note else ""
        found.setdefault(m.number, []).append(Noted(m.number, _squeezed(p.text[: m.at])[-_TAIL:], text))
    counts["markers in the files"] += len(expected)
    counts["markers found"] += sum(map(len, found.values()))
    counts["with place and note"] += sum(any(n.is_same(f) for f in found.get(n.number, ())) for n in expected)


def score_ibid(extraction: Extraction, counts: Counter[str]) -> None:
    """Count the notes with *Ibid.*, and how the references that take their source from the note before end."""
    counts["notes"] += sum(bool(_IBID.search(f.text)) for f in extraction.document.footnotes)
    for r in extraction.references:
        if r.rule.startswith("ibid"):
            counts["references"] += 1
            counts["resolved" if r.target else "ties" if r.candidates else "open"] += 1
