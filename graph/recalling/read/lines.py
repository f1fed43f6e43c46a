"""The blocks of a text by its lines: headings, rules, numbered items, definitions of notes, paragraphs.

Blank lines part paragraphs. A text of fixed width (no markup; lines broken by hand or by a program) often has none:
there a line that is indented begins a paragraph, and so does one whose first word would still have stood on the line
before. What is parted too often does no harm: a block that opens no paragraph goes on with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from . import pages
from .notes import shape

_HEADING = re.compile(r"(#{1,6})\s+(?=[^\s#])")
_RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(?=\S)")
_ITEM_ANYWHERE = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_NOTE = re.compile(r"\s{0,3}\[\^(?P<label>[^\[\]\s]{1,40})\]:[ \t]*")
_ALONE = re.compile(r"\s*(?:(?P<item>\d{1,3})\.|(?:E?S-)?\d{1,4}/\d+\.|\([a-z]{1,5}\))\s*")  # torn from its words

# what opens a block of its own: "(a)", "1/ Resolution", "[1] Resolution", "57/176. Title", "2081 (XX). Title"
_HEAD = re.compile(
    r"\s*(?:\([a-z]{1,5}\)(?=\s)"
    r"|(?:(?P<note>\[\d{1,3}\]|\d{1,3}/)|(?:E?S-)?\d{1,4}/\d+\.|\d{1,4}(?: [A-Z])? \([\dIVXLCES-]+\)\.)(?=\s+[A-Z“\"]))"
)
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}\b")
_HANGING = re.compile(r"\s*(?:[\w/()-]{1,12}[.)/]|\[\d+\])\s+(?=\S)")
_COMPLETE = re.compile(r"(?:[,;.:][”’\")\]]*|\])(?:\s*\[?\d{1,3}(?!\d)[/\]]?)*$")  # notes may be marked at the end
_OPENS = re.compile(r"[A-Z“\"\[(]|\d{1,3}(?:/?\s+[A-Z]|(?:st|nd|rd|th)\s)")
_CLAUSE = re.compile(r"(?!United\b)[A-Z][a-z]+(?:ing|ed|ly|ful|ous)\b")
_FORMULA = re.compile(  # what begins the text of an act, whatever the line before looks like
    r"The (?:[A-Z][\w-]*|of|on|the|and|for)(?: (?:[A-Z][\w-]*|of|on|the|and|for))+,"
    r"|At (?:its|the) \d+(?:st|nd|rd|th) .*"
)
_TITLE = 3  # lines of a title in quotation marks, which is not parted at its commas
_CENTRED = 20  # columns; a line set further in is centred or set right
_SHORT = 0.6  # of the width; a line without a stop that is shorter is a title or the like

_END = r"(?:\r\n|\r|\n)"  # of a line
_LINE = re.compile(rf"[^\r\n]*{_END}?")
_INVISIBLE = (
    re.compile(  # a break behind the hyphen of a compound; soft hyphens, also where a line ends; signs of no width
        rf"(?<=[^\W\d_][-‐‑])[ \t]*+{_END}[ \t]*(?=[^\W\d_])(?!(?:and|or|to)\b)"
        rf"|\u00ad(?:[ \t]*+{_END}[ \t]*)?|[\u200b\u200c\u200d\ufeff]"
    )
)


@dataclass(frozen=True, slots=True)
class Section:
    """A block before its inline markup is read. Its own words are text[body:body_end]; ``number`` is not in them.

    ``kind`` is one of those of a ``Block``, or "note": the definition of the note that ``number`` names.
    """

    kind: str
    start: int
    end: int
    body: int
    body_end: int
    number: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, where it begins in the text, and the column in which the text of its page begins."""

    start: int
    text: str
    margin: int = 0

    @property
    def begins(self) -> int:
        return self.start + len(self.text) - len(self.text.lstrip())

    @property
    def ends(self) -> int:
        return self.start + len(self.text.rstrip())

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def expanded(self) -> str:
        return self.text.lstrip("\f").expandtabs()

    @property
    def indent(self) -> int:
        """How many columns the line is set in."""
        return len(self.expanded) - len(self.expanded.lstrip()) - self.margin

    @property
    def reach(self) -> int:
        """The column in which the line ends."""
        return len(self.expanded.rstrip()) - self.margin


@dataclass(slots=True)
class _Open:
    """The paragraph, item or note that is being collected."""

    kind: str
    begins: int
    body: int
    end: int
    number: str | None
    last: _Line
    column: int  # where the text behind a number or label begins
    labelled: bool = False  # as a note: "1/ Resolution"
    blank: bool = field(default=False)  # whether a blank line was seen inside a note
    waits: bool = field(default=False)  # for the words behind a number that stands alone
    quoting: int = field(default=0)  # lines since quotation marks were opened that have not been closed

    def __post_init__(self) -> None:
        self._look_for_marks()

    def add(self, line: _Line) -> None:
        self.end, self.last, self.waits = line.ends, line, False
        self._look_for_marks()

    def _look_for_marks(self) -> None:
        opened, closed = self.last.text.rfind("“"), self.last.text.rfind("”")
        if opened != closed:
            self.quoting = 1 if opened > closed else 0
        elif self.quoting:
            self.quoting += 1

    def closed(self) -> Section:
        return Section(self.kind, self.begins, self.end, self.body, self.end, self.number)


def sections(text: str, *, fixed: bool = False) -> Iterator[Section]:
    """The blocks of a text in order; ``fixed`` says that its lines have a fixed width and it has no markup."""
    lines = _lines(text, fixed)
    width = _width(lines) if fixed else 0
    furniture = pages.furniture([(line.start, line.text) for line in lines]) if fixed else frozenset[int]()
    opened: _Open | None = None
    for line in lines:
        if opened and opened.kind == "note" and (line.blank or (opened.blank and line.indent >= 4)):
            opened.blank = True
            opened.end = opened.end if line.blank else max(opened.end, line.ends)
            continue
        single = _single(line, furniture)
        if opened and opened.waits and (line.blank or (single and single.kind == "rule")):
            continue
        opens = not single and not line.blank and not (opened and opened.waits) and _begins(opened, line, width, fixed)
        if opened and (single or opens or line.blank):
            yield opened.closed()
            opened = None
        if single:
            yield single
        elif opens:
            opened = _opened(line, fixed)
        elif opened:
            opened.add(line)
    if opened:
        yield opened.closed()


def _width(lines: Sequence[_Line]) -> int:
    """The column in which the longest line ends that is neither centred nor set right."""
    return max((line.reach for line in lines if line.indent < _CENTRED), default=0)


def _lines(text: str, fixed: bool) -> list[_Line]:
    found: list[tuple[int, str]] = []
    start = 1 if text.startswith("\ufeff") else 0
    for line in _LINE.findall(text, start):
        if line:
            found.append((start, line.rstrip("\r\n")))
            start += len(line)
    margins = pages.margins(found) if fixed else [0] * len(found)
    return [_Line(at, line, margin) for (at, line), margin in zip(found, margins, strict=True)]


def _single(line: _Line, furniture: Collection[int]) -> Section | None:
    """A block that is one line: a heading or a rule. Furniture of a page counts as a rule."""
    if _RULE.fullmatch(line.text) or line.start in furniture:
        return Section("rule", line.begins, line.ends, line.begins, line.begins)
    if heading := _HEADING.match(line.text.strip()):
        words = line.text.strip()[heading.end() :].rstrip("#").rstrip()
        body = line.begins + heading.end()
        return Section("heading", line.begins, line.ends, body, body + len(words), level=len(heading[1]))
    return None


def _opened(line: _Line, fixed: bool) -> _Open:
    hanging = _HANGING.match(line.expanded)
    column = hanging.end() - line.margin if hanging else -1
    begins, ends = line.begins, line.ends
    if note := _NOTE.match(line.text):
        return _Open("note", begins, line.start + note.end(), ends, note["label"], line, column)
    if item := (_ITEM_ANYWHERE if fixed else _ITEM).match(line.text):
        return _Open("item", begins, line.start + item.end(), ends, item[1], line, column)
    if alone := _ALONE.fullmatch(line.text) if fixed else None:
        kind, body = ("item", ends) if alone["item"] else ("paragraph", begins)
        return _Open(kind, begins, body, ends, alone["item"], line, -1, waits=True)
    head = _HEAD.match(line.text)
    return _Open("paragraph", begins, begins, ends, None, line, column, labelled=bool(head and head["note"]))


def _begins(opened: _Open | None, line: _Line, width: int, fixed: bool) -> bool:
    """Whether a line that is not blank begins a block."""
    if opened is None or opened.blank or _NOTE.match(line.text):
        return True
    if (_ITEM_ANYWHERE if fixed else _ITEM).match(line.text):
        return True
    if not fixed:
        return False
    before = opened.last
    words_before = before.text.lstrip()
    if min(line.indent, before.indent) >= _CENTRED or (words_before.startswith("[") and "]" not in words_before):
        return False
    if _ALONE.fullmatch(line.text) or _FORMULA.fullmatch(line.text.strip()):
        return True
    head = _HEAD.match(line.text)
    if head and (not head["note"] or line.indent > before.indent):  # at the margin it may be a marker
        return True
    if line.indent > before.indent + 2:
        return abs(line.indent - opened.column) > 1
    if before.text.rstrip().endswith((".", ".”")) and line.text.lstrip().startswith("“"):
        return True  # a paragraph of a statement, which is quoted as a whole
    if 0 < opened.quoting <= _TITLE:
        return False
    return _is_parted(before, line, width, note=opened.labelled)


def _is_parted(before: _Line, line: _Line, width: int, *, note: bool) -> bool:
    """Whether the line break before a line was made on purpose. A note has titles, and ends with a full stop."""
    words, last = line.text.strip(), before.text.rstrip()
    if not _OPENS.match(words) or last.endswith("-") or _DATE.match(words):
        return False  # "Non-Self-Governing" in a title; the date of a line of adoption
    if not _COMPLETE.search(last) or shape.is_abbreviated(last):
        return len(last.strip()) < width * _SHORT and words[0] not in "0123456789("
    fits = before.reach + 1 + len(words.split(maxsplit=1)[0]) <= width
    return fits and last.endswith(".") if note else fits or _CLAUSE.match(words) is not None


def unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] without the line breaks behind hyphens: "non-" and "governmental" are one word.

    A suspended hyphen ("child- and") keeps its space. Soft hyphens and signs without a width are left out too.
    """
    at = start
    for match in _INVISIBLE.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end
