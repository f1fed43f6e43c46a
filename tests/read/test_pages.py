"""Texts that programs take out of a PDF: what a page prints again and again is left out, what it tore is joined."""

from __future__ import annotations

import pytest

from texts import document

PDFTOTEXT = """\
A/RES/93/6

General Assembly

Distr.: General
31 October 2018

Resolution adopted by the General Assembly on
26 October 2018
[without reference to a Main Committee (A/93/L.6)]

93/6.

Fiftieth anniversary of the first conference on rivers and lakes, and on all the waters
of the Earth
The General Assembly,
Recalling its resolutions 2453 A (XXIII) of 20 December 1968, 37/90 of 10 December
1982 and 72/79 of 7 December 2017,
Recognizing that the anniversary of the first conference on rivers and lakes offers a
unique opportunity for Member States to reflect, 1 and to chart the contribution that

__________________
1

18-17962 (E)

See A/AC.905/1137.

021118

*1817962*

\fA/RES/93/6

Fiftieth anniversary of the first conference on rivers and lakes, and on all the waters
of the Earth

conferences make to the global governance of rivers,
Convinced that the fulfilment of the 2030 Agenda for Sustainable Development 2 and
of the “Declaration on Rivers for the Benefit and in the Interest of All States,
Taking into Particular Account the Needs of Lakes”, requires a Sendai Framework, 3
6.
Emphasizes the need to promote cooperation;
7. Requests a report.
__________________

Resolution 70/1.
3
Resolution 69/283, annex II.
2

2/2

18-17962
"""


def set_in(text: str) -> str:
    """As pdftotext -layout gives it: every page set in by another margin, the first line of a paragraph by six more."""
    pages = []
    for margin, page in zip((17, 11), text.split("\f"), strict=True):
        first = ("The", "Recalling", "Recognizing", "Convinced", "7.")
        rows = [" " * (margin + 6 * row.startswith(first)) + row if row else "" for row in page.split("\n")]
        pages.append("\n".join(rows))
    return "\f".join(pages)


@pytest.fixture(params=[PDFTOTEXT, set_in(PDFTOTEXT)], ids=["pdftotext", "pdftotext -layout"])
def found(request):
    return document(request.param)


def test_paragraphs_go_on_behind_what_the_page_prints(found):
    assert [(p.id, p.reading.text) for p in found.paragraphs] == [
        ("pp1", "Recalling its resolutions 2453 A (XXIII) of 20 December 1968, 37/90 of 10 December 1982 and 72/79 of "
                "7 December 2017,"),
        ("pp2", "Recognizing that the anniversary of the first conference on rivers and lakes offers a unique "
                "opportunity for Member States to reflect, and to chart the contribution that conferences make to the "
                "global governance of rivers,"),
        ("pp3", "Convinced that the fulfilment of the 2030 Agenda for Sustainable Development and of the “Declaration "
                "on Rivers for the Benefit and in the Interest of All States, Taking into Particular Account the Needs "
                "of Lakes”, requires a Sendai Framework,"),
        ("op6", "Emphasizes the need to promote cooperation;"),
        ("op7", "Requests a report."),
    ]  # fmt: skip


def test_numbers_torn_from_their_notes_are_found_by_the_order_of_the_notes(found):
    assert [(n.number, n.reading.text) for n in found.footnotes] == [
        ("1", "See A/AC.905/1137."),
        ("2", "Resolution 70/1."),
        ("3", "Resolution 69/283, annex II."),
    ]
    assert [(p.id, m.number) for p in found.paragraphs for m in p.markers] == [("pp2", "1"), ("pp3", "2"), ("pp3", "3")]


def test_the_masthead_is_that_of_the_first_page(found):
    title = "Fiftieth anniversary of the first conference on rivers and lakes, and on all the waters of the Earth"
    assert (found.masthead.number.value, found.masthead.title.value) == ("93/6", title)
    assert found.masthead.adoption_date.value == "2018-10-26"


def test_a_symbol_alone_in_a_line_of_a_paragraph_is_kept():
    text = "A/RES/93/7\n\n93/7. Rivers\nThe General Assembly,\nRecalling the report in the document with the symbol\n"
    (paragraph,) = document(f"{text}A/CONF.957/23\nand all that it says about rivers and lakes,\n").paragraphs
    assert paragraph.reading.text.endswith("with the symbol A/CONF.957/23 and all that it says about rivers and lakes,")


def test_a_statement_is_parted_where_the_next_paragraph_is_quoted():
    line = "“The Security Council welcomes the progress that the parties have made in the rivers."
    text = (
        f"Statement by the President of the Security Council\n\nAt the 4922nd meeting, held on 30 May 2001:\n{line}\n"
    )
    found = document(f"{text}“The Security Council stresses its support.”\n").paragraphs
    assert [p.reading.text for p in found][1:] == [line, "“The Security Council stresses its support.”"]
