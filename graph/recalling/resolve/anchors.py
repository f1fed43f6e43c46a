"""Which words a footnote marker is attached to, and so what it denotes.

A marker stands after the words it belongs to, sometimes long after their head: behind a date, a session, a
quotation. A footnote that cites is attached to something citable; one that explains, to the name of a body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..cite.descriptions import Description, description_before
from ..cite.names import Name
from ..cite.namings import Naming, event_before, has_instrument_noun, name_before
from ..cite.short_names import defined_behind, rows
from ..model import Marker, Paragraph
from ..patterns import is_quoted
from .references import Note

# what joins a name to a known one inside it; "and the" or a comma would part the two
_PART_OF = re.compile(r"\b(?:of|to|on|for|against|in|supplementing|concerning|relating to) (?:the )?$")
_TRAILING = " ,;.:"
# what may stand between the end of a naming and its marker
_LONGEST_TAIL = 1000  # characters of a naming and what stands between it and its marker
_TAIL = re.compile(r"(?:,? of \d{1,2} \w+ \d{4})?(?:,? (?:entitled|on) “[^”]*”)?[)’”]*")
# between a name and its marker: when and where it was adopted, but nothing else that may have the marker
_ADOPTION = re.compile(
    r"(?:,? on \d{1,2} \w+ \d{4})?(?:,? (?:as )?(?:unanimously )?(?:adopted|approved|endorsed|proclaimed|launched"
    r"|concluded|signed)\b(?:(?!\b(?:and|as well as) (?:the|its|their|to) )[^;:“”])*)?"
)


# the end of a sentence, and what was adopted under a convention: its footnote may stand behind the convention
_SENTENCE = re.compile(r"(?<=[a-z)”]{2})\. (?=[A-Z][a-z]* )|, (?:also|further) [a-z]+s (?:note of )?(?=the )")
_UNDER = re.compile(r" (?:adopted|concluded) under the $")
# the subject of an act, behind which its footnote stands: "resolution 48/4 of 7 October 2021 on privacy"
_SUBJECT = re.compile(r"(?:,? of \d{1,2} \w+ \d{4})?,? on [^,;:“”]{3,160}")
_PARTIES = re.compile(r"\b(?:[Pp]arties (?:to|of)|Implementation of) the $")
_ADOPTED_BY = re.compile(r"\b(?:adopted|issued)\b[^,;]*\b(?:by|at) (?:the )?(?:\d{4} )?$")
_DOCUMENT_OF = re.compile(r"(?i:(?:outcome|final) documents?) of (?:the )?")
_DEFINITE = ("the ", "that ", "this ")
_SINGLE = frozenset(rows()["nouns"])


@dataclass(frozen=True, slots=True)
class Attached:
    """The words of a marker: a naming, a description, a body, or just the words before it (``form`` "words")."""

    marker: Marker
    start: int
    end: int
    form: str  # "naming", "new-name", "new-event", "description", "body", "words"
    naming: Naming | None = None
    description: Description | None = None
    body: str | None = None


def attach(
    paragraph: Paragraph, namings: Sequence[Naming], bodies: Sequence[Name], notes: dict[str, Note]
) -> tuple[Attached, ...]:
    """The words of every marker of a paragraph, in the order of the markers."""
    found: list[Attached] = []
    by_end: dict[int, Attached] = {}
    start = at = len(paragraph.verb.printed)
    for marker in paragraph.markers:
        start, at = (max(start, at), marker.at) if marker.at > at else (start, at)
        end = marker.at
        while end > 0 and paragraph.text[end - 1] in _TRAILING:
            end -= 1
        note = notes.get(marker.number)
        same = by_end.get(end)
        if note and note.is_explanation and note.explanation:
            found.append(_body(marker, paragraph.text, start, end, bodies))
        elif same:
            found.append(Attached(marker, same.start, same.end, same.form, same.naming, same.description, same.body))
        else:
            found.append(_cited(marker, paragraph.text, start, end, namings, note))
        by_end.setdefault(found[-1].end, found[-1])
    return tuple(found)


def _body(marker: Marker, text: str, start: int, end: int, bodies: Sequence[Name]) -> Attached:
    ending = [b for b in bodies if b.end == end] or [b for b in bodies if start <= b.start and b.end <= end]
    if not ending:
        return Attached(marker, *_words(text, start, end), "words")
    name = ending[0] if ending[0].end == end else ending[-1]
    return Attached(marker, name.start, name.end, "body", body=name.path)


def _cited(marker: Marker, text: str, start: int, end: int, namings: Sequence[Naming], note: Note | None) -> Attached:
    quoted = is_quoted(text, end)
    last = bisect_left(namings, end, key=lambda n: n.start)
    namings = namings[bisect_left(namings, start - _LONGEST_TAIL, key=lambda n: n.start) : last]
    for naming in reversed(namings):
        if naming.end <= end and _TAIL.fullmatch(text, naming.end, end) is not None:
            if naming.quoted == quoted and naming.form != "open-set":
                return _outer(marker, text, start, end, naming) or Attached(
                    marker, naming.start, naming.end, "naming", naming
                )
            break
    start = max((m.end() for m in _SENTENCE.finditer(text, start, end)), default=start)
    description = description_before(text, end, start)
    if adopted := _adopted(text, start, end, namings, description):
        return Attached(marker, adopted.start, adopted.end, "naming", adopted)
    name_end = _without_bracket(text, end)
    found = name_before(text, name_end, start)
    single = found and text[found[0] : name_end] in _SINGLE and text.endswith(_DEFINITE, 0, found[0])
    if single and not (_source(note) or "").startswith("un/instr/"):
        found = None  # "article 4 of the Convention": the footnote is that of what is said of it
    if found and not _is_about(text, description, found[0], note):
        if under := _UNDER.search(text, start, found[0]):  # the footnote is that of what was adopted under it
            outer = name_before(text, under.start(), start)
            return (
                Attached(marker, outer[0], under.start(), "new-name")
                if outer
                else Attached(marker, found[0], name_end, "new-name")
            )
        return Attached(marker, found[0], name_end, "new-name", description=description)
    if (found := event_before(text, end, start)) and not _is_adopted_by(text, description, found[0], note):
        return Attached(marker, found[0], end, "new-event")
    if description and description.kind in ("resolution", "decision"):
        acts = [n for n in namings if n.form == "act" and description.start <= n.start and n.end <= end]
        if acts:  # "resolution 35/21 of 22 June 2017 on development": the act, not a text that is described
            return Attached(marker, acts[-1].start, acts[-1].end, "naming", acts[-1])
    if description:
        return Attached(marker, description.start, end, "description", description=description)
    act = next((n for n in reversed(namings) if n.form == "act" and start <= n.start and n.end <= end), None)
    if act and _SUBJECT.fullmatch(text, act.end, end):
        return Attached(marker, act.start, act.end, "naming", act)
    return Attached(marker, *_words(text, start, end), "words")


def _adopted(
    text: str, start: int, end: int, namings: Sequence[Naming], description: Description | None
) -> Naming | None:
    """The known name whose adoption the words before a marker tell: "the X Declaration, adopted at Y in Z".

    Where a description holds the name ("the declaration on the X, adopted at Y"), its text was adopted.
    """
    name = next((n for n in reversed(namings) if n.form == "name" and start <= n.start and n.end < end), None)
    if name and description and description.start < name.start:
        return None
    told = _ADOPTION.fullmatch(text, name.end, end) if name else None
    return name if told and not has_instrument_noun(told[0]) else None


def _without_bracket(text: str, end: int) -> int:
    """The end of a name behind which its short form stands: "Plan of Implementation of the X (X Plan)"."""
    opening = text.rfind(" (", 0, end) if text.endswith(")", 0, end) else -1
    definition = defined_behind(text, opening) if opening > 0 else None
    return opening if definition and definition.end() == end else end


def _source(note: Note | None) -> str | None:
    return note.references[0].target if note and note.references else None


def _is_about(text: str, description: Description | None, name: int, note: Note | None) -> bool:
    """Whether a name only says what a report is about: "the report on the implementation of the X"."""
    source = _source(note)
    is_paper = source is not None and source.startswith("un/doc/")
    if (is_paper or source is None) and _PARTIES.search(
        text, max(0, name - 40), name
    ):  # the paper of a conference of the parties
        return True
    if description is None or description.start >= name or "," in text[description.start : name]:
        return False
    return description.kind == "report" and is_paper


def _is_adopted_by(text: str, description: Description | None, meeting: int, note: Note | None) -> bool:
    """Whether a meeting only says who adopted a text: "the resolution on X adopted by the 1995 Conference"."""
    if description is None or description.start >= meeting or note is None or not note.references:
        return False
    between = text[description.start : meeting]
    return _ADOPTED_BY.search(between) is not None or _DOCUMENT_OF.fullmatch(between) is not None


def _outer(marker: Marker, text: str, start: int, end: int, naming: Naming) -> Attached | None:
    """A new name that holds a known one: "the Action Agenda of the X Summit"."""
    if naming.form not in ("name", "meeting") or naming.end != end:
        return None
    found = name_before(text, end, start)
    outside = text[found[0] : naming.start] if found else ""
    if found and has_instrument_noun(outside) and _PART_OF.search(outside):
        return Attached(marker, found[0], end, "new-name")
    return None


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The last eight words before a marker: all that can be said of one attached to nothing known."""
    words = list(re.finditer(r"\S+", text[start:end]))
    if not words:  # the marker stands right behind the verb or another marker
        return 0, end
    return start + words[max(0, len(words) - 8)].start(), end
