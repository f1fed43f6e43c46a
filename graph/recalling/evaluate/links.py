"""What the UN links in a document, what the extraction finds printed there, and when the two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ..identifiers.normal import normalised
from ..model import Extraction, PrintedLink, Span

_HREF = re.compile(
    r"https?://(?:www\.)?undocs\.org/+(?:(?:en|fr|es|ar|zh|ru|sp)/)*(?:home/mobile\?finalsymbol=)?(?P<symbol>[^&]+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\(SUPP\)$", re.IGNORECASE)
_LETTER = re.compile(r"\s?[A-Z]{1,2}(?:(?:, | and | to |–|-)[A-Z])*")
_LETTERS = re.compile(r"(?<=\d)[A-Z](?:-[A-Z])?$")
_OLD_LETTER = re.compile(r"(?<=/)(\d+)([A-Z])(\([A-Z-]+\))$")
_BRACKETS = re.compile(r"\([^)]*\)")
_DIGITS = re.compile(r"\d+")
_RUNNING = re.compile(r"S/RES/(\d+)(?=$|\()")
# kinds that the UN never links
_NOT_OF_UN = ("SALES:", "UNTS:", "LNTS:", "EU:", "ILO:", "WHO:", "IMO:", "UNESCO:", "FAO:", "IAEA:", "AU:", "FCCC:",
              "ICCD:", "CBD:")  # fmt: skip
_NUMBERED = ("act-", "symbol", "double-symbol", "continuation")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number or symbol in a text and what it identifies: several where it has two symbols or is doubtful.

    ``part`` is "body" or "notes".
    """

    span: Span
    symbols: tuple[str, ...]
    part: str
    rule: str = ""


def linked(extraction: Extraction) -> Iterator[Printed]:
    """What the UN links in the paragraphs and footnotes of a document. Links on words without a digit are faults."""
    units = _units(extraction)
    for link in _joined(extraction):
        match = _HREF.match(link.href)
        part = next((part for a, b, part in units if a <= link.span.start and link.span.end <= b), None)
        if match is None or part is None:
            continue
        quote = extraction.document.source.quote(link.span)
        start = link.span.start + len(quote) - len(quote.lstrip())
        span = Span(start, start + len(quote.strip()))
        if re.search(r"\d", quote):
            yield Printed(span, (key(_SUFFIX.sub("", unquote(match["symbol"]))),), part)


def _joined(extraction: Extraction) -> Iterator[PrintedLink]:
    """The links of a document; pieces of one that the UN cut apart are joined."""
    text = extraction.document.source.text
    last: PrintedLink | None = None
    for link in sorted(extraction.document.links, key=lambda k: k.span):
        gap = text[last.span.end : link.span.start] if last else None
        if last and gap is not None and not gap.strip() and len(gap) < 2 and _HREF.match(last.href):
            whole = last.href if len(last.href) >= len(link.href) else link.href
            last = PrintedLink(Span(last.span.start, link.span.end), whole)
            continue
        if last:
            yield last
        last = link
    if last:
        yield last


def printed(extraction: Extraction) -> Iterator[Printed]:
    """What the extraction finds printed: acts and papers, in paragraphs and in footnotes."""
    notes = {f.id: f for f in extraction.document.footnotes}
    for r in extraction.references:
        reading = notes[r.footnote].reading
        if r.printed_act:
            spans = reading.spans(*r.printed_act_at)
            yield from _printed(extraction, spans, (r.printed_act,), "notes", "act-printed-in-report")
        if not r.rule.startswith("ibid"):
            yield from _printed(extraction, reading.spans(*r.core), (r.target, *r.candidates), "notes", r.rule)
    for c in extraction.citations:
        if c.role != "explanation" and c.rule.startswith(_NUMBERED):
            yield from _printed(extraction, c.spans, (c.target, *c.candidates), "body", c.rule)


def _printed(
    extraction: Extraction, spans: tuple[Span, ...], targets: Iterable[str | None], part: str, rule: str
) -> Iterator[Printed]:
    symbols: list[str] = []
    for target in targets:
        entity = extraction.entity(target or "")
        if entity and (symbol := normalised(entity.path, entity.details)):
            symbols += [key(s) for s in symbol.split("; ")]
    if spans and symbols and not symbols[0].startswith(_NOT_OF_UN):
        yield Printed(Span(spans[0].start, spans[-1].end), tuple(symbols), part, rule)


def _units(extraction: Extraction) -> list[tuple[int, int, str]]:
    body = [(s.start, s.end, "body") for p in extraction.document.paragraphs for s in p.reading.whole]
    notes = [(f.span.start, f.span.end, "notes") for f in extraction.document.footnotes]
    return sorted([*notes, *body], key=lambda unit: unit[1] - unit[0])


def key(symbol: str) -> str:
    """An identifier as it is compared: no spaces, no brackets of letters, one case, the letter of a part last."""
    plain = re.sub(r"[\s\[\]]", "", symbol.replace("‑", "-").replace("–", "-")).upper().rstrip(".,;")
    return _OLD_LETTER.sub(r"\1\3\2", plain)


def match_of(link: Printed, found: Sequence[Printed], text: str) -> Printed | None:
    """What was found with the span of a link.

    The UN leaves the letter of a part outside its link, and the full stop of the footnote inside; it links one half
    of a double symbol, or each.
    """
    for p in found:
        if p.span.start == link.span.start:
            rest = text[p.span.end : link.span.end]
            if p.span.end == link.span.end or rest == "." or _LETTER.fullmatch(text, link.span.end, p.span.end):
                return p
        within = p.rule.startswith("double-symbol") and p.span.start <= link.span.start and link.span.end <= p.span.end
        if within and (text[link.span.end : link.span.end + 1] == "-" or text[link.span.start - 1] == "-"):
            return p
    return None


def leads_elsewhere(words: str, symbol: str) -> bool:
    """Whether the words of a link print a number that its address lacks: "2144 (2014)" linked to S/RES/2143."""
    if symbol.startswith("S/RES/"):  # the year belongs to no identity
        words = _BRACKETS.sub("", words)
    return not set(_DIGITS.findall(words)) <= set(_DIGITS.findall(symbol))


def is_same(link: Printed, found: Printed) -> bool:
    """Whether an extraction has the id of a link; the UN links a lettered part to its base, a pair as one."""
    symbol = link.symbols[0]
    if symbol == "-".join(found.symbols):
        return True
    if running := _RUNNING.match(symbol):  # the year belongs to no identity: texts print wrong ones
        return any((m := _RUNNING.match(s)) and m[1] == running[1] for s in found.symbols)
    base = _LETTERS.sub("", symbol)
    ranged = base if re.search(r"[A-Z]-[A-Z]$", symbol) else symbol
    return any(s in (symbol, ranged) or re.fullmatch(re.escape(ranged) + r"[A-Z]{1,2}", s) for s in found.symbols)
