"""Footnotes: their bodies, and whether every marker has one and every one has a marker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ..model import Block, Diagnostic, Footnote, Paragraph, Run, Span
from .reading import compose, is_isotope, is_marker


def definition(block: Block) -> str | None:
    """The number of the footnote that a block defines: it opens with that number as a superscript."""
    if block.kind != "paragraph":
        return None
    for run, behind in zip_longest(block.runs, block.runs[1:]):
        if is_marker(run) and run.text.strip().isdigit():
            return None if is_isotope(run, behind) else run.text.strip()
        if run.text.strip():
            return None
    return None


def body(blocks: Sequence[Block], number: str) -> Footnote:
    """A footnote out of its blocks: the first opens with the number, more follow where a page cut it."""
    runs: list[list[Run]] = [list(block.runs) for block in blocks]
    marker = next(i for i, run in enumerate(runs[0]) if is_marker(run))
    reading, _ = compose([runs[0][marker + 1 :], *runs[1:]])
    return Footnote(f"fn{number}", number, reading, Span(blocks[0].span.start, blocks[0].span.end))


def check(
    paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote], elsewhere: Iterable[Block] = ()
) -> Iterator[Diagnostic]:
    """What is wrong between markers and footnotes. Nothing is dropped for it.

    ``elsewhere`` are blocks outside the paragraphs that may have markers: the title, headings.
    """
    defined = Counter(f.number for f in footnotes)
    used = {m.number for p in paragraphs for m in p.markers}
    used |= {r.text.strip() for b in elsewhere if definition(b) is None for r in b.runs if is_marker(r)}
    for p in paragraphs:
        for m in p.markers:
            if m.number not in defined:
                yield Diagnostic(
                    "marker-without-footnote", "error", f"marker {m.number} in {p.id} has no footnote", m.span
                )
    seen: set[str] = set()
    for f in footnotes:
        if f.number not in used:
            yield Diagnostic(
                "footnote-without-marker", "error", f"footnote {f.number} has no marker in the text", f.span
            )
        if f.number in seen:
            yield Diagnostic(
                "footnote-number-twice",
                "error",
                f"footnote {f.number} is defined more than once; the first is used",
                f.span,
            )
        seen.add(f.number)
    numbers = sorted(int(n) for n in defined)
    missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers)) if numbers else []
    if missing and footnotes:
        shown = ", ".join(map(str, missing))
        yield Diagnostic(
            "footnote-numbers-missing", "warning", f"no footnote has the number {shown}", footnotes[-1].span
        )
