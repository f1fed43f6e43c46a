"""Dates as people write them: "18 December 2002", "November 2000", "5–13 September 1994"."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def spoken(date: str) -> str:
    """A date or interval of EDTF level 0 in words; anything else comes back as it is."""
    begin, slash, end = date.partition("/")
    if not slash:
        return _one(date) or date
    first, last = _one(begin), _one(end)
    if not first or not last:
        return date
    if begin[:7] == end[:7] and len(begin) == len(end) == 10:
        return f"{int(begin[8:])}–{last}"
    if begin[:4] == end[:4]:
        return f"{first.removesuffix(' ' + begin[:4])} – {last}"
    return f"{first} – {last}"


def machine(date: str) -> str:
    """A date as the attribute of an element ``time`` may have it: of an interval the beginning."""
    begin = date.partition("/")[0]
    return begin if _DATE.fullmatch(begin) else ""


def _one(date: str) -> str:
    match = _DATE.fullmatch(date)
    if not match:
        return ""
    year, month, day = match.groups()
    if month and not 1 <= int(month) <= 12:
        return ""
    return " ".join(p for p in (day and str(int(day)), month and _MONTHS[int(month) - 1], year) if p)
