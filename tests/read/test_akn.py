"""The UN's own XML: structure and footnotes taken over, links kept apart, damage noted, tricks refused."""

from __future__ import annotations

import pytest

from akn import akn, container, link, note, paragraph
from recalling.errors import SourceError
from recalling.extract import extract
from recalling.read import lay_out
from recalling.read.original import Original


def layout(text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    return lay_out(Original(data, "a.xml", "a.xml"))


RECALLING = container(
    "<i>Recalling</i> its resolution " + link("88/4", "A/RES/88/4") + " of 2 December 2033,"
    + note(1, "See " + link("A/88/17", "A/88/17") + ", chap. II.")
)  # fmt: skip


def test_paragraphs_footnotes_and_masthead_are_taken_over():
    found = extract(layout(akn(RECALLING, paragraph(1, "<i>Requests</i> the Secretary-General to report."))))
    document = found.document
    assert document.masthead.number.value == "90/12"
    assert document.masthead.title.value == "The care of lighthouses"
    assert [(p.id, p.verb.printed) for p in document.paragraphs] == [("pp1", "Recalling"), ("op1", "Requests")]
    assert [(f.number, f.text) for f in document.footnotes] == [("1", "See A/88/17, chap. II.")]
    assert [(p.id, m.number) for p, m in document.markers] == [("pp1", "1")]


def test_offsets_are_into_the_text_that_the_layout_carries():
    found = extract(layout(akn(RECALLING)))
    source = found.document.source
    (footnote,) = found.document.footnotes
    assert "A/88/17" in source.quote(footnote.span)
    for citation in found.citations:
        assert all(source.quote(span).strip() for span in citation.spans)


def test_the_links_of_the_un_are_kept_apart_and_decide_nothing():
    wrong = RECALLING.replace("en/A/RES/88/4", "en/A/RES/1/1")
    right, misled = layout(akn(RECALLING)), layout(akn(wrong))
    assert [k.href.rpartition("/en/")[2] for k in misled.links] == ["A/RES/1/1", "A/88/17"]
    assert [c.target for c in extract(right).citations] == [c.target for c in extract(misled).citations]
    assert "un/ga/res/88/4" in [c.target for c in extract(misled).citations]


def test_sub_paragraphs_have_their_letters():
    points = "<list><point><num>(a)</num><content><p>To paint;</p></content></point>" \
             "<point><num>(b)</num><content><p>To rest.</p></content></point></list>"  # fmt: skip
    body = f"<paragraph><num>1.</num><content><p><i>Invites</i> the keepers:</p></content>{points}</paragraph>"
    ids = [p.id for p in extract(layout(akn(RECALLING, body))).document.paragraphs]
    assert ids == ["pp1", "op1", "op1.a", "op1.b"]


def test_a_letter_may_have_one_bracket():
    points = "<list><point><num>i)</num><content><p>To paint;</p></content></point></list>"
    body = f"<paragraph><num>1.</num><content><p><i>Invites</i> the keepers:</p></content>{points}</paragraph>"
    assert [p.id for p in extract(layout(akn(RECALLING, body))).document.paragraphs] == ["pp1", "op1", "op1.i"]


def test_a_resolution_in_parts_is_read_with_its_parts():
    whole = akn(RECALLING)
    begin, end = whole.index("<statement"), whole.index("</akomaNtoso>")
    cover = '<documentCollection name="publication"><coverPage><p>A/RES/90/12 A</p></coverPage></documentCollection>'
    parts = f"{whole[:begin]}{cover}<components><component>{whole[begin:end]}</component></components></akomaNtoso>"
    assert [p.id for p in extract(layout(parts)).document.paragraphs] == ["pp1", "op1"]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;">]>',
    ],
    ids=["external subset", "entity", "billion laughs"],
)
def test_document_types_and_entities_are_refused(declaration):
    head, _, rest = akn(RECALLING).partition("\n")
    with pytest.raises(SourceError, match=r"a\.xml:2: the XML declares a document type or entities"):
        layout(f"{head}\n{declaration}\n{rest}")


def test_xml_that_is_not_well_formed_is_read_with_a_note():
    found = extract(layout(akn(RECALLING).replace("<meta/>", "<meta><open></meta>")))
    assert "xml-damaged" in [d.code for d in found.document.diagnostics]
    assert [p.id for p in found.document.paragraphs] == ["pp1", "op1"]


@pytest.mark.parametrize(
    ("text", "what"),
    [("<akomaNtoso/>", "no Akoma Ntoso document"), ("plain words", "not XML"), ("<a><b></a>", "no Akoma Ntoso")],
)
def test_what_is_no_document_gets_one_clear_line(text, what):
    with pytest.raises(SourceError, match=what) as caught:
        layout(text)
    assert "\n" not in str(caught.value)


def test_a_note_that_is_marked_again():
    again = paragraph(1, "<i>Recalls</i> the report<sup>1</sup> of the 3<sup>rd</sup> session.")
    document = extract(layout(akn(RECALLING, again))).document
    assert [(p.id, m.number) for p, m in document.markers] == [("pp1", "1"), ("op1", "1")]
    assert document.paragraphs[1].text.startswith("Recalls the report of the 3rd session.")
