"""Markdown as resolutions are circulated in: emphasis, ``<sup>``, headings, rules, numbered items.

Only what matters to a resolution is markup here; anything else is text. Offsets count code points of the file.
A line break inside a paragraph stays in the block as it is. CommonMark is followed in what makes a block: blank
lines, ``#`` headings, thematic breaks, ordered items. Every numbered line opens an item of its own, since the
numbers of operative paragraphs are printed and a resolution has no other lists at the margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Block, Layout, Run, Span
from .original import Original, decode

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(?=\S)")
_INLINE = re.compile(
    r"<sup>(?P<sup>.*?)</sup>"
    r"|\[(?P<label>[^\]\n]+)\]\((?P<href>[^)\n]*)\)"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<star>\*)"
    r"|(?<!\w)(?P<open>_)(?=\S)|(?<=\S)(?P<close>_)(?!\w)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!<>-])",
    re.IGNORECASE | re.DOTALL,
)


def lay_out(original: Original) -> Layout:
    """The blocks of a Markdown file."""
    source = decode(original, "markdown")
    return Layout(source, tuple(_blocks(source.text)))


def _blocks(text: str) -> Iterator[Block]:
    start: int | None = None  # of the open paragraph or item
    body = 0  # where its own text begins, after a printed number
    end = 0
    number: str | None = None

    def close() -> Iterator[Block]:
        if start is not None:
            kind = "item" if number else "paragraph"
            yield Block(kind, tuple(_runs(text, body, end)), Span(start, end), number)

    for line_start, line in _lines(text):
        stripped = line.strip()
        begins = line_start + len(line) - len(line.lstrip())
        ends = line_start + len(line.rstrip())
        if not stripped or _RULE.fullmatch(line) or _HEADING.match(stripped):
            yield from close()
            start, number = None, None
            if heading := _HEADING.match(stripped):
                inner = begins + heading.start(2)
                runs = tuple(_runs(text, inner, begins + heading.end(2)))
                yield Block("heading", runs, Span(begins, ends), level=len(heading[1]))
            elif stripped:
                yield Block("rule", (), Span(begins, ends))
            continue
        item = _ITEM.match(line)
        if item or start is None:
            yield from close()
            start = begins
            number = item[1] if item else None
            body = line_start + item.end() if item else begins
        end = ends
    yield from close()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 1 if text.startswith("\ufeff") else 0
    for line in re.compile(r"[^\n]*\n?").findall(text, start):
        if line:
            yield start, line.rstrip("\r\n")
            start += len(line)


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a star opens emphasis: CommonMark's left-flanking rule, and another star closes it."""
    after = text[at + 1 : end][:1]
    before = text[at - 1 : at]
    flanking = bool(after) and not after.isspace() and (after.isalnum() or not before.isalnum())
    return flanking and "*" in text[at + 1 : end]


def _runs(text: str, start: int, end: int) -> Iterator[Run]:
    """The runs of text[start:end], markup taken out."""
    depth = 0  # of emphasis
    at = start
    for match in _INLINE.finditer(text, start, end):
        if match.start() > at:
            yield Run(text[at : match.start()], at, depth > 0)
        at = match.end()
        if match["sup"] is not None:
            yield Run(match["sup"], match.start("sup"), depth > 0, superscript=True)
        elif match["label"] is not None:
            yield Run(match["label"], match.start("label"), depth > 0)
        elif match["escaped"] is not None:
            yield Run(match["escaped"], match.start("escaped"), depth > 0)
        elif match["open"]:
            depth += 1
        elif match["close"]:
            depth = max(depth - 1, 0)
        elif match["star"]:
            if depth and not text[match.start() - 1].isspace():
                depth -= 1
            elif _opens(text, match.start(), end):
                depth += 1
            else:
                yield Run("*", match.start(), depth > 0)
    if at < end:
        yield Run(text[at:end], at, depth > 0)
