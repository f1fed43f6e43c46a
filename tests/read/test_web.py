"""HTML of several times: what is text and what is the site's, notes, encodings; and pages without text."""

from __future__ import annotations

import pytest

from recalling.errors import SourceError
from recalling.extract import extract
from recalling.model import Layout
from recalling.read import lay_out
from recalling.read.original import Original


def layout(page: str | bytes) -> Layout:
    data = page.encode() if isinstance(page, str) else page
    return lay_out(Original(data, "a.html", "a.html"))


def text(page: str | bytes) -> str:
    return layout(page).source.text


def blocks(page: str) -> list[tuple[str, str | None, int, str]]:
    return [(b.kind, b.number, b.level, "".join(r.text for r in b.runs)) for b in layout(page).blocks]


def notes(page: str | bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    document = extract(layout(page)).document
    return [(p.id, m.number) for p, m in document.markers], [(f.number, f.text) for f in document.footnotes]


MARKERS = [("pp1", "1"), ("pp1", "2"), ("op1", "3")]
NOTES = [("1", "Resolution 88/4."), ("2", "A/88/17."), ("3", "Resolution 34/180, annex.")]

MODERN = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>A page</title></head><body>
<header class="site"><a href="/">Home</a></header><nav><ul><li>1. Decides nothing</li></ul></nav>
<form action="/search"><label>Search the site</label><input></form>
<div id="content">
<h2>Resolution adopted by the General Assembly<br>on 3 December 2035</h2><h3>90/12. The care of lighthouses</h3>
<p><i>The General Assembly</i>,</p>
<p><i>Recalling</i> its resolution <a href="https://undocs.org/A/RES/88/4">88/4</a><sup><a href="#fn1">1</a></sup> and
the report thereon,<sup><a href="#fn2">2</a></sup></p>
<ol start="1"><li><p><i>Decides</i> to ratify the Convention;<sup><a href="#fn3">3</a></sup></p></li>
<li><em>Requests</em> the keepers:<ol type="a">
<li>To count the lamps:<ol type="i"><li>Red;</li><li>Green;</li></ol></li>
<li>To report.</li></ol></li></ol>
<p><i>31st plenary meeting<br>3 December 2035</i></p>
<hr><ol>
<li id="fn1">Resolution 88/4. <a href="#ref1">↩</a></li><li id="fn2">A/88/17. <a href="#ref2">↩</a></li>
<li id="fn3">Resolution 34/180, annex. <a href="#ref3">↩</a></li></ol>
</div><p><a href="/a">Top</a> | <a href="/b">Contact</a></p><p>© United Nations</p><footer>1. Calls upon nobody</footer>
<script>document.write("2. Decides")</script></body></html>"""


def test_a_modern_page():
    document = extract(layout(MODERN)).document
    assert (document.masthead.number.value, document.masthead.title.value) == ("90/12", "The care of lighthouses")
    assert document.masthead.meeting.value == "31st plenary meeting"
    assert [p.id for p in document.paragraphs] == ["pp1", "op1", "op2", "op2.a", "op2.a.i", "op2.a.ii", "op2.b"]
    assert document.paragraphs[-1].text == "To report."
    assert notes(MODERN) == (MARKERS, NOTES)
    assert [k.href for k in document.links] == ["https://undocs.org/A/RES/88/4"]


def test_what_belongs_to_the_site_is_left_out_and_named():
    found = layout(MODERN)
    for words in ("Home", "nothing", "Search", "Contact", "©", "nobody", "Decides\n"):
        assert words not in found.source.text
    (remark,) = [d for d in found.diagnostics if d.code == "page-furniture"]
    assert "Top | Contact" in remark.message


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style><!--
 /* Style Definitions */ span.MsoFootnoteReference {vertical-align:super;}
 span.Verb {mso-style-name:Verb; font-style:italic;}
--></style><!--[if gte mso 9]><xml><o:x>Recalling nothing,</o:x></xml><![endif]--></head>
<body lang=EN-GB><div class=Section1>
<p class=MsoNormal><b>90/12.<span style='mso-tab-count:1'>\xa0\xa0\xa0 </span>The keepers\x92 lamps</b><o:p></o:p></p>
<p class=MsoNormal><span class=Verb>The General Assembly</span>,</p>
<p class=MsoNormal><i style='mso-bidi-font-style:normal'>Recalling</i> its resolution\xa088/4<a
style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if
!supportFootnotes]><span class=MsoFootnoteReference><span
style='font-size:10.0pt'>[1]</span></span><![endif]></span></span></a>
and the report thereon,<a href="#_ftn2" name="_ftnref2"><span class=MsoFootnoteReference>[2]</span></a></p>
<p class=MsoNormal style='text-indent:-36pt'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><em>Decides</em>
to ratify the Convention;<a
href="#_ftn3" name="_ftnref3"><span class=MsoFootnoteReference>[3]</span></a><span
style='display:none;mso-hide:all'>hidden</span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p></div>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span
class=MsoFootnoteReference>[1]</span></a> Resolution 88/4.<o:p></o:p></p></div>
<div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2"><span
class=MsoFootnoteReference>[2]</span></a> A/88/17.</p></div>
<div style='mso-element:footnote' id=ftn3><p class=MsoFootnoteText><a href="#_ftnref3" name="_ftn3"><span
class=MsoFootnoteReference>[3]</span></a> Resolution 34/180, annex.</p></div></div></body></html>"""


def test_a_page_that_word_exported():
    page = WORD.encode("latin-1")
    document = extract(layout(page)).document
    assert document.masthead.title.value == "The keepers’ lamps"
    assert document.masthead.enacting_formula.value == "The General Assembly,"
    assert [(p.id, p.verb.printed) for p in document.paragraphs] == [("pp1", "Recalling"), ("op1", "Decides")]
    assert notes(page) == (MARKERS, NOTES)
    assert "hidden" not in document.source.text
    assert "Recalling nothing" not in document.source.text


PRE = """<HTML><HEAD><TITLE>A/RES/50/999</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><A HREF="/">UN</A> <A HREF="/ga">GA</A>
<PRE>
UNITED NATIONS                                              A/RES/50/999

                    RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

            [on the report of the Third Committee (A/50/635)]

                    50/999.  The keepers\x92 lamps

      The General Assembly,

      Recalling its resolution 88/4 1/ and the report of the Secretary-
General thereon, 2/

      1.   Decides to ratify the Convention on the Elimination of All
Forms of Discrimination against Women; 3/

                                                    97th plenary meeting
                                                        21 December 1995


                                     Notes

     1/   Resolution 88/4.

     2/   A/88/17.

     3/   Resolution 34/180, annex.
</PRE><HR><A HREF="#top">Back to the top</A></BODY></HTML>"""


@pytest.mark.parametrize("page", [PRE, PRE.replace("\n", "\r\n")], ids=["line feeds", "both line ends"])
def test_a_page_of_the_nineties(page):
    data = page.encode("latin-1")
    document = extract(layout(data)).document
    assert document.masthead.number.value == "50/999"
    assert document.masthead.title.value == "The keepers’ lamps"
    assert document.masthead.report.value == "on the report of the Third Committee (A/50/635)"
    assert document.paragraphs[0].text.endswith("the report of the Secretary-General thereon,")
    assert document.paragraphs[-1].text.endswith("against Women;")
    assert notes(data) == (MARKERS, NOTES)


# ------------------------------------------------------------------------------ notes

PAGE = """<p>90/12. The care of lighthouses</p><p>The General Assembly,</p>
<p>Recalling its resolution 88/4{m1} and the report thereon,{m2}</p><p>1. Decides to ratify the Convention;{m3}</p>
<p>{n1}Resolution 88/4.</p><p>{n2}A/88/17.</p><p>{n3}Resolution 34/180, annex.</p>"""
STYLES = {
    "superscripts": ("<sup>{}</sup>", "<sup>{}</sup> "),
    "superscripts by style": ('<span style="vertical-align: super">{}</span>', "<sup>{}</sup>"),
    "brackets linked by name": ('<a href="#n{0}">[{0}]</a>', '<a name="n{0}">[{0}]</a> '),
    "slashes": (" {}/", "{}/ "),
    "slashes linked": (' <a href="#note{0}">{0}/</a>', '<a name="note{0}">{0}/</a> '),
    "the link around the superscript": ('<a href="#a{0}"><sup>{0}</sup></a>', '<a id="a{0}"></a>{0}. '),
}


@pytest.mark.parametrize(("marker", "label"), STYLES.values(), ids=STYLES)
def test_notes_in_the_middle_of_other_ways_to_set_them(marker, label):
    places = {f"m{n}": marker.format(n) for n in "123"} | {f"n{n}": label.format(n) for n in "123"}
    assert notes(PAGE.format(**places)) == (MARKERS, NOTES)


def test_a_link_to_a_paragraph_is_no_marker():
    page = '<p>as in paragraph <a href="#p5">5</a> below</p><p id="p5">5. Decides;</p>'
    assert text(page) == "as in paragraph 5 below\n\n5. Decides;"


# ------------------------------------------------------------------------------ blocks and characters


def test_numbers_are_those_that_a_browser_prints():
    page = '<ol start="4"><li>four</li><li value="7">seven</li><li>eight</li></ol><ul><li>plain</li></ul>'
    assert [(b[1], b[3]) for b in blocks(page)] == [("4", "four"), ("7", "seven"), ("8", "eight"), (None, "plain")]


def test_a_number_that_an_item_prints_itself_is_not_doubled():
    assert blocks("<ol><li>12. Decides;</li></ol>") == [("item", "12", 0, "Decides;")]


def test_a_letter_may_have_one_bracket():
    assert blocks("<p>1. Decides:</p><p>a) To count;</p>")[1] == ("item", "(a)", 1, "To count;")


def test_letters_by_style():
    assert blocks('<ol style="list-style-type: lower-alpha"><li>To count;</li></ol>') == [
        ("item", "(a)", 1, "To count;")
    ]


def test_the_letter_c_in_brackets_is_no_copyright():
    assert blocks("<p>(c) General principles of law;</p>") == [("item", "(c)", 1, "General principles of law;")]


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    assert text("<body>one<br>two<br> <br>three</body>") == "one\ntwo\n\nthree"


def test_a_table_of_layout_is_walked_and_one_of_data_read_across():
    data = "<table><tr><td>1.</td><td>Decides;</td></tr></table>"
    columns = "<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>"
    assert [b[3] for b in blocks(data + columns)] == ["Decides;", "a", "b", "c"]


def test_the_form_around_a_whole_page_is_read():
    assert text('<form id="aspnetForm"><p>The lamps</p><input value="x"></form>') == "The lamps"


def test_paragraphs_that_are_not_closed():
    assert text("<P>one<P>two<UL><LI>three") == "one\n\ntwo\n\nthree"


# ------------------------------------------------------------------------------ encodings

WORDS = "<p>Côte d’Ivoire</p>"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        WORDS.encode("cp1252"),
        b'<meta charset="iso-8859-1">' + WORDS.encode("cp1252"),
        b'<meta charset="iso-8859-1">' + WORDS.encode(),
        b'<meta charset="utf-8">' + WORDS.encode("cp1252"),
        b'<meta charset="no-such-thing">' + WORDS.encode("cp1252"),
        b'<?xml version="1.0" encoding="utf-8"?>' + WORDS.encode(),
        b'<meta http-equiv="Content-Type" content="text/html; charset=macintosh">' + WORDS.encode("mac-roman"),
        b"<p>C&ocirc;te d&rsquo;Ivoire</p>",
        b"<p>C&#244;te d&#146;Ivoire</p>",
    ],
    ids=[
        "UTF-8", "byte order mark", "UTF-16", "Windows-1252", "Latin-1 declared, Windows-1252 meant",
        "Latin-1 declared, UTF-8 meant", "UTF-8 declared, Windows-1252 meant", "an unknown encoding declared", "XHTML",
        "Macintosh", "entities", "numbers of Windows-1252",
    ],
)  # fmt: skip
def test_encodings(data):
    assert text(data) == "Côte d’Ivoire"


def test_hard_spaces_and_hyphens_are_kept_and_read_as_plain_ones():
    page = PAGE.format(m1="", m2="", m3="", n1="", n2="", n3="").replace(
        "resolution 88/4", "resolution&nbsp;S&#8209;27/2"
    )
    found = extract(layout(page))
    assert "resolution\u00a0S\u201127/2" in found.document.source.text
    assert "un/ga/res/s27/2" in [c.target for c in found.citations]


# ------------------------------------------------------------------------------ bad input

BAD = [
    pytest.param(b"plain words", "no HTML", id="no element"),
    pytest.param(b"<p>a\x00b</p>", "zero byte", id="binary"),
    pytest.param(b"%PDF-1.4 <<\x00", "zero byte", id="a PDF under another name"),
    pytest.param(b"<html><head></head><body></body></html>", "no text", id="an empty page"),
    pytest.param(b"<!-- nothing -->", "no", id="a comment only"),
    pytest.param(b'<frameset cols="1,2"><frame src="http://example.org/a.htm"></frameset>', "frames", id="frames"),
    pytest.param(b'<body><div id="app"></div><script>load()</script></body>', "scripts", id="scripts load the text"),
    pytest.param(b"<div>" * 2000 + b"words", "stand in each other", id="too deep"),
]


@pytest.mark.parametrize(("data", "what"), BAD)
def test_a_page_that_cannot_be_read_gets_one_clear_line(data, what):
    with pytest.raises(SourceError) as caught:
        layout(data)
    assert what in caught.value.what
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("a.html: ")


def test_nothing_is_fetched_and_entities_stay_out():
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><link rel=stylesheet href="http://b.org/a">' \
           '<p>The &x; lamps<img src="http://example.org/b"></p>'  # fmt: skip
    assert "root:" not in text(page)
    assert "lamps" in text(page)
