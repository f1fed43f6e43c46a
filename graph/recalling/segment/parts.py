"""Resolutions in parts: 75/101 A and B, each with a title, an enacting formula and paragraphs of its own.

A part begins where a letter stands at the head, with or without its title, and an enacting formula follows soon, or
the prose of a decision. The letters follow each other; a single one makes no parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Block, Stated
from .masthead import begins_prose, is_enacting_formula
from .reading import compose

_HEAD = re.compile(r"(?P<letter>[A-Z])(?:\.? +(?P<title>[A-Z“].*))?")
_NEAR = 4  # blocks between the letter and the formula: the title, a report, a rule


@dataclass(frozen=True)
class PartHead:
    """Where a part begins: the block with the letter, and the first block of its text."""

    letter: str
    title: Stated | None
    at: int
    formula: int | None
    text: int


def part_heads(blocks: Sequence[Block]) -> tuple[PartHead, ...]:
    """The heads of the parts of a resolution or decision, in order; none where it has no parts."""
    found: list[PartHead] = []
    for i, block in enumerate(blocks):
        match = _HEAD.fullmatch(block.words)
        if match is None or block.kind not in ("heading", "paragraph"):
            continue
        if found and ord(match["letter"]) != ord(found[-1].letter) + 1:
            continue
        if head := _head(blocks, i, match):
            found.append(head)
    return tuple(found) if len(found) > 1 else ()


def _head(blocks: Sequence[Block], at: int, match: re.Match[str]) -> PartHead | None:
    title = _title(blocks[at], match["title"]) if match["title"] else None
    for i in range(at + 1, min(at + 1 + _NEAR, len(blocks))):
        if is_enacting_formula(blocks[i]):
            if title is None and i > at + 1:
                title = _title(blocks[at + 1])
            return PartHead(match["letter"], title, at, i, i + 1)
        if blocks[at].kind == "heading" and begins_prose(blocks[i]):
            return PartHead(match["letter"], title, at, None, i)
    return None


def _title(block: Block, words: str | None = None) -> Stated:
    reading, _ = compose([block.runs])
    start = reading.text.rindex(words) if words and words in reading.text else 0
    return Stated(reading.text[start:], reading.spans(start, len(reading.text)))
