"""Locators: "chap. II, sect. A, resolution 1998/19", "annexes I and II", "sect. VI.B", "paras. 61-76".

The fragment of a unit is made of its kind and its value: Roman numerals become Arabic, full stops and slashes
become hyphens or go, white space and brackets go. "chap. I, sect. B, draft decision III" is
``chap1_sectB_draftdec3``.
"""

from __future__ import annotations

import re

from ..identifiers.numerals import roman
from ..identifiers.slugs import slug
from ..model import Locator
from ..patterns import alternatives
from .nouns import nouns

_KINDS: dict[str, str] = nouns()["locator"]
_UNNUMBERED = ("annex", "appendix", "enclosure", "summary", "opinion")
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_ACTS = ("res", "dec")
_WITH_TITLES = ("vol", "part")
_Path = tuple[tuple[str, str], ...]  # kinds and values of units, from the widest to the narrowest
_PLAIN = (
    r"\d+(?:\.\d+)*(?: \([a-z]+\))*(?: [A-Z](?![\w.]))?|[IVXLC]+(?:\.[A-Z\d]+)*(?: \([a-z]+\))*(?!\w)"
    r"|[A-Z](?:\.[A-Z\d]+)*(?: \([a-z]+\))*(?!\w)|one|two|three|four|five|six"
)
# of acts of the United Nations, of conferences of parties ("VII/5", "SS.VI/1", "1/CP.21") and of other organizations
_NUMBER = (
    r"\d{1,4}/(?:\d{1,3}|[A-Z]{2,4}\.\d+)(?: [A-Z](?!\w))?|(?:SS\.)?[IVXLC]+/\d+"
    r"|(?:WHA)?\d{2}\.\d+|[A-Z][A-Z-]*\.\d+ ?\(\d+\)"
)


def _with(kinds: str, value: str) -> re.Pattern[str]:
    values = rf"(?P<values>(?:{value})(?:(?:, and |, | and |-|–| to )(?:{value}))*)"
    return re.compile(rf"(?P<kind>{kinds})(?: {values})?(?![\w/])", re.IGNORECASE)


# Only an act has a number with a stroke: in "resolutions 32/151, para. 10, and 37/111" the second is no paragraph.
_ACT = _with(alternatives({k: v for k, v in _KINDS.items() if v.endswith(_ACTS)}), f"{_NUMBER}|{_PLAIN}")
_UNIT = _with(alternatives(_KINDS), _PLAIN)
_TITLE = re.compile(r", [A-Z][^,;.“”]{2,80}(?=, )")  # that of a volume or part: "vol. 1, Resolutions, sect. IV"
_LONGEST = 160  # characters of a place before an act
_UNITS_BEFORE = ("paragraph", "section", "article", "chapter", "part", "annex", "rule")
_BEFORE = re.compile(
    rf"(?P<locator>\b(?:(?:operative|preambular) )?(?:{'|'.join(_UNITS_BEFORE)})(?:s|es)? "
    r"(?:(?:\d+|[IVXLC]+|[A-Z])(?: (?:bis|ter))?(?: ?\([a-z\d]+\))*)"
    r"(?:(?:,? and |, | to |–|-)(?:(?:paragraphs? |sections? )?(?:\d+|[IVXLC]+|[A-Z])(?: ?\([a-z\d]+\))*))*),? "
    r"(?:of|to|in) (?:(?:the|its|their|that) )?(?:[A-Z][\w-]*(?: (?:and|on|for|of|the|[A-Z][\w-]*))* )?"
    r"(?:(?:resolution|decision)s? )?$",
    re.IGNORECASE,
)
# the comma behind "Ibid." is left out now and then
_SEPARATOR = re.compile(r"(?P<and>\)?,? and )|\)?, |\) |(?<=bid\.) ")
# a section that goes by its title: "section entitled “The Territory at a glance”", or the title alone
_TITLED = re.compile(r"(?:(?:the )?sect(?:ion|\.) (?:entitled |on )?)?“(?P<title>[^“”]+)”")


def read_locators(text: str, at: int) -> tuple[tuple[Locator, ...], str, int]:
    """The locators that begin at ``at`` after a comma, as printed, and where they end.

    Several locators come back where a unit is a list, or where "and" opens another: "chap. I, annexes I and II" are
    two, and so are "chap. I, sect. A, and annex". Behind "and", a unit of a kind that was printed before stands beside
    it ("chap. I, sect. A and sect. C" is in one chapter); of any other kind, it stands in the whole.
    """
    done: list[_Path] = []
    paths: list[_Path] = [()]
    begin = end = at
    while separator := _SEPARATOR.match(text, end):
        if not separator["and"] and (titled := _TITLED.match(text, separator.end())):
            begin = titled.start() if begin == at else begin
            paths = [(*path, ("sect", f"-{slug(titled['title'])}")) for path in paths]
            end = titled.end()
            continue
        match = _ACT.match(text, separator.end()) or _UNIT.match(text, separator.end())
        if not match:
            break
        kind = _KINDS[match["kind"].lower()]
        values = _values(match["values"])
        if (values == [""] and kind not in _UNNUMBERED) or (separator["and"] and (begin == at or kind in _ACTS)):
            break
        if separator["and"]:
            done += paths
            paths = [_above(paths[0], kind)]
        if begin == at:
            begin = match.start()
        paths = [(*path, (kind, value)) for path in paths for value in values]
        end = match.end()
        if kind in _WITH_TITLES and (title := _TITLE.match(text, end)) and _UNIT.match(text, title.end() + 2):
            end = title.end()
    return tuple(Locator(path) for path in (*done, *paths) if path), text[begin:end], end


def _above(path: _Path, kind: str) -> _Path:
    """The units above that of a kind, or none where the path has no such unit."""
    kinds = [unit for unit, _ in path]
    return path[: kinds.index(kind)] if kind in kinds else ()


def _values(printed: str | None) -> list[str]:
    if not printed:
        return [""]
    items = re.split(r", and |, | and ", printed)
    return [_value(item) for item in items]


def _value(printed: str) -> str:
    """A value as it stands in a fragment.

    "VI.B" -> "6B", "1998/19" -> "1998-19", "40 (a)" -> "40a", "I–III" -> "1-3".
    """
    first, dash, last = re.sub(r" to ", "–", printed).partition("–")
    if dash:
        return f"{_value(first)}-{_value(last)}"
    text = _WORDS.get(printed.lower(), printed)
    parts = [_arabic(part) for part in text.split(".")] if not re.search(r"\d", text) or "." in text else [text]
    joined = parts[0]
    for part in parts[1:]:
        joined += part if joined[-1].isdigit() != part[0].isdigit() else f"-{part}"
    joined = re.sub(r"[–/]| to |(?<=\d) ?(?=\(\d)", "-", joined)
    return re.sub(r"[\s()]", "", joined)


def _arabic(part: str) -> str:
    """Roman numerals become Arabic; a single C, D, L or M is the letter of a section."""
    if part in ("C", "D", "L", "M"):
        return part
    value = roman(part)
    return str(value) if value else part


def locator_before(text: str, start: int) -> str | None:
    """The place before an act or instrument: "paragraph 3" of its resolution 55/2, "article 31" of the Convention."""
    begin = max(0, start - _LONGEST)
    near = text[begin:start].lower()
    match = _BEFORE.search(text, begin, start) if any(unit in near for unit in _UNITS_BEFORE) else None
    return match["locator"] if match else None


def volume_of_title(title: str) -> Locator | None:
    """The volume that a printed title names at its end: "..., vol. I: Final documents"."""
    match = re.search(rf", vol\. (?P<value>{_PLAIN})(?::|$)", title)
    return Locator((("vol", _value(match["value"])),)) if match else None
