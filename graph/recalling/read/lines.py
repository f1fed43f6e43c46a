"""The blocks of a text by its lines: headings, rules, numbered items, definitions of notes, paragraphs.

Blank lines part paragraphs. A text of fixed width (no markup; lines broken by hand or by a program) often has none:
there a line that is indented begins a paragraph, and so does one whose first word would still have stood on the line
before. What is parted too often does no harm: a block that opens no paragraph goes on with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .notes import shape

_HEADING = re.compile(r"(#{1,6})\s+(?=[^\s#])")
_RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(?=\S)")
_ITEM_ANYWHERE = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_NOTE = re.compile(r"\s{0,3}\[\^(?P<label>[^\[\]\s]{1,40})\]:[ \t]*")
_FURNITURE = re.compile(r"\s*(?:\d\d[ -]\d{5}(?: ?\([EF]\))?|/\.\.\.|Page \d+)\s*")  # a job number, "goes on overleaf"

# what opens a block of its own: "(a)", "1/ Resolution", "[1] Resolution", "57/176. Title"
_HEAD = re.compile(
    r"\s*(?:\([a-z]{1,5}\)(?=\s)|(?:(?P<note>\[\d{1,3}\]|\d{1,3}/)|(?:E?S-)?\d{1,4}/\d+\.)(?=\s+[A-Z“\"]))"
)
_HANGING = re.compile(r"\s*(?:[\w/()-]{1,12}[.)/]|\[\d+\])\s+(?=\S)")
_COMPLETE = re.compile(r"(?:[,;.:][”’\")\]]*|\])(?:\s*\[?\d{1,3}(?!\d)[/\]]?)*$")  # notes may be marked at the end
_OPENS = re.compile(r"[A-Z“\"\[(]|\d{1,3}(?:/?\s+[A-Z]|(?:st|nd|rd|th)\s)")
_CLAUSE = re.compile(r"(?!United\b)[A-Z][a-z]+(?:ing|ed|ly|ful|ous)\b")
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


@dataclass(slots=True)
class _Open:
    """The paragraph, item or note that is being collected."""

    kind: str
    start: int
    body: int
    end: int
    number: str | None
    last: str  # line
    column: int  # where the text behind a number or label begins
    labelled: bool = False  # as a note: "1/ Resolution"
    blank: bool = field(default=False)  # whether a blank line was seen inside a note

    def closed(self) -> Section:
        return Section(self.kind, self.start, self.end, self.body, self.end, self.number)


def sections(text: str, *, fixed: bool = False) -> Iterator[Section]:
    """The blocks of a text in order; ``fixed`` says that its lines have a fixed width and it has no markup."""
    width = _width(text) if fixed else 0
    opened: _Open | None = None
    for start, line in _lines(text):
        begins, ends = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        if opened and opened.kind == "note" and (not line.strip() or (opened.blank and _indent(line) >= 4)):
            opened.blank = True
            opened.end = max(opened.end, ends) if line.strip() else opened.end
            continue
        single = _single(line, begins, ends, fixed)
        opens = not single and bool(line.strip()) and _begins(opened, line, width, fixed)
        if opened and (single or opens or not line.strip()):
            yield opened.closed()
            opened = None
        if single:
            yield single
        elif opens:
            opened = _opened(line, start, begins, ends, fixed)
        elif opened:
            opened.end, opened.last = ends, line
    if opened:
        yield opened.closed()


def _width(text: str) -> int:
    """The length of the longest line that is neither centred nor set right."""
    return max((len(line.rstrip()) for _, line in _lines(text) if _indent(line) < _CENTRED), default=0)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 1 if text.startswith("\ufeff") else 0
    for line in _LINE.findall(text, start):
        if line:
            yield start, line.rstrip("\r\n")
            start += len(line)


def _single(line: str, begins: int, ends: int, fixed: bool) -> Section | None:
    """A block that is one line: a heading or a rule. Furniture of a page counts as a rule."""
    if _RULE.fullmatch(line) or (fixed and _FURNITURE.fullmatch(line)):
        return Section("rule", begins, ends, begins, begins)
    if heading := _HEADING.match(line.strip()):
        words = line.strip()[heading.end() :].rstrip("#").rstrip()
        body = begins + heading.end()
        return Section("heading", begins, ends, body, body + len(words), level=len(heading[1]))
    return None


def _opened(line: str, start: int, begins: int, ends: int, fixed: bool) -> _Open:
    hanging = _HANGING.match(line.expandtabs())
    column = hanging.end() if hanging else -1
    if note := _NOTE.match(line):
        return _Open("note", begins, start + note.end(), ends, note["label"], line, column)
    if item := (_ITEM_ANYWHERE if fixed else _ITEM).match(line):
        return _Open("item", begins, start + item.end(), ends, item[1], line, column)
    head = _HEAD.match(line)
    return _Open("paragraph", begins, begins, ends, None, line, column, labelled=bool(head and head["note"]))


def _begins(opened: _Open | None, line: str, width: int, fixed: bool) -> bool:
    """Whether a line that is not blank begins a block."""
    if opened is None or opened.blank or _NOTE.match(line) or (_ITEM_ANYWHERE if fixed else _ITEM).match(line):
        return True
    if not fixed:
        return False
    indent, before = _indent(line), _indent(opened.last)
    if min(indent, before) >= _CENTRED or (opened.last.lstrip().startswith("[") and "]" not in opened.last):
        return False
    head = _HEAD.match(line)
    if head and (not head["note"] or indent > before):  # at the margin of the line before it may be a marker
        return True
    if indent > before + 2:
        return abs(indent - opened.column) > 1
    return _is_parted(opened.last.rstrip(), line.strip(), width, note=opened.labelled)


def _is_parted(before: str, line: str, width: int, *, note: bool) -> bool:
    """Whether the line break before a line was made on purpose. A note has titles, and ends with a full stop."""
    if not _OPENS.match(line):
        return False
    if not _COMPLETE.search(before) or shape.is_abbreviated(before):
        return len(before.strip()) < width * _SHORT and line[0] not in "0123456789("
    fits = len(before) + 1 + len(line.split(maxsplit=1)[0]) <= width
    return fits and before.endswith(".") if note else fits or _CLAUSE.match(line) is not None


def _indent(line: str) -> int:
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] without the line breaks behind hyphens: "non-" and "governmental" are one word.

    A suspended hyphen ("child- and") keeps its space. Soft hyphens and signs without a width are left out too.
    """
    at = start
    for match in _INVISIBLE.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end
