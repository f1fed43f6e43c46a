"""What a paragraph names: instruments, collectives of them, acts, papers, meetings, open sets, itself.

A naming is words in a paragraph that stand for something that can be cited. Namings inside others ("the
Convention" in the title of its Protocol) are part of them and are not returned.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..identifiers.numerals import ORDINAL_WORD
from ..patterns import alternatives, is_quoted, outermost
from .forms import Printed, scan
from .names import NameIndex
from .nouns import nouns
from .short_names import has_noun, rest_of_name, second_name

KindOf = Callable[[str], str | None]

_NUMBER_WORD = r"(?:two|three|four|five)"
_COLLECTIVE = re.compile(
    rf"(?:{_NUMBER_WORD} )?(?P<head>(?:(?:Second|First) )?(?:Optional |Additional )?Protocols?) "
    rf"(?:to (?:the )?(?P<parent>(?=[A-Z]))|(?P<thereto>thereto))"
)
_CAPITAL_BEFORE = re.compile(r"(?<=[ (])[A-Z][\w-]* $")
_NO_PARENT = ("Body", "Meeting")
# "Protocol to the X on the Rights of Women": its subject is part of its name
_SUBJECT = re.compile(r" (?:on|for|against|relating to|concerning) (?:the )?[A-Z]")
_ORDINAL_BEFORE = re.compile(rf"\b(?=[A-Z])(?i:{ORDINAL_WORD}) $")
_LONGEST_ORDINAL = 40  # characters
_SELF = re.compile(r"the present (?:resolution|decision|statement)\b")
_PLURALS = ("resolutions", "decisions", "reports", "statements")
_WHICH = ("previous", "relevant", "earlier", "past", "pertinent", "subsequent")
_OPEN_SET = re.compile(
    rf"\b(?P<set>(?:all |its |their |the )?(?:other )?(?:(?:{'|'.join(_WHICH)})"
    r"(?:,| and)? ?)+(?:(?:General |Human Rights |Security )?(?:Assembly|Council|Commission) )?"
    rf"(?:{'|'.join(_PLURALS)})"
    r"(?: and (?:resolutions|decisions))?(?: (?:on|concerning|relating to|regarding) (?!adopted)[^,;:“”]*?)?)"
    r"(?= adopted by|,|;|:| and (?:the|its)|\.|$)"
)
_OUTCOME = re.compile(r"\b(?P<outcome>outcome documents?|final documents?) of (?:the )?(?=\w)")
_ILO = re.compile(
    r"(?:(?:International )?Labour Organization |ILO )?"  # no part of the name
    r"(?P<name>(?:[A-Z][\w’-]+ (?:(?:of|in|and|for) (?=[A-Z]))?){0,8}(?:\([\w ,]+\) )?Convention"
    r"(?:(?!Convention\b(?! No\.))[^;.“”<]){0,160}?\((?:Convention )?No\. ?\d{1,3}\))"
)
_HEAD = re.compile(r"\b(?P<head>[Rr]esolutions?|[Dd]ecisions?|UNSCRs?|[Pp]residential [Ss]tatements?) $")
_KINDS = {"dec": "dec", "pre": "prst"}  # by the first letters of the head
# the head of a list whose numbers stand behind other words: "resolutions on Iraq, in particular 1500 (2003)"
_HEAD_BEFORE = re.compile(r"\b(?P<head>[Rr]esolutions?|[Dd]ecisions?)\b")
_AROUND = 1000  # characters before and behind an act that may name its body
_LONGEST_HEAD = 100  # characters
_ALONE = re.compile(r"[ “]*\d+ ?\(\d{4}\)\W*")
_PARAGRAPH_OF = re.compile(r"\bparagraphs? [\w(), ]+ of $")
_DATED = re.compile(r",? of \d{1,2} [A-Z][a-z]+ (?:19|20)\d\d\b")
_BETWEEN = re.compile(
    r"(?:,? (?:section|sect\.|sections|paragraph|para\.) [\w(). ]+?,?)?(?:,? (?:of |on )?\d{1,2} \w+ \d{4})?"
    r"(?:,? (?:entitled|on) “[^”]*”|,? (?:on|concerning|entitled) [^,;:“”.]{3,200}?)?"
    r"(?:,? annex(?:es [IVX]+ and [IVX]+| [IVX]+)?)?(?:,|;|[,;]? and| to|, as well as)"
    r"(?: (?:its|in) )? ?(?:(?:sect\.|para(?:graph)?s?\.?) [\w(). ]+? of )?"
)

_NOUN = re.compile(rf"\b(?:{alternatives(nouns()['instrument'])})\b")
EVENT_NOUN = re.compile(rf"\b(?:{alternatives(nouns()['event'])})\b")
_CAPITALISED = r"[A-Z][\w’'-]*"
_LINK = (
    r"(?:of|on|the|for|and|against|in|to|or|by|with|from|its|at|all|relating|concerning|between|towards|through"
    r"|as|a|an)"
)
# a comma within a name stands before a capital; behind one, "the" begins the next name of a list
_NAME_BEFORE = re.compile(
    rf"(?P<name>(?:\d{{4}} )?{_CAPITALISED}(?:(?:[,:] (?=[A-Z\d])|,? (?:and|or) (?:{_LINK} )*| (?:{_LINK} )*)"
    rf"(?:{_CAPITALISED}|\d{{4}}(?=\W|$)))*)$"
)


_LONGEST_NAME = 500  # characters

_PARTS = re.compile(r"[,:] |(?:^| )(?:of|by|to|in|for|under|from|with) the (?=\d|[A-Z])")
# the date before a name, with what joins them: "11 «May 1995 by the 1995 Review Conference»"
_MONTH = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}(?: [a-z]+)*? "
    r"(?=[\dA-Z])"
)
# the noun of an instrument is the head of its name: the Treaty Organization is none
_IS_HEAD = re.compile(rf"\b(?:{alternatives(nouns()['instrument'])})(?! [A-Z])")
# a second name in a list; a footnote belongs to the last
_AND_THE = re.compile(rf",? and the (?=(?:(?:{_CAPITALISED}|\d{{4}}) )*(?:{alternatives(nouns()['instrument'])})\b)")


@dataclass(frozen=True, slots=True)
class Naming:
    """Words in a paragraph that stand for something citable.

    ``form`` is "name" (a known name), "new-name" (a name that nobody curated), "collective", "protocol" (of a
    parent named in it), "act", "paper", "treaty", "ilo", "self", "open-set", "outcome", "meeting" or "short-name".
    ``path`` is known for names; ``parent`` is the path of the instrument inside a collective or protocol.
    """

    start: int
    end: int
    form: str
    text: str
    path: str | None = None
    parent: str | None = None
    subject: str = ""  # of a protocol of a parent, where its name goes on: "on the Rights of Women in Africa"
    printed: Printed | None = None
    head: str | None = None
    head_at: int = -1  # where the words before the head end; the acts of one list share the head
    before: str = ""
    after: str = ""
    quoted: bool = False


def find_namings(text: str, index: NameIndex, kind_of: KindOf) -> tuple[Naming, ...]:
    """The namings of a paragraph in order. ``kind_of`` tells the class of a known path."""
    known = [
        Naming(
            n.start,
            n.end,
            "meeting" if kind_of(n.path) == "Meeting" else "name",
            text[n.start : n.end],
            n.path,
        )
        for n in index.find(text)
        if kind_of(n.path) != "Body" and not is_another_of_series(text, n.start)
    ]
    printed = list(_printed(text))
    patterns = [*_collectives(text, known, index, kind_of), *_outcomes(text, known), *_matches(text)]
    found = outermost([*patterns, *known, *_second_names(text, known, index), *printed])
    return tuple(replace(n, quoted=is_quoted(text, n.start)) for n in found)


def is_another_of_series(text: str, start: int) -> bool:
    """Whether an ordinal with a capital stands before a name: "the Third ..." of a series is not the known one."""
    return _ORDINAL_BEFORE.search(text, max(0, start - _LONGEST_ORDINAL), start) is not None


def _collectives(text: str, known: list[Naming], index: NameIndex, kind_of: KindOf) -> Iterator[Naming]:
    """ "the two Optional Protocols to the Convention", "the Protocols thereto", "the Optional Protocol thereto"."""
    named = [n for n in known if n.form == "name"]
    for match in _COLLECTIVE.finditer(text) if "Protocol" in text else ():
        if _CAPITAL_BEFORE.search(text, max(0, match.start() - 60), match.start()):
            continue  # "the Montreal Protocol to the Convention" is a name
        plural = match["head"].endswith("s")
        if match["thereto"]:
            earlier = bisect_right(named, match.start(), key=lambda n: n.end)
            before = named[earlier - 1] if earlier else None
            parent, end = (before.path, match.end()) if before else (None, 0)
            if before and has_noun(text[before.end : match.start()]):
                continue  # of another that nobody curated
        else:
            name = index.at(text, match.end())
            parent, end = (name.path, name.end) if name and kind_of(name.path) not in _NO_PARENT else (None, 0)
        if parent:
            form = "collective" if plural else "protocol"
            goes_on = not plural and not match["thereto"] and _SUBJECT.match(text, end)
            whole = rest_of_name(text, end) if goes_on else end
            yield Naming(match.start(), whole, form, text[match.start() : whole], parent=parent,
                         subject=text[end:whole].strip(), head=match["head"])  # fmt: skip


def _second_names(text: str, known: list[Naming], index: NameIndex) -> Iterator[Naming]:
    """ "the Beijing Declaration and Platform for Action": the second of two known texts that share a first word."""
    for naming in known:
        if naming.form == "name" and (second := second_name(text, naming.start, naming.end)):
            name = index.at(second.name, 0)
            if name and name.end == len(second.name):
                yield Naming(second.start, second.end, "name", text[second.start : second.end], name.path)


def _outcomes(text: str, known: list[Naming]) -> Iterator[Naming]:
    meetings = {n.start: n for n in known if n.form == "meeting"}
    for match in _OUTCOME.finditer(text) if " document" in text and meetings else ():
        meeting = meetings.get(match.end())
        if meeting:
            yield Naming(match.start(), meeting.end, "outcome", text[match.start() : meeting.end],
                         parent=meeting.path, head=match["outcome"])  # fmt: skip


def _matches(text: str) -> Iterator[Naming]:
    for match in _SELF.finditer(text):
        yield Naming(match.start(), match.end(), "self", match[0])
    may_be_open = any(word in text for word in _PLURALS) and any(word in text for word in _WHICH)
    for match in _OPEN_SET.finditer(text) if may_be_open else ():
        yield Naming(match.start(), match.end(), "open-set", match["set"])
    if "International Labour Organization" in text:
        yield from map(_labour_convention, _ILO.finditer(text))


def _labour_convention(match: re.Match[str]) -> Naming:
    start = match.start("name") + max(match["name"].rfind("Convention concerning"), 0)
    text = match.string[start : match.end()]
    return Naming(start, match.end(), "ilo", text, printed=scan(text)[-1])


def _printed(text: str) -> Iterator[Naming]:
    """Acts after a head word, also in lists; papers by symbol; treaties by volume and number."""
    last: Naming | None = None
    for item in scan(text):
        if item.kind == "act":
            head = _HEAD.search(text, max(0, item.start - _LONGEST_HEAD), item.start)
            if head:
                kind, place = _KINDS.get(head["head"][:3].lower(), "res"), head.start()
            elif last and _goes_on(text, last, item):
                kind, place = last.head or "res", last.head_at
            elif item.form == "act-running" and (distant := _distant_head(text, item.start)) is not None:
                kind, place = "res", distant
            else:
                continue
            last = Naming(item.start, item.end, "act", item.text, printed=item, head=kind, head_at=place,
                          before=_before(text, place), after=text[item.end : item.end + _AROUND])  # fmt: skip
            yield last
        elif item.kind in ("symbol", "continuation"):
            yield Naming(item.start, item.end, "paper", item.text, printed=item)
        elif item.kind == "treaty":
            yield Naming(item.start, item.end, "treaty", item.text, printed=item)


def _before(text: str, end: int) -> str:
    """The words before an offset, as far back as they may name the body of an act."""
    begin = text.find(" ", end - _AROUND) if end > _AROUND else 0
    return text[begin:end]


@lru_cache(maxsize=16)
def _heads(text: str) -> list[int]:
    return [m.start() for m in _HEAD_BEFORE.finditer(text)]


def _distant_head(text: str, end: int) -> int | None:
    """Where the words end that may name the body of a number without a head of its own."""
    heads = _heads(text)
    if heads and heads[0] < end:
        return heads[bisect_left(heads, end) - 1]
    if _ALONE.fullmatch(text):
        return end  # a number alone in its paragraph
    paragraph = _PARAGRAPH_OF.search(text, max(0, end - _LONGEST_HEAD), end)
    return paragraph.start() if paragraph else None


def has_instrument_noun(text: str) -> bool:
    """Whether a text holds a noun that makes a name the name of an instrument."""
    return _NOUN.search(text) is not None


def _goes_on(text: str, last: Naming, item: Printed) -> bool:
    """Whether a number without a head goes on with the list of the act before it.

    Only separators stand between them, or its form leaves no doubt: a date of adoption, a year or a session in
    brackets.
    """
    is_near = item.start - last.end <= _AROUND
    if (is_near and _BETWEEN.fullmatch(text, last.end, item.start)) or _DATED.match(text, item.end):
        return True
    return item.form in ("act-running", "act-old")


def name_before(text: str, end: int, start: int = 0) -> tuple[int, str] | None:
    """The capitalised name that ends at an offset and holds the noun of an instrument, and where it begins."""
    match = _NAME_BEFORE.search(text, max(start, end - _LONGEST_NAME), end) if text[end - 1 : end].isalnum() else None
    if match is None or not _NOUN.search(match["name"]):
        return None
    name = match["name"]
    while parted := _AND_THE.search(name, _NOUN.search(name).end()):  # type: ignore[union-attr]
        name = name[parted.end() :]
    # before the noun of the instrument, a comma or colon parts a list and "of the" another thing: the name begins after
    first = _NOUN.search(name)
    cut = max((m.end() for m in _PARTS.finditer(name, 0, first.start() + 1)), default=0) if first else 0
    name = re.sub(rf"^(?:{_LINK} )+", "", name[cut:])
    return (end - len(name), name) if _IS_HEAD.search(name) else None


def event_before(text: str, end: int, start: int = 0) -> tuple[int, str] | None:
    """The capitalised name that ends at an offset and names a conference or summit, and where it begins."""
    match = _NAME_BEFORE.search(text, max(start, end - _LONGEST_NAME), end)
    if match is None or not EVENT_NOUN.search(match["name"]):
        return None
    name = re.sub(rf"^(?:{_LINK} )+", "", _MONTH.sub("", match["name"]))
    return (end - len(name), name) if EVENT_NOUN.fullmatch(name) is None else None  # "the report of the Congress"
