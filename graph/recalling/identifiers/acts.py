"""Numbers of acts: "217 A (III)", "57/176", "S-27/2", "1325 (2000)", "1999/256"; their keys and paths.

Forms: UN Editorial Manual, *System of identification*; un.org research guide on General Assembly resolutions.
Old-style numbers run through the sessions up to the thirtieth and so never collide with those that restart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .bodies import IssuingBody, issuing_body
from .numerals import roman, to_roman

_OLD = re.compile(r"(\d+)(?: ?([A-Z]))? ?\(((?:E?S-)?[IVXLC]+)\)([A-Z])?")
_RUNNING = re.compile(r"(\d+) ?\(((?:19|20)\d\d)\)")
_SESSION = re.compile(r"((?:E?S-)?\d+)/(\d+)(?: ?(AA|BB|CC|[A-Z]))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SESSION_KEY = re.compile(r"^(s|es)?(\d+)$")


@dataclass(frozen=True, slots=True)
class ActNumber:
    """The number of an act, apart from the body that issued it.

    ``series`` is "old" (running number and Roman session), "session" (session/number), "year" (year/number),
    "running" (number (year)) or "plain" (the bare number of a conference's resolution). ``session`` is the key
    of the session in Arabic numerals ("3", "57", "s27", "es10"), the year, or empty.
    """

    series: str
    number: int
    session: str = ""
    letter: str = ""

    def __str__(self) -> str:
        if self.series == "old":
            letter = f" {self.letter}" if self.letter else ""
            return f"{self.number}{letter} ({_print_session(self.session, old=True)})"
        if self.series == "running":
            return f"{self.number} ({self.session})" if self.session else str(self.number)
        if self.series == "plain":
            return str(self.number)
        letter = f" {self.letter}" if self.letter else ""
        return f"{_print_session(self.session)}/{self.number}{letter}"

    @property
    def tail(self) -> str:
        """The end of the path of the act: "3/217a", "57/176", "1325"."""
        number = f"{self.number}{self.letter.lower()}"
        return number if self.series in ("running", "plain") else f"{self.session}/{number}"

    @property
    def is_special(self) -> bool:
        """Whether the session is a special or emergency special one."""
        return self.session.startswith(("s", "es"))


def _print_session(key: str, *, old: bool = False) -> str:
    match = _SESSION_KEY.match(key)
    if not match:
        return key
    prefix, number = match.groups()
    shown = to_roman(int(number)) if old else number
    return f"{prefix.upper()}-{shown}" if prefix else shown


def session_key(printed: str) -> str | None:
    """The key of a session as printed in a number: "III" -> "3", "S-VII" -> "s7", "ES-10" -> "es10"."""
    prefix, hyphen, number = printed.strip().upper().rpartition("-")
    value = int(number) if number.isdigit() else roman(number)
    if value is None or (hyphen and prefix not in ("S", "ES")):
        return None
    return f"{prefix.lower()}{value}"


def parse_act_number(text: str) -> ActNumber | None:
    """The number of an act as printed, or None.

    "217 A (III)", "2200(XXI)A", "3362 (S-VII)", "57/176", "46/36 L", "S-27/2", "1325 (2000)", "1999/256".
    """
    if match := _OLD.fullmatch(text):
        session = session_key(match[3])
        return ActNumber("old", int(match[1]), session, match[2] or match[4] or "") if session else None
    if match := _RUNNING.fullmatch(text):
        return ActNumber("running", int(match[1]), match[2])
    if match := _SESSION.fullmatch(text):
        if _YEAR.fullmatch(match[1]):
            return ActNumber("year", int(match[2]), match[1], match[3] or "")
        session = session_key(match[1])
        return ActNumber("session", int(match[2]), session, match[3] or "") if session else None
    return None


def act_path(body: str, kind: str, number: ActNumber) -> str:
    """The path of an act of a body: ("ga", "res", 57/176) -> "un/ga/res/57/176"."""
    return f"{issuing_body(body).path}/{kind}/{number.tail}"


def act_key(body: str, kind: str, number: ActNumber) -> str:
    """The normalised identifier of an act, in the manner of the UN Digital Library: "A/RES/217(III)[A]"."""
    issuer = issuing_body(body)
    if issuer.symbol_form and kind == "res":
        return issuer.symbol_form.format(session=_print_session(number.session), number=number.number)
    prefix = f"{issuer.prefix}/{kind.upper()}/"
    letter = f"[{number.letter}]" if number.letter else ""
    if number.series in ("old", "running"):
        year = f"({_print_session(number.session, old=number.series == 'old')})" if number.session else ""
        return f"{prefix}{number.number}{year}{letter}"
    if number.series == "plain":
        return f"{prefix}{number.number}"
    return f"{prefix}{_print_session(number.session)}/{number.number}{letter}"


def act_symbol(body: str, kind: str, number: ActNumber) -> str | None:
    """The document symbol under which a resolution is printed, or None where the UN gives it none.

    Decisions of the General Assembly and of the Economic and Social Council have no symbol of their own.
    """
    issuer: IssuingBody = issuing_body(body)
    if kind != "res" or not issuer.has_symbols:
        return None
    return act_key(body, kind, number).replace("[", "").replace("]", "")
