"""Names short enough for a picture: symbols, acronyms, and long names cut where a phrase ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .characters import one_line
from .things import ACTS, Thing, capital

_INSTRUMENTS = ("treaty", "declaration", "outcome", "collective", "instrument")
_LONGEST = 64
_ACRONYM = re.compile(r"(?=.{2,12}$)[A-Z]+(?:-[A-Z]+)*")
_WORD = re.compile(r"[\w’'-]+")
# words before which a long name may be cut
_CONNECTING = frozenset(
    ("against", "and", "as", "at", "by", "concerning", "for", "from", "in", "into", "of", "on", "or", "over",
     "supplementing", "to", "under", "with")
)  # fmt: skip


def label(thing: Thing, others: dict[str, Thing]) -> str:
    """A name short enough for a picture: symbol, acronym or a shortened name.

    ``others`` are consulted for the symbol of the paper that prints a report.
    """
    if thing.category in ACTS:
        return thing.act_symbol or f"{thing.category} {thing.first('unc:actNumber')}".strip()
    if thing.category == "paper":
        return _paper(thing)
    if thing.category == "report":
        paper = others.get(thing.first("unc:printedIn"))
        return f"{_short_title(thing)} ({label(paper, others)})" if paper else _short_title(thing)
    if thing.category in _INSTRUMENTS:
        return _instrument(thing)
    return _short_title(thing)


def _paper(thing: Thing) -> str:
    if thing.get("unc:salesNumber") and not thing.get("unc:symbol"):
        return f"Sales No. {thing.symbol}"
    return thing.symbol.partition(";")[0] or _short_title(thing)


def _short_title(thing: Thing) -> str:
    return thing.path if thing.title == thing.path else shorten(thing.title)


def _instrument(thing: Thing) -> str:
    """Its acronym, or the shortest of its names, best one that is made of words of the full name."""
    if thing.ilo:
        return f"ILO {thing.ilo}"
    acronyms = sorted((n for n in thing.names if _ACRONYM.fullmatch(n)), key=lambda n: (len(n), n))
    if acronyms:
        return acronyms[0]
    full = set(_WORD.findall(thing.title.lower()))
    proper = [n for n in thing.names if n[0].isupper()]
    if not proper:
        return _short_title(thing)
    return shorten(min(proper, key=lambda n: (len(n) > _LONGEST, not set(_WORD.findall(n.lower())) <= full, len(n), n)))


def shorten(name: str, longest: int = _LONGEST) -> str:
    """A name cut where a phrase ends: not after "of the", not inside a quotation."""
    name = capital(one_line(name))
    if len(name) > longest and (bracket := name.find(" (")) > 0:
        name = name[:bracket]
    if len(name) <= longest:
        return name
    cuts = list(_cuts(name, longest))
    place = next((c for c in reversed(cuts) if c >= longest // 3), name.rfind(" ", 0, longest))
    return name[: place if place > 0 else longest].rstrip(" ,;:") + "…"


def _cuts(name: str, longest: int) -> Iterator[int]:
    """The spaces before a connecting word or a quotation, or after a comma; none inside a quotation."""
    for match in re.finditer(" ", name[: longest + 1]):
        place = match.start()
        before, after = name[:place], name[place + 1 :].split(" ", 1)[0]
        last = before.rpartition(" ")[2].lower()
        quoted = before.count('"') % 2 or before.count("“") > before.count("”")
        ends = after in _CONNECTING or after[:1] in '"“' or before[-1] in ",;:"
        if ends and not quoted and last not in _CONNECTING:
            yield place
