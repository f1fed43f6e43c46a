"""What stands in a paragraph: characters with their look, links, numbers of notes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..builder import Styled
from ..xml import attribute, name_of
from .fields import Fields
from .package import Part, value
from .styles import Styles

_LEFT_OUT = ("del", "moveFrom", "pPr", "rPr", "rt", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = ("footnoteReference", "endnoteReference")
_PRINTED = range(0x20, 0xD800)  # behind them stand the characters that only a font of symbols knows


class Notes:
    """The notes to which a text refers, numbered in the order of their first reference."""

    def __init__(self, first: dict[str, int]) -> None:
        self._next = dict(first)  # by kind
        self.numbers: dict[tuple[str, str], str] = {}  # by kind and identifier
        self.waiting: list[tuple[str, str]] = []  # those whose body has not been added

    def refer(self, kind: str, identifier: str, own_mark: str | None) -> str:
        """The number of a note: its own, if the text gives one ("*" is no number), or the next."""
        key = (kind, identifier)
        if key not in self.numbers:
            if own_mark is None:
                self.numbers[key] = str(self._next[kind])
                self._next[kind] += 1
            else:
                self.numbers[key] = own_mark if own_mark.isdigit() else ""
            self.waiting.append(key)
        return self.numbers[key]


class Inline:
    """Reads the paragraphs of one part."""

    def __init__(self, part: Part, styles: Styles, notes: Notes) -> None:
        self._part = part
        self._styles = styles
        self._notes = notes
        self._fields = Fields()
        self._paragraph_style: str | None = None
        self.boxes: list[etree._Element] = []  # the text boxes of the paragraph

    def content(self, paragraph: etree._Element) -> list[Styled]:
        """The characters of a paragraph; its text boxes are in ``boxes`` then."""
        self._paragraph_style = self._styles.of(paragraph)
        self.boxes = []
        content = list(self._inside(paragraph, None))
        self._fields.drop_unfinished()
        return content

    def _inside(self, element: etree._Element, href: str | None) -> Iterator[Styled]:
        for child in element:
            name = name_of(child)
            if name == "r":
                yield from self._run(child, href)
            elif name == "hyperlink":
                relation = self._part.relations.get(attribute(child, "id") or "")
                yield from self._inside(child, relation.target if relation and relation.external else href)
            elif name == "fldSimple":
                self._fields.begin(attribute(child, "instr") or " ")
                yield from self._inside(child, href)
                self._fields.end()
            elif name == "AlternateContent":
                yield from self._inside(chosen(child), href)
            elif name == "t":  # of a formula
                yield Styled(child.text or "")
            elif name and name not in _LEFT_OUT:
                yield from self._inside(child, href)

    def _run(self, run: etree._Element, href: str | None) -> Iterator[Styled]:
        look = self._styles.look(self._paragraph_style, next(run.iterchildren("{*}rPr"), None))
        for child in run:
            name = name_of(child)
            if name == "fldChar":
                self._turn(value(child, wanted="fldCharType"))
            elif name == "instrText":
                self._fields.instruct(child.text or "")
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                yield from self._drawn(child, href)
            elif look.hidden or self._fields.silent:
                continue
            elif name in _NOTES:
                if number := self._note(child, run):
                    yield Styled(number, look.italic, superscript=True)
            elif name == "ruby":
                for base in child.iterchildren("{*}rubyBase"):
                    yield from self._inside(base, href)
            elif (text := _characters(child)) and not _is_own_mark(child, run):
                raised = look.raised or self._fields.raised
                yield Styled(text, look.italic, raised, href or self._fields.href, look.bold)

    def _turn(self, kind: str | None) -> None:
        turns = {"begin": self._fields.begin, "separate": self._fields.give, "end": self._fields.end}
        if kind in turns:
            turns[kind]()

    def _note(self, reference: etree._Element, run: etree._Element) -> str:
        own = value(reference, wanted="customMarkFollows") in ("1", "true", "on")
        mark = "".join(t.text or "" for t in run.iterchildren("{*}t")).strip() if own else None
        kind = name_of(reference).removesuffix("Reference")
        return self._notes.refer(kind, value(reference, wanted="id") or "", mark)

    def _drawn(self, element: etree._Element, href: str | None) -> Iterator[Styled]:
        """Text boxes in a drawing are kept for later; one that is given for two kinds of program is kept once."""
        found = chosen(element) if name_of(element) == "AlternateContent" else element
        boxes = list(_boxes(found))
        self.boxes += boxes
        if not boxes and name_of(element) == "AlternateContent":
            yield from self._inside(found, href)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in an element, those in one of them apart."""
    for child in element:
        if name_of(child) == "txbxContent":
            yield child
        elif name_of(child) == "AlternateContent":
            yield from _boxes(chosen(child))
        else:
            yield from _boxes(child)


def chosen(alternatives: etree._Element) -> etree._Element:
    """The one of several contents to read: the first with text in it."""
    options = [child for child in alternatives if name_of(child) in ("Choice", "Fallback")]
    with_text = (o for o in options if next(o.iter("{*}t"), None) is not None)
    return next(with_text, options[0] if options else alternatives)


def _characters(element: etree._Element) -> str:
    """The characters of a child of a run. Without ``xml:space`` white space around them is none."""
    name = name_of(element)
    if name == "t":
        text = element.text or ""
        return text if attribute(element, "space") == "preserve" else text.strip(" \t\r\n")
    if name == "sym":
        try:
            code = int(value(element, wanted="char") or "", 16)
        except ValueError:
            return ""
        return chr(code) if code in _PRINTED else ""
    return _CHARACTERS.get(name, "")


def _is_own_mark(element: etree._Element, run: etree._Element) -> bool:
    """Whether characters are the mark that a reference to a note brings along."""
    references = (child for child in run if name_of(child) in _NOTES)
    return name_of(element) == "t" and any(value(r, wanted="customMarkFollows") for r in references)
