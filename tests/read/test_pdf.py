"""PDF: a document printed as the UN prints it says what its source says; a bad file is refused in one line."""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import texts
from recalling.errors import SourceError
from recalling.extract import extract
from recalling.model import Document, Extraction, Layout
from recalling.read import read
from recalling.read.builder import LayoutBuilder, Styled
from recalling.read.original import Original
from recalling.read.pdf import lay_out
from recalling.read.pdf.joining import Joiner
from recalling.read.pdf.lines import Line
from recalling.read.pdf.pages import pages as pages_of
from recalling.read.pdf.paragraphs import Passage, set_levels
from recalling.segment import segment

pytest.importorskip("pdfplumber", reason="pip install 'recalling[pdf]'")
pytest.importorskip("reportlab", reason="reportlab prints the test documents")

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from writers import pdf as pages

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "graph" / "sources" / "A_RES_57_176.md"
PLACES = (Path(os.environ.get("RECALLING_CORPUS") or ROOT), ROOT.parent / "shared" / "corpus")
CORPUS = next((p for place in PLACES if (p := place / "pdf-session-73").is_dir()), PLACES[1])
FURNITURE = re.compile(r"\d\d-\d{5}|\*\d{7}\*|Please recycle|United Nations A/|\b\d{1,2}/\d{1,2}\s*$|_{3}")
LAYOUTS = [
    pytest.param({}, id="as today"),
    pytest.param({"rule": "typed"}, id="underscores above the notes"),
    pytest.param({"rule": "none"}, id="no rule above the notes"),
    pytest.param({"spaces": False}, id="words only set apart"),
    pytest.param({"columns": 2}, id="two columns"),
]


def opened(data: bytes) -> Layout:
    return lay_out(Original(data, "printed.pdf", "printed.pdf"))


@cache
def source() -> Extraction:
    return extract(SOURCE)


def reprinted(text: str, **how: object) -> tuple[Document, Layout]:
    """A Markdown text as a document, and the layout of its PDF."""
    layout = texts.layout(text)
    return segment(layout), opened(pages.pdf(pages.printed(layout), **how))


def paragraphs(document: Document) -> list[tuple[object, ...]]:
    return [(p.id, p.kind, p.number, p.verb, p.text) for p in document.paragraphs]


def markers(document: Document) -> list[tuple[str, str, int]]:
    return [(p.id, m.number, m.at) for p, m in document.markers]


def notes(document: Document) -> list[tuple[str, str]]:
    return [(f.number, f.text) for f in document.footnotes]


def same(document: Document, found: Document) -> None:
    """Whether two documents have the same paragraphs, markers and notes."""
    assert paragraphs(found) == paragraphs(document)
    assert markers(found) == markers(document)
    assert notes(found) == notes(document)


# 57/176


@pytest.mark.parametrize("how", LAYOUTS)
def test_57_176_says_the_same(how):
    found = extract(opened(pages.pdf(pages.printed(read(SOURCE)), **how)))
    same(source().document, found.document)
    cited = [[(c.unit, c.target, c.force, c.role, c.start, c.end) for c in e.citations] for e in (found, source())]
    assert cited[0] == cited[1]
    assert not [d for d in found.document.diagnostics if d.severity != "note"]


@cache
def pdf_57_176() -> bytes:
    return pages.pdf(pages.printed(read(SOURCE)))


@cache
def printed_57_176() -> Layout:
    return opened(pdf_57_176())


def test_the_masthead_of_57_176():
    wanted, found = source().document.masthead, segment(printed_57_176()).masthead
    for name in ("number", "title", "kind", "body", "session", "agenda_item", "report", "meeting", "adoption_date"):
        assert getattr(found, name).value == getattr(wanted, name).value, name
    assert found.symbol.value == "A/RES/57/176"
    assert found.distribution_date.value == "2003-01-30"


def test_italics_are_those_of_the_source():
    def slanted(layout: Layout) -> list[str]:
        runs = ["".join(r.text if r.italic else "|" for r in b.runs) for b in layout.blocks if b.kind != "heading"]
        return sorted({" ".join(part.split()).strip(",") for text in runs for part in text.split("|")} - {""})

    wanted = {t for t in slanted(read(SOURCE)) if "plenary" not in t and "The General Assembly" not in t}
    assert wanted <= set(slanted(printed_57_176()))


def test_furniture_is_left_out_and_named():
    layout = printed_57_176()
    document = segment(layout)
    said = [*(p.text for p in document.paragraphs), *(f.text for f in document.footnotes)]
    assert not [text for text in said if FURNITURE.search(text)]
    (note,) = [d for d in layout.diagnostics if d.code == "page-furniture"]
    for printed in ("02-54978 (E)", "*0254978*", "Please recycle", "A/RES/57/176", "Trafficking in women", "2/6"):
        assert printed in note.message


def plain(text: str) -> str:
    return "".join(text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")).split())


def test_pages_are_where_they_begin():
    """What a page begins with, and what its notes say, is printed on that page."""
    sheets = [plain("".join(g.text for g in page.glyphs)) for page in pages_of(Original(pdf_57_176(), "", ""))]
    text = printed_57_176().source
    assert len(text.page_starts) == len(sheets)
    for sheet, start in zip(sheets, text.page_starts, strict=True):
        assert plain(text.text[start : start + 12]) in sheet
    for note in segment(printed_57_176()).footnotes:
        assert plain(note.text[:12]) in sheets[text.page(note.span.start) - 1]


# pages and notes

LONG = "to consider, among the measures set out in resolution 55/2, those of cross-border and non-governmental bodies, "


def test_a_paragraph_over_three_pages():
    text = texts.resolution(
        ["*Recalling* its resolution 55/2 of 8 September 2000,<sup>1</sup>"],
        ["*Urges* all States " + LONG * 95 + "as they stand;<sup>2</sup>", "*Decides* to remain seized of the matter."],
        {1: "Resolution 55/25, annex I.", 2: "*Ibid.*, annex II."},
    )
    document, layout = reprinted(text)
    found = segment(layout)
    same(document, found)
    long = next(p for p in found.paragraphs if p.id == "op1")
    ends = [layout.source.page(long.reading.source_offset(at)) for at in (0, len(long.reading) - 1)]
    assert ends[1] - ends[0] == 2


def test_a_footnote_cut_by_a_page():
    long = "See " + ", ".join(f"A/AC.105/{n}" for n in range(1000, 1600)) + " and A/AC.105/1600."
    text = texts.resolution(
        [f"*Recalling* all that was said in part {n} of the report,<sup>{n}</sup>" for n in (1, 2, 3)],
        ["*Urges* all States " + LONG * 30 + "without delay;<sup>4</sup>", "*Decides* to return to it."],
        {1: "Resolution 55/2.", 2: long, 3: "Resolution 55/25, annex I.", 4: "*Ibid.*"},
    )
    document, layout = reprinted(text)
    same(document, segment(layout))
    assert len(layout.source.page_starts) > 2


def test_thirty_footnotes_on_one_page():
    numbers = range(1, 31)
    text = texts.resolution(
        [
            "*Recalling* its wish " + LONG * 28 + "and others,",
            "*Recalling* " + ", ".join(f"instrument {n}<sup>{n}</sup>" for n in numbers) + " and others,",
        ],
        ["*Decides* to remain seized of the matter."],
        {n: f"Resolution 55/{n + 100}, annex." for n in numbers},
    )
    document, layout = reprinted(text)
    same(document, segment(layout))
    assert {layout.source.page(f.span.start) for f in segment(layout).footnotes} == {2}


def test_what_looks_like_furniture_stays_where_it_is_text():
    text = texts.resolution(
        ["*Recalling* Invented matters, A/RES/61/901, job 02-54978 (E), page 2/6 and *Please recycle*,"],
        [
            "*Takes note* of resolutions 1 to 39 and of article\n12. of the invented matters;",
            "*Requests* the Secretary-General " + LONG * 40 + "to report on document A/RES/61/901.",
        ],
    )
    document, layout = reprinted(text)
    same(document, segment(layout))


def test_a_heading_at_the_top_of_a_page_is_no_running_head():
    """Though the first page says the same word."""

    def matter(count: int) -> pages.Printed:
        builder = LayoutBuilder(Original(b"", "made", "made"), "made")
        builder.block("heading", [Styled("61/901. Annex on trade")])
        builder.block("paragraph", [Styled("The General Assembly,", italic=True)])
        builder.block("item", [Styled("Adopts", italic=True), Styled(" the annex " + LONG * count)], number="1")
        builder.block("heading", [Styled("Annex")])
        builder.block("item", [Styled("All States shall act.")], number="1")
        return pages.printed(builder.layout())

    count = next(n for n in range(20, 60) if _opens_page(matter(n), "Annex"))
    layout = opened(pages.pdf(matter(count)))
    assert layout.source.text[layout.source.page_starts[1] :].startswith("Annex")


def _opens_page(matter: pages.Printed, word: str) -> bool:
    _, *rest = pages.laid_out(matter)
    return any("".join(p.text for p in leaf.rows[0][1].words[0]) == word for leaf in rest)


def test_a_document_in_numbered_points():
    builder = LayoutBuilder(Original(b"", "made", "made"), "made")
    for kind, words in (("heading", "61/901. Invented matters"), ("paragraph", "The General Assembly,")):
        builder.block(kind, [Styled(words, italic=kind == "paragraph")])
    builder.block("item", [Styled("Urges", italic=True), Styled(" all States:")], number="1")
    points = [("(a)", 1), ("(b)", 1), ("(i)", 2), ("(ii)", 2), ("(c)", 1)]
    for number, level in points:
        builder.block("item", [Styled("To act on cross-border trade " + LONG + "now;")], number=number, level=level)
    layout = opened(pages.pdf(pages.printed(builder.layout())))
    assert [(b.number, b.level) for b in layout.blocks if b.kind == "item"] == [("1", 0), *points]


# lines


def test_the_level_of_a_point():
    labels = ["1", "(g)", "(h)", "(i)", "(j)", "2", "(a)", "(i)", "(ii)", "(b)", "(i)", "3", "(i)"]
    items = [Passage([], number=label) for label in labels]
    set_levels(items)
    assert [item.level for item in items] == [0, 1, 1, 1, 1, 0, 1, 2, 2, 1, 2, 0, 1]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("by non-", "governmental bodies", "by non-governmental bodies"),
        ("short-", "and long-term", "short- and long-term"),
        ("A/CONF.157/", "24 (Part I)", "A/CONF.157/24 (Part I)"),
        ("A/CONF.157", "/24 (Part I)", "A/CONF.157/24 (Part I)"),
        ("for 2015–", "2030", "for 2015–2030"),
        ("peace –", "and security", "peace – and security"),
        ("traf\u00ad", "ficking", "trafficking"),
        ("the resolu-", "tion adopted", "the resolution adopted"),
        ("the high-", "level segment", "the high-level segment"),
        ("two", "words", "two words"),
    ],
)
def test_the_end_of_a_line(first, second, joined):
    def line(text: str) -> Line:
        return Line(0, 100, 0, 10, False, (Styled(text),))

    joiner = Joiner([line(t) for t in ("The resolution of the high-level meeting", first, second)])
    assert "".join(piece.text for piece in joiner.join([line(first), line(second)])) == joined


def test_a_compound_stays_one_in_a_document_that_breaks_no_words():
    lines = [
        Line(0, 100, 0, 10, False, (Styled(text),))
        for text in ("policymaking and policymaking, policy and making", "of policy-", "making")
    ]
    assert "".join(piece.text for piece in Joiner(lines).join(lines[1:])) == "of policy-making"


def test_links_are_kept_beside_the_text():
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(100, 700, "See resolution 55/2.")
    start = 100 + canvas.stringWidth("See resolution ", "Times-Roman", 10)
    end = start + canvas.stringWidth("55/2", "Times-Roman", 10)
    canvas.linkURL("https://undocs.org/A/RES/55/2", (start - 1, 697, end + 1, 710))
    canvas.save()
    layout = opened(stream.getvalue())
    assert [(layout.source.quote(k.span), k.href) for k in layout.links] == [("55/2", "https://undocs.org/A/RES/55/2")]


# bad files


def drawn(*, encrypt: StandardEncryption | None = None, image: bool = False, pages: int = 1) -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=encrypt)
    for _ in range(pages):
        if image:
            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        else:
            canvas.drawString(100, 700, "The General Assembly,")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def damaged(data: bytes) -> bytes:
    at = data.index(b"stream") + 60
    return data[:at] + bytes(reversed(data[at : at + 40])) + data[at + 40 :]


BAD = {
    "encrypted": (lambda: drawn(encrypt=StandardEncryption("secret", "owner")), "encrypted", "qpdf --decrypt"),
    "scanned": (lambda: drawn(image=True, pages=2), "pictures", "ocrmypdf"),
    "blank": (lambda: _blank(), "no text", "ocrmypdf"),
    "cut short": (lambda: drawn()[:-200], "cut short", "again"),
    "cut in two, with an end": (lambda: drawn()[:400] + b"\n%%EOF\n", "damaged", "again"),
    "content damaged": (lambda: damaged(pages.pdf(_two_lines())), "page 1 breaks off", "again"),
    "a page that is missing": (lambda: drawn(pages=3).replace(b"/Count 3", b"/Count 4"), "1 of its 4 pages", "again"),
    "head only": (lambda: b"%PDF-1.4", "cut short", "again"),
    "text": (lambda: b"*The General Assembly,*\n", "not a PDF", ".md"),
    "a Word file": (lambda: b"PK\x03\x04" * 400, "not a PDF", ".md"),
}


def _blank() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _two_lines() -> pages.Printed:
    return pages.printed(texts.layout(texts.resolution(["*Recalling* its resolution 55/2,"], ["*Decides* to act."])))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file(tmp_path, name):
    make, what, remedy = BAD[name]
    path = tmp_path / "bad.pdf"
    path.write_bytes(make())
    with pytest.raises(SourceError) as caught:
        read(path)
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert what in caught.value.what
    assert remedy in (caught.value.do or "")


def test_a_file_that_only_forbids_printing_is_read():
    data = drawn(encrypt=StandardEncryption("", "owner", canPrint=0))
    assert opened(data).source.text == "The General Assembly,"


def test_a_picture_among_pages_is_named():
    stream = io.BytesIO()
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas = Canvas(stream)
    canvas.drawString(100, 700, "The General Assembly,")
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
    canvas.save()
    (remark,) = opened(stream.getvalue()).diagnostics
    assert (remark.code, remark.severity) == ("page-without-text", "warning")
    assert "page 2" in remark.message


def test_without_the_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(SourceError, match=r"pip install 'recalling\[pdf\]'"):
        opened(drawn())


# as the UN prints them

REAL = {
    "A_RES_73_3-EN.pdf": ("73/3", "129", "18th", "2018-10-10", 7, 10),
    "A_RES_73_6-EN.pdf": ("73/6", "30", "26th", "2018-10-26", 6, 5),
    "A_RES_73_7-EN.pdf": ("73/7", "77", "28th", "2018-10-29", 9, 5),
    "A_RES_73_8-EN.pdf": ("73/8", "43", "30th", "2018-11-01", 1, 2),
}


@cache
def real(name: str) -> Layout:
    if not (CORPUS / name).is_file():
        pytest.skip(f"no {name} in {CORPUS}: set RECALLING_CORPUS")
    return read(CORPUS / name)


@pytest.mark.parametrize("name", REAL)
def test_a_printed_resolution(name):
    number, item, meeting, date, count, sheets = REAL[name]
    layout = real(name)
    document = segment(layout)
    head = document.masthead
    assert head.number.value == number
    assert head.title is not None
    assert head.symbol.value == f"A/RES/{number}"
    assert head.body.value == "General Assembly"
    assert head.session.value == "Seventy-third session"
    assert head.agenda_item.value == item
    assert head.report.value.startswith("without reference to a Main Committee (A/73/L.")
    assert head.distribution_date.value > date
    assert head.adoption_date.value == date
    assert head.meeting.value == f"{meeting} plenary meeting"
    assert [f.number for f in document.footnotes] == [str(n) for n in range(1, count + 1)]
    assert {m.number for _, m in document.markers} == {f.number for f in document.footnotes}
    assert len(layout.source.page_starts) == sheets
    said = [*(p.text for p in document.paragraphs), *(f.text for f in document.footnotes)]
    assert not [text for text in said if FURNITURE.search(text)]


@pytest.mark.parametrize(("name", "preambular", "operative"), [("6", 25, 14), ("7", 13, 28), ("8", 8, 5)])
def test_the_paragraphs_of_a_printed_resolution(name, preambular, operative):
    document = segment(real(f"A_RES_73_{name}-EN.pdf"))
    kinds = Counter(p.kind for p in document.paragraphs)
    assert kinds == {"preambular": preambular, "operative": operative}
    assert [p.number for p in document.paragraphs if p.kind == "operative"] == [str(n + 1) for n in range(operative)]
    assert all(re.search(r"[,;.]$", p.text) for p in document.paragraphs)


def test_a_marker_that_is_printed_like_text():
    """In 73/6 "UNISPACE+50,1" ends a paragraph."""
    document = segment(real("A_RES_73_6-EN.pdf"))
    assert [p.id for p, m in document.markers if m.number == "1"] == ["pp2", "pp22"]


def test_a_declaration_begins_with_the_body_that_adopts_it():
    document = segment(real("A_RES_73_3-EN.pdf"))
    assert document.masthead.enacting_formula.value == "The General Assembly"
    assert document.paragraphs[0].text.startswith("Adopts the following political declaration")


@pytest.mark.parametrize("name", REAL)
def test_no_character_is_lost(name):
    """All that stands between the margins is in the text, as often as it is printed; but the rules of underscores."""
    layout = real(name)
    data = (CORPUS / name).read_bytes()
    inside = Counter(
        character
        for page in pages_of(Original(data, name, name))
        for glyph in page.glyphs
        if 0.125 * page.height < glyph.y < 0.875 * page.height
        for character in glyph.text
        if not character.isspace()
    )
    assert set(inside - Counter(plain(layout.source.text))) <= {"_"}
