"""A damaged resolution is still read: nothing fails, and what is found is found with its evidence and its name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recalling.errors import SourceError
from texts import extraction, note, page_break, resolution

TEXT = resolution(
    [
        "*Recalling* its resolutions 50/167, 51/66 and 52/98, the Convention on the Rights of the "
        "Child,<sup>1</sup> the"
        + page_break(note(1, "Resolution 44/25, annex; *ibid.*, annex II."))
        + "Rome Statute<sup>2, 3</sup> and resolution 2001/48,",
        "*Welcoming* the two Optional Protocols to the Convention on the Rights of the Child,<sup>4</sup> in "
        "particular the Optional Protocol on the involvement of children in armed conflict, and the Protocols thereto,",
    ],
    [
        "*Requests* the Secretary-General to submit a report on the implementation of the present resolution to the "
        "General Assembly at its sixty-second session, and invites Governments to act;",
        "*Also requests* the Secretary-General to include in his report to the General Assembly at its sixty-second "
        "session the work of the Office on Drugs and Crime.<sup>5</sup>",
    ],
    {
        2: "*Ibid.*, annex.",
        3: "See *Official Records, 1998, Supplement No. 7* and corrigendum (E/1998/27 and Corr.1), chap. I.",
        4: "United Nations, *Treaty Series*, vols. 2171 and 2173, No. 27531.",
        5: "Formerly known as the Office for Drug Control and Crime Prevention.",
    },
)
SCRAPS = [
    "*", "\n\n", "\n", "<sup>9</sup>", "<sup>1</sup>", "<sup></sup>", "1. ", "7. ", "“", "”", "(", ")", "---\n\n", "#",
    "Ibid., annex III.", "Ibid., vol. 3, No. 5.", "Resolution 0 (I).", "resolution 57/0", "31 June 1998",
    "annexes I to III",
    "S/1 and Add.5-1", "twenty-eleventh session", "States parties to the ", "and requests ", "\u2028", "\x0c", "\ufeff",
]  # fmt: skip


@st.composite
def damaged(draw):
    text = TEXT
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SCRAPS)) + text[at + draw(st.integers(0, 30)) :]
    return text


@settings(max_examples=200, deadline=None, derandomize=True)
@given(damaged())
def test_any_damage_is_borne(text):
    try:
        found = extraction(text)
    except SourceError:
        return
    for citation in found.citations:
        assert citation.target or citation.candidates
        assert all(0 <= s.start < s.end <= len(text) for s in citation.spans)
    for reference in found.references:
        assert reference.target or reference.reason


@pytest.mark.parametrize(
    "paragraph",
    ["*Noting* the report A/57/170 and Add.5-1,", "*Noting* the report S/1 and Add.1-900,"],
)
def test_a_range_of_addenda_that_cannot_be(paragraph):
    assert "un/doc" in extraction(resolution([paragraph], ["*Decides* so."])).citations[0].target


def test_a_citation_has_evidence_even_where_its_marker_stands_right_behind_the_verb():
    found = extraction(resolution(["*Recalling*<sup>1</sup> what was said,"], ["*Decides* so."], {1: "A/57/170."}))
    assert [c.target for c in found.citations if not c.spans] == []


def test_an_operative_paragraph_without_number_before_the_first_with_one():
    text = resolution(["*Recalling* so,\n\n*Decides* so;"], ["*Requests* so;", "*Urges* so."])
    names = [p.id for p in extraction(text).document.paragraphs]
    assert len(names) == 4
    assert len(set(names)) == 4


@pytest.mark.parametrize("text", ["", "Formerly known as the.", "Resolution .", "(", "<sup>", "Ibid., Ibid., Ibid."])
def test_a_footnote_of_nothing(text):
    found = extraction(resolution(["*Recalling* so,<sup>1</sup>"], ["*Decides* so."], {1: text or " "}))
    assert [p.id for p in found.document.paragraphs] == ["pp1", "op1"]
