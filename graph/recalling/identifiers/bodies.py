"""The registry of bodies that issue numbered acts or symbols: one row of ``bodies.toml`` each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import AuthorityError


@dataclass(frozen=True, slots=True)
class IssuingBody:
    """A body whose acts are numbered.

    ``bodies`` are the slugs in graph/authority/bodies.ttl of the body under each of its names, oldest first.
    ``numbering`` are the series its numbers take (see ``ActNumber``); ``roots`` begin the symbols of its papers;
    ``supplement`` is the number of its report among the Official Records of its parent; ``symbol_form`` the form
    of the symbols of its resolutions where they have their own. ``first_year`` is that of its first session, which
    with ``sessions_a_year`` tells the year of a session. ``lowest_numbers`` are, from a session on, below what none
    of its acts is numbered; ``lowest_special_numbers`` those of single special sessions. ``last_numbers`` are years
    with the last running number of each.
    """

    code: str
    bodies: tuple[str, ...]
    prefix: str
    numbering: tuple[str, ...]
    roots: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    path: str = ""
    has_symbols: bool = False
    supplement: str = ""
    symbol_form: str = ""
    first_year: int = 0
    sessions_a_year: int = 1
    first_numbered_session: int = 0
    special_sessions: tuple[tuple[int, int], ...] = ()
    lowest_numbers: tuple[tuple[int, int], ...] = ()
    lowest_special_numbers: tuple[tuple[str, int], ...] = ()
    last_numbers: tuple[tuple[int, int], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("bodies.toml").read_text("utf-8"))


@cache
def symbol_roots() -> tuple[str, ...]:
    """What begins a document symbol: "A", "S", "CEDAW"."""
    return tuple(_file()["symbol_roots"])


@cache
def registry() -> dict[str, IssuingBody]:
    """All rows by code, in the order of the file."""
    bodies = {}
    for row in _file()["body"]:
        code = row["code"]
        bodies[code] = IssuingBody(
            code,
            tuple(row["bodies"]),
            row["prefix"],
            tuple(row["numbering"]),
            roots=tuple(row.get("roots", ())),
            short=tuple(row.get("short", ())),
            path=row.get("path", f"un/{code}"),
            has_symbols=row.get("has_symbols", False),
            supplement=row.get("supplement", ""),
            symbol_form=row.get("symbol_form", ""),
            first_year=row.get("first_year", 0),
            sessions_a_year=row.get("sessions_a_year", 1),
            first_numbered_session=row.get("first_numbered_session", 0),
            special_sessions=tuple((int(n), year) for n, year in row.get("special_sessions", {}).items()),
            lowest_numbers=tuple((int(n), low) for n, low in row.get("lowest_numbers", {}).items()),
            lowest_special_numbers=tuple(row.get("lowest_special_numbers", {}).items()),
            last_numbers=tuple((year, number) for year, number in row.get("last_numbers", ())),
            examples=tuple((text, key) for text, key in row.get("examples", ())),
        )
    return bodies


def issuing_body(code: str) -> IssuingBody:
    """The row of a body by its code."""
    try:
        return registry()[code]
    except KeyError:
        raise AuthorityError(f"no body with the code {code!r}", where="identifiers/bodies.toml") from None


def year_of(code: str, number: int) -> int | None:
    """The year of a resolution of a body by its running number; None where that is not known: 1325 -> 2000."""
    return next((year for year, last in issuing_body(code).last_numbers if number <= last), None)


def sat_in(code: str, session: str, year: int) -> bool | None:
    """Whether a session of a body ("46", "s27") may have adopted acts in a year; None where that is not known.

    Since 2006 both the General Assembly and the Human Rights Council have special sessions; the numbers of the
    latter began again at 1.
    """
    body = issuing_body(code)
    if not body.first_year or session.startswith("e"):
        return None
    if year < body.first_year:
        return False
    if session.startswith("s"):
        opened = dict(body.special_sessions).get(int(session[1:]), 0)
        return None if not body.special_sessions else year < 2006 or opened <= year <= opened + 1
    first = body.first_year + (int(session) - 1) // body.sessions_a_year
    return first <= year <= first + 1


@cache
def code_of(slug: str) -> str | None:
    """The code of the issuing body that goes by a slug of the authority: "subcom-prevention" -> "subcom"."""
    return next((code for code, body in registry().items() if slug in body.bodies), None)


@cache
def body_of_symbol(symbol: str) -> str | None:
    """The code of the body whose root begins a symbol; the longest root wins."""
    best = ""
    found = None
    for code, body in registry().items():
        for root in body.roots:
            if (symbol == root or symbol.startswith(root + "/")) and len(root) > len(best):
                best, found = root, code
    return found
