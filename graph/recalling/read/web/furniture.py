"""What belongs to the site and not to the document: scripts, controls, menus, lines of links, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ..builder import Styled
from .sheet import Sheet

_TAGS = frozenset((
    "head", "script", "style", "noscript", "template", "nav", "aside", "button", "select", "option", "input", "label",
    "textarea", "iframe", "object", "embed", "applet", "svg", "canvas", "img", "map", "audio", "video", "dialog",
    "noframes",
))  # fmt: skip
_OF_SITE = ("header", "footer")  # unless they stand in what is the document
_DOCUMENT = ("main", "article")
_ROLES = ("navigation", "banner", "search", "contentinfo", "menu", "menubar", "dialog", "alert", "complementary")
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|cookie[\w-]*|skip[\w-]*|share|social"
    r"|pagination|footer|site[_-](?:header|footer)|page[_-]footer|toolbar|noprint)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMED = ("div", "ul", "section", "span", "p", "td", "table")
_NOTICE = re.compile(
    r"\W*(?:(?:©|copyright\s|\(c\)\s+(?:copyright|(?:19|20)\d\d)\b).{0,150}"
    r"|(?:back|return|go)\s+to\s+(?:the\s+)?(?:top|home|main|index|list)\b.{0,60}"
    r"|(?:this\s+page\s+was\s+)?last\s+(?:updated|modified)\b.{0,60}"
    r"|(?:prepared|maintained|created|produced|posted)\s+by\s.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATORS = re.compile(r"[\s|\[\]()•·:/<>«»-]*")


def is_left_out(element: etree._Element, sheet: Sheet) -> bool:
    """Whether an element is no part of the document, or not shown."""
    tag = str(element.tag)
    if tag in _TAGS or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if tag in _OF_SITE and next(element.iterancestors(*_DOCUMENT), None) is None:
        return True
    if tag == "form" and next(element.iter("p", "pre", "li", "h1", "h2", "h3"), None) is None:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (tag in _NAMED and _NAMES.search(names) is not None) or sheet.is_hidden(element)


def is_notice(content: Sequence[Styled]) -> bool:
    """Whether a line is one of the site: links without a digit side by side, or a notice such as a copyright."""
    text = "".join(piece.text for piece in content).strip()
    if _NOTICE.fullmatch(text):
        return True
    links = {piece.href for piece in content if piece.href}
    plain = "".join(piece.text for piece in content if not piece.href)
    return len(links) > 1 and _SEPARATORS.fullmatch(plain) is not None and not any(c.isdigit() for c in text)


def document(root: etree._Element) -> etree._Element:
    """The element that holds the document: the one that says so, if there is one with text, or the body."""
    for place in (*_DOCUMENT, "*[@role='main']"):
        found = [e for e in root.iterfind(f".//{place}") if any(_words(e))]
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


def _words(element: etree._Element) -> Iterator[str]:
    return (str(text) for text in element.itertext() if str(text).strip())
