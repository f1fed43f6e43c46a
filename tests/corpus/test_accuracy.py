"""The targets of accuracy on the UN's own files, which are third-party data and not in the project.

They are found by RECALLING_CORPUS, or in ../shared/corpus; where they are not, these tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recalling.evaluate import documents, evaluate

CORPUS = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
SAMPLE = 300

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}: set RECALLING_CORPUS")


@pytest.fixture(scope="module")
def score():
    return evaluate(documents([CORPUS], sample=SAMPLE, seed=3))


def test_every_document_is_read_or_said_to_be_unreadable(score):
    assert score.documents + len(score.unreadable) == SAMPLE
    assert len(score.unreadable) <= SAMPLE * 0.01


def test_exact_spans_are_found(score):
    assert score.rates("all")["exact span"] >= 0.996  # 0.998 on the whole corpus


def test_identifiers_are_right(score):
    assert score.rates("all")["right id"] >= 0.992  # 0.996 on the whole corpus; some links of the UN are wrong


def test_no_class_of_some_size_falls_behind(score):
    for group, n in score.links.items():
        if n >= 50:
            assert score.rates(group)["right id"] >= 0.96, group


def test_it_is_better_than_the_shape_of_numbers_alone(score):
    assert score.exact["all"] > score.peer["exact"]
