"""The facts themselves: lines of a source, the way from a reading text back to it, what a document holds."""

from __future__ import annotations

import pytest

from recalling.model import Locator, ReadingText, SourceText, Span, Stretch
from texts import document, extraction, note, page_break, resolution


@pytest.mark.parametrize(
    ("offset", "line"),
    [(0, 1), (2, 1), (3, 1), (4, 2), (5, 3), (8, 3)],
    ids=["start", "in the first", "its line end", "an empty line", "after it", "end of the text"],
)
def test_the_line_of_an_offset(offset, line):
    assert SourceText("a", "one\n\ntwo", "0" * 64, "markdown").line(offset) == line


def test_a_quote_keeps_the_markup():
    source = SourceText("a", "the *Statute*,<sup>1</sup>", "0" * 64, "markdown")
    assert source.quote(Span(4, 26)) == "*Statute*,<sup>1</sup>"


# "the Commission on the" and "Status of Women", which stand at 10 and 50, joined by a space
CUT = ReadingText("the Commission on the Status of Women", (Stretch(0, 10, 21, 0), Stretch(22, 50, 15, 1)))
# "the *Rome* Statute": markup between the stretches of one piece
MARKED = ReadingText("the Rome Statute", (Stretch(0, 0, 4, 0), Stretch(4, 5, 4, 0), Stretch(8, 10, 8, 0)))


@pytest.mark.parametrize(
    ("reading", "words", "spans"),
    [
        pytest.param(CUT, "Commission", [(14, 24)], id="in the first piece"),
        pytest.param(CUT, "Status", [(50, 56)], id="in the second piece"),
        pytest.param(CUT, "the Status", [(28, 31), (50, 56)], id="across the cut: one span a piece"),
        pytest.param(MARKED, "Rome", [(5, 9)], id="inside markup"),
        pytest.param(MARKED, "the Rome Statute", [(0, 18)], id="markup inside a piece is part of the span"),
    ],
)
def test_the_source_spans_of_words(reading, words, spans):
    start = reading.text.index(words)
    assert [(s.start, s.end) for s in reading.spans(start, start + len(words))] == spans


def test_an_empty_interval_has_no_span():
    assert CUT.spans(5, 5) == ()


def test_the_whole_of_a_reading_text():
    assert CUT.whole == (Span(10, 31), Span(50, 65))


@pytest.mark.parametrize(("offset", "source"), [(0, 10), (20, 30), (22, 50), (36, 64)])
def test_the_source_offset_of_a_character(offset, source):
    assert CUT.source_offset(offset) == source


@pytest.mark.parametrize(
    ("units", "fragment"),
    [
        ([("annex", "")], "annex"),
        ([("annex", "2")], "annex2"),
        ([("chap", "1"), ("sect", "B"), ("draftdec", "3")], "chap1_sectB_draftdec3"),
    ],
)
def test_the_fragment_of_a_locator(units, fragment):
    assert Locator(tuple(units)).fragment == fragment


TEXT = resolution(
    ["*Recalling* the Convention on the Rights of the Child,<sup>1</sup> and the Rome Statute of the"
     + page_break(note(1, "Resolution 44/25, annex."))
     + "International Criminal Court,<sup>2</sup>"],
    ["*Welcomes* the report of the Secretary-General,<sup>3</sup> and encourages him to continue his work."],
    {2: "United Nations, *Treaty Series*, vol. 2187, No. 38544.", 3: "A/61/122."},
)  # fmt: skip


def test_a_document_finds_its_footnotes_by_number():
    found = document(TEXT)
    assert found.footnote("3").text == "A/61/122."
    assert found.footnote("4") is None


def test_a_document_lists_its_markers_with_their_paragraphs():
    assert [(p.id, m.number) for p, m in document(TEXT).markers] == [("pp1", "1"), ("pp1", "2"), ("op1", "3")]


def test_the_verb_that_governs_a_place():
    welcome = document(TEXT).paragraphs[1]
    governing = {w: welcome.verb_at(welcome.text.index(w)).act for w in ("report", "encourages", "work")}
    assert governing == {"report": "welcome", "encourages": "encourage", "work": "encourage"}


def test_an_extraction_finds_what_it_names_by_path():
    found = extraction(TEXT)
    assert found.entity("un/instr/crc").label == "Convention on the Rights of the Child"
    assert found.entity("un/instr/untoc") is None
