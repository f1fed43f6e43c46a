"""The metadata of the UN's own XML: identifiers, dates, subjects, agenda items, draft, report, meeting, vote.

They are taken over as the file gives them. Nothing is completed: an IRI that the file does not give is not made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from ..model.metadata import AgendaItem, Draft, Metadata, Subject, Vote

_OUTCOMES = (
    ("without-vote", re.compile(r"without ?(?:a )?vote", re.IGNORECASE)),
    ("consensus", re.compile("consensus", re.IGNORECASE)),
    ("acclamation", re.compile("acclamation", re.IGNORECASE)),
    ("unanimous", re.compile("unanimous", re.IGNORECASE)),
    ("silence", re.compile("silence", re.IGNORECASE)),
    ("recorded-vote", re.compile(r"recorded ?vote|Adopted \d+-\d+-\d+", re.IGNORECASE)),
)
_CHOICES = {"inFavour": "in-favour", "against": "against", "abstaining": "abstaining"}
_MEETING = re.compile(r"\d+(?:st|nd|rd|th)\b(?: \(resumed\))?")
_RECORD = re.compile(r"\S+/(?:PV|SR)\.\d+\S*")


def metadata_of(main: etree._Element) -> Metadata | None:
    """What the metadata of a ``statement`` or a collection state; None where it has none."""
    meta = main.find("{*}meta")
    if meta is None or meta.find("{*}identification") is None:
        return None
    steps = list(meta.iterfind("{*}workflow/{*}step"))
    adoption = next((s for s in steps if s.get("outcome") in ("adopted", None) and s.get("date")), None)
    report = next((s for s in steps if s.get("outcome") == "recommendedForAdoption" and _words(s, "as")), None)
    held = " ".join(filter(None, (_words(adoption, "as"), _words(adoption, "by")))) if adoption is not None else ""
    meeting, record = _MEETING.search(held), _RECORD.search(held)
    return Metadata(
        work=_level(meta, "Work"),
        expression=_level(meta, "Expression"),
        manifestation=_level(meta, "Manifestation"),
        author=next((_words(o, "showAs") for o in meta.iterfind("{*}references/{*}TLCOrganization[2]")), None),
        adopted=_dated(meta, "adoption"),
        published=_dated(meta, "publication"),
        committee=_committee(meta),
        meeting=meeting[0] if meeting else None,
        record=record[0] if record else None,
        report=_words(report, "as"),
        report_paragraph=_words(report, "refersTo"),
        draft=_draft(steps),
        vote=_vote(meta, held),
        agenda_items=tuple(_agenda_items(meta)),
        subjects=tuple(dict.fromkeys(_subjects(meta))),
    )


def _words(element: etree._Element | None, attribute: str) -> str | None:
    """The words of an attribute, white space folded; None where there are none."""
    value = " ".join((element.get(attribute) or "").split()) if element is not None else ""
    return value or None


def _level(meta: etree._Element, level: str) -> str | None:
    return _words(meta.find(f"{{*}}identification/{{*}}FRBR{level}/{{*}}FRBRuri"), "value")


def _dated(meta: etree._Element, name: str) -> str | None:
    dates = meta.iterfind("{*}identification/*/{*}FRBRdate")
    return next((_iso(d.get("date")) for d in dates if d.get("name") == name), None)


def _iso(text: str | None) -> str | None:
    """A date of the file, or None: the UN writes 0001-01-01 where it has none."""
    try:
        return date.fromisoformat((text or "").strip()).isoformat() if text and not text.startswith("0001") else None
    except ValueError:
        return None


def _committee(meta: etree._Element) -> str | None:
    terms = meta.iterfind("{*}references/{*}TLCTerm")
    named = next((t for t in terms if (t.get("eId") or "").endswith("Committee")), None)
    return None if named is None or named.get("eId") == "noMainCommittee" else _words(named, "showAs")


def _draft(steps: list[etree._Element]) -> Draft | None:
    drafts = (s for s in steps if s.get("outcome") in ("draftResolution", "draftDecision"))
    named = next((s for s in drafts if _words(s, "as")), None)
    if named is None or not (symbol := _words(named, "as")):
        return None
    more = next((s for s in steps if (s.get("outcome") or "").endswith("AdditionalSponsors")), None)
    return Draft(symbol, _iso(named.get("date")), _words(named, "by"), _words(more, "by"))


def _vote(meta: etree._Element, held: str) -> Vote | None:
    voting = meta.find("{*}analysis/{*}parliamentary/{*}voting")
    if voting is None:
        return None
    counts: dict[str, int] = {}
    members: list[tuple[str, str]] = []
    for count in voting.iterfind("{*}count"):
        choice = _CHOICES.get(count.get("refersTo") or "")
        if choice is None:
            continue
        if (number := (count.get("value") or "").strip()).isdigit():
            counts[choice] = int(number)
        members += [(choice, name) for m in count.iter("{*}organization") if (name := " ".join((m.text or "").split()))]
    words = voting.get("outcome") or held
    outcome = next((name for name, pattern in _OUTCOMES if pattern.search(words)), "recorded-vote" if counts else None)
    if outcome is None:
        return None
    return Vote(outcome, counts.get("in-favour"), counts.get("against"), counts.get("abstaining"), tuple(members))


def _keywords(meta: etree._Element) -> Iterator[etree._Element]:
    return meta.iterfind("{*}classification/{*}keyword")


def _agenda_items(meta: etree._Element) -> Iterator[AgendaItem]:
    for keyword in _keywords(meta):
        if keyword.get("refersTo") == "agenda":
            number = _words(keyword, "value") or ""
            title = _words(keyword, "showAs") or _words(keyword, "shortForm")
            numbered = number if re.search(r"\d", number) else None  # the UN writes X where there is no number
            yield AgendaItem(numbered, _words(keyword, "dictionary"), title)


def _subjects(meta: etree._Element) -> Iterator[Subject]:
    for keyword in _keywords(meta):
        label = _words(keyword, "showAs") or _words(keyword, "value")
        if not keyword.get("refersTo") and label:
            yield Subject(label, _words(keyword, "dictionary") or "", _words(keyword, "href"))
