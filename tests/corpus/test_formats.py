"""What the UN's XML says is still there when the same text is written as Word or HTML and read back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from comparison import MEASURES, WRITERS, Tally, compare, originals

SAMPLE = 150  # of which some 65 have notes and no annex
FLOORS = dict.fromkeys(WRITERS, dict.fromkeys(MEASURES, 0.98)) | {
    "HTML of 1993 to 2000 (<pre>)": {"citations": 0.98, "markers with their notes": 0.94, "paragraphs": 0.97},
}


@pytest.fixture(scope="module")
def extractions(corpus):
    return list(originals(corpus, SAMPLE, seed=5))


def test_there_is_enough_to_find(extractions):
    names = [e.document.source.name for e in extractions]
    assert len(names) >= 60
    assert any("HRC" in n for n in names)
    assert any(n.startswith("E_RES") for n in names)
    assert any(n.startswith("S_") for n in names)


@pytest.mark.parametrize("written", WRITERS)
def test_what_was_written_is_read(extractions, written):
    tally = Tally()
    for extraction in extractions:
        compare(extraction, written, tally)
    assert tally.wanted["markers with their notes"] > 300
    assert {m: r for m in MEASURES if (r := tally.rate(m)) < FLOORS[written][m]} == {}, tally.missed[:5]
