"""Documents of the corpus, written in other layouts and as PDF, say what they say as AKN."""

from __future__ import annotations

import itertools

import pytest

from corpus.layouts import PRINTED, TEXTS, measure
from recalling.evaluate import documents

TEXT_SAMPLE, PDF_SAMPLE = 12, 4  # documents with ten markers or more


def sample(corpus, count: int):
    """Documents with many markers; the same ones every time."""
    marked = (d for d in documents([corpus], sample=400, seed=11) if d.data.count(b"<authorialNote") >= 10)
    return list(itertools.islice(marked, count))


@pytest.fixture(scope="module")
def tallies(corpus):
    return measure(sample(corpus, TEXT_SAMPLE), TEXTS)[0]


@pytest.mark.parametrize("layout", [name for name in TEXTS if name.startswith("Markdown")])
def test_the_layout_of_57_176_loses_nothing(tallies, layout):
    tally = tallies[layout]
    assert tally.wanted["footnote links"] > 150
    assert tally.recall("footnote links") >= 0.999
    assert tally.precision("footnote links") >= 0.999
    assert tally.recall("paragraphs") >= 0.99


@pytest.mark.parametrize("layout", [name for name in TEXTS if not name.startswith("Markdown")])
def test_degraded_layouts_keep_their_notes(tallies, layout):
    tally = tallies[layout]
    assert tally.recall("footnote links") >= 0.99
    assert tally.precision("footnote links") >= 0.99
    assert tally.recall("numbers and symbols") >= 0.98
    assert tally.recall("paragraphs") >= 0.98


def test_pdf_says_the_same(corpus):
    pytest.importorskip("pdfplumber", reason="pip install 'recalling[pdf]'")
    tally = measure(sample(corpus, PDF_SAMPLE), PRINTED)[0]["PDF"]
    for what in ("footnote links", "numbers and symbols", "citations", "paragraphs"):
        assert tally.recall(what) >= 0.98, what
