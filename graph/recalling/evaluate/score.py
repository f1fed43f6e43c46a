"""Counts over documents, by class of what is cited and by part of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from ..model import Extraction, SourceText, Span
from .links import Printed, is_same, leads_elsewhere, linked, match_of, printed

_CLASSES = (
    ("GA resolution, old style", re.compile(r"A/RES/\d+\((?!\d{4})[IVXLC]+\)")),
    ("GA special session", re.compile(r"A/RES/(?:\d+\()?E?S-")),
    ("GA resolution", re.compile(r"A/RES/")),
    ("GA decision", re.compile(r"A/DEC/")),
    ("SC resolution", re.compile(r"S/RES/")),
    ("SC presidential statement", re.compile(r"S/PRST/")),
    ("ECOSOC resolution", re.compile(r"E/RES/")),
    ("ECOSOC decision", re.compile(r"E/DEC/")),
    ("HRC resolution or decision", re.compile(r"A/HRC/(?:RES|DEC)/")),
    ("CHR resolution or decision", re.compile(r"E/CN\.4/(?:RES|DEC)/")),
    ("act of another body", re.compile(r".*/(?:RES|DEC)")),
)


def class_of(symbol: str) -> str:
    """The class of an identifier, as the table of scores names it."""
    return next((name for name, pattern in _CLASSES if pattern.match(symbol)), "paper, by symbol")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where the UN and the extraction differ. ``kind`` says how.

    "missed": no citation with the span of the link; "other id": the same span means something else; "leads elsewhere":
    so it does, and the link does not fit its own words; "not linked": a citation that the UN left without a link.
    """

    file: str
    kind: str
    span: Span
    linked: str
    found: str


@dataclass
class Score:
    """Counts by group: the classes of what is cited, the parts of a document, the peers.

    ``links`` are those of the UN, ``elsewhere`` those of them that do not fit their words; ``exact``, ``overlapping``
    and ``right`` those that were found with the same span, found at all, found with the same id. ``found`` counts what
    was found in documents that the UN links at all, ``found_linked`` and ``found_near`` what of it has the span of a
    link, or a link in it.
    """

    documents: int = 0
    linking: int = 0
    characters: int = 0
    links: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    overlapping: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    found_linked: Counter[str] = field(default_factory=Counter)
    found_near: Counter[str] = field(default_factory=Counter)
    structure: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    ibid: Counter[str] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score to these."""
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))

    def count_spans(self, group: str, links: Sequence[Printed], found: Sequence[Printed], text: str) -> None:
        """Count what someone found against the links by their spans alone."""
        matches = [match_of(link, found, text) for link in links]
        self.links[group] += len(links)
        self.exact[group] += sum(m is not None for m in matches)
        self.overlapping[group] += sum(any(_overlap(k.span, p.span) for p in found) for k in links)
        self.found[group] += len(found)
        self.found_linked[group] += len({m.span for m in matches if m})
        self.found_near[group] += sum(any(_overlap(k.span, p.span) for k in links) for p in found)

    def rates(self, group: str) -> dict[str, float | int | None]:
        """The figures of one group. A rate is None where there is nothing to divide by."""
        n, found = self.links[group], self.found[group]
        return {
            "links": n,
            "found": found,
            **_rates("exact", self.exact[group], n, self.found_linked[group], found),
            **_rates("overlapping", self.overlapping[group], n, self.found_near[group], found),
            "right id": part(self.right[group], n),
            "lead elsewhere": self.elsewhere[group],
            "right id of the others": part(self.right[group], n - self.elsewhere[group]),
        }


def part(some: int, whole: int) -> float | None:
    """A part of a whole; None where there is no whole."""
    return some / whole if whole else None


def _rates(kind: str, links: int, all_links: int, found: int, all_found: int) -> dict[str, float | None]:
    recall, precision = part(links, all_links), part(found, all_found) if all_links else None
    both = recall and precision and 2 * precision * recall / (precision + recall)
    return {f"{kind} recall": recall, f"{kind} precision": precision, f"{kind} F1": both}


def score_of(extraction: Extraction) -> Score:
    """The score of one document."""
    source = extraction.document.source
    links = list(linked(extraction))
    found = list({p.span: p for p in printed(extraction)}.values())
    score = Score(documents=1, linking=int(bool(links)), characters=len(source.text))
    ibid = [f.span for f in extraction.document.footnotes if f.text.lower().startswith("ibid")]
    matched = {match.span for link in links if (match := _score_link(score, link, found, source, ibid))}
    for p in found if links else ():
        near = any(_overlap(p.span, link.span) for link in links)
        for group in _groups(p, ibid):
            score.found[group] += 1
            score.found_linked[group] += p.span in matched
            score.found_near[group] += near
        if not near:
            score.disagreements.append(Disagreement(source.name, "not linked", p.span, "", " | ".join(p.symbols)))
    return score


def _score_link(
    score: Score, link: Printed, found: list[Printed], source: SourceText, ibid: Sequence[Span]
) -> Printed | None:
    """Count one link; what was found with its span is returned."""
    match = match_of(link, found, source.text)
    near = match or next((p for p in found if _overlap(p.span, link.span)), None)
    right = near is not None and is_same(link, near)
    elsewhere = not right and leads_elsewhere(source.quote(link.span), link.symbols[0])
    for group in _groups(link, ibid):
        score.links[group] += 1
        score.exact[group] += match is not None
        score.overlapping[group] += near is not None
        score.right[group] += right
        score.elsewhere[group] += elsewhere
    if match is None or not right:
        kind = "missed" if match is None else "leads elsewhere" if elsewhere else "other id"
        other = " | ".join(near.symbols) if near else ""
        score.disagreements.append(Disagreement(source.name, kind, link.span, link.symbols[0], other))
    return match


def _groups(p: Printed, ibid: Sequence[Span]) -> tuple[str, ...]:
    part = "in the body" if p.part == "body" else "in the notes"
    behind = any(s.start <= p.span.start < s.end for s in ibid)
    return ("all", part, *(["in notes that begin with Ibid."] if behind else []), class_of(p.symbols[0]))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
