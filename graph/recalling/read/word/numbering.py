"""Automatic numbers: what Word prints before a paragraph of a list, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ...identifiers.numerals import to_roman
from .package import value
from .styles import Styles

_PLACE = re.compile(r"%([1-9])")
_SILENT = ("bullet", "none")
_LETTERED = re.compile(r"\(?(?P<letter>[a-z]{1,5})[.)]")  # "a.", "a)" and "(a)" are one to a resolution
_DEPTHS = {"decimal": 0, "lowerLetter": 1, "lowerRoman": 2}


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed, and the depth that its kind of digits tells."""

    text: str
    depth: int | None


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        elements = [] if root is None else list(root)
        self._lists = {value(e, wanted="numId"): e for e in elements if e.tag == _tag(e, "num")}
        self._patterns = {value(e, wanted="abstractNumId"): e for e in elements if e.tag == _tag(e, "abstractNum")}
        self._counts: dict[tuple[str, int], int] = {}  # by pattern and level
        self._begun: set[tuple[str, int]] = set()  # lists and levels whose own beginning was used

    def number(self, paragraph: etree._Element) -> Printed | None:
        """The number before the next paragraph, or None where it has none."""
        by_style, level_of_style = self._styles.numbering(paragraph)
        number = value(paragraph, "pPr/numPr/numId") or by_style
        if number is None or number not in self._lists:
            return None
        pattern = self._pattern(number)
        level = value(paragraph, "pPr/numPr/ilvl") or level_of_style or self._level_of(pattern, paragraph)
        return self._count(number, pattern, min(int(level), 8) if level and level.isdigit() else 0)

    def _pattern(self, number: str) -> str:
        """The pattern of a list, also where that refers to another list by a style."""
        pattern = value(self._lists.get(number), "abstractNumId") or ""
        linked = self._styles.list_of(value(self._patterns.get(pattern), "numStyleLink"))
        return (value(self._lists.get(linked), "abstractNumId") or pattern) if linked else pattern

    def _level_of(self, pattern: str, paragraph: etree._Element) -> str | None:
        """The level of a pattern that belongs to the style of a paragraph."""
        style = self._styles.of(paragraph)
        levels = self._patterns[pattern].iterchildren("{*}lvl") if style and pattern in self._patterns else ()
        return next((value(lvl, wanted="ilvl") for lvl in levels if value(lvl, "pStyle") == style), None)

    def _level(self, number: str, pattern: str, level: int) -> etree._Element | None:
        """What a list says of a level: its own words, or those of its pattern."""
        for owner in (*self._overrides(number, level), self._patterns.get(pattern)):
            for lvl in () if owner is None else owner.iterchildren("{*}lvl"):
                if value(lvl, wanted="ilvl") == str(level):
                    return lvl
        return None

    def _overrides(self, number: str, level: int) -> list[etree._Element]:
        found = self._lists[number].iterchildren("{*}lvlOverride")
        return [o for o in found if value(o, wanted="ilvl") == str(level)]

    def _count(self, number: str, pattern: str, level: int) -> Printed | None:
        """Count a paragraph: its level goes on, those below begin again, those above have begun."""
        beginnings = [b for o in self._overrides(number, level) if (b := value(o, "startOverride"))]
        if beginnings and (number, level) not in self._begun:
            self._counts.pop((pattern, level), None)
            self._begun.add((number, level))
            start = _integer(beginnings[0])
        else:
            start = self._start(number, pattern, level)
        for above in range(level):
            self._counts.setdefault((pattern, above), self._start(number, pattern, above))
        self._counts[pattern, level] = self._counts.get((pattern, level), start - 1) + 1
        for below in range(level + 1, 9):
            restart = value(self._level(number, pattern, below), "lvlRestart")
            if restart is None or (restart != "0" and level < _integer(restart)):
                self._counts.pop((pattern, below), None)
        return self._printed(number, pattern, level)

    def _start(self, number: str, pattern: str, level: int) -> int:
        return _integer(value(self._level(number, pattern, level), "start"))

    def _printed(self, number: str, pattern: str, level: int) -> Printed | None:
        own = self._level(number, pattern, level)
        kind = value(own, "numFmt") or "decimal"
        shape = value(own, "lvlText")
        if own is None or kind in _SILENT or not shape:
            return None

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            look = value(self._level(number, pattern, at), "numFmt") or "decimal"
            return _spelled(self._counts.get((pattern, at), 1), "decimal" if at != level and _is_legal(own) else look)

        text = _PLACE.sub(one, shape)
        lettered = _LETTERED.fullmatch(text)
        return Printed(f"({lettered['letter']})" if lettered else text, _DEPTHS.get(kind))


def _tag(element: etree._Element, name: str) -> str:
    """The tag of a name in the namespace of an element."""
    return f"{str(element.tag).rpartition('}')[0]}}}{name}"


def _integer(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else 1


def _is_legal(level: etree._Element) -> bool:
    return next(level.iterchildren("{*}isLgl"), None) is not None


def _spelled(count: int, kind: str) -> str:
    """A number in the digits of a kind: letters go on with "aa" behind "z"."""
    if kind in ("lowerLetter", "upperLetter") and 0 < count <= 5 * 26:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return to_roman(count).lower() if kind == "lowerRoman" else to_roman(count)
    return f"{count:02}" if kind == "decimalZero" else str(count)
