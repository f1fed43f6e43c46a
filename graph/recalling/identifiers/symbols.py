"""UN document symbols: what one looks like, its canonical form, its path.

Forms: UN Editorial Manual, *System of identification: symbols*. A symbol is a root (the organ) and components
divided by slashes; components may hold a qualifier in brackets, and suffixes (Add., Corr., Rev., Amend.) stack.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .acts import ActNumber, parse_act_number
from .bodies import registry, symbol_roots

_COMPONENT = (
    r"(?:[A-Z]+\(\d+\)|[A-Z]+\.[IVX]+(?![\w.])|[A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)*[.-]?\d+(?:\.\d+)*(?:[-–]\d+)?"
    r"|[A-Z][A-Za-z]{0,14}|\d+(?:[-–]\d+)?[a-z]?)"
)
_QUALIFIER = (
    r"(?: ?\((?:[Pp]arts?|Vols?\.|Sects?\.|Sect \.|Section|Supp\.|Annex|Plan|Intro|Income|[IVX]+|Resumption"
    r"|S(?:UPP|upp))[^()\n]{0,18}\))"
)
_SUFFIX = r"(?:(?: /|/ )(?:Add|Corr|Rev|Amend)\.|/(?:Add|Corr|Rev|Amend)\. )\d+"  # with a space that is not its own
# acts printed as symbols, with the session or year that belongs to the number: S/RES/1325 (2000), A/RES/217(III)A
_ACT = r"(?:[AEST])/RES/\d+ ?\((?:\d{4}|(?:E?S-)?[IVXLC]+)\)(?: ?[A-Z](?!\w))?"
_ROOT = f"(?:{'|'.join(sorted(symbol_roots(), key=len, reverse=True))})"
PATTERN = rf"(?:{_ACT}|{_ROOT}(?:{_SUFFIX}|/{_COMPONENT}{_QUALIFIER}?)+)"

SYMBOL = re.compile(rf"(?<![\w/.]){PATTERN}(?![\w/])")
_FULL = re.compile(PATTERN)
_HAS_DIGIT = re.compile(r"\d")
_ACT_SYMBOL = re.compile(r"^(?P<prefix>.+?)/(?P<kind>RES|DEC|PRST|Res|Dec)/(?P<number>.+)$")


def is_symbol(text: str) -> bool:
    """Whether a text is, as a whole, a document symbol: a root, a slash, and a digit somewhere."""
    return bool(_FULL.fullmatch(text) and _HAS_DIGIT.search(text))


@lru_cache(maxsize=4096)
def canonical(symbol: str) -> str:
    """The canonical form of a symbol: white space folded, dashes plain, "Rev. 1" as "Rev.1"."""
    text = re.sub(r"\s+", " ", symbol.replace("–", "-").replace("‑", "-")).strip()
    text = re.sub(r"\b(Add|Corr|Rev|Amend)\. (\d)", r"\1.\2", text)
    text = re.sub(r" ?/ ?(?=(?:Add|Corr|Rev|Amend)\.)", "/", text)
    text = re.sub(r"(?<=\w)\((?=[Pp]art |Resumption|Vol\.|Sect\.)", " (", text)
    text = re.sub(r"\(Resumption(?=\d)", "(Resumption ", text.replace("(part ", "(Part "))
    return re.sub(r"\((Sect|Vol|Supp) ?\. ?(\d|[IVX])", r"(\1. \2", text)


@lru_cache(maxsize=4096)
def symbol_path(symbol: str) -> str:
    """The path of the paper with this symbol: slashes kept, white space as "_", brackets dropped.

    "A/CONF.157/24 (Part I)" -> "un/doc/A/CONF.157/24_Part_I".
    """
    name = re.sub(r"(\S)\(", r"\1 (", canonical(symbol))
    name = re.sub(r"[()]", "", name).replace(" ", "_")
    return f"un/doc/{name}"


def sales_path(number: str) -> str:
    """The path of a publication by its sales number: "E.95.XIII.18" -> "un/sales/E.95.XIII.18"."""
    return f"un/sales/{number}"


@lru_cache(maxsize=4096)
def act_of_symbol(symbol: str) -> tuple[str, str, ActNumber] | None:
    """The body, kind and number of the act that a symbol of the form A/RES/57/176 prints, or None."""
    for code, form in _own_forms():
        if own := form.fullmatch(canonical(symbol)):
            return code, "res", ActNumber("session", int(own["number"]), own["session"])
    match = _ACT_SYMBOL.match(canonical(symbol))
    if not match:
        return None
    body = next((code for code, row in registry().items() if row.prefix == match["prefix"]), None)
    number = parse_act_number(match["number"])
    if body is None or number is None:
        return None
    return body, match["kind"].lower(), number


@cache
def _own_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of the symbols of resolutions that are not {prefix}/RES/{session}/{number}: "UNEP/EA.4/Res.1"."""
    rows = [(code, row.symbol_form) for code, row in registry().items() if row.symbol_form]
    parts = {"session": "SESSION", "number": "NUMBER"}
    return tuple(
        (
            code,
            re.compile(
                re.escape(form.format(**parts))
                .replace("SESSION", r"(?P<session>\d+)")
                .replace("NUMBER", r"(?P<number>\d+)")
            ),
        )
        for code, form in rows
    )
