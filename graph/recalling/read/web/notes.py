"""Footnotes that a page links: markers that lead to notes below, and notes that lead back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..builder import Styled
from ..flow import Content, cut, text_of
from .sheet import Look, Sheet

_MARK = re.compile(r"\s*[\[(]?\s*(?P<number>\d{1,3})\s*[\])]?\s*/?\s*")
_BRACKETED = re.compile(r"\s*(?:\[.*\]|\(.*\)|.*/)\s*")
_NOTE_NAME = re.compile(r"(?:^|[^a-z])_?(?:fn|ftn|foot|en\d|edn|endnote|note|cite_note)", re.IGNORECASE)
_BACK = re.compile(r"\s*(?:[\^↩↑⤴⏎←]\ufe0e?|(?:go\s+)?back(?:\s+to\s+text)?|return)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Linked:
    """The notes of a page: the numbers of those links that mark one, and of the elements at which one begins."""

    markers: Mapping[etree._Element, str] = field(default_factory=dict)
    bodies: Mapping[etree._Element, str] = field(default_factory=dict)


def linked(root: etree._Element, sheet: Sheet) -> Linked:
    """The notes that links tell.

    A marker is a link of digits to a place further down; it is superscript or in brackets, or the name of the place is
    that of a note. Anything else ("see paragraph 5") is a link like others.
    """
    order = {element: place for place, element in enumerate(root.iter())}
    places: dict[str, etree._Element] = {}
    for element in order:
        for key in (element.get("id"), element.get("name")) if isinstance(element.tag, str) else ():
            if key:
                places.setdefault(key, element)
    markers: dict[etree._Element, str] = {}
    bodies: dict[etree._Element, str] = {}
    for link in root.iter("a"):
        name = _local(link)
        match = _MARK.fullmatch("".join(str(t) for t in link.itertext()))
        target = places.get(name) if name else None
        if (
            name
            and match
            and target is not None
            and order[target] > order[link]
            and _is_set_as_marker(link, name, sheet)
        ):
            markers[link] = match["number"]
            bodies.setdefault(target, match["number"])
    return Linked(markers, bodies)


def is_back_link(link: etree._Element) -> bool:
    """Whether a link leads from a note back to its marker and is no text."""
    return _local(link) is not None and _BACK.fullmatch("".join(str(t) for t in link.itertext())) is not None


def without_label(content: Content, number: str) -> list[Styled]:
    """A note without the number that it prints itself, in whatever way: "[1]", "1.", "1/", "1"."""
    text = text_of(content)
    label = re.match(rf"\s*[\[(]?\s*{number}\s*(?:[\])]\s*[./:]?|[./:)])?(?=\s|[^\W\d])\s*", text)
    return cut(content, label.end() if label else 0)


def _local(link: etree._Element) -> str | None:
    """The name of the place in the page to which a link leads."""
    href = (link.get("href") or "").strip()
    return href[1:] or None if href.startswith("#") else None


def _is_set_as_marker(link: etree._Element, name: str, sheet: Sheet) -> bool:
    text = "".join(str(t) for t in link.itertext())
    if _NOTE_NAME.search(name) or _BRACKETED.fullmatch(text):
        return True
    around = [link, *link.iterancestors("sup", "span"), *link.iterdescendants("sup", "span")]
    return any(sheet.look(element, Look()).raised for element in around)
