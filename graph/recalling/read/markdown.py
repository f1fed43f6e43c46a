"""Markdown and plain text as resolutions are circulated in: emphasis, notes, headings, rules, numbered items.

Only what matters to a resolution is markup here; anything else is text. Offsets count code points of the file.
A line break inside a paragraph stays in the block as it is. CommonMark is followed in what makes a block: blank
lines, ``#`` headings, thematic breaks, ordered items. Every numbered line opens an item of its own, since the
numbers of operative paragraphs are printed and a resolution has no other lists at the margin. A text without markup
is one of fixed width (see ``lines``).

Notes are ``<sup>n</sup>`` or ``[^n]``; a text that has neither may mark them in other ways (see ``notes``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..model import Block, Diagnostic, Layout, Run, Span
from . import notes
from .lines import Section, sections, unbroken
from .original import Original, decode

_INLINE = re.compile(
    r"<sup>(?P<sup>[^<]{0,40})</sup>"
    r"|\[\^(?P<note>[^\[\]\s]{1,40})\]"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<href>[^()\n]*(?:\([^()\n]*\)[^()\n]*)?)\)"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<star>\*)"
    r"|(?<!\w)(?P<open>_)(?=\S)|(?<=\S)(?P<close>_)(?!\w)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!<>-])",
    re.IGNORECASE | re.DOTALL,
)
_CLOSES = re.compile(r"(?<=\S)_(?!\w)")
_MARKED_NOTE = re.compile(r"<sup>|\[\^[^\[\]\s]{1,40}\]", re.IGNORECASE)
_MARKUP = re.compile(r"^#{1,6}\s|\*(?=\S)(?!\d{7}\*)[^*]+(?<=\S)\*|(?<!\w)_(?=\S)[^_]+(?<=\S)_(?!\w)", re.MULTILINE)
_TOO_LONG = Diagnostic(
    "footnotes-not-sought",
    "warning",
    "the text is longer than any resolution; footnotes without markup stay text",
    Span(0, 0),
)
_LABEL = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,40})\]")


def lay_out(original: Original) -> Layout:
    """The blocks of a Markdown file or of a plain text."""
    source = decode(original, "markdown")
    marked = _MARKED_NOTE.search(source.text) is not None
    blocks = tuple(_blocks(source.text, fixed=not marked and _MARKUP.search(source.text) is None))
    remarks = [] if marked or len(source.text) <= notes.LONGEST else [_TOO_LONG]
    return Layout(source, notes.recognise(blocks), diagnostics=tuple(remarks))


def _blocks(text: str, *, fixed: bool) -> Iterator[Block]:
    numbers = _numbers(text)
    for section in sections(text, fixed=fixed):
        runs = tuple(_runs(text, section, numbers))
        kind, number = section.kind, section.number
        if kind == "note":
            kind, number = "paragraph", None
            runs = (Run(numbers[section.number or ""], section.start + 2, superscript=True), *runs)
        yield Block(kind, runs, Span(section.start, section.end), number, section.level)


def _numbers(text: str) -> Mapping[str, str]:
    """The numbers that notes print: their labels, or, where one is no number, the order of their first use."""
    labels = list(dict.fromkeys(match["label"] for match in _LABEL.finditer(text)))
    if all(re.fullmatch(r"\d{1,3}", label) for label in labels):
        return {label: label for label in labels}
    return {label: str(order) for order, label in enumerate(labels, start=1)}


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a star opens emphasis: CommonMark's left-flanking rule, and another star closes it."""
    after = text[at + 1 : min(at + 2, end)]
    before = text[at - 1 : at]
    flanking = bool(after) and not after.isspace() and (after.isalnum() or not before.isalnum())
    return flanking and text.find("*", at + 1, end) >= 0


def _runs(text: str, section: Section, numbers: Mapping[str, str]) -> Iterator[Run]:
    """The runs of a section, markup taken out."""
    depth = 0  # of emphasis
    at = section.body

    def plain(start: int, end: int) -> Iterator[Run]:
        for first, last in unbroken(text, start, end):
            if first < last:
                yield Run(text[first:last], first, depth > 0)

    for match in _INLINE.finditer(text, section.body, section.body_end):
        yield from plain(at, match.start())
        at = match.end()
        if match["sup"] is not None:
            yield Run(match["sup"], match.start("sup"), depth > 0, superscript=True)
        elif match["note"] is not None:
            yield Run(numbers[match["note"]], match.start("note"), depth > 0, superscript=True)
        elif match["label"] is not None:
            yield Run(match["label"], match.start("label"), depth > 0)
        elif match["escaped"] is not None:
            yield Run(match["escaped"], match.start("escaped"), depth > 0)
        elif match["open"] and _CLOSES.search(text, at, section.body_end):
            depth += 1
        elif match["close"] and depth:
            depth -= 1
        elif match["open"] or match["close"]:
            yield Run("_", match.start(), depth > 0)  # of an address
        elif match["star"]:
            if depth and not text[match.start() - 1].isspace():
                depth -= 1
            elif _opens(text, match.start(), section.body_end):
                depth += 1
            else:
                yield Run("*", match.start(), depth > 0)
    yield from plain(at, section.body_end)
