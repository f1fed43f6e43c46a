"""The normalised identifier of what is cited: one string for one thing, in the manner of the UN Digital Library.

"A/RES/217(III)[A]", "A/CONF.157/24(PartI)", "Sales:E.95.XIII.18", "UNTS:27531", "ILO:C182". A paper under two
symbols has both, joined by "; ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TREATY = re.compile(r"un/treaty/(?P<series>unts|lnts)/[^/]+/(?P<number>.+)")
_ILO = re.compile(r"ilo/(?P<number>c\d+)")


def normalised(path: str, details: Sequence[tuple[str, str]]) -> str | None:
    """The normalised identifier of a thing by its path and what belongs to its name, or None if it has none."""
    found = [value for name, value in details if name == "symbol"]
    if found:
        return "; ".join(symbol.replace(" ", "") for symbol in found)
    values = dict(details)
    if "identifier" in values:
        organization = path.partition("/")[0]
        return values["identifier"] if organization == "un" else f"{organization.upper()}:{values['identifier']}"
    if "salesNumber" in values:
        return f"Sales:{values['salesNumber']}"
    if match := _TREATY.fullmatch(path):
        return f"{match['series'].upper()}:{match['number']}"
    if match := _ILO.fullmatch(path):
        return f"ILO:{match['number'].upper()}"
    return None
