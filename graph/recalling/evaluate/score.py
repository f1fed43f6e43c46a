"""Counts over documents, by class of what is cited and by part of the document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, fields

from ..model import Extraction, Span
from .links import Printed, is_same, linked, match_of, printed

_CLASSES = (
    ("GA resolution, old style", re.compile(r"A/RES/\d+\((?!\d{4})[IVXLC]+\)")),
    ("GA special session", re.compile(r"A/RES/(?:\d+\()?E?S-")),
    ("GA resolution", re.compile(r"A/RES/")),
    ("GA decision", re.compile(r"A/DEC/")),
    ("SC resolution", re.compile(r"S/RES/")),
    ("ECOSOC resolution", re.compile(r"E/RES/")),
    ("ECOSOC decision", re.compile(r"E/DEC/")),
    ("HRC resolution or decision", re.compile(r"A/HRC/(?:RES|DEC)/")),
    ("act of another body", re.compile(r".*/(?:RES|DEC)")),
)


def class_of(symbol: str) -> str:
    """The class of an identifier, as the table of scores names it."""
    return next((name for name, pattern in _CLASSES if pattern.match(symbol)), "paper, by symbol")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where the UN and the extraction differ: ``kind`` is "missed", "not linked" or "other id"."""

    file: str
    kind: str
    span: Span
    linked: str
    found: str


@dataclass
class Score:
    """Counts of links by class: all, found with the same span, found at all, found with the same id.

    ``found`` counts what the extraction found in documents that the UN links at all, ``found_linked`` what of it the
    UN links; ``peer`` is what a plain regular expression finds; ``structure`` counts containers of preambles.
    """

    documents: int = 0
    linking: int = 0
    characters: int = 0
    links: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    overlapping: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    found_linked: Counter[str] = field(default_factory=Counter)
    peer: Counter[str] = field(default_factory=Counter)
    structure: Counter[str] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score to these."""
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))

    def rates(self, group: str) -> dict[str, float | int]:
        """The figures of one group of links."""
        n = self.links[group]
        found, linked_ones = self.found[group], self.found_linked[group]
        precision = linked_ones / found if found else 1.0
        recall = self.exact[group] / n if n else 1.0
        return {
            "links": n,
            "exact span": recall,
            "overlapping span": self.overlapping[group] / n if n else 1.0,
            "right id": self.right[group] / n if n else 1.0,
            "found": found,
            "of them linked": precision,
            "F1 of exact spans": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        }


def score_of(extraction: Extraction) -> Score:
    """The score of one document."""
    source = extraction.document.source
    links = list(linked(extraction))
    found = list({p.span: p for p in printed(extraction)}.values())
    score = Score(documents=1, linking=int(bool(links)), characters=len(source.text))
    matched: set[Span] = set()
    for link in links:
        match = match_of(link, found, source.text)
        near = match or next((p for p in found if _overlap(p.span, link.span)), None)
        for group in _groups(link):
            score.links[group] += 1
            score.exact[group] += match is not None
            score.overlapping[group] += near is not None
            score.right[group] += near is not None and is_same(link, near)
        if match:
            matched.add(match.span)
        if near is None or not is_same(link, near) or match is None:
            kind = "missed" if match is None else "other id"
            other = " | ".join(near.symbols) if near else ""
            score.disagreements.append(Disagreement(source.name, kind, link.span, link.symbols[0], other))
    for p in found if links else ():
        for group in _groups(p):
            score.found[group] += 1
            score.found_linked[group] += p.span in matched
        if not any(_overlap(p.span, link.span) for link in links):
            score.disagreements.append(Disagreement(source.name, "not linked", p.span, "", " | ".join(p.symbols)))
    return score


def _groups(p: Printed) -> tuple[str, ...]:
    return ("all", "in the body" if p.part == "body" else "in the notes", class_of(p.symbols[0]))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
