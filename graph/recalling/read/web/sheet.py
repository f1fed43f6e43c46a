"""How the characters of a page look: by elements, by style attributes, and by classes of the page's own style sheet.

Of a style sheet only rules for a class are read, and of these only what matters to a resolution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<body>[^{}]*)\}")
_CLASS = re.compile(r"[\w-]*\.(?P<name>[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_ITALIC = {"i", "em", "cite", "dfn", "var", "address"}
_BOLD = {"b", "strong", "th"}
_RAISED = {"sup"}
_NOTE_CLASSES = ("footnotereference", "endnotereference")  # of Word


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look, and the address to which they are linked."""

    italic: bool = False
    bold: bool = False
    raised: bool = False
    href: str | None = None


class Sheet:
    """The classes of a page with what they set."""

    def __init__(self, root: etree._Element) -> None:
        self._classes: dict[str, dict[str, str]] = {}
        for style in root.iter("style"):
            for rule in _RULE.finditer(_COMMENT.sub("", style.text or "")):
                for selector in rule["selectors"].split(","):
                    if match := _CLASS.fullmatch(selector.strip()):
                        self._classes.setdefault(match["name"].lower(), {}).update(_declarations(rule["body"]))

    def look(self, element: etree._Element, outer: Look) -> Look:
        """How the characters of an element look that stands in others."""
        tag, given = str(element.tag), self._given(element)
        italic, bold, raised = (
            outer.italic or tag in _ITALIC,
            outer.bold or tag in _BOLD,
            outer.raised or tag in _RAISED,
        )
        if style := given.get("font-style"):
            italic = style in ("italic", "oblique")
        if weight := given.get("font-weight"):
            bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        if place := given.get("vertical-align"):
            raised = place == "super" or (raised and tag in _RAISED)
        if any(name.endswith(_NOTE_CLASSES) for name in _class_names(element)):
            raised = True
        return replace(outer, italic=italic, bold=bold, raised=raised)

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether an element is not shown."""
        given = self._given(element)
        return given.get("display") == "none" or given.get("visibility") == "hidden" or given.get("mso-hide") == "all"

    def list_style(self, element: etree._Element) -> str | None:
        """The kind of numbers that a style gives to a list."""
        given = self._given(element)
        return given.get("list-style-type") or given.get("list-style")

    def _given(self, element: etree._Element) -> Mapping[str, str]:
        given: dict[str, str] = {}
        for name in _class_names(element):
            given |= self._classes.get(name, {})
        return given | _declarations(element.get("style") or "")


def _class_names(element: etree._Element) -> list[str]:
    return (element.get("class") or "").lower().split()


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in pairs if value}
