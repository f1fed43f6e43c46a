"""Footnote markers: which footnote, at which place, how often."""

from __future__ import annotations

import pytest

from akn import akn, container
from recalling.read import lay_out
from recalling.read.original import Original
from recalling.segment import segment
from texts import document, resolution


def markers(*preamble: str, operative: tuple[str, ...] = ("*Decides* so.",)) -> list[tuple[str, str, str]]:
    """Identifier, number, and the words before each marker."""
    found = document(resolution(preamble, operative))
    return [(m.id, m.number, p.text[: m.at].split()[-1]) for p, m in found.markers]


def text_of(paragraph: str) -> str:
    return document(resolution([paragraph], ["*Decides* so."])).paragraphs[0].text


def test_a_marker_stands_behind_its_words():
    assert markers("*Recalling* the Convention,<sup>1</sup> and the Covenants<sup>2</sup> on rights,") == [
        ("pp1-fn1", "1", "Convention,"),
        ("pp1-fn2", "2", "Covenants"),
    ]


def test_several_markers_lead_to_one_footnote():
    found = markers(
        "*Recalling* the Convention,<sup>1</sup>",
        "*Welcoming* the Convention<sup>1</sup> and its Protocol,",
        operative=("*Urges* States to ratify the Convention.<sup>1</sup>",),
    )
    assert [m[:2] for m in found] == [("pp1-fn1", "1"), ("pp2-fn1", "1"), ("op1-fn1", "1")]


def test_a_marker_repeated_in_a_paragraph_has_a_name_of_its_own():
    assert markers("*Recalling* the Convention,<sup>1</sup> and the parties to the Convention,<sup>1</sup>") == [
        ("pp1-fn1", "1", "Convention,"),
        ("pp1-fn1.2", "1", "Convention,"),
    ]


@pytest.mark.parametrize(
    "printed", ["<sup>1, 2</sup>", "<sup>1,2</sup>", "<sup> 1 , 2 </sup>", "<sup>1</sup><sup>2</sup>"]
)
def test_two_markers_at_one_place(printed):
    assert markers(f"*Recalling* the Convention{printed} so,") == [
        ("pp1-fn1", "1", "Convention"),
        ("pp1-fn2", "2", "Convention"),
    ]


def test_each_number_of_a_list_of_markers_has_its_own_place_in_the_source():
    found = document(resolution(["*Recalling* the Convention<sup>1, 12</sup> so,"], ["*Decides* so."]))
    assert [found.source.quote(m.span) for _, m in found.markers] == ["1", "12"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("the 77<sup>th</sup> meeting", "the 77th meeting"),
        ("the 21<sup>st</sup> century", "the 21st century"),
        ("of CO<sup>x</sup> emissions", "of COx emissions"),
    ],
)
def test_a_superscript_that_is_no_number_is_text(printed, read):
    assert markers(f"*Recalling* {printed},") == []
    assert text_of(f"*Recalling* {printed},") == f"Recalling {read},"


def test_a_marker_inside_italics():
    assert markers("*Recalling the Convention,<sup>1</sup>* and so,") == [("pp1-fn1", "1", "Convention,")]


def test_a_marker_behind_a_closing_quotation_mark():
    assert markers("*Recalling* the theme “Women 2000”,<sup>24</sup> which,") == [("pp1-fn24", "24", "2000”,")]


def test_markers_leave_no_gap_in_the_text():
    assert text_of("*Recalling* the Convention<sup>1</sup> and the Covenants,<sup>2, 3</sup> so,") == (
        "Recalling the Convention and the Covenants, so,"
    )


@pytest.mark.parametrize(
    ("number", "title", "words"),
    [
        ("61/901", "Fish<sup>1</sup>", "Fish"),
        ("61/901", "Fish<sup>1</sup> of 2006", "Fish"),
        ("61/901<sup>1</sup>", "Fish", "61/901"),
    ],
)
def test_a_marker_in_the_line_of_the_title_is_kept(number, title, words):
    found = document(resolution(["*Recalling* so,"], ["*Decides* so."], {1: "A note."}, number=number, title=title))
    assert [(m.id, m.number) for m in found.masthead.markers] == [("title-fn1", "1")]
    (marker,) = found.masthead.markers
    assert found.source.text[: marker.span.start].endswith(f"{words}<sup>")
    assert found.masthead.number.value == "61/901"
    assert not list(found.markers)


def test_a_title_without_a_marker_has_none():
    assert document(resolution(["*Recalling* so,<sup>1</sup>"], ["*Decides* so."], {1: "A."})).masthead.markers == ()


# ------------------------------------------------------------------- outside the paragraphs


NOTED = (
    '<docTitle>The care of lighthouses</docTitle><authorialNote marker="1" placement="bottom">'
    "<p>Resolution 90/12, in section VI of the Official Records, becomes 90/12 A.</p></authorialNote>"
)


def lighthouses(preface: str, *paragraphs: str):
    text = akn("".join(container(words) for words in paragraphs)).replace(
        "<docTitle>The care of lighthouses</docTitle>", preface
    )
    return segment(lay_out(Original(text.encode(), "a.xml", "a.xml")))


def test_the_note_of_a_title_is_a_footnote_and_its_marker_is_known():
    found = lighthouses(NOTED, "<i>Recalling</i> the harbours,")
    assert [f.number for f in found.footnotes] == ["1"]
    assert getattr(found.masthead.title, "value", "") == "The care of lighthouses"
    assert [m.id for m in found.markers_outside] == ["title-fn1"]
    assert not [d.code for d in found.diagnostics if "footnote" in d.code]


def test_a_superscript_of_a_heading_without_a_footnote_is_no_marker():
    found = lighthouses("<docTitle>The care of lighthouses</docTitle><sup>7</sup>", "<i>Recalling</i> the harbours,")
    assert [m.number for m in found.heading_markers] == []


def test_the_mass_number_of_an_element_is_no_footnote():
    found = lighthouses(
        "<docTitle>The care of lighthouses</docTitle>",
        "<i>Recalling</i> the harbours,",
        "<sup>239</sup>Pu in the lamps (g),",
    )
    assert found.footnotes == ()


def test_a_range_of_footnotes_is_one_marker_for_each():
    assert [number for _, number, _ in markers("*Recalling* the reports of the Board,<sup>1–4</sup>")] == [
        "1",
        "2",
        "3",
        "4",
    ]
