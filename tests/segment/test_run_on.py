"""Copies whose line breaks were lost are parted as they were printed; a text with its formula in a line stays."""

from __future__ import annotations

from texts import document

COPIED = (
    "Resolution adopted by the General Assembly on 18 December 2007 [on the report of the Third Committee (A/62/900)] "
    "62/400. Protection of rivers and lakes The General Assembly, Recalling its resolutions 60/400 of 16 December 2005 "
    "and 61/400, in particular on clean water, Deeply concerned about the state of rivers, Bearing in mind the Charter "
    "of the United Nations, 1. Calls upon all States: (a) To protect rivers; (b) To protect lakes, No. 4 among them; "
    "2. Requests the Secretary-General to report; 3. Decides to continue its consideration of the question. 76th "
    "plenary meeting 18 December 2007"
)


def paragraphs(text: str) -> list[tuple[str, str]]:
    return [(p.id, p.reading.text) for p in document(text).paragraphs]


def test_a_resolution_in_one_line_has_its_paragraphs():
    assert paragraphs(COPIED) == [
        ("pp1", "Recalling its resolutions 60/400 of 16 December 2005 and 61/400, in particular on clean water,"),
        ("pp2", "Deeply concerned about the state of rivers,"),
        ("pp3", "Bearing in mind the Charter of the United Nations,"),
        ("op1", "Calls upon all States:"),
        ("op1.a", "To protect rivers;"),
        ("op1.b", "To protect lakes, No. 4 among them;"),
        ("op2", "Requests the Secretary-General to report;"),
        ("op3", "Decides to continue its consideration of the question."),
    ]


def test_and_its_masthead_and_line_of_adoption():
    found = document(COPIED).masthead
    stated = (found.kind, found.adoption_date, found.report, found.number, found.title, found.meeting)
    assert [s.value if s else None for s in stated] == [
        "Resolution adopted by the General Assembly",
        "2007-12-18",
        "on the report of the Third Committee (A/62/900)",
        "62/400",
        "Protection of rivers and lakes",
        "76th plenary meeting",
    ]


def test_every_paragraph_is_found_in_the_source():
    found = document(COPIED)
    for p in found.paragraphs:
        assert "".join(COPIED[s.start : s.end] for s in p.reading.spans(0, len(p.reading))) == p.reading.text


def test_notes_stay_with_the_words_before_them():
    text = "The Security Council,\nRecalling the rules,<sup>1</sup> Noting the report,<sup>2</sup> 1. Decides to act."
    found = document(f"Resolution 2 (1946)\n\n{text}\n\n<sup>1</sup> First.\n\n<sup>2</sup> Second.\n").paragraphs
    assert [(p.id, [m.number for m in p.markers]) for p in found] == [("pp1", ["1"]), ("pp2", ["2"]), ("op1", [])]


def test_pages_may_break_such_a_copy_anywhere():
    text = (
        "The Security Council, Recalling its\n\nresolution 2 (1946), Noting the report, 1. Decides\n\nto act; 2. Asks."
    )
    assert [unit for unit, _ in paragraphs(f"Resolution 3 (1946)\n\n{text}")] == ["pp1", "pp2", "op1", "op2"]


def test_a_number_out_of_turn_opens_no_paragraph():
    text = "The Security Council, Recalling the rules, 1. Adopts rule No. 7; 9. March and others; 2. Decides so."
    assert [unit for unit, _ in paragraphs(f"Resolution 4 (1946)\n\n{text}")] == ["pp1", "op1", "op2"]


def test_verbs_in_a_text_with_its_formula_in_a_line_are_not_looked_for_inside_paragraphs():
    text = (
        "The Security Council,\n\nRecalling the series “Past, Noting”, Reaffirming Words, and others,\n\n1. Decides so."
    )
    assert [unit for unit, _ in paragraphs(f"Resolution 5 (1946)\n\n{text}")] == ["pp1", "op1"]
