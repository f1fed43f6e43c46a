"""The masthead of a resolution and the line of adoption below it.

Layouts across eras: citation grammar, section 2. Each part is kept with the place where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from ..identifiers.acts import parse_act_number
from ..identifiers.numerals import ORDINAL_WORD, iso_date
from ..identifiers.symbols import SYMBOL, act_of_symbol
from ..model import Block, Masthead, ReadingText, Stated
from ..patterns import alternatives
from .reading import compose, markers

_NUMBER = r"(?:\d+(?: ?[A-Z])? ?\((?:(?:E?S-)?[IVXLC]+|\d{4})\)|(?:E?S-)?\d+/\d+(?: [A-Z])?)"
_LETTERS = r"(?: [A-Z](?:(?:, | and | to |–|-)[A-Z])+)"  # of a resolution in parts: "76/553 A and B"
_LETTER = re.compile(r" ([A-Z])(?= Distr\.|$)")  # after the symbol of one part of a resolution: "A/RES/75/245 B"
_TITLE = re.compile(rf"(?:Resolution )?(?P<number>{_NUMBER}){_LETTERS}?(?:\.|(?= Resolution of \d))\s+(?P<title>\S.*)")
_STATEMENT = re.compile(r"(?:Statement|Note) by the President of the Security Council", re.IGNORECASE)
_PROSE = re.compile(
    r"At (?:the|its) \d+(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting\b"
    r"|[“\"]?The Security Council |After consultations "
)
_NUMBER_ALONE = re.compile(
    rf"(?:(?P<body>(?:General|Security|Economic|Human|Commission)(?: (?:and|on|[A-Z]\w+))+) )?(?:Resolution|Decision) "
    rf"(?P<number>{_NUMBER})(?:,? of (?P<date>\d{{1,2}} [A-Z][a-z]+ \d{{4}}))?",
    re.IGNORECASE,
)
_BODIES = {
    "G.A.": "General Assembly",
    "S.C.": "Security Council",
    "E.S.C.": "Economic and Social Council",
    "C.H.R.": "Commission on Human Rights",
}
_NUMBER_AND_TITLE = re.compile(
    rf"(?P<number>{_NUMBER})(?: (?P<title>[A-Z]\S* \S.*))?"
)  # "15/16", a line, "Human rights"
_OF_THE_COUNCIL = re.compile(r"\d+ ?\(\d{4}\)")  # "1325 (2000)": no other body numbers its acts so
_CITED = (
    re.compile(  # as lawyers cite an act, above its text: "Traffic in women and girls, G.A. res. 51/66, 51 U.N. GAOR"
        rf"(?P<title>\S.*?), (?P<body>{alternatives(_BODIES)}) [Rr]es(?:\.|olution) (?P<number>{_NUMBER})(?:,.*|\.?)"
    )
)
_DATE_FOR_TITLE = re.compile(r"Resolution of (?P<date>\d{1,2} [A-Z][a-z]+ \d{4})")
_KIND = re.compile(
    r"(?P<kind>(?:Resolution|Decision)s? adopted by the (?P<body>[A-Z][\w-]*(?: (?:of|on|the|and|for|[A-Z][\w-]*))*?))"
    r"(?: on (?P<date>\d{1,2} \w+ \d{4}))?$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    rf"(?P<session>(?:{ORDINAL_WORD}|\d+(?:st|nd|rd|th)) (?:special |emergency special |regular )?session)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"Agenda items? (?P<item>\d+(?: ?\([a-z]\))?(?:(?:,| and) \d+(?: ?\([a-z]\))?)*)")
_DISTRIBUTION = re.compile(r"Distr\.: ?(?P<kind>\w+)")
_REPORT = re.compile(
    r"\[?(?P<report>on the (?:report|recommendation)s? of the .+? ?\(.+\)|without reference to a .+?)\]?$"
)
FORMULA = re.compile(
    r"The (?:[A-Z][\w-]*(?: (?:of|on|the|and|for|[A-Z][\w-]*))*,"
    r"|General Assembly|Security Council|Economic and Social Council|Human Rights Council)"
)
LINE_OF_MASTHEAD = re.compile(  # where the next line began, in a masthead whose lines ran together
    r"(?:^|(?<=\])|(?<=\s))\s*(?=(?:Resolution|Decision)s? adopted\b|\[(?:on the|without)\b"
    rf"|{_NUMBER}{_LETTERS}?\.\s+[A-Z]"
    r"|Adopted (?:unanimously )?by the\b|Agenda items? \d|Distr\.|Resolution \d)",
)
_MEETING = re.compile(
    r"(?P<meeting>\d+(?:st|nd|rd|th) (?:\(resumed\) )?(?:plenary )?meeting"
    r"|(?:[A-Z][a-z]+ )?(?:[Hh]undred and )?[A-Za-z]+(?:-[a-z]+)? plenary meeting)"  # "Hundred and eighty-third"
)
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_IN_PROSE = re.compile(
    r"At (?:the|its) (?P<meeting>\d+(?:st|nd|rd|th) (?:\(resumed\) )?(?:\([^()]*\) )?(?:plenary )?meeting)"
    r"(?: of the [A-Z][\w ]+?)?,? (?:held )?(?:in private )?on (?P<date>\d{1,2} [A-Z]\w+ \d{4})"
)
_AT_MEETING = re.compile(r"\bat (?:the|its) (?P<meeting>\d+(?:st|nd|rd|th) (?:plenary )?meeting)")
_ADOPTED_AT = re.compile(
    r"Adopted (?:unanimously )?by the .+? at its (?P<meeting>\d+(?:st|nd|rd|th) meeting),? "
    r"on (?P<date>\d{1,2} \w+ \d{4})"
)


def is_enacting_formula(block: Block) -> bool:
    """Whether a block is the subject of all the verbs: "The General Assembly,"."""
    return block.kind == "paragraph" and FORMULA.fullmatch(block.words) is not None


def is_title(block: Block) -> bool:
    """Whether a block is the title line of an act, or the heading of a presidential statement."""
    text = block.words
    if match := _TITLE.fullmatch(text):
        return block.kind != "item" and parse_act_number(match["number"]) is not None
    return _STATEMENT.match(text) is not None


def is_record(block: Block) -> bool:
    """Whether a block is what a catalogue prints below a text, as that of the Question of Palestine does."""
    return block.plain.startswith("Document symbol:")


def begins_prose(block: Block) -> bool:
    """Whether a block begins the text of a decision or statement: "At the 5473rd meeting of the Security Council"."""
    return block.kind != "heading" and _PROSE.match(block.words) is not None


def is_adoption(block: Block) -> bool:
    """Whether a block is the line of adoption: "77th plenary meeting, 18 December 2002"."""
    text = block.words
    return block.kind == "paragraph" and bool(_MEETING.match(text)) and len(text) < 80


def read_masthead(above: Sequence[Block], formula: Block | None, adoption: Block | None) -> Masthead:
    """The masthead out of the blocks above the enacting formula, that formula, and the line of adoption."""
    masthead = Masthead()
    composed = [compose([block.runs]) for block in above if block.kind != "rule"]
    for reading, superscripts in composed:
        before, masthead = masthead, _read_block(masthead, reading)
        if superscripts and masthead.number is not before.number:
            masthead = replace(masthead, markers=tuple(markers("title", superscripts)))
    if formula and masthead.number is None and masthead.symbol is None:
        masthead = _read_number_above_title(masthead, [reading for reading, _ in composed])
    if formula is not None:
        reading, _ = compose([formula.runs])
        body = reading.text.removeprefix("The ").rstrip(",")
        masthead = replace(masthead, enacting_formula=_stated(reading, reading.text))
        if masthead.body is None:
            masthead = replace(masthead, body=Stated(body, reading.whole))
    if adoption is not None:
        masthead = read_adoption(adoption, masthead)
    if masthead.body is None and masthead.number and _OF_THE_COUNCIL.fullmatch(masthead.number.value):
        masthead = replace(masthead, body=Stated("Security Council", masthead.number.spans))
    if masthead.number is None and masthead.symbol and (act := act_of_symbol(masthead.symbol.value)):
        masthead = replace(masthead, number=Stated(str(act[2]), masthead.symbol.spans))
    return _with_letter(masthead)


def _with_letter(masthead: Masthead) -> Masthead:
    """A masthead with the letter of a part that was adopted by itself: only the symbol has it beside the number.

    "A/RES/75/245 B ... 75/245. United Nations common system B" is 75/245 B.
    """
    act = act_of_symbol(masthead.symbol.value) if masthead.symbol else None
    if act is None or masthead.number is None or str(act[2]) != f"{masthead.number.value} {act[2].letter}":
        return masthead
    number, title = replace(masthead.number, value=str(act[2])), masthead.title
    if title is not None:
        title = replace(title, value=title.value.removesuffix(f" {act[2].letter}"))
    return replace(masthead, number=number, title=title)


def read_prose(paragraph: Block | None, masthead: Masthead) -> Masthead:
    """A masthead with the meeting and the date that a decision or a statement names in its first words."""
    reading = compose([paragraph.runs])[0] if paragraph else ReadingText("", ())
    match = _IN_PROSE.match(reading.text)
    if match is None:
        return masthead
    return replace(
        masthead,
        meeting=_stated(reading, match["meeting"], at=match.start("meeting")),
        adoption_date=_stated(reading, match["date"], at=match.start("date"), value=iso_date(match["date"])),
    )


def read_meeting(vote: Sequence[Block], masthead: Masthead) -> Masthead:
    """A masthead with the meeting that the line of the vote names: "Adopted unanimously at the 1382nd meeting."."""
    for block in vote if masthead.meeting is None else ():
        reading, _ = compose([block.runs])
        if match := _AT_MEETING.search(reading.text):
            return replace(masthead, meeting=_stated(reading, match["meeting"], at=match.start("meeting")))
    return masthead


def _stated(reading: ReadingText, text: str, *, at: int | None = None, value: str | None = None) -> Stated:
    start = reading.text.index(text) if at is None else at
    return Stated(value or text, reading.spans(start, start + len(text)))


def _read_block(masthead: Masthead, reading: ReadingText) -> Masthead:
    text = reading.text
    found: dict[str, Any] = {}

    def keep(name: str, match: re.Match[str], group: str | int, value: str | None = None) -> None:
        if getattr(masthead, name) is None:
            found[name] = _stated(reading, match[group], at=match.start(group), value=value)

    if match := _TITLE.fullmatch(text):
        if parse_act_number(match["number"]):
            keep("number", match, "number")
            if dated := _DATE_FOR_TITLE.fullmatch(text, match.start("title")):  # "95 (1951). Resolution of 1 September"
                keep("adoption_date", dated, "date", iso_date(dated["date"]))
            else:
                keep("title", match, "title")
    elif match := _KIND.fullmatch(text):
        keep("kind", match, "kind")
        keep("body", match, "body")
        if match["date"]:
            keep("adoption_date", match, "date", iso_date(match["date"]))
    elif match := _NUMBER_ALONE.fullmatch(text):
        keep("number", match, "number")
        if match["body"]:
            keep("body", match, "body")
        if match["date"]:
            keep("adoption_date", match, "date", iso_date(match["date"]))
    elif match := _CITED.fullmatch(text):
        keep("title", match, "title")
        keep("number", match, "number")
        keep("body", match, "body", _BODIES[match["body"]])
    elif match := _REPORT.fullmatch(text):
        keep("report", match, "report")
    elif match := _ADOPTED_AT.search(text):
        keep("meeting", match, "meeting")
        keep("adoption_date", match, "date", iso_date(match["date"]))
    else:
        if match := _SESSION.search(text):
            keep("session", match, "session")
        if match := _ITEM.search(text):
            keep("agenda_item", match, "item")
        if match := _DISTRIBUTION.search(text):
            keep("distribution", match, "kind")
            if date := _DATE.search(text, match.end()):
                keep("distribution_date", date, 0, iso_date(date[0]))
        if (match := SYMBOL.search(text)) and act_of_symbol(match[0]):
            letter = _LETTER.match(text, match.end())
            keep("symbol", match, 0, match[0] + letter[1] if letter else None)
    return replace(masthead, **found)


def _read_number_above_title(masthead: Masthead, readings: Sequence[ReadingText]) -> Masthead:
    """A masthead with a number that no stop follows, and the title in the same block or the next."""
    for reading, below in zip_longest(readings, readings[1:]):
        match = _NUMBER_AND_TITLE.fullmatch(reading.text)
        if match and match["title"]:
            title = _stated(reading, match["title"], at=match.start("title"))
        elif match and below and below.text[:1].isupper():
            title = Stated(below.text, below.whole)
        else:
            continue
        return replace(masthead, number=_stated(reading, match["number"], at=0), title=title)
    return masthead


def read_adoption(line: Block | None, masthead: Masthead | None = None) -> Masthead:
    """A masthead with the meeting and the date of a line of adoption."""
    masthead = masthead or Masthead()
    if line is None:
        return masthead
    reading, _ = compose([line.runs])
    if match := _MEETING.search(reading.text):
        masthead = replace(masthead, meeting=_stated(reading, match["meeting"], at=match.start("meeting")))
    if match := _DATE.search(reading.text):
        date = _stated(reading, match[0], at=match.start(), value=iso_date(match[0]))
        masthead = replace(masthead, adoption_date=date)
    return masthead
