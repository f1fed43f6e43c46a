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
_LIST = re.compile(r"(?: of \d{1,2} \w+ \d{4})?(?:,|;|,? and| to) (?:its )?")  # between the items of a list
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
    sources = scan(text)
    for index, source in enumerate(sources):
        following = sources[index + 1] if index + 1 < len(sources) else None
        if source.kind == "ilo" or (source.kind != "continuation" and source.start < boundary):
            continue
        reference = _reference(text, source, following, boundary, found)
        if reference is not None:
            found.append(reference)
            boundary = max(boundary, reference.end)
    return tuple(found)


def _reference(
    text: str, source: Printed, following: Printed | None, boundary: int, before: list[PrintedReference]
) -> PrintedReference | None:
    last = before[-1] if before else None
    if source.kind == "continuation":
        return _continuation(source, last) if last else None
    lead = text[boundary : source.start]
    head = _HEAD.search(lead)
    if source.kind == "act" and head is None and not (last and last.head and _LIST.fullmatch(lead)):
        return None
    signal = _SIGNAL.search(lead)
    start = boundary + (signal.end() if signal else len(lead) - len(lead.lstrip(" ,;.")))
    words = text[start : source.start].removesuffix(head[0] if head else "")
    wrapping = _WRAPPING.search(words)
    title = words[: wrapping.start()].strip(" ,") if wrapping else ""
    end = source.end
    if source.kind == "symbol" and following and following.kind == "continuation":
        end = following.end
    if closing := _CLOSING.match(text, end):
        end = closing.end() - 1  # a locator's comma comes after the bracket
    pinpoints, locator, end = read_locators(text, end)
    if title and (volume := volume_of_title(title)):
        pinpoints = tuple(Locator((*volume.units, *p.units)) for p in pinpoints) or (volume,)
    kind = head["head"][:3].lower() if head else last.head if last and source.kind == "act" else None
    return PrintedReference(
        source,
        start,
        end,
        text[start:end],
        kind,
        signal["signal"] if signal else _inherited(lead, last),
        title or None,
        words,
        locator or None,
        pinpoints,
    )


def _continuation(source: Printed, stem: PrintedReference) -> PrintedReference:
    """A paper printed by its suffix alone, "and Corr.1": it shares signal and title with the one before."""
    return PrintedReference(
        source, source.start, source.end, source.text, None, stem.signal, stem.title, is_continuation=True
    )


def _inherited(lead: str, last: PrintedReference | None) -> str | None:
    """The signal of the reference before, which governs all that is joined to it by "and"."""
    return last.signal if last and re.match(r",? and |, ", lead) else None
