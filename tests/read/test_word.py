"""Word files: notes of their own, styles, automatic numbers, tracked changes; and files that are none."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from recalling.errors import SourceError
from recalling.extract import extract
from recalling.model import Layout
from recalling.read import lay_out
from recalling.read.original import Original
from writers.word import package, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Slanted"><w:name w:val="Slanted"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Verb"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Verb2"><w:name w:val="Verb 2"/><w:basedOn w:val="Verb"/></w:style>
<w:style w:type="character" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="_ Single Txt Numbered"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def p(*runs: str, style: str = "", props: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{props}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(text: str, level: int = 0, number: int = 1) -> str:
    props = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(r(text), props=props)


def field(instruction: str, given: str) -> str:
    turns = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    instr = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{turns['begin']}{instr}{turns['separate']}{given}{turns['end']}"


def word(body: str, *, external: dict[str, str] | None = None, **parts: str) -> bytes:
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return package(document, {"styles": STYLES, "numbering": NUMBERING, **parts}, external=external)


def layout(data: bytes) -> Layout:
    return lay_out(Original(data, "a.docx", "a.docx"))


def blocks(body: str, **parts: str) -> list[tuple[str, str | None, int, str]]:
    return [(b.kind, b.number, b.level, "".join(x.text for x in b.runs)) for b in layout(word(body, **parts)).blocks]


def text(body: str, **parts: str) -> str:
    return layout(word(body, **parts)).source.text


def refusal(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        layout(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("a.docx: ")
    assert caught.value.do
    return caught.value


# ------------------------------------------------------------------------------ a whole resolution


def note(kind: str, identifier: int, words: str) -> str:
    return f'<w:{kind} w:id="{identifier}"><w:p><w:r><w:{kind}Ref/></w:r>{r(f" {words}")}</w:p></w:{kind}>'


def reference(kind: str, identifier: int, mark: str = "") -> str:
    own = f' w:customMarkFollows="1"/><w:t>{mark}</w:t>' if mark else "/>"
    return f'<w:r><w:{kind}Reference w:id="{identifier}"{own}</w:r>'


HEADER = f"""<w:hdr {NAMESPACES}><w:tbl><w:tr><w:tc>{p(r("United Nations"))}</w:tc>
<w:tc>{p(r("A/RES/90/12"))}</w:tc></w:tr>
<w:tr><w:tc>{p(r("General Assembly"))}</w:tc>
<w:tc>{p(r("Distr.: General"))}{p(r("4 January 2036"))}</w:tc></w:tr></w:tbl>
</w:hdr>"""
RESOLUTION = "".join((
    p(r("Ninetieth session")), p(r("Agenda item 7")),
    p(r("Resolution adopted by the General Assembly on 3 December 2035", "<w:b/>")),
    p(r("90/12.", "<w:b/>"), "<w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>", r("The care of lighthouses", "<w:b/>"),
      reference("footnote", 9, "*")),
    p(r("The General Assembly", '<w:rStyle w:val="Verb"/>'), r(",")),
    p(r("Recalling", '<w:rStyle w:val="Verb2"/>'), r(" its resolution 88/4"), reference("footnote", 5), r(" and the"),
      r(" Convention on the Rights of the Child,"), reference("footnote", 2)),
    p(r("Noting", "<w:i/>"), r(" the report of the keepers,"), reference("endnote", 1)),
    p(r("Decides", "<w:i/>"), r(" to keep the lamps lit;"), style="Numbered"),
    p(r("Requests", "<w:i/>"), r(" the Secretary-General:"), style="Numbered"),
    listed("To count the lamps;", 1), listed("Red ones;", 2), listed("Green ones;", 2), listed("To report.", 1),
    p(r("31st plenary meeting", "<w:i/>"), "<w:r><w:br/></w:r>", r("3 December 2035", "<w:i/>")),
    '<w:sectPr><w:headerReference w:type="default" r:id="r4"/></w:sectPr>',
))  # fmt: skip
NOTES = {
    "footnotes": f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1">{p(r("drawn"))}</w:footnote>'
    + note("footnote", 2, "United Nations, Treaty Series, vol. 1577, No. 27531.")
    + note("footnote", 5, "Resolution 88/4.")
    + note("footnote", 9, "Reissued.") + "</w:footnotes>",
    "endnotes": f'<w:endnotes {NAMESPACES}>{note("endnote", 1, "A/88/17.")}</w:endnotes>',
    "header1": HEADER,
}  # fmt: skip


@pytest.fixture(scope="module")
def resolution():
    return extract(layout(word(RESOLUTION, **NOTES)))


def test_the_masthead_stands_in_the_header_of_the_first_page(resolution):
    masthead = resolution.document.masthead
    assert (masthead.number.value, masthead.title.value) == ("90/12", "The care of lighthouses")
    assert masthead.symbol.value == "A/RES/90/12"
    assert masthead.distribution_date.value == "2036-01-04"
    assert (masthead.meeting.value, masthead.adoption_date.value) == ("31st plenary meeting", "2035-12-03")


def test_paragraphs_are_numbered_as_word_counts(resolution):
    found = [(p.id, p.verb.printed) for p in resolution.document.paragraphs]
    assert found[:4] == [("pp1", "Recalling"), ("pp2", "Noting"), ("op1", "Decides"), ("op2", "Requests")]
    assert [i for i, _ in found[4:]] == ["op2.a", "op2.a.i", "op2.a.ii", "op2.b"]


def test_notes_are_numbered_by_the_order_of_their_references_and_endnotes_go_on(resolution):
    document = resolution.document
    assert [(p.id, m.number) for p, m in document.markers] == [("pp1", "1"), ("pp1", "2"), ("pp2", "3")]
    assert [(f.number, f.text) for f in document.footnotes] == [
        ("1", "Resolution 88/4."),
        ("2", "United Nations, Treaty Series, vol. 1577, No. 27531."),
        ("3", "A/88/17."),
    ]
    codes = [d.code for d in document.diagnostics]
    assert "notes-of-two-kinds" in codes
    assert "note-without-number" in codes  # the star of the title


def test_the_citations_are_those_that_the_text_makes(resolution):
    assert {"un/ga/res/88/4", "un/instr/crc"} <= {c.target for c in resolution.citations}


# ------------------------------------------------------------------------------ characters


def test_italics_come_from_runs_and_styles_and_take_each_other_back():
    body = p(r("a", "<w:i/>"), r("b", '<w:i w:val="0"/>'), r("c", '<w:rStyle w:val="Verb2"/>')) + p(
        r("d"), r("e", '<w:rStyle w:val="Verb"/>'), r("f", '<w:i w:val="false"/>'), style="Slanted"
    )
    runs = [(run.text, run.italic) for block in layout(word(body)).blocks for run in block.runs]
    assert runs == [("a", True), ("b", False), ("c", True), ("d", True), ("e", False), ("f", False)]


def test_a_style_that_is_based_on_itself_is_read():
    assert text(p(r("words", '<w:rStyle w:val="Loop"/>'))) == "words"


def test_numbers_set_by_hand_as_superscripts_are_markers():
    body = p(r("of lamps"), r("12", '<w:vertAlign w:val="superscript"/>'), r(" and"), r("3", '<w:position w:val="6"/>'))
    assert text(body) == "of lamps¹² and³"


def test_hidden_and_deleted_text_is_left_out_and_inserted_text_kept():
    body = p(
        r("the "), f"<w:ins>{r('new ')}</w:ins>", "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('gone ')}</w:moveFrom><w:moveTo>{r('moved ')}</w:moveTo>", r("secret ", "<w:vanish/>"),
        r("lamps"),
    )  # fmt: skip
    assert text(body) == "the new moved lamps"


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next():
    assert text(p(r("the lamps "), props="<w:rPr><w:del/></w:rPr>") + p(r("are lit"))) == "the lamps are lit"


def test_tabs_breaks_and_hyphens():
    run = "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:br/><w:t>next</w:t><w:tab/><w:t>word</w:t></w:r>"
    assert text(p(run)) == "non\u2011stop\nnext word"


def test_white_space_counts_only_where_it_is_kept():
    assert text(p("<w:r><w:t> a </w:t></w:r>", r(" b "), "<w:r><w:t>c</w:t></w:r>")) == "a b c"


def test_links_are_kept_apart():
    body = p('<w:hyperlink r:id="h1">' + r("88/4") + "</w:hyperlink>", r(" and "),
             field('HYPERLINK "https://undocs.org/en/A/88/17" \\h', r("A/88/17")))  # fmt: skip
    found = layout(word(body, external={"h1": "https://undocs.org/en/A/RES/88/4"}))
    assert found.source.text == "88/4 and A/88/17"
    assert [(found.source.quote(k.span), k.href) for k in found.links] == [
        ("88/4", "https://undocs.org/en/A/RES/88/4"),
        ("A/88/17", "https://undocs.org/en/A/88/17"),
    ]


def test_instructions_of_fields_and_page_numbers_are_no_text():
    body = p(r("page "), field("PAGE", r("7")), r("see "), f'<w:fldSimple w:instr="REF x">{r("above")}</w:fldSimple>',
             r(" note"), field("NOTEREF _Ref1 \\f \\h", r("4")))  # fmt: skip
    assert text(body) == "page see above note⁴"


def test_a_field_that_never_ends_does_not_swallow_the_rest():
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    assert text(p(r("one"), broken) + p(r("two"))) == "one\n\ntwo"


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{p(r('in the box'))}</w:txbxContent>"
    drawn = f"<w:drawing><v:a>{box}</v:a></w:drawing>"
    picture = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    both = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    body = p(r("before"), f"<w:r>{both.format(drawn, picture)}</w:r>") + p(r("behind"))
    assert text(body) == "before\n\nin the box\n\nbehind"


# ------------------------------------------------------------------------------ paragraphs


def test_typed_numbers_are_those_of_items():
    body = p("<w:r><w:tab/><w:t>1.</w:t><w:tab/></w:r>", r("Decides;")) + p(r("(a)\u00a0To count;"))
    assert blocks(body) == [("item", "1", 0, "Decides;"), ("item", "(a)", 1, "To count;")]


def test_automatic_numbers_begin_again_where_the_list_does():
    body = listed("one") + listed("a", 1) + listed("two") + listed("a again", 1) + listed("new", 0, 2) + listed("x", 3)
    assert [b[1] for b in blocks(body)] == ["1", "(a)", "2", "(a)", "1", None]


def test_headings_by_style_and_by_bold_lines():
    body = p(r("Title"), style="berschrift1") + p(r("Section", "<w:b/>")) + p(r("Bold words,", "<w:b/>"))
    assert [b[0] for b in blocks(body)] == ["heading", "heading", "paragraph"]


def test_a_table_is_read_row_by_row():
    row = "<w:tr>{}</w:tr>"
    cells = [row.format("".join(f"<w:tc>{p(r(c))}</w:tc>" for c in line)) for line in (("1.", "Decides;"), ("x", "y"))]
    assert blocks(f"<w:tbl>{''.join(cells)}</w:tbl>") == [("item", "1", 0, "Decides;"), ("paragraph", None, 0, "x y")]


def test_content_controls_are_read():
    assert text(f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('inside'))}</w:sdtContent></w:sdt>") == "inside"


def test_the_namespaces_of_strict_files():
    strict = word(p(r("Title"), style="berschrift1"))
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        files = {n: archive.read(n).decode() for n in archive.namelist()}
    old, new = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    found = layout(zipped({n: t.replace(old, new) for n, t in files.items()}))
    assert [b.kind for b in found.blocks] == ["heading"]


# ------------------------------------------------------------------------------ bad input


def changed(data: bytes, name: str, content: str | None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {n: archive.read(n).decode() for n in archive.namelist()}
    files.pop(name, None)
    return zipped(files | ({name: content} if content is not None else {}))


GOOD = word(p(r("The lamps")))
MAIN = "word/document.xml"
BAD = [
    pytest.param(b"plain words", "no ZIP archive", id="no archive"),
    pytest.param(b"{\\rtf1 words}", "RTF", id="RTF under another name"),
    pytest.param(b"<html><p>words</p></html>", "HTML", id="HTML under another name"),
    pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word 97", id="an old .doc under another name"),
    pytest.param(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted", id="with a password"
    ),
    pytest.param(GOOD[:-40], "damaged or cut short", id="cut at the end"),
    pytest.param(GOOD[:100], "damaged or cut short", id="cut in the middle"),
    pytest.param(zipped({"xl/workbook.xml": "<a/>"}), "no Word document", id="another archive"),
    pytest.param(changed(GOOD, MAIN, None), "no Word document", id="without its main part"),
    pytest.param(changed(GOOD, MAIN, "<w:document"), "document.xml is not well-formed", id="XML cut short"),
    pytest.param(changed(GOOD, MAIN, ""), "document.xml is not well-formed", id="an empty part"),
    pytest.param(
        changed(GOOD, MAIN, '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        "entities",
        id="an entity",
    ),
    pytest.param(changed(GOOD, MAIN, "<a>" * 3000 + "</a>" * 3000), "not well-formed", id="elements without end"),
    pytest.param(word(p()), "no text", id="no text"),
]


@pytest.mark.parametrize(("data", "what"), BAD)
def test_a_file_that_cannot_be_read_gets_one_clear_line(data, what):
    assert what in refusal(data).what


def test_a_byte_that_is_wrong_is_noticed():
    at = GOOD.index(b"word/document.xml") + 60
    broken = GOOD[:at] + bytes(b ^ 0xFF for b in GOOD[at : at + 40]) + GOOD[at + 40 :]
    refusal(broken)


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("recalling.read.word.package._LARGEST", 10_000)
    assert "when unpacked" in refusal(word(p(r("x" * 1_000_000)))).what


def test_an_archive_with_a_password_is_refused():
    at = GOOD.index(b"PK\x01\x02")
    marked = bytearray(GOOD)
    while at >= 0:
        struct.pack_into("<H", marked, at + 8, 1)
        at = GOOD.find(b"PK\x01\x02", at + 4)
    assert "encrypted" in refusal(bytes(marked)).what


def test_names_of_parts_lead_nowhere_outside_the_archive():
    relations = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        text = archive.read(relations).decode()
    found = layout(changed(GOOD, relations, text.replace("styles.xml", "../../../../etc/passwd")))
    assert found.source.text == "The lamps"
