"""What a footnote prints: signals, titles, sources, locators. Nothing is resolved here.

A footnote is a sequence of references. A reference has a source (an act, a paper, a publication, a treaty, an
*Ibid.*) and what follows it. "resolution 1, annex" after a publication is a place in it, not another source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Locator
from .forms import Printed, scan
from .locators import read_locators, volume_of_title

_SIGNAL = re.compile(r"(?P<signal>[Ss]ee also|[Ss]ee|[Cc]f\.|[Aa]s contained in)(?:,? (?:e\.g\.|for example),?)? ")
_HEAD = re.compile(r"(?P<head>[Rr]esolutions?|[Dd]ecisions?) $")
_LONGEST_HEAD = 20  # characters
_MOST_SUFFIXES = 50  # printed with one symbol
_LIST = re.compile(r"(?: of \d{1,2} \w+ \d{4})?(?:[,;] ?|[,;]? and | to )(?:its )?")  # between the items of a list
_JOINED = re.compile(r"(?:,| and|, and) ")
_CLOSING = re.compile(r"(?: and corrigend(?:um|a))?\)")
_WRAPPING = re.compile(r" ?\((?:United Nations publication, )?(?:document )?$")


@dataclass(frozen=True, slots=True)
class PrintedReference:
    """One reference as printed. ``head`` is "res" or "dec" before the number of an act."""

    source: Printed
    start: int
    end: int
    printed: str
    head: str | None = None
    signal: str | None = None
    title: str | None = None
    before: str = ""  # the words before the head, among which a body may be named
    locator: str | None = None
    pinpoints: tuple[Locator, ...] = ()
    is_continuation: bool = False


def read_references(text: str) -> tuple[PrintedReference, ...]:
    """The references of a footnote, in order."""
    found: list[PrintedReference] = []
    boundary = 0  # where the words of the next reference begin
    sources = [s for s in scan(text) if s.kind != "ilo"]
    for index, source in enumerate(sources):
        following = sources[index + 1 : index + 1 + _MOST_SUFFIXES]
        if _names_only_series(text, source, following):
            continue
        if found and (source.kind == "continuation" or _corrects(source, found[-1])):
            found.append(_continuation(source, found[-1]))
        elif source.start >= boundary:
            reference = _reference(text, source, following, boundary, found[-1] if found else None)
            if reference is None:
                continue
            found.append(reference)
        boundary = max(boundary, found[-1].end if found else 0)
    return tuple(found)


def _reference(
    text: str, source: Printed, following: list[Printed], boundary: int, last: PrintedReference | None
) -> PrintedReference | None:
    if source.kind == "continuation":
        return None  # a suffix without a stem
    head = _HEAD.search(text, max(boundary, source.start - _LONGEST_HEAD), source.start)
    in_list = last is not None and last.head is not None and _LIST.fullmatch(text, boundary, source.start) is not None
    if source.kind == "act" and head is None and not in_list:
        return None
    lead = text[boundary : source.start]
    signal = _SIGNAL.search(lead)
    start = boundary + (signal.end() if signal else len(lead) - len(lead.lstrip(" ,;.")))
    words = text[start : source.start].removesuffix(head[0] if head else "")
    wrapping = _WRAPPING.search(words)
    title = words[: wrapping.start()].strip(" ,") if wrapping else ""
    end = _end_of_suffixes(text, source, following)
    if closing := _CLOSING.match(text, end):
        end = closing.end() - 1  # a locator's comma comes after the bracket
    pinpoints, locator, end = read_locators(text, end)
    if title and (volume := volume_of_title(title)):
        pinpoints = tuple(Locator((*volume.units, *p.units)) for p in pinpoints) or (volume,)
    kind = head["head"][:3].lower() if head else last.head if last and source.kind == "act" else None
    return PrintedReference(
        source=source,
        start=start,
        end=end,
        printed=text[start:end],
        head=kind,
        signal=signal["signal"] if signal else _inherited(lead, last),
        title=title or None,
        before=words,
        locator=locator or None,
        pinpoints=pinpoints,
    )


def _names_only_series(text: str, source: Printed, following: list[Printed]) -> bool:
    """Whether an *Ibid.* keeps only the series: "Ibid., Sixtieth Session, Supplement No. 1 (A/60/1)"."""
    if source.kind != "ibid" or not following or following[0].kind not in ("symbol", "sales"):
        return False
    return re.fullmatch(r",? [^;]*?(?:\(|document )", text[source.end : following[0].start]) is not None


def _corrects(source: Printed, last: PrintedReference) -> bool:
    """Whether a symbol, printed in full, is that of a corrigendum to the paper before: "A/1 and A/1/Corr.1"."""
    if source.kind != "symbol" or last.source.kind not in ("symbol", "continuation"):
        return False
    stem = last.source.keys[0].partition("/Corr.")[0]
    return source.keys[0].startswith(f"{stem}/Corr.") and source.start <= last.end + 6


def _end_of_suffixes(text: str, source: Printed, following: list[Printed]) -> int:
    """The end of a paper with the suffixes and corrigenda that are printed with it: locators come behind them."""
    end = source.end
    for item in following if source.kind == "symbol" else ():
        corrigendum = item.kind == "symbol" and item.keys[0].startswith(source.keys[0] + "/Corr.")
        if not (item.kind == "continuation" or corrigendum) or not _JOINED.fullmatch(text, end, item.start):
            break
        end = item.end
    return end


def _continuation(source: Printed, stem: PrintedReference) -> PrintedReference:
    """A paper printed with the one before it, "and Corr.1": it shares signal and title."""
    return PrintedReference(
        source, source.start, source.end, source.text, None, stem.signal, stem.title, is_continuation=True
    )


def _inherited(lead: str, last: PrintedReference | None) -> str | None:
    """The signal of the reference before, which governs all that is joined to it by "and"."""
    return last.signal if last and re.match(r",? and |, ", lead) else None
