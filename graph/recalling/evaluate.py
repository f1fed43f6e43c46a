"""How well the extraction does, scored against the links that the UN itself makes in its AKN4UN files.

The links are no truth: some are missing, some are wrong, some are coarser than their words ("2200 A (XXI)" links to
2200(XXI)). So disagreements are listed, to be looked at by hand, and figures are stated with and without them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from .errors import SourceError
from .extract import extract
from .identifiers.normal import normalised
from .model import Extraction, PrintedLink, Span

_HREF = re.compile(
    r"https?://(?:www\.)?undocs\.org/+(?:(?:en|fr|es|ar|zh|ru|sp)/)*(?:home/mobile\?finalsymbol=)?(?P<symbol>[^&]+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\(SUPP\)$", re.IGNORECASE)
_LETTER = re.compile(r"\s?[A-Z](?:(?:, | and | to )[A-Z])*")
_LETTERS = re.compile(r"(?<=\d)[A-Z](?:-[A-Z])?$")
_CLASSES = (
    ("GA resolution, old style", re.compile(r"A/RES/\d+\((?!\d{4})[IVXLC]+\)")),
    ("GA special session", re.compile(r"A/RES/(?:\d+\()?E?S-")),
    ("GA resolution", re.compile(r"A/RES/")),
    ("GA decision", re.compile(r"A/DEC/")),
    ("SC resolution", re.compile(r"S/RES/")),
    ("ECOSOC resolution", re.compile(r"E/RES/")),
    ("ECOSOC decision", re.compile(r"E/DEC/")),
    ("HRC resolution", re.compile(r"A/HRC/(?:RES|DEC)/")),
    ("other resolution", re.compile(r".*/(?:RES|Res\.|DEC)")),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number or symbol in a text and what it is an identifier of; several where the extraction keeps candidates."""

    span: Span
    symbols: tuple[str, ...]
    part: str  # "body", "notes"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where the UN and the extraction differ."""

    file: str
    kind: str  # "missed", "not linked", "other id"
    span: Span
    text: str
    linked: str
    found: str


@dataclass
class Score:
    """Counts over some documents."""

    documents: int = 0
    unreadable: list[str] = field(default_factory=list)
    links: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    overlapping: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    found: int = 0
    found_exact: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return sum(self.exact.values()) / max(sum(self.links.values()), 1)

    @property
    def precision(self) -> float:
        return self.found_exact / max(self.found, 1)


def class_of(symbol: str) -> str:
    """The class of an identifier, as the table of scores names it."""
    return next((name for name, pattern in _CLASSES if pattern.match(symbol)), "document")


def linked(extraction: Extraction) -> Iterator[Printed]:
    """What the UN links in the text and the footnotes of a document."""
    units = _units(extraction)
    for link in _joined(extraction):
        match = _HREF.match(link.href)
        part = next((part for a, b, part in units if a <= link.span.start and link.span.end <= b), None)
        if match and part:
            quote = extraction.document.source.quote(link.span)
            start = link.span.start + len(quote) - len(quote.lstrip())
            span = Span(start, start + len(quote.strip()))
            if span.end > span.start:
                yield Printed(span, (_key(_SUFFIX.sub("", unquote(match["symbol"]))),), part)


def _joined(extraction: Extraction) -> Iterator[PrintedLink]:
    """The links of a document; pieces of one that the UN cut apart are joined."""
    text = extraction.document.source.text
    open_link: PrintedLink | None = None
    for link in sorted(extraction.document.links, key=lambda k: k.span):
        gap = text[open_link.span.end : link.span.start] if open_link else None
        if open_link and gap is not None and not gap.strip() and len(gap) < 2 and _HREF.match(open_link.href):
            whole = open_link.href if len(open_link.href) >= len(link.href) else link.href
            open_link = PrintedLink(Span(open_link.span.start, link.span.end), whole)
            continue
        if open_link:
            yield open_link
        open_link = link
    if open_link:
        yield open_link


def _match(link: Printed, found: list[Printed], text: str) -> Printed | None:
    """What was found with the span of a link; the UN often leaves the letter of a part outside its link."""
    for p in found:
        if p.span == link.span:
            return p
        if p.span.start == link.span.start and _LETTER.fullmatch(text, link.span.end, p.span.end):
            return p
        halves = p.rule.startswith("double-symbol") and p.span.start <= link.span.start and link.span.end <= p.span.end
        if halves and (text[link.span.end] == "-" or text[link.span.start - 1] == "-"):
            return p
    return None


def printed(extraction: Extraction) -> Iterator[Printed]:
    """What the extraction finds printed: acts and papers, in paragraphs and in footnotes."""
    notes = {f.id: f for f in extraction.document.footnotes}
    for r in extraction.references:
        if r.rule.startswith("ibid"):
            continue
        spans = notes[r.footnote].reading.spans(*r.core)
        yield from _printed(extraction, spans, (r.target, *r.candidates), "notes", r.rule)
    for c in extraction.citations:
        if c.role != "explanation" and c.rule.startswith(("act-", "symbol", "double-symbol", "continuation")):
            yield from _printed(extraction, c.spans, (c.target, *c.candidates), "body", c.rule)


def _printed(
    extraction: Extraction, spans: tuple[Span, ...], targets: Iterable[str | None], part: str, rule: str
) -> Iterator[Printed]:
    symbols = []
    for target in targets:
        entity = extraction.entity(target or "")
        if entity and (symbol := normalised(entity.path, entity.details)):
            symbols += [_key(s) for s in symbol.split("; ")]
    if spans and symbols and not symbols[0].startswith(("SALES:", "UNTS:", "LNTS:", "EU:", "ILO:")):
        yield Printed(Span(spans[0].start, spans[-1].end), tuple(symbols), part, rule)


def _units(extraction: Extraction) -> list[tuple[int, int, str]]:
    body = [(s.start, s.end, "body") for p in extraction.document.paragraphs for s in p.reading.whole]
    notes = [(f.span.start, f.span.end, "notes") for f in extraction.document.footnotes]
    return sorted([*notes, *body], key=lambda unit: unit[1] - unit[0])


def _key(symbol: str) -> str:
    """An identifier as it is compared: without spaces, brackets of letters and case."""
    return re.sub(r"[\s\[\]]", "", symbol.replace("‑", "-").replace("–", "-")).upper().rstrip(".,;")


def _same(linked_symbol: str, symbols: tuple[str, ...]) -> bool:
    """Whether an extraction has the id of a link; the UN links a lettered part to its base."""
    base = _LETTERS.sub("", linked_symbol)
    ranged = base if re.search(r"[A-Z]-[A-Z]$", linked_symbol) else linked_symbol
    return any(s in (linked_symbol, ranged) or re.fullmatch(re.escape(ranged) + r"[A-Z]", s) for s in symbols)


def score_one(extraction: Extraction, score: Score) -> None:
    """Add one document to a score."""
    score.documents += 1
    name = extraction.document.source.name
    links = list(linked(extraction))
    found = list({p.span: p for p in printed(extraction)}.values())
    quote = extraction.document.source.quote
    for link in links:
        kind = class_of(link.symbols[0])
        for group in (kind, f"in the {link.part}"):
            score.links[group] += 1
        match = _match(link, found, extraction.document.source.text)
        near = match or next((p for p in found if p.span.start < link.span.end and link.span.start < p.span.end), None)
        for group in (kind, f"in the {link.part}"):
            score.exact[group] += match is not None
            score.overlapping[group] += near is not None
            score.right[group] += near is not None and _same(link.symbols[0], near.symbols)
        if near is None or match is None:
            score.disagreements.append(
                Disagreement(
                    name, "missed", link.span, quote(link.span), link.symbols[0], near.symbols[0] if near else ""
                )
            )
        elif not _same(link.symbols[0], match.symbols):
            score.disagreements.append(
                Disagreement(name, "other id", link.span, quote(link.span), link.symbols[0], " | ".join(match.symbols))
            )
    linked_spans = {link.span for link in links}
    matched = {m.span for link in links if (m := _match(link, found, extraction.document.source.text))}
    for p in found:
        score.found += 1
        score.found_exact += p.span in matched
        if not any(s.start < p.span.end and p.span.start < s.end for s in linked_spans):
            score.disagreements.append(Disagreement(name, "not linked", p.span, quote(p.span), "", p.symbols[0]))


def evaluate(files: Iterable[Path]) -> Score:
    """Score the extraction over AKN4UN files, ignoring the UN's links when extracting."""
    score = Score()
    for file in files:
        try:
            score_one(extract(file), score)
        except SourceError as error:
            score.unreadable.append(str(error))
    return score
