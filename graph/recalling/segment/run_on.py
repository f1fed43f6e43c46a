"""Texts whose line breaks were lost in copying: "The Security Council, Recalling ..., Noting ..., 1. Decides".

Copies on the web and in collections of data often run a whole resolution into one paragraph, or break it where its
pages ended. What gives such a text away is an enacting formula with a verb of the drafters right behind it; there it
is parted again where it was printed in paragraphs. A text that has its formula in a line of its own stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Block, Run, Span
from .masthead import FORMULA, LINE_OF_MASTHEAD
from .verbs import opening_verb

_FORMULA = re.compile(rf"(?:^|(?<=\s))(?:{FORMULA.pattern})\s+(?=[A-Z“])")
_VERB = re.compile(r"(?<=[,;:])\s+(?=[A-Z])")
_NUMBER = re.compile(r"(?:^|(?<=[,;:.]))\s*(?P<number>\d{1,3})\.\s+(?=[A-Z“])")
_LETTER = re.compile(r"(?<=[:;])\s+(?:and\s+|or\s+)?(?=\([a-z]{1,5}\)\s+[A-Z])")
_ADOPTION = re.compile(r"(?<=\.)\s+(?=\d+(?:st|nd|rd|th) (?:plenary )?meeting\b)")


def parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with those that run on parted into the lines of the masthead, the formula and the paragraphs."""
    found: list[Block] = []
    expected = 0  # the number of the next operative paragraph; 0 as long as no formula runs on
    for block in blocks:
        formula = _run_on(block)
        if formula:
            head, enacting, block = _pieces(block, [formula.start(), formula.end()])
            found += [*_pieces(head, _starts(LINE_OF_MASTHEAD, head)), enacting]
            expected = 1
        if not expected or block.kind != "paragraph":
            found.append(block)
            continue
        for piece in _paragraphs(block, expected):
            found.append(piece)
            expected = int(piece.number) + 1 if piece.number else expected
    return tuple(b for b in found if b.plain.strip() or b.kind != "paragraph" or any(r.superscript for r in b.runs))


def _run_on(block: Block) -> re.Match[str] | None:
    """The enacting formula in a block that goes on with a paragraph of the act."""
    for match in _FORMULA.finditer(block.plain) if block.kind == "paragraph" else ():
        if opening_verb(block.plain[match.end() :]):
            return match
    return None


def _paragraphs(block: Block, expected: int) -> Iterator[Block]:
    """The paragraphs that a block runs together."""
    text = block.plain
    starts = {m.end() for m in _VERB.finditer(text) if opening_verb(text[m.end() :])}
    starts.update(m.end() for pattern in (_LETTER, _ADOPTION) for m in pattern.finditer(text))
    numbers: dict[int, re.Match[str]] = {}
    for match in _NUMBER.finditer(text):
        if int(match["number"]) == expected:
            numbers[match.start()] = match
            starts = {s for s in starts if not match.start() < s <= match.end()} | {match.start()}
            expected += 1
    at = 0
    for piece in _pieces(block, sorted(starts)):
        if printed := numbers.get(at):
            _, words = _pieces(piece, [printed.end() - at])
            yield replace(words, kind="item", number=printed["number"], span=piece.span)
        else:
            yield piece
        at += len(piece.plain)


def _starts(pattern: re.Pattern[str], block: Block) -> list[int]:
    return [m.end() for m in pattern.finditer(block.plain)]


def _pieces(block: Block, offsets: Sequence[int]) -> list[Block]:
    """A block, cut at some offsets into its plain characters. A note stays with the words before it."""
    pieces: list[list[Run]] = [[] for _ in (*offsets, 0)]
    bounds = [0, *offsets, len(block.plain)]
    at = number = 0
    for run in block.runs:
        if run.superscript:
            pieces[number].append(run)
            continue
        for k in range(len(pieces)):
            low, high = max(bounds[k] - at, 0), min(bounds[k + 1] - at, len(run.text))
            if low < high:
                pieces[k].append(replace(run, text=run.text[low:high], start=run.start + low))
                number = k
        at += len(run.text)
    return [replace(block, runs=tuple(runs), span=_span(runs, block.span)) for runs in pieces]


def _span(runs: Sequence[Run], whole: Span) -> Span:
    return Span(runs[0].start, runs[-1].start + len(runs[-1].text)) if runs else Span(whole.start, whole.start)
