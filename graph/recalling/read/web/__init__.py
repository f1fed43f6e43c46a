"""HTML as un.org and undocs publish it, or as Word exports it.

Pages since 2001 have headings, paragraphs and lists; those of 1993 to 2000 are text of 72 columns in ``<pre>``. Menus,
scripts, controls and notices of the site are left out. Nothing is fetched: neither frames nor style sheets nor scripts.
"""

from __future__ import annotations

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from ...errors import SourceError
from ...model import Diagnostic, Layout, Span
from .. import notes as footnotes
from ..builder import LayoutBuilder
from ..flow import Flow
from ..original import Original
from .decoding import decode
from .furniture import document
from .notes import linked
from .sheet import Look, Sheet
from .walk import Walker

_DEEPEST = 250  # elements in each other; pages of unclosed elements have some dozens


def lay_out(original: Original) -> Layout:
    """The blocks of a page. Raises ``SourceError`` where there is no text in it, or only frames."""
    root = _parse(original)
    page = document(root)
    sheet = Sheet(root)
    builder = LayoutBuilder(original, "html")
    walker = Walker(Flow(builder), sheet, linked(page, sheet))
    walker.walk(page, Look())
    walker.end()
    if walker.removed:
        shown = "; ".join(dict.fromkeys(walker.removed))
        message = f"left out as page furniture: {shown}"
        builder.diagnostics.append(Diagnostic("page-furniture", "note", message, Span(0, 0)))
    layout = builder.layout()
    if not layout.source.text:
        raise _empty(root, original.where)
    return footnotes.recognised(layout)


def _parse(original: Original) -> etree._Element:
    text = decode(original)
    if "<" not in text:
        raise SourceError("no HTML: there is no element in it", where=original.where, do="name a plain text .txt")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=False)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        reason = " ".join(str(error).split()).lower()
        raise SourceError(f"no HTML: {reason}", where=original.where, do="save the page as HTML") from None
    if _depth(root) > _DEEPEST:
        raise SourceError(
            f"more than {_DEEPEST} elements stand in each other", where=original.where, do="give the text as .txt"
        )
    return root


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _empty(root: etree._Element, where: str) -> SourceError:
    """What to say of a page without text."""
    if next(root.iter("frameset", "frame", "iframe"), None) is not None:
        return SourceError("the page shows others in frames", where=where, do="save the page in the frame itself")
    if next(root.iter("script"), None) is not None:
        return SourceError("no text in the page: scripts load it", where=where, do="save it from a browser when loaded")
    return SourceError("no text in the page", where=where, do="check that it is the page of the resolution")
