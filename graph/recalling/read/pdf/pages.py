"""The pages of a PDF as characters and ruled lines: all that is asked of the library.

Positions are in points from the top left corner. Everything that the library may throw at a damaged file becomes one
``SourceError``; what it would pass over in silence (a content stream cut short) is looked for.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import SourceError
from ..original import Original

if TYPE_CHECKING:
    from pdfplumber.page import Page as LibraryPage
    from pdfplumber.pdf import PDF

UNREAD = "\ufffd"  # stands for a character without a meaning in its font
_MOST_PAGES = 1000
_TAIL = 2048  # bytes at the end of a file in which its end is marked
_UNREADABLE = 0.05  # share of the characters without a meaning from which on a text is not one
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_OCR = "make its text readable with ocrmypdf, then give the result"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character; ``y`` is its baseline, ``href`` the address that the file links it to."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    italic: bool = False
    bold: bool = False
    href: str | None = None

    @property
    def blank(self) -> bool:
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal line that is drawn."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True)
class Page:
    """What is printed on a page. A page without characters may hold a picture: a scan, or a map."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    picture: bool = False


def pages(original: Original) -> tuple[Page, ...]:
    """The pages of a PDF. Raises ``SourceError`` where it is encrypted, scanned, cut short or no PDF at all."""
    try:
        import pdfplumber
    except ImportError:
        raise SourceError(
            "reading PDF needs the library pdfplumber", where=original.where, do="pip install 'recalling[pdf]'"
        ) from None
    _check_frame(original)
    try:
        with _quiet(), pdfplumber.open(io.BytesIO(original.data)) as document:
            found = tuple(_read_all(document, original.where))
    except SourceError:
        raise
    except Exception as error:  # the library has no common error; a damaged file raises anything
        raise _refusal(error, original.where) from None
    _check_text(found, original.where)
    return found


def _check_frame(original: Original) -> None:
    if b"%PDF-" not in original.data[:1024]:
        raise SourceError("not a PDF", where=original.where, do="give the PDF itself, or name a text file .md")
    if b"%%EOF" not in original.data[-_TAIL:]:
        raise SourceError("the PDF is cut short: its end is missing", where=original.where, do="fetch it again")


def _refusal(error: Exception, where: str) -> SourceError:
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    name = type(cause).__name__
    if "Password" in name or "Encrypt" in name:
        return SourceError(
            "the PDF is encrypted", where=where, do="remove its password, for example with qpdf --decrypt"
        )
    return _damaged(f"{name} in its structure", where)


def _read_all(document: PDF, where: str) -> Iterator[Page]:
    found = document.pages
    if not found or len(found) > _MOST_PAGES:
        what = "the PDF has no pages" if not found else f"the PDF has {len(found)} pages, more than a resolution"
        raise SourceError(what, where=where, do="give the PDF of one resolution")
    if (counted := _counted(document)) > len(found):
        raise _damaged(f"{counted - len(found)} of its {counted} pages cannot be found", where)
    for number, page in enumerate(found, start=1):
        if not _is_whole(page):
            raise _damaged(f"the content of page {number} breaks off", where)
        yield _read(page)
        page.close()


def _damaged(what: str, where: str) -> SourceError:
    return SourceError(f"the PDF is damaged: {what}", where=where, do="fetch it again, or repair it with qpdf")


def _counted(document: PDF) -> int:
    """The number of pages that the PDF says it has."""
    from pdfminer.pdftypes import resolve1

    tree = resolve1(document.doc.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else 0
    return count if isinstance(count, int) else 0


def _is_whole(page: LibraryPage) -> bool:
    """Whether all content of a page can be unpacked. The library would give in silence what stands before a fault."""
    from pdfminer import settings
    from pdfminer.pdftypes import resolve1

    was_strict, settings.STRICT = settings.STRICT, True
    try:
        for content in page.page_obj.contents:
            resolve1(content).get_data()
    except Exception:  # whatever the filters of the library raise
        return False
    finally:
        settings.STRICT = was_strict
    return True


def _read(page: LibraryPage) -> Page:
    links = _links(page)
    glyphs = [_glyph(char, links) for char in page.chars if _is_upright(char) and _is_on(char, page)]
    rulings = [
        Ruling(float(drawn["x0"]), float(drawn["x1"]), float(drawn["top"]))
        for drawn in (*page.lines, *page.rects)
        if drawn["bottom"] - drawn["top"] < 3 and drawn["x1"] > drawn["x0"]
    ]
    return Page(float(page.width), float(page.height), tuple(glyphs), tuple(rulings), bool(page.images))


def _is_upright(char: dict[str, Any]) -> bool:
    a, b, _, d, *_ = char["matrix"]
    return bool(abs(b) < 0.01 * abs(a) and a > 0 and d > 0 and char["size"] > 0.5)


def _is_on(char: dict[str, Any], page: LibraryPage) -> bool:
    return bool(char["x1"] >= 0 and char["x0"] <= page.width and char["bottom"] >= 0 and char["top"] <= page.height)


def _glyph(char: dict[str, Any], links: Sequence[tuple[float, float, float, float, str]]) -> Glyph:
    font = str(char["fontname"]).rpartition("+")[2].lower()
    _, _, skew, height, _, base = char["matrix"]
    x0, x1, y = float(char["x0"]), float(char["x1"]), float(char["bottom"] - (base - char["y0"]))
    unknown = char["text"].startswith("(cid:") or _CONTROL.search(char["text"])
    text = UNREAD if unknown else char["text"].translate(_LIGATURES)
    return Glyph(
        text,
        x0,
        x1,
        y,
        float(char["size"]),
        "italic" in font or "oblique" in font or abs(skew) > 0.1 * abs(height),
        "bold" in font or "black" in font,
        next((uri for a, b, top, bottom, uri in links if a <= x0 + 1 and x1 <= b + 1 and top <= y <= bottom + 1), None),
    )


def _links(page: LibraryPage) -> list[tuple[float, float, float, float, str]]:
    try:
        return [(a["x0"], a["x1"], a["top"], a["bottom"], str(a["uri"])) for a in page.hyperlinks]
    except Exception:  # links decide nothing: a damaged one is no reason to refuse the text
        return []


def _check_text(found: Sequence[Page], where: str) -> None:
    printed = [glyph for page in found for glyph in page.glyphs if not glyph.blank]
    if not printed:
        what = "the PDF has no text: its pages are pictures" if any(p.picture for p in found) else "the PDF has no text"
        raise SourceError(what, where=where, do=_OCR)
    if sum(glyph.text == UNREAD for glyph in printed) > _UNREADABLE * len(printed):
        raise SourceError("the fonts of the PDF do not say which letters they print", where=where, do=_OCR)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library from writing its doubts about a file to the terminal."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
