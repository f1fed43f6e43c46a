"""Footnotes in the layouts in which resolutions circulate: each gives the same markers and the same notes."""

from __future__ import annotations

import pytest

from recalling.extract import extract
from recalling.read import lay_out
from recalling.read.original import Original

TEXT = """Resolution adopted by the General Assembly

90/12. The care of lighthouses

The General Assembly,

Recalling its resolution on lamps{m1} and the report thereon,{m2}

Reaffirming the Statute{m3} of keepers,

1. Decides to keep the lamps lit.

{n1}Resolution 88/4.

{n2}A/88/17.

{n3}Resolution 34/180, annex.
"""

LAYOUTS = {
    "<sup>n</sup>": ("<sup>{}</sup>", "<sup>{}</sup> "),
    "[^n]": ("[^{}]", "[^{}]: "),
    "n/": (" {}/", "{}/ "),
    "glued to the word": ("{}", "{} "),
}


def notes_of(marker: str, note: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    numbers = ("1", "2", "3")
    places = {f"m{n}": marker.format(n) for n in numbers} | {f"n{n}": note.format(n) for n in numbers}
    document = extract(lay_out(Original(TEXT.format(**places).encode(), "a.md", "a.md"))).document
    return [(p.id, m.number) for p, m in document.markers], [(f.number, f.text) for f in document.footnotes]


@pytest.mark.parametrize(("marker", "note"), LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_markers_and_notes(marker, note):
    markers, notes = notes_of(marker, note)
    assert markers == [("pp1", "1"), ("pp1", "2"), ("pp2", "3")]
    assert notes == [("1", "Resolution 88/4."), ("2", "A/88/17."), ("3", "Resolution 34/180, annex.")]


def test_superscript_digits():
    digits = str.maketrans("123", "¹²³")
    plain = TEXT.format(m1="1", m2="2", m3="3", n1="1 ", n2="2 ", n3="3 ")
    raised = plain.replace("lamps1", "lamps¹").replace("thereon,2", "thereon,²").replace("Statute3", "Statute³")
    raised = "\n".join(f"{line[0].translate(digits)}{line[1:]}" if line[:2] in ("1 ", "2 ", "3 ") else line
                       for line in raised.split("\n"))  # fmt: skip
    document = extract(lay_out(Original(raised.encode(), "a.md", "a.md"))).document
    assert [(p.id, m.number) for p, m in document.markers] == [("pp1", "1"), ("pp1", "2"), ("pp2", "3")]


def read_as_text(text: str):
    return extract(lay_out(Original(text.encode(), "a.txt", "a.txt"))).document


HEAD = "90/12. The care of lighthouses\n\nThe General Assembly,\n\n"


def test_marked_notes_inside_the_sentences():
    document = read_as_text(
        HEAD + "Recalling the Statute,¹ ¹ Resolution 34/180, annex. the report² ² A/88/17. and its annex,\n\n"
        "Reaffirming the Statute,¹\n"
    )
    assert [p.text for p in document.paragraphs] == [
        "Recalling the Statute, the report and its annex,",
        "Reaffirming the Statute,",
    ]
    assert [m.number for _, m in document.markers] == ["1", "2", "1"]
    assert [(f.number, f.text) for f in document.footnotes] == [("1", "Resolution 34/180, annex."), ("2", "A/88/17.")]


def test_a_superscript_that_is_a_power_is_no_marker():
    document = read_as_text(HEAD + "Recalling vessels of 20 m<sup>3</sup> and the Statute,<sup>1</sup>\n\n"
                                   "<sup>1</sup> Resolution 34/180, annex.\n")  # fmt: skip
    assert document.paragraphs[0].text == "Recalling vessels of 20 m3 and the Statute,"
    assert [m.number for _, m in document.markers] == ["1"]


def test_a_table_is_no_list_of_notes():
    rows = "".join(f"{n} Item of the budget {n}00 000\n\n" for n in range(1, 8))
    document = read_as_text(HEAD + "1. Decides on the table below under the Statute:1\n\n" + rows
                            + "1 Resolution 34/180, annex.\n")  # fmt: skip
    assert [(f.number, f.text) for f in document.footnotes] == [("1", "Resolution 34/180, annex.")]


def markers_of(text: str) -> list[tuple[str, str]]:
    """The number of each marker, with the end of the words before it."""
    return [(m.number, p.text[: m.at][-12:]) for p, m in read_as_text(HEAD + text).markers]


NOTES = "\n\n1 Resolution 34/180, annex.\n\n2 A/88/17.\n\n3 Resolution 88/4.\n"


def test_a_number_that_rather_counts_is_a_marker_where_its_note_has_no_other_place():
    text = "Recalling the Statute, 1 the summit held in 2003, 2 States that took part, and resolution 3 on lamps, 3"
    assert markers_of(text + NOTES) == [("1", "the Statute,"), ("2", "eld in 2003,"), ("3", " 3 on lamps,")]
    text = "Recalling the Statute, 1 at which, 2 States spoke and, 2 States voted, and the rules on lamps, 3"
    assert markers_of(text + NOTES) == [("1", "the Statute,"), ("3", "es on lamps,")]  # two places: none is taken


def test_a_marker_is_repeated_behind_the_same_words_not_before_what_is_counted():
    text = (
        "Recalling the Statute 1 of keepers, the report, 2 and the rules on lamps, 3\n\n"
        "Noting that 5 were lit, 2 were lost, and that the Statute 1 of keepers, Goals 2, 3 and 4, remain,"
    )
    assert [number for number, _ in markers_of(text + NOTES)] == ["1", "2", "3", "1"]


def test_a_marker_that_grew_into_the_number_before_it():
    text = "Recalling the Statute,1 decision 1/CP.212 of the Conference and the rules on lamps,3"
    assert [number for number, _ in markers_of(text + NOTES)] == ["1", "3"]
    notes = "".join(f"\n\n{n} A/88/{n}." for n in range(1, 13))
    names = ("the Lamp", "the Wick", "the Oil", "the Glass", "the Ship", "the Fog", "the Bell", "the Rock", "the Sea")
    text = "Recalling " + " and ".join(f"{name}{n}" for n, name in enumerate(names, start=1))
    text += " and the Buoy10 and decision 1/CP.2111 and the Mast12 of keepers,"
    assert markers_of(text + notes)[-2] == ("11", "sion 1/CP.21")


@pytest.mark.parametrize(
    ("note", "goes_on"),
    [
        ("A/88/17, annex", "welcomes the report,"),
        ("Ibid. annex II.", "and the report,"),
        ("Resolution 88/4.", "The report is taken up,"),
        ("See https://lamps.example/a_b_-_c/.", "and the report,"),
    ],
)
def test_the_end_of_a_note_that_stands_in_the_text(note, goes_on):
    text = f"Recalling the Statute,1 1 Resolution 34/180, annex. the rules on lamps2 2 {note} {goes_on}"
    document = read_as_text(HEAD + text + "\n\nNoting the report,\n")
    assert [f.text for f in document.footnotes] == ["Resolution 34/180, annex.", note]
    assert document.paragraphs[0].text == f"Recalling the Statute, the rules on lamps {goes_on}"


def test_notes_without_numbers_of_which_none_begins_as_notes_do():
    document = read_as_text(
        HEAD + "Recalling the work of keepers,1\n\n1. Decides to keep the lamps lit.\n\nThey kept them in 1990.\n"
    )
    assert [(f.number, f.text) for f in document.footnotes] == [("1", "They kept them in 1990.")]


def test_a_label_at_the_margin_of_a_broken_line_is_a_marker():
    document = read_as_text(
        "90/12.  The care of lighthouses\n\n      The General Assembly,\n\n"
        "      Recalling the Statute, 1/ the Declaration on Lamps and Keepers of 1990,\n"
        "2/ Agenda 21, 3/ and the rules on lamps,\n\n"
        "     1/     Resolution 34/180, annex.\n\n     2/     A/88/17.\n\n     3/     Resolution 88/4.\n"
    )
    assert [m.number for _, m in document.markers] == ["1", "2", "3"]
