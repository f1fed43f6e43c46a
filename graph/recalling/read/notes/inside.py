"""Notes that are marked as such and stand in the text: "Rights,¹ ¹ Resolution 217 A (III). the Convention"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Block, Run, Span
from . import shape
from .superscripts import is_marked


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those parted in which notes stand: the text before a note, the note, the text behind it.

    A superscript number begins a note where it stands apart, stood in the text before, and is followed by words that
    begin as notes do; or by any sentence, where it repeats the number right before it.
    """
    seen: set[str] = set()
    for block in blocks:
        yield from _parted(block, seen)


def _parted(block: Block, seen: set[str]) -> Iterator[Block]:
    runs: list[Run] = []
    rest = deque(block.runs)
    written = False  # whether words stand before
    first, marker = True, ""
    while rest:
        run = rest.popleft()
        if not is_marked(run):
            runs.append(run)
            written = written or bool(run.text.strip())
            marker = marker if not run.text.strip(" ,;.") else ""
            continue
        if _begins_note(runs, run, rest, marker, seen):
            if runs:
                yield _part(block, runs, first=first)
            body = _body(rest)
            yield _part(block, [run, *body], first=False)
            runs, first, marker, written = [], False, "", False
            continue
        if written:
            seen.add(run.text)
        runs.append(run)
        marker = run.text
    if first:
        yield block
    elif any(run.text.strip() for run in runs):
        yield _part(block, runs, first=False)


def _begins_note(before: Sequence[Run], run: Run, rest: Sequence[Run], marker: str, seen: set[str]) -> bool:
    if run.text not in seen or not before or not rest or not before[-1].text[-1:].isspace():
        return False
    words = rest[0].text
    space = len(words) - len(words.lstrip())
    if not space:
        return False
    return shape.opens(words, space) or (marker == run.text and shape.may_open(words, space))


def _body(rest: deque[Run]) -> list[Run]:
    """The runs of a note, taken from those behind its number."""
    text = "."  # something that the note stands behind
    for run in rest:
        if is_marked(run):
            break
        text += run.text
    length = shape.body_end(text, 1, 1, len(text)) - 1
    body: list[Run] = []
    while rest and length > 0 and not is_marked(rest[0]):
        run = rest.popleft()
        if len(run.text) > length:
            rest.appendleft(replace(run, text=run.text[length:], start=run.start + length))
            run = replace(run, text=run.text[:length])
        length -= len(run.text)
        body.append(run)
    return body


def _part(block: Block, runs: Sequence[Run], *, first: bool) -> Block:
    begin = block.span.start if first else runs[0].start
    span = Span(begin, runs[-1].start + len(runs[-1].text))
    return replace(block, runs=tuple(runs), span=span) if first else Block("paragraph", tuple(runs), span)
