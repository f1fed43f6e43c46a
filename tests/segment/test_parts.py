"""Resolutions in parts: each part is an act of its own, with a title and paragraphs of its own."""

from __future__ import annotations

import pytest

from akn import paragraph, parts
from recalling.extract import extract
from recalling.read import lay_out
from recalling.read.original import Original
from texts import document, extraction, note

TWO = (
    """\
## Resolutions adopted by the General Assembly

### 61/950. Lamps

{a}

*The General Assembly,*

*Recalling* its resolution 60/12 B of 8 December 2005,<sup>1</sup>

1. *Decides* to keep the lamps lit;

2. *Requests* the following:

(a) Oil;

(b) Wicks.

{b}

*The General Assembly,*

1. *Decides* to blow the horns.

*64th plenary meeting  
19 December 2006*

---

"""
    + note(1, "See A/60/1.")
    + "\n"
)


@pytest.mark.parametrize(
    ("a", "b"),
    [("A\n\nLight", "B\n\nSound"), ("**A. Light**", "**B. Sound**"), ("#### A Light", "#### B Sound")],
    ids=["letter alone", "letter and title", "headings"],
)
def test_markdown(a, b):
    found = document(TWO.format(a=a, b=b))
    assert [(p.letter, p.title.value) for p in found.parts] == [("A", "Light"), ("B", "Sound")]
    assert [p.id for p in found.paragraphs] == ["a.pp1", "a.op1", "a.op2", "a.op2.a", "a.op2.b", "b.op1"]
    assert found.masthead.title.value == "Lamps"
    assert not found.diagnostics


def test_the_parts_are_acts_with_the_paths_to_which_citations_lead():
    found = extraction(TWO.format(a="A\n\nLight", b="B\n\nSound"))
    assert found.act.path == "un/ga/res/61/950"
    assert found.path_of("a.op2.b") == "un/ga/res/61/950a#op2.b"
    assert found.path_of("b.") == "un/ga/res/61/950b"
    assert found.path_of("fn1") == "un/ga/res/61/950#fn1"
    assert {"un/ga/res/61/950a", "un/ga/res/61/950b"} <= {e.path for e in found.entities}
    assert next((c.unit, c.target) for c in found.citations) == ("a.pp1", "un/ga/res/60/12b")


def test_xml():
    text = parts("Lamps of lighthouses", "Horns", paragraphs=paragraph(1, "<i>Decides</i> so."))
    found = extract(lay_out(Original(text.encode(), "a.xml", "a.xml")))
    assert [(p.letter, p.title.value) for p in found.document.parts] == [("A", "Lamps of lighthouses"), ("B", "Horns")]
    assert [p.id for p in found.document.paragraphs] == ["a.op1", "b.op1"]


def test_the_parts_of_a_decision_have_dates_of_their_own():
    found = document(
        "### 76/416 A and B. Election of keepers\n\n#### A\n\n"
        "At its 61st plenary meeting, on 15 March 2022, the General Assembly elected two keepers.\n\n#### B\n\n"
        "At its 89th plenary meeting, on 29 June 2022, the General Assembly elected one keeper.\n"
    )
    assert found.masthead.number.value == "76/416"
    assert [(p.meeting.value, p.adoption_date.value) for p in found.parts] == [
        ("61st plenary meeting", "2022-03-15"),
        ("89th plenary meeting", "2022-06-29"),
    ]
    assert [p.id for p in found.paragraphs] == ["a.p1", "b.p1"]


def test_one_letter_makes_no_parts():
    assert document(TWO.format(a="A\n\nLight", b="Sound")).parts == ()
