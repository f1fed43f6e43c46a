"""Footnotes of the extraction against those of the file."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from akn import akn, container, note, paragraph
from recalling.evaluate import evaluate
from recalling.evaluate.notes import Noted, notes_of, score_notes
from recalling.evaluate.report import as_json
from recalling.extract import extract
from recalling.read.original import Original

TWO = akn(
    container("<i>Noting</i> the report" + note(1, "A/89/17.") + " and its annex," + note(2, "Ibid., annex.")),
    paragraph(1, "<i>Thanks</i> the <i>keepers" + note(3, "Of the lamps.") + "</i> of the lamps."),
)


def original(text: str) -> Original:
    return Original(text.encode(), "a.xml", "a.xml")


def test_a_note_is_known_by_its_number_the_words_before_it_and_its_own_words():
    assert notes_of(etree.fromstring(TWO.encode())) == (
        Noted("1", "Notingthereport", "A/89/17."),
        Noted("2", "Notingthereportanditsannex,"[-24:], "Ibid.,annex."),
        Noted("3", "Thanksthekeepers", "Ofthelamps."),
    )


def test_all_markers_of_the_file_lead_to_their_notes():
    figures = as_json(evaluate([original(TWO)], processes=1))["footnotes"]
    assert figures == {"markers in the files": 3, "found": 3, "with place and note": 1.0}


def test_a_marker_in_another_place_or_with_another_note_does_not_count():
    extraction = extract(original(TWO))
    for wrong in (Noted("1", "Notinganother", "A/89/17."), Noted("1", "Notingthereport", "A/89/18.")):
        counts: Counter[str] = Counter()
        score_notes(extraction, (wrong,), counts)
        assert counts["with place and note"] == 0


def test_a_note_in_the_title_is_left_out():
    titled = TWO.replace("lighthouses</docTitle>", "lighthouses" + note(9, "A title.") + "</docTitle>")
    assert [n.number for n in notes_of(etree.fromstring(titled.encode()))] == ["1", "2", "3"]


def test_what_becomes_of_ibid_is_counted():
    nothing_before = akn(container("<i>Noting</i> the report," + note(1, "Ibid., annex.")))
    ibid = as_json(evaluate([original(TWO), original(nothing_before)], processes=1))["ibid"]
    assert ibid == {"notes": 2, "references": 2, "resolved": 1, "ties": 0, "open": 1}
