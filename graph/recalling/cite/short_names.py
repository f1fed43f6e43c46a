"""Short names of instruments: where a noun stands alone, the names that a text defines, the protocols "thereto".

The wordings are data: ``short_names.toml``. What they stand for depends on what was named before
(``resolve/mentions.py``).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..patterns import alternatives, arranged


@cache
def rows() -> dict[str, Any]:
    """The lists of ``short_names.toml`` by name."""
    return tomllib.loads(files(__package__).joinpath("short_names.toml").read_text("utf-8"))


_GENERIC = frozenset(rows()["generic"])
_NATIONAL = ("National ", "Transitional ")  # of one State: another text has another
_NOUNS = arranged(rows()["nouns"])
# "Framework Convention": the last of several nouns is the head
NOUN = re.compile(rf"(?<![\w-])(?:{_NOUNS} )*?(?P<noun>{_NOUNS})(?![\w-])(?! {_NOUNS}\b)")
_ANY_NOUN = re.compile(_NOUNS)
_ALONE_BEFORE = re.compile(rows()["alone"]["before"])
_CONTINUES = re.compile(rows()["alone"]["continues"].replace("\n", ""))
_DEFINITIONS = tuple(re.compile(row["pattern"]) for row in rows()["definition"])
_PROTOCOLS = re.compile(rows()["protocols"]["pattern"], re.VERBOSE)

_PROTOCOL_TO = re.compile(r"(?P<head>(?:(?:First|Second|Optional|Additional) )*Protocols?) to the $")

_CAPITALISED = r"(?:[A-Z][\w’'-]*|\d{4}(?:–\d{4})?(?!\w))"
_LINK = (
    r"(?:to [A-Z][\w-]+(?= (?:the|its|all) )|of|on|for|against|in|to|by|with|from|concerning|between|relating to"
    r"|relative to|as|and|or)"
    r"(?: (?:the|its|all))?"
)
_RUN = re.compile(rf"(?:(?!The ){_CAPITALISED} (?:and )?)+$")
_REST = re.compile(rf"(?: {_LINK} {_CAPITALISED}(?:,? {_CAPITALISED})*)*")
_OF_ANOTHER = ("Framework", "Principles", "Rules", "Guidelines", "Agenda", "Strategy", "Constitution", "Consensus")
_NUMERAL = re.compile(r" [IVX]+(?= (?:on|to|of)\b)")
_SUBTITLE = re.compile(rf": (?!The ){_CAPITALISED}(?:(?:,| {_LINK}|,? and)* {_CAPITALISED}){{2,}}")
_NOUN_AND = re.compile(rf"\b{_NOUNS} and ")
_LONGEST_RUN = 160  # characters
_LEADING = re.compile(
    r"^(?:the |United Nations |International |World |Optional |Additional |(?:19|20)\d\d (?=[A-Z][a-z]* [A-Z]))+"
)
_ROMAN = re.compile(r" [IVX]+\b")
_NUMBERED = re.compile(r" (?:\d|No\.|[IVX]+\b)")
_IS_ADJECTIVE = re.compile(r" (?![IVX]+\b)[A-Z]")  # "Treaty Organization", "Compact Champion"
_AND_THE = re.compile(rf",? and (?:the|its) (?:{_CAPITALISED} )*{_NOUNS}(?![\w-])")
_OF_ITS_BODY = re.compile(rf" (?:of|to) the (?:{alternatives(rows()['bodies'])}|{_NOUNS})")
_PROTOCOL_NAME = re.compile(
    rf"(?P<head>(?:(?:First|Second|Optional|Additional) )*Protocols?)(?: to the (?P<parent>{_NOUNS}))?"
)
_SECOND = re.compile(rf" and (?:the )?(?P<second>{_NOUNS})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of an instrument in a text, with the capitalised words before it ("Kyoto" of "Kyoto Declaration")."""

    start: int
    end: int
    run: int  # where the capitalised words begin; ``start`` if there are none
    is_alone: bool

    def text(self, text: str) -> str:
        return text[self.start : self.end]


def nouns_in(text: str) -> tuple[Noun, ...]:
    """The nouns of instruments in a text, in order."""
    found = []
    for match in NOUN.finditer(text) if _ANY_NOUN.search(text) else ():
        start = match.start("noun")
        begin = _run_before(text, start)
        alone = (
            begin == start
            and _ALONE_BEFORE.search(text, max(0, start - 40), start)
            and not _CONTINUES.match(text, match.end())
        )
        found.append(Noun(start, match.end(), begin, bool(alone)))
    return tuple(found)


def _run_before(text: str, start: int) -> int:
    """Where the capitalised words before a noun begin; another noun with "and" ends them."""
    word = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : start]
    if not word.endswith(" ") or (word.islower() and word != "and "):
        return start
    run = _RUN.search(text, max(0, start - _LONGEST_RUN), start)
    if run is None:
        return start
    others = [m.end() for m in _NOUN_AND.finditer(text, run.start(), start)]
    return others[-1] if others else run.start()


def protocols_in(text: str) -> tuple[re.Match[str], ...]:
    """The words that stand for protocols of an instrument just named: "the Optional Protocol thereto"."""
    return tuple(_PROTOCOLS.finditer(text)) if "rotocol" in text else ()


def full_name(text: str, noun: Noun) -> tuple[int, int] | None:
    """The place of a whole name around a noun: "Framework Agreement on X". None if it has the noun only.

    Small letters end a name, so the end may come early.
    """
    numbered = _NUMERAL.match(text, noun.end)
    rest = _REST.match(text, numbered.end() if numbered else noun.end)
    end = noun.run + first_of_names(text[noun.run : rest.end() if rest else noun.end])
    if subtitle := _SUBTITLE.match(text, end):  # "Political Declaration on HIV and AIDS: Ending Inequalities"
        end = subtitle.end()
    begins = noun.run == 0 or numbered is not None or text.endswith(("the ", "The ", "its "), 0, noun.run)
    begins = begins and not text.endswith("Law on the ", 0, noun.run)  # of one State
    if (
        text[noun.run : noun.start] in ("", "Purposes and ")
        and noun.text(text) in _OF_ANOTHER
        and text.startswith(" of ", noun.end)
    ):
        return None  # "within the Framework of the X", "the Principles of the Charter"
    if not begins or (noun.run == noun.start and end == noun.end) or _IS_ADJECTIVE.match(text, noun.end):
        return None
    return noun.run, end


def rest_of_name(text: str, end: int) -> int:
    """Where a name ends whose beginning ends at an offset: "Protocol to the X" goes on "on the Rights of Women"."""
    rest = _REST.match(text, end)
    if rest is None:
        return end
    second = _AND_THE.search(text, end, rest.end())
    return second.start() if second else rest.end()


@dataclass(frozen=True, slots=True)
class SecondName:
    """The noun of a second text at its place, and the whole name of it: "Platform for Action", with "Beijing"."""

    start: int
    end: int
    name: str


def second_name(text: str, start: int, end: int) -> SecondName | None:
    """What stands behind a name that ends with its noun: "Beijing Declaration" and "Platform for Action"."""
    second = _SECOND.match(text, end)
    first = NOUN.search(text, start, end) if second else None
    if second is None or first is None or first.end() != end or first.start() == start:
        return None
    return SecondName(second.start("second"), second.end(), text[start : first.start()] + second["second"])


def two_names(name: str) -> tuple[str, str] | None:
    """The two texts of a name with two nouns: "Hanoi Declaration and Plan of Action" is also a Hanoi Plan of Action."""
    first = NOUN.search(name)
    second = _SECOND.match(name, first.end()) if first else None
    if first is None or second is None:
        return None
    return name[: first.end()], name[: first.start()] + name[second.start("second") :]


def names_a_part(name: str, letters: str) -> bool:
    """Whether letters are those of what a name names behind its noun: ICC in "Rome Statute of the ... Court"."""
    noun = NOUN.search(name)
    if noun is None or not name.startswith(" of the ", noun.end()):
        return False
    return "".join(re.findall(r"\b[A-Z]", name[noun.end() :])) == letters


def first_of_names(name: str) -> int:
    """Where the first of two names ends: "the Cartagena Protocol on Biosafety and the Nagoya Protocol"."""
    first = NOUN.search(name)
    second = _AND_THE.search(name, first.end()) if first else None
    return second.start() if second else len(name)


def short_names_of(name: str) -> tuple[str, ...]:
    """The shorter names by which a text may go on to call an instrument.

    "United Nations Framework Convention on Climate Change" -> Framework Convention on Climate Change,
    Framework Convention, Convention.
    """
    match = NOUN.search(name)
    if match is None:
        return ()
    if roman := _ROMAN.match(name, match.end()):  # "Protocol III on Incendiary Weapons"
        return tuple(s for s in (f"{match['noun']}{roman[0]}", match["noun"]) if s != name)
    if _NUMBERED.match(name, match.end()):
        return ()
    second = _SECOND.match(name, match.end())
    bare = _LEADING.sub("", name)
    found = [bare, name[match.start("noun") :], name[: match.end()], _LEADING.sub("", name[: match.end()])]
    found += [name[match.start() : match.end()], match["noun"]]
    if second:
        found += [name[: match.start("noun")] + second["second"], name[match.start("noun") : second.end()]]
        found.append(second["second"])
    return tuple(dict.fromkeys(f for f in found if f and f != name and NOUN.search(f)))


def defined_behind(text: str, end: int) -> re.Match[str] | None:
    """The words behind an offset that give a name to what ends there: "(hereinafter “the Convention”)"."""
    if not text.startswith((" (", " her", ", her", " and the Annexes"), end):
        return None
    return next((m for p in _DEFINITIONS if (m := p.match(text, end))), None)


def is_generic(name: str) -> bool:
    """Whether a name tells no instrument from another outside its text: "the Comprehensive Peace Agreement"."""
    noun = NOUN.search(name)
    if noun is None:
        return False
    if name.startswith(_NATIONAL):
        return True
    if not set(name[: noun.start()].split()) <= _GENERIC:
        return False
    return noun.end() == len(name) or _OF_ITS_BODY.fullmatch(name, noun.end()) is not None


def protocol_name(name: str) -> re.Match[str] | None:
    """A name that says nothing but whose protocol it is: "Optional Protocol", "Optional Protocol to the Convention"."""
    return _PROTOCOL_NAME.fullmatch(name)


def is_definition(text: str, start: int, end: int) -> bool:
    """Whether a name stands in quotation marks and brackets of its own, as one that is given: "(“the X”)"."""
    return text.startswith("”)", end) and re.search(r"\((?:the )?“(?:the )?$", text[:start]) is not None


def goes_on(text: str, end: int) -> bool:
    """Whether a name goes on behind an offset, so that what ends there is the beginning of a longer one."""
    return _CONTINUES.match(text, end) is not None


def has_noun(name: str) -> bool:
    """Whether a name holds the noun of an instrument."""
    return NOUN.search(name) is not None


def protocol_before(text: str, start: int) -> re.Match[str] | None:
    """The words "Optional Protocol to the" right before an offset."""
    return _PROTOCOL_TO.search(text, max(0, start - 60), start)
