"""Documents of the corpus, written in other layouts and formats, say what they say as AKN."""

from __future__ import annotations

import itertools

import pytest

from corpus.layouts import LAYOUTS, measure
from recalling.evaluate import documents

SAMPLE, PDF_SAMPLE = 12, 4  # documents with ten markers or more
COMPARED = ("footnote links", "numbers and symbols", "citations", "paragraphs")
KEEPS_ALL = [name for name in LAYOUTS if name.startswith(("Markdown", "Word", "HTML, "))]  # notes are marked as such
DEGRADED = [name for name in LAYOUTS if name not in KEEPS_ALL and name != "PDF"]


def sample(corpus, count: int):
    """Documents with many markers; the same ones every time."""
    marked = (d for d in documents([corpus], sample=400, seed=11) if d.data.count(b"<authorialNote") >= 10)
    return list(itertools.islice(marked, count))


@pytest.fixture(scope="module")
def tallies(corpus):
    return measure(sample(corpus, SAMPLE), [*KEEPS_ALL, *DEGRADED])[0]


@pytest.mark.parametrize("layout", KEEPS_ALL)
def test_a_layout_with_marked_notes_loses_nothing(tallies, layout):
    tally = tallies[layout]
    assert tally.wanted["footnote links"] > 150
    assert tally.recall("footnote links") >= 0.999
    assert tally.precision("footnote links") >= 0.999
    assert {what: rate for what in COMPARED if (rate := tally.recall(what)) < 0.99} == {}


@pytest.mark.parametrize("layout", DEGRADED)
def test_degraded_layouts_keep_their_notes(tallies, layout):
    tally = tallies[layout]
    assert tally.precision("footnote links") >= 0.99
    assert tally.recall("footnote links") >= 0.99
    assert {what: rate for what in COMPARED if (rate := tally.recall(what)) < 0.98} == {}


def test_pdf_says_the_same(corpus):
    pytest.importorskip("pdfplumber", reason="pip install 'recalling[pdf]'")
    tally = measure(sample(corpus, PDF_SAMPLE), ["PDF"])[0]["PDF"]
    assert {what: rate for what in COMPARED if (rate := tally.recall(what)) < 0.98} == {}
