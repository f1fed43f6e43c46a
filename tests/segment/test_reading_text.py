"""The text as a person reads it, and the way back to the characters of the source."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from texts import document, layout, note, page_break, resolution


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param("the  rights\n   of the\tchild", "the rights of the child", id="white space is folded"),
        pytest.param("resolution\u00a034/180 and\u202f5", "resolution 34/180 and 5", id="no-break spaces"),
        pytest.param("resolution S‑27/2", "resolution S-27/2", id="no-break hyphen"),
        pytest.param("non‐governmental", "non-governmental", id="hyphen of its own code point"),
        pytest.param("co\u00adoperation", "cooperation", id="soft hyphen"),
        pytest.param("zero\u200bwidth", "zerowidth", id="zero-width space"),
        pytest.param("pages 5–13", "pages 5–13", id="a dash stays"),
        pytest.param("the *Rome* **Statute**", "the Rome Statute", id="markup goes"),
        pytest.param(r"the \*star\*", "the *star*", id="escapes go"),
        pytest.param("[the page](http://example.org)", "the page", id="links leave their label"),
        pytest.param("*women *and* girls*", "women and girls", id="emphasis inside words"),
        pytest.param("Ελλάδα – 𝄞 naïve", "Ελλάδα – 𝄞 naïve", id="any script"),
    ],
)
def test_what_a_person_reads(printed, read):
    found = document(resolution([f"*Recalling* {printed},"], ["*Decides* so."])).paragraphs[0]
    assert found.text == f"Recalling {read},"


TEXT = resolution(
    [
        "*Recalling*  the\u00a0Convention\non the *Rights* of the Child,<sup>1</sup> [the page](http://a.b/c), the"
        + page_break(note(1, "Resolution 44/25, *annex*, and"))
        + "co\u00adopera\u200btion of S‑27/2 with\r\nthe **Rome** Statute<sup>2, 3</sup> of the"
        + page_break(note(2, "See *Official Records, 1998, Supplement No. 7* and corrigendum (E/1998/27)."))
        + r"Court \*so called\*, the 77<sup>th</sup> meeting,<sup>1</sup>",
    ],
    ["*Welcomes* the\n   report, and *encourages* him;", "*Decides* so."],
    {3: "[*Ibid.*](http://a.b/c), chap.\u00a0II."},
)
DOCUMENT = document(TEXT)
READINGS = [x.reading for x in (*DOCUMENT.paragraphs, *DOCUMENT.footnotes)]
RUNS = [r for b in layout(TEXT).blocks for r in b.runs if not r.superscript or r.text.isalpha()]
SHOWN = {i for r in RUNS for i in range(r.start, r.start + len(r.text))}
ALIKE = {"\u00ad": "", "\u200b": "", "‑": "-"}


def as_read(start: int, end: int) -> str:
    """The source between two offsets without markup and markers, as a person reads it."""
    characters = (ALIKE.get(TEXT[i], TEXT[i]) for i in range(start, end) if i in SHOWN)
    return " ".join("".join(characters).split())


@st.composite
def intervals(draw):
    reading = draw(st.sampled_from(READINGS))
    start = draw(st.integers(0, len(reading) - 1))
    return reading, start, draw(st.integers(start + 1, len(reading)))


@settings(max_examples=300, deadline=None)
@given(intervals())
def test_the_spans_of_an_interval_quote_what_is_read_there(interval):
    reading, start, end = interval
    quoted = " ".join(q for s in reading.spans(start, end) if (q := as_read(s.start, s.end)))
    assert quoted == " ".join(reading.text[start:end].split())


@settings(max_examples=300, deadline=None)
@given(intervals())
def test_the_spans_of_an_interval_are_in_order_and_apart(interval):
    reading, start, end = interval
    spans = reading.spans(start, end)
    assert all(s.start < s.end for s in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.text[:24])
def test_every_letter_stands_at_its_source_offset(reading):
    letters = [(c, TEXT[reading.source_offset(i)]) for i, c in enumerate(reading.text) if c.isalnum()]
    assert letters
    assert [pair for pair in letters if pair[0] != pair[1]] == []


def test_one_span_for_each_piece_of_a_cut_sentence():
    paragraph = DOCUMENT.paragraphs[0]
    assert len(paragraph.reading.whole) == 3
    assert TEXT[paragraph.reading.whole[1].start :].startswith("co\u00adopera")
