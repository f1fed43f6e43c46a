"""Conferences, sessions and meetings: found by name, by session and by place; what the text says of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..cite.names import KnownNames, Name
from ..cite.namings import is_another_of_series
from ..identifiers.numerals import ORDINAL_WORD, iso_date, ordinal
from ..identifiers.slugs import slug
from ..model import Entity, ReadingText, Value
from .ledger import Ledger

_SESSION = re.compile(
    rf"\b(?P<its>its|their|the) (?P<ordinal>{ORDINAL_WORD}|\d+(?:st|nd|rd|th)) "
    rf"(?P<special>special |emergency special )?session"
    rf"(?: of the (?=[A-Z]))?",
    re.IGNORECASE,
)
_MEETING_AT = re.compile(
    r"at its (?:[\w-]+ )?meeting,? held (?:at|in) (?P<place>[A-Z][\w’-]+(?:, [A-Z][\w’-]+)*),? (?:on|from) "
    r"(?P<dates>\d{1,2}(?: [A-Z]\w+)?(?: \d{4})?(?: and |–|-| to )?(?:\d{1,2} )?[A-Z]\w+ \d{4})"
)
_TITLE = re.compile(
    r"(?:Report|Official Records|Proceedings) of the "
    r"(?P<event>[^,]+(?:, [^,\d]*?(?:Conference|Summit|Congress)[^,]*)?), "
    r"(?P<place>[A-Z][\w.’-]*(?:[ ,]+[A-Z][\w.’-]*)*), (?P<dates>\d{1,2}[^,]*? \d{4})"
)
_CLASSIFICATION = "http://www.w3.org/ns/org#classification"
_EVENT_WORD = re.compile(r"\b(?:Conference|Summit|Congress|Assembly|[Ss]ession|Forum|Meeting)\b")


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting as a text names it."""

    start: int
    end: int
    path: str


def session_of(body: str, number: str, ledger: Ledger) -> str:
    """The session of a body: the curated one, or a new one."""
    known = ledger.authority.meeting(body, session=number)
    if known:
        return ledger.known(known)
    name = body.removeprefix("un/body/")
    label = f"{ledger.label(body) or name}, session {number}"
    return ledger.add(
        Entity(
            f"un/event/{name}-session-{number}",
            "Meeting",
            label,
            (("kind", "session"), ("meetingOf", body), ("session", number)),
        )
    )


def plenary_of(body: str, session: str, number: int, ledger: Ledger) -> str:
    """A plenary meeting of a session."""
    name = body.removeprefix("un/body/")
    path = f"un/event/{name}-plenary-{session}-{number}"
    if ledger.authority.get(path):
        return ledger.known(path)
    label = f"{ledger.label(body) or name}, session {session}, plenary meeting {number}"
    details = [("kind", "plenary-meeting"), ("meetingOf", session_of(body, session, ledger))]
    return ledger.add(Entity(path, "Meeting", label, tuple(details)))


def find_meetings(
    unit: str, reading: ReadingText, bodies: Sequence[Name], known: KnownNames, ledger: Ledger, issuer: str
) -> Iterator[Met]:
    """The meetings that a text names, beside its ``bodies``. What it says of them becomes statements."""
    text = reading.text
    for name in known.meetings.find_all(text):
        if is_another_of_series(text, name.start):
            continue
        ledger.known(name.path)
        yield Met(name.start, name.end, name.path)
        _special_session(unit, reading, name, bodies, ledger)
    for match in _SESSION.finditer(text) if " session" in text else ():
        body = _body_of_session(match, text, bodies, known, ledger) or (
            issuer if match["its"].lower() == "its" else None
        )
        number = ordinal(match["ordinal"])
        if body is not None and number is not None:
            prefix = {"special ": "s", "emergency special ": "es"}.get((match["special"] or "").lower(), "")
            yield Met(match.start("ordinal"), match.end(), session_of(body, f"{prefix}{number}", ledger))
    for match in _MEETING_AT.finditer(text):
        if body_name := _last_body(bodies, match.start(), ledger):
            path = _meeting_at(unit, reading, match, body_name.path, ledger)
            yield Met(body_name.start, match.end(), path)
    yield from _titles(unit, reading, known, ledger)


def _start(name: Name) -> int:
    return name.start


def _special_session(unit: str, reading: ReadingText, name: Name, bodies: Sequence[Name], ledger: Ledger) -> None:
    """ "the special session of the General Assembly on children": whose session it was."""
    first = bisect_right(bodies, name.start, key=_start)
    inside = [b for b in takewhile(lambda b: b.start < name.end, bodies[first : first + 8]) if b.end <= name.end]
    if inside and "session" in reading.text[name.start : inside[0].start].lower():
        ledger.link(
            name.path,
            "unc:meetingOf",
            ledger.known(inside[0].path),
            unit,
            reading.spans(name.start, name.end),
            "session-of-body",
        )


def _body_of_session(
    match: re.Match[str], text: str, bodies: Sequence[Name], known: KnownNames, ledger: Ledger
) -> str | None:
    if text[match.end() - 1] == " ":
        following = known.bodies.at(text, match.end())
        return ledger.known(following.path) if following else None
    if match["its"].lower() == "the":
        return None
    before = _last_body(bodies, match.start(), ledger)
    return before.path if before else None


def _last_body(bodies: Sequence[Name], before: int, ledger: Ledger) -> Name | None:
    """The body named last before an offset, office holders apart: they do not meet."""
    for at in range(bisect_right(bodies, before, key=_start) - 1, -1, -1):
        name = bodies[at]
        if name.end > before:
            continue
        thing = ledger.authority.get(name.path)
        if thing is None or not any(c.endswith("office-holder") for c in thing.get(_CLASSIFICATION)):
            ledger.known(name.path)
            return name
    return None


def _meeting_at(unit: str, reading: ReadingText, match: re.Match[str], body: str, ledger: Ledger) -> str:
    dates = iso_date(match["dates"]) or ""
    town = match["place"].split(",")[0]
    known = ledger.authority.meeting(body, place=town)
    name = body.removeprefix("un/body/")
    label = f"{ledger.label(body) or name}, {town}"
    new = Entity(
        f"un/event/{name}-{slug(town)}-{dates[:7]}",
        "Meeting",
        label,
        (("kind", "meeting"), ("meetingOf", body)),
    )
    path = ledger.known(known) if known else ledger.add(new)
    place = reading.spans(match.start("place"), match.end("place"))
    ledger.state(path, "unc:placeAsStated", Value(match["place"]), unit, place, "meeting-held-at")
    if dates:
        ledger.state(
            path,
            "unc:dateAsStated",
            Value(dates),
            unit,
            reading.spans(match.start("dates"), match.end("dates")),
            "meeting-held-at",
        )
    ledger.link(path, "unc:meetingOf", body, unit, reading.spans(match.start(), match.end()), "meeting-held-at")
    return path


def _titles(unit: str, reading: ReadingText, names: KnownNames, ledger: Ledger) -> Iterator[Met]:
    """ "Report of the World Summit for Social Development, Copenhagen, 6-12 March 1995": event, place, dates."""
    for match in _TITLE.finditer(reading.text):
        if not _EVENT_WORD.search(match["event"]):
            continue
        if known := names.meetings.at(reading.text, match.start("event")):
            path = ledger.known(known.path)
        else:
            path = ledger.add(
                Entity(f"un/event/{slug(match['event'])}", "Meeting", match["event"], (("kind", "conference"),))
            )
            yield Met(match.start("event"), match.end("event"), path)
        for group, predicate, value in (
            ("place", "unc:placeAsStated", match["place"]),
            ("dates", "unc:dateAsStated", iso_date(match["dates"])),
        ):
            if value:
                spans = reading.spans(match.start(group), match.end(group))
                ledger.state(path, predicate, Value(value), unit, spans, "title-of-report")


def event_of_title(title: str, names: KnownNames, ledger: Ledger) -> str | None:
    """The conference whose report or official records a title names."""
    match = _TITLE.search(title)
    if match is None or not _EVENT_WORD.search(match["event"]):
        return None
    if known := names.meetings.at(title, match.start("event")):
        return known.path
    path = f"un/event/{slug(match['event'])}"
    return path if path in ledger.entities else None
