"""The targets of accuracy on a sample of the UN's own files."""

from __future__ import annotations

import pytest

from recalling.evaluate import documents, evaluate
from recalling.evaluate.peers import PEERS
from recalling.evaluate.report import as_json

SAMPLE = 300


@pytest.fixture(scope="module")
def score(corpus):
    return evaluate(documents([corpus], sample=SAMPLE, seed=3))


def test_every_document_is_read_or_said_to_be_unreadable(score):
    assert score.documents + len(score.unreadable) == SAMPLE
    assert len(score.unreadable) <= SAMPLE * 0.01


def test_exact_spans_are_found(score):
    assert score.rates("all")["exact recall"] >= 0.996  # 0.998 on the whole corpus


def test_identifiers_are_right(score):
    assert score.rates("all")["right id"] >= 0.992  # 0.996 on the whole corpus; some links of the UN are wrong


def test_no_class_of_some_size_falls_behind(score):
    for group, n in score.links.items():
        if n >= 50 and group not in PEERS:
            assert score.rates(group)["right id"] >= 0.96, group


def test_it_is_better_than_the_shape_of_numbers_alone(score):
    peer = score.rates("a plain regular expression")
    for figure in ("exact recall", "exact precision", "exact F1", "overlapping recall"):  # unlinked ones cost precision
        assert score.rates("all")[figure] > peer[figure]


def test_markers_lead_to_their_notes(score):
    assert as_json(score)["footnotes"]["with place and note"] >= 0.999
