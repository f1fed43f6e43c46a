"""Prints documents as the UN does, so that a source and its PDF can be compared.

Masthead, running heads, page counters, job number and bar code; 10 point text in one column (or two), first lines
indented; superscript markers; each footnote at the foot of the page of its first marker, cut where the page is full.
Measures are those of A/RES/73/3. No paragraph is kept together: pages end wherever they fall.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from recalling.model import Document, Layout, ReadingText, Stated
from recalling.read.builder import Styled
from recalling.segment import segment

WIDTH, HEIGHT = 612.0, 792.0
LEFT, MEASURE, INDENT, TAB = 123.4, 365.2, 23.7, 23.8
TOP, BOTTOM = 709.7, 59.5  # baselines of the first and the last line of a page
BREAKS = re.compile(r"(?<=\w-)(?=\w)|(?<=–)(?=\w)")  # a line may end behind a hyphen inside a word
FONTS = {(False, False): "Times-Roman", (True, False): "Times-Italic", (False, True): "Times-Bold"}


@dataclass(frozen=True)
class Part:
    """A heading, paragraph or item with its printed number; ``level`` is the depth of an item."""

    content: tuple[Styled, ...]
    label: str = ""
    kind: str = "paragraph"  # "heading", "paragraph", "adoption"


@dataclass(frozen=True)
class Printed:
    """What is to be printed: lines of the masthead by name, the parts, the notes."""

    masthead: Mapping[str, str]
    parts: Sequence[Part]
    notes: Mapping[str, tuple[Styled, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Style:
    size: float = 10.0
    leading: float = 12.0
    gap: float = 6.0  # above a paragraph
    raised: tuple[float, float] = (6.5, 3.4)  # size and height of superscripts
    bold: bool = False


TEXT = Style()
NOTE = Style(8.5, 10.5, 0.0, (5.5, 3.0))
HEADING = Style(12.0, 13.5, 12.0, bold=True)
KIND = Style(14.0, 16.0, 12.0, bold=True)


@dataclass
class Row:
    """A line as it is set: the words with their styles, where it begins, how far its spaces are stretched."""

    words: list[list[Styled]]
    x: float
    style: Style
    stretch: float = 0.0
    above: float = 0.0
    notes: tuple[str, ...] = ()
    label: tuple[str, float] | None = None


@dataclass
class Leaf:
    """A page, or a column of one: its rows with their baselines."""

    rows: list[tuple[float, Row]] = field(default_factory=list)
    rule: float | None = None


# what is printed


def printed(layout: Layout) -> Printed:
    """The document of a layout, its paragraphs re-joined, with the italics of its source."""
    document = segment(layout)
    italics = _italics(layout)
    m = document.masthead
    stated = {name: getattr(m, name) for name in m.__dataclass_fields__}
    head = {name: value.value for name, value in stated.items() if isinstance(value, Stated)}
    units = [(p.reading.source_offset(0), _part(document, p.id, italics)) for p in document.paragraphs]
    units += [(h.spans[0].start, Part((Styled(h.value),), kind="heading")) for h in document.headings]
    first = min((start for start, _ in units), default=0)
    if m.meeting and m.meeting.spans[0].start < first:
        block = next(b for b in layout.blocks if b.span.start <= m.meeting.spans[0].start < b.span.end)
        head["adopted"] = " ".join(block.plain.split())
    elif m.meeting and m.adoption_date:
        shown = f"{m.meeting.value}\n{layout.source.quote(m.adoption_date.spans[0])}"
        units.append((m.meeting.spans[0].start, Part((Styled(shown, italic=True),), kind="adoption")))
    notes = {f.number: tuple(_styled(f.reading, (), italics)) for f in document.footnotes}
    return Printed(head, [part for _, part in sorted(units, key=lambda u: u[0])], notes)


def _part(document: Document, unit: str, italics: set[int]) -> Part:
    paragraph = next(p for p in document.paragraphs if p.id == unit)
    label = paragraph.number or ""
    if label:
        label = f"({label})" if paragraph.kind == "sub-paragraph" else f"{label}." if label.isdigit() else label
    markers = [(m.at, m.number) for m in paragraph.markers]
    return Part(tuple(_styled(paragraph.reading, markers, italics)), label)


def _italics(layout: Layout) -> set[int]:
    runs = (run for block in layout.blocks for run in block.runs if run.italic)
    return {offset for run in runs for offset in range(run.start, run.start + len(run.text))}


def _styled(reading: ReadingText, markers: Sequence[tuple[int, str]], italics: set[int]) -> Iterator[Styled]:
    slanted = [reading.source_offset(at) in italics for at in range(len(reading))]
    bounds = {at for at, _ in markers} | {i for i in range(1, len(slanted)) if slanted[i] != slanted[i - 1]}
    cuts = sorted({0, len(reading), *bounds})
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        here = [number for at, number in markers if at == start]
        if here:
            yield Styled(", ".join(here), superscript=True)
        if end > start:
            yield Styled(reading.text[start:end], slanted[start])


# lines and pages


def _font(piece: Styled, style: Style) -> tuple[str, float]:
    return FONTS[piece.italic and not style.bold, style.bold], style.raised[0] if piece.superscript else style.size


def _width(word: Sequence[Styled], style: Style) -> float:
    return sum(stringWidth(piece.text, *_font(piece, style)) for piece in word)


def _words(content: Sequence[Styled]) -> Iterator[tuple[list[Styled], bool]]:
    """The unbreakable parts of a text, each with whether a space follows."""
    word: list[Styled] = []
    for piece in content:
        for fragment in re.findall(r"\s+|\S+", piece.text.translate(str.maketrans("\u2011\u00a0", "- "))):
            if fragment.isspace():
                if word:
                    yield word, True
                word = []
                continue
            *whole, last = BREAKS.split(fragment) if not piece.superscript else [fragment]
            for bit in whole:
                yield [*word, replace(piece, text=bit)], False
                word = []
            word.append(replace(piece, text=last))
    if word:
        yield word, True


def _rows(content: Sequence[Styled], style: Style, x: float, first: float, measure: float) -> list[Row]:
    """The lines of a paragraph, justified."""
    space = stringWidth(" ", FONTS[False, style.bold], style.size)
    rows = [Row([], first, style)]
    used, blank = first - x, False
    for word, spaced in _words(content):
        width = _width(word, style)
        if rows[-1].words and used + blank * space + width > measure:
            gaps = len(rows[-1].words) - 1
            rows[-1].stretch = (measure - used) / gaps if gaps else 0.0
            rows.append(Row([], x, style))
            used, blank = 0.0, False
        if rows[-1].words and not blank:
            rows[-1].words[-1].extend(word)
        else:
            rows[-1].words.append(word)
        used += blank * space + width
        blank = spaced
    rows[0].above = style.gap
    return rows


def _body(parts: Sequence[Part], left: float, measure: float) -> Iterator[Row]:
    seen: set[str] = set()
    for part in parts:
        if part.kind == "adoption":
            lines = "".join(p.text for p in part.content).split("\n")
            places = (left + measure - 91, left + measure - 72)
            rows = [_rows([Styled(t, True)], TEXT, x, x, 200)[0] for x, t in zip(places, lines, strict=True)]
            rows[0].above, rows[-1].above = 14.0, 0.0
        elif part.kind == "heading":
            rows = _rows(part.content, HEADING, left, left, measure - 60)
            for row in rows:
                row.stretch = 0.0
        else:
            first = left + INDENT
            rows = _rows(part.content, TEXT, left, first + (TAB if part.label else 0), measure)
            rows[0].label = (part.label, first) if part.label else None
        for row in rows:
            numbers = [n for word in row.words for p in word if p.superscript for n in re.findall(r"\d+", p.text)]
            row.notes = tuple(dict.fromkeys(n for n in numbers if n not in seen))
            seen.update(row.notes)
            yield row


def _note(number: str, content: Sequence[Styled], left: float, measure: float) -> list[Row]:
    width = measure + 31 if left else measure  # notes are wider than the text, but not in columns
    return _rows([Styled(number, superscript=True), Styled(" "), *content], NOTE, left, left - 6.4, width)


def leaves(matter: Printed, left: float, measure: float, top_of_first: float, top: float) -> list[Leaf]:
    """Rows on pages. A footnote begins on the page of its marker; what finds no room there opens the next notes."""
    found: list[Leaf] = []
    waiting: list[Row] = []  # of notes, from the page before
    body = list(_body(matter.parts, left, measure))
    while body or waiting:
        y = top_of_first if not found else top
        rows: list[tuple[float, Row]] = []
        most = int((y - BOTTOM) // NOTE.leading) - 1
        below, waiting = waiting[:most], waiting[most:]
        while body and not waiting:
            row = body[0]
            new = [_note(n, matter.notes[n], left, measure) for n in row.notes if n in matter.notes]
            step = 0.0 if not rows else row.style.leading + row.above
            room = y - step - 24 - BOTTOM  # down to the last baseline, the rule left out
            fits = int(room // NOTE.leading) + 1 - len(below) if below or new else 1
            needed = sum(len(note) for note in new[:-1]) + 1 if new else 0  # only the last may be cut
            if (room + 24 if not below and not new else room) < 0 or fits < needed:
                break
            body.pop(0)
            y -= step
            rows.append((y, row))
            for note in new:
                below += note[:fits]
                waiting += note[fits:]
                fits -= len(note)
        leaf = Leaf(rows)
        base = BOTTOM + NOTE.leading * (len(below) - 1)
        if below:
            leaf.rule = base + 14
            leaf.rows += [(base - NOTE.leading * i, row) for i, row in enumerate(below)]
        assert leaf.rows, "a line with its notes is higher than a page"
        found.append(leaf)
    return found


def laid_out(matter: Printed) -> list[Leaf]:
    """The pages of a document in one column, its masthead left out."""
    return leaves(matter, LEFT, MEASURE, _head_rows(matter)[-1][0] - 18, TOP)


# printing


def pdf(matter: Printed, *, columns: int = 1, rule: str = "drawn", spaces: bool = True) -> bytes:
    """The bytes of the PDF. ``rule`` above the notes: "drawn", "typed" or "none"; without ``spaces`` words are only set
    apart, as some programs do.
    """
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1)
    if columns == 1:
        sheets = [[leaf] for leaf in laid_out(matter)]
    else:
        single = leaves(_volume(matter), 0.0, 235.0, 690.0, 690.0)
        sheets = [single[at : at + 2] for at in range(0, len(single), 2)]
    for number, sheet in enumerate(sheets, start=1):
        if columns == 1:
            _first_page(canvas, matter) if number == 1 else _running_head(canvas, matter, number)
            _foot(canvas, number, len(sheets))
        else:
            _text(canvas, 300, 750, str(number), 9)
        for at, leaf in enumerate(sheet):
            _print(canvas, leaf, 55.0 + 260 * at if columns > 1 else 0.0, rule, spaces)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _volume(matter: Printed) -> Printed:
    """As in a volume of resolutions: the title and the enacting formula stand above the text."""
    m = matter.masthead
    head = [Part((Styled(f"{m['number']}. {m.get('title', 'Title')}"),), kind="heading")]
    if "enacting_formula" in m:
        head.append(Part((Styled(m["enacting_formula"], italic=True),)))
    return replace(matter, parts=[*head, *matter.parts])


def _text(
    canvas: Canvas, x: float, y: float, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> None:
    canvas.setFont(FONTS[italic, bold], size)
    canvas.drawString(x, y, text)


def _print(canvas: Canvas, leaf: Leaf, shift: float, rule: str, spaces: bool) -> None:
    left = shift or LEFT - 24
    if leaf.rule is not None and rule == "drawn":
        canvas.setLineWidth(0.5)
        canvas.line(left, leaf.rule, left + 72, leaf.rule)
    elif leaf.rule is not None and rule == "typed":
        _text(canvas, left, leaf.rule, "_" * 18, 8, bold=True)
    for y, row in leaf.rows:
        if row.label:
            _text(canvas, row.label[1] + shift, y, row.label[0], row.style.size)
        _print_row(canvas, row, y, shift, spaces)


def _print_row(canvas: Canvas, row: Row, y: float, shift: float, spaces: bool) -> None:
    plain = FONTS[False, row.style.bold]
    step = stringWidth(" ", plain, row.style.size) + row.stretch
    x = row.x + shift
    for word in row.words:
        for piece in word:
            font, size = _font(piece, row.style)
            canvas.setFont(font, size)
            canvas.drawString(x, y + (row.style.raised[1] if piece.superscript else 0), piece.text)
            x += stringWidth(piece.text, font, size)
        if spaces:
            canvas.setFont(plain, row.style.size)
            canvas.drawString(x, y, " ")
        x += step


def _first_page(canvas: Canvas, matter: Printed) -> None:
    m = matter.masthead
    body = m.get("body", "General Assembly")
    _text(canvas, LEFT, 734.2, "United Nations", 14)
    organ, _, rest = m.get("symbol", f"A/RES/{m['number']}").partition("/")
    _text(canvas, 492.8, 735.5, organ, 20)
    _text(canvas, 493.2 + stringWidth(organ, "Times-Roman", 20), 735.5, f"/{rest}", 10)
    for y in (727.0, 582.5):
        canvas.line(60, y, 552, y)
    _text(canvas, LEFT, 705.6, body, 20, bold=True)
    _text(canvas, 397, 705.3, f"Distr.: {m.get('distribution', 'General')}", 10)
    _text(canvas, 397, 693.6, "30 January 2003", 10)
    if "session" in m:
        _text(canvas, 60, 569.7, m["session"], 10, bold=True)
    if "agenda_item" in m:
        _text(canvas, 60, 558.1, f"Agenda item {m['agenda_item']}", 10)
    _text(canvas, LEFT, 525.9, m.get("kind", f"Resolution adopted by the {body}"), 14, bold=True)
    for y, row in _head_rows(matter):
        if row.label:
            _text(canvas, row.label[1], y, row.label[0], row.style.size, bold=row.style.bold)
        _print_row(canvas, row, y, 0.0, True)


def _head_rows(matter: Printed) -> list[tuple[float, Row]]:
    """The rows between the kind of the act and its first paragraph."""
    m = matter.masthead
    found: list[tuple[float, Row]] = []
    y = 514.1

    def add(content: list[Styled], style: Style, above: float, label: str = "") -> None:
        nonlocal y
        rows = [replace(r, stretch=0.0) for r in _rows(content, style, LEFT, LEFT, MEASURE)]
        if label:
            rows[0].label = (label, LEFT - 12 - stringWidth(label, "Times-Bold", style.size))
        y -= above
        for row in rows:
            y -= style.leading
            found.append((y, row))

    if "report" in m:
        add([Styled("["), Styled(m["report"].strip("[]"), italic=True), Styled("]")], TEXT, 16.0)
    if "title" in m:
        add([Styled(m["title"])], HEADING, 12.0, f"{m['number']}.")
    else:
        add([Styled(f"Resolution {m['number']}")], KIND, 12.0)
    if "adopted" in m:
        add([Styled(m["adopted"])], replace(TEXT, bold=True), 12.0)
    if "enacting_formula" in m:
        add([Styled(m["enacting_formula"], italic=True)], TEXT, 12.0)
        found[-1][1].x += INDENT
    return found


def _running_head(canvas: Canvas, matter: Printed, number: int) -> None:
    symbol = matter.masthead.get("symbol", f"A/RES/{matter.masthead['number']}")
    title = matter.masthead.get("title", "Title")
    _text(canvas, 60 if number % 2 == 0 else 505, 733, symbol, 8.5, bold=True)
    rows = _rows([Styled(title)], Style(8.5, 9.8, 0, bold=True), 0, 0, 290)
    for at, row in enumerate(rows):
        row.stretch = 0.0
        width = _width([p for word in row.words for p in word], row.style) + 2.1 * (len(row.words) - 1)
        x = 552 - width if number % 2 == 0 else 60
        _print_row(canvas, row, 733 + 9.8 * (len(rows) - 1 - at), x, True)
    canvas.line(60, 727.2, 552, 727.2)


def _foot(canvas: Canvas, number: int, count: int) -> None:
    if number == 1:
        _text(canvas, 65.4, 44.4, "02-54978 (E)    030203", 10)
        _text(canvas, 65.4, 29.8, "*0254978*", 12)
        _text(canvas, 420, 35.5, "Please recycle", 10, bold=True)
        return
    even = number % 2 == 0
    _text(canvas, 60 if even else 540, 36.7, f"{number}/{count}", 8.5, bold=True)
    _text(canvas, 524.5 if even else 60, 38.2, "02-54978", 7)
