"""Lines become blocks: headings, paragraphs and numbered items, by indentation, spacing, size and weight.

A paragraph that a page or a column cuts is put together here: that its rest is not indented is the surest sign.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..builder import Styled
from ..flow import cut
from ..labels import LABEL, Depths, label
from .joining import Joiner
from .lines import Line

_ENDS = re.compile(r"(?:[.,;:!?]['’”\"*)\]]*|[,;] (?:and|or))$")
_FURTHEST = 60  # points; a line that is indented more is set apart, not the first of a paragraph
_INDENT = 6  # points from which on a line is indented


@dataclass(frozen=True)
class Measures:
    """The usual measures of a document: size of the text, distance of its lines in sizes, left margin by column."""

    body: float
    leading: float
    margins: dict[str, float]

    @classmethod
    def of(cls, flows: Iterable[tuple[str, Sequence[Line]]], body: float) -> Measures:
        lefts: dict[str, Counter[int]] = {}
        distances: Counter[float] = Counter()
        for column, lines in flows:
            text = [line for line in lines if abs(line.size - body) < 0.05 * body]
            lefts.setdefault(column, Counter()).update(round(line.x0) for line in text)
            apart = (b.y - a.y for a, b in itertools.pairwise(text))
            distances.update(round(d * 2) / 2 for d in apart if 0.8 * body < d < 2.5 * body)
        often = max(2, 0.05 * distances.total())  # a document may have more paragraphs of one line than of several
        leading = min((d for d, count in distances.items() if count >= often), default=1.2 * body) / body
        return cls(body, leading, {c: float(x.most_common(1)[0][0]) for c, x in lefts.items() if x})

    def margin(self, column: str, lines: Sequence[Line]) -> float:
        """The left margin of a flow: that of the document, or its own where facing pages differ."""
        usual = self.margins.get(column)
        own = Counter(round(line.x0) for line in lines)
        if usual is not None and (len(lines) < 4 or any(abs(x - usual) <= 2 for x in own)):
            return usual
        return float(own.most_common(1)[0][0])


@dataclass
class Passage:
    """A block while its lines are collected.

    ``at_margin`` says that the first line of a page or column is not indented, ``apart`` that it stands far to the
    right; ``short`` that the last line ends before the right margin. ``turns`` are the pieces of the content with
    which further pages begin.
    """

    lines: list[Line]
    at_margin: bool = False
    apart: bool = False
    short: bool = False
    number: str | None = None
    level: int = 0
    kind: str = "paragraph"
    content: list[Styled] = field(default_factory=list)
    turns: dict[int, int] = field(default_factory=dict)


def passages(column: str, lines: Sequence[Line], measures: Measures) -> list[Passage]:
    """The blocks of the text of a flow, as yet without content."""
    if not lines:
        return []
    margin = measures.margin(column, lines)
    right = max((line.x1 for line in lines if abs(line.x0 - margin) < _FURTHEST), default=lines[0].x1)
    found: list[Passage] = []
    for line in lines:
        above = next((p for p in reversed(found) if _is_below(line, p.lines[-1], margin)), None)
        if above and not _begins(line, above.lines, margin, right, measures):
            above.lines.append(line)
        else:
            at_margin = not found and abs(line.x0 - margin) < 3 and abs(line.size - measures.body) < 1
            found.append(Passage([line], at_margin, line.x0 - margin > _FURTHEST))
    for passage in found:
        passage.short = passage.lines[-1].x1 < right - 3 * passage.lines[-1].size
    return found


def join_pages(pages: Sequence[Sequence[Sequence[Passage]]], measures: Measures, joiner: Joiner) -> list[list[Passage]]:
    """The passages that begin on each page, out of those of its flows: with their content, and put together where a
    page or a column cuts them.
    """
    indents = _uses_indents([p for page in pages for flow in page for p in flow], measures.body)
    found: list[list[Passage]] = []
    last: Passage | None = None
    for number, page in enumerate(pages):
        found.append([])
        for rank, passage in ((rank, passage) for flow in page for rank, passage in enumerate(flow)):
            if last and rank == 0 and _goes_on(passage, last, indents):
                place = joiner.append(last.content, joiner.join(passage.lines), turn=True)
                last.turns.setdefault(number, place)
                last.lines, last.short = passage.lines, passage.short
            else:
                _classify(passage, measures, joiner)
                found[-1].append(passage)
                last = passage
    set_levels(passage for page in found for passage in page if passage.kind == "item")
    return found


def _uses_indents(found: Sequence[Passage], body: float) -> bool:
    """Whether paragraphs begin with an indented line: then a line at the margin begins none."""
    several = [p.lines for p in found if len(p.lines) > 1 and not p.at_margin and abs(p.lines[0].size - body) < 1]
    return sum(lines[0].x0 > lines[1].x0 + _INDENT for lines in several) > 0.6 * len(several)


def _goes_on(passage: Passage, before: Passage, indents: bool) -> bool:
    """Whether the first passage of a page or column is the rest of the last one before it."""
    first, last = passage.lines[0], before.lines[-1]
    if first.bold or last.bold or abs(last.size - first.size) > 1:
        return False
    if before.apart or not passage.at_margin:
        return before.apart and passage.apart
    end, begin = last.text, first.text
    if indents:
        return not (before.short and end.endswith((".", ";", ":")))
    return not _ENDS.search(end) or (end.endswith(",") and begin[:1].islower())


def _is_below(line: Line, last: Line, margin: float) -> bool:
    """Whether a line stands below another; a word at the margin does below a first line that is indented."""
    if line.y <= last.y:
        return False
    return (last.x0 < line.x1 and line.x0 < last.x1) or (abs(line.x0 - margin) < 3 and _indent(last, margin) > 0)


def _indent(line: Line, margin: float) -> float:
    """By how much a line is indented as the first of a paragraph is, or 0."""
    indent = line.x0 - margin
    return indent if _INDENT <= indent <= _FURTHEST else 0.0


def _begins(line: Line, above: Sequence[Line], margin: float, right: float, measures: Measures) -> bool:
    """Whether a line begins a block, or goes on with the one above."""
    last = above[-1]
    size = max(line.size, last.size)
    if line.y - last.y > 1.25 * measures.leading * size:
        return True
    if abs(line.size - last.size) > 0.12 * size:
        return True
    short = last.x1 < right - 3 * last.size
    if line.bold != last.bold and short:
        return True
    complete = _ENDS.search(last.text) is not None
    listed = LABEL.match(above[0].text) is not None and abs(above[0].x0 - line.x0) < 3
    if complete and LABEL.match(line.text) and (short or listed or _indent(line, margin)):
        return True
    if not _indent(line, margin):
        return False
    if abs(last.x0 - line.x0) < 3:  # both indented: a block set in, unless the one above was a paragraph of one line
        return short and complete
    return last.x0 < line.x0 and abs(last.x0 - margin) < 3 and complete


def _classify(passage: Passage, measures: Measures, joiner: Joiner) -> None:
    """Give a passage its content, and say what it is."""
    passage.content = joiner.join(passage.lines)
    first, text = passage.lines[0], "".join(piece.text for piece in passage.content)
    ratio = max(line.size for line in passage.lines) / measures.body
    if all(line.bold for line in passage.lines) or ratio > 1.1:
        passage.kind = "heading"
        passage.level = 1 if ratio > 1.7 else 2 if ratio > 1.3 else 3 if ratio > 1.1 else 4
    elif not first.note and (found := label(text)):
        passage.kind = "item"
        passage.number = found[0]
        passage.content = cut(passage.content, found[1])


def set_levels(items: Iterable[Passage]) -> None:
    """The depth of each item."""
    depths = Depths()
    for item in items:
        item.level = depths.of(item.number or "")
