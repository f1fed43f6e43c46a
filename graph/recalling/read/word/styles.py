"""How characters look and what paragraphs are, by the styles of a Word file and what is set beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from ..xml import name_of
from .package import value

_HEADING = re.compile(r"(?:heading (?P<level>\d)|title|subtitle|_? ?H ?_?(?:Ch|M|\d).*)", re.IGNORECASE)  # "_ H_1": UN
_TOGGLES = {"i": "italic", "b": "bold", "vanish": "hidden"}
_OFF = ("0", "false", "off", "none")
_BODY_TEXT = 9  # the outline level of what is no heading
_RAISED = 4  # half points; text that stands so much higher is a superscript in files of other programs


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    hidden: bool = False


class Styles:
    """The styles of a file, each with those that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else list(root.iterchildren("{*}style"))
        self._by_id = {value(s, wanted="styleId") or "": s for s in elements}
        self._defaults = {value(s, wanted="type"): s for s in elements if value(s, wanted="default") in ("1", "true")}
        document = None if root is None else next(root.iterfind("{*}docDefaults/{*}rPrDefault/{*}rPr"), None)
        self._document = _settings(document)
        self._settings: dict[str, Mapping[str, bool]] = {}

    def look(self, paragraph: str | None, properties: etree._Element | None) -> Look:
        """How a run looks that stands in a paragraph of some style and has properties of its own.

        Italics, bold and hiding are toggles: set by both styles, the one takes back what the other does.
        """
        own = _settings(properties)
        outer = self._all(paragraph or value(self._defaults.get("paragraph"), wanted="styleId"))
        inner = self._all(value(properties, "rStyle"))
        looks = {
            key: own.get(key, self._document.get(key, False) or outer.get(key, False) != inner.get(key, False))
            for key in _TOGGLES.values()
        }
        raised = own.get("raised", inner.get("raised", outer.get("raised", False)))
        return Look(raised=raised, **looks)

    def heading(self, paragraph: etree._Element) -> int:
        """The level of the heading that a paragraph is, counted from 1, or 0."""
        outline = value(paragraph, "pPr/outlineLvl") or self._of_paragraph(paragraph, "pPr/outlineLvl")
        if outline and outline.isdigit() and int(outline) < _BODY_TEXT:
            return int(outline) + 1
        for style in self._chain(self.of(paragraph)):
            if match := _HEADING.fullmatch((value(style, "name") or "").strip()):
                return int(match["level"] or 1)
        return 0

    def of(self, paragraph: etree._Element) -> str | None:
        """The style of a paragraph."""
        return value(paragraph, "pPr/pStyle")

    def numbering(self, paragraph: etree._Element) -> tuple[str | None, str | None]:
        """The list and the level that the style of a paragraph gives to it."""
        return self._of_paragraph(paragraph, "pPr/numPr/numId"), self._of_paragraph(paragraph, "pPr/numPr/ilvl")

    def list_of(self, style: str | None) -> str | None:
        """The list that a style of lists stands for."""
        return value(self._by_id.get(style or ""), "pPr/numPr/numId")

    def _of_paragraph(self, paragraph: etree._Element, path: str) -> str | None:
        found = (value(style, path) for style in self._chain(self.of(paragraph)))
        return next((v for v in found if v is not None), None)

    def _chain(self, identifier: str | None) -> list[etree._Element]:
        """A style and those that it is based on."""
        chain: list[etree._Element] = []
        style = self._by_id.get(identifier or "")
        while style is not None and style not in chain:
            chain.append(style)
            style = self._by_id.get(value(style, "basedOn") or "")
        return chain

    def _all(self, identifier: str | None) -> Mapping[str, bool]:
        key = identifier or ""
        if key not in self._settings:
            merged: dict[str, bool] = {}
            for style in reversed(self._chain(identifier)):
                merged |= _settings(next(style.iterchildren("{*}rPr"), None))
            self._settings[key] = merged
        return self._settings[key]


def _settings(properties: etree._Element | None) -> dict[str, bool]:
    """What properties of a run set, by the fields of a ``Look``."""
    found: dict[str, bool] = {}
    for element in () if properties is None else properties:
        name, given = name_of(element), value(element)
        if name in _TOGGLES:
            found[_TOGGLES[name]] = given not in _OFF
        elif name == "vertAlign":
            found["raised"] = given == "superscript"
        elif name == "position" and given and given.lstrip("+").isdigit() and int(given) >= _RAISED:
            found["raised"] = True
    return found
