"""What a reader found right in the hand-read samples is still found."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recalling.evaluate import documents
from recalling.evaluate.links import printed
from recalling.extract import extract
from recalling.model import Extraction
from recalling.read import lay_out

SAMPLES = Path(__file__).parent / "samples"


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def extractions(corpus):
    """The documents of both samples, by file."""
    wanted = {row["file"] for name in ("unlinked.csv", "ibid.csv") for row in rows(name)}
    return {d.name: extract(lay_out(d)) for d in documents([corpus]) if d.name in wanted}


def found_at(extraction: Extraction, start: int, end: int) -> set[str]:
    return {s for p in printed(extraction) if (p.span.start, p.span.end) == (start, end) for s in p.symbols}


def ibid_at(extraction: Extraction, start: int) -> list[str]:
    notes = {f.id: f for f in extraction.document.footnotes}
    return [
        " ".join(r.pinpoints) or str(r.target)
        for r in extraction.references
        if r.rule.startswith("ibid") and notes[r.footnote].reading.spans(*r.core)[0].start == start
    ]


def test_unlinked_citations(extractions):
    right = [row for row in rows("unlinked.csv") if row["verdict"] == "right"]
    kept = [
        row
        for row in right
        if row["found"].partition(" | ")[0] in found_at(extractions[row["file"]], int(row["start"]), int(row["end"]))
    ]
    assert len(right) == 97
    assert len(kept) >= 95


def test_ibid(extractions):
    right = [row for row in rows("ibid.csv") if row["verdict"] == "right"]
    kept = [row for row in right if row["found"] in ibid_at(extractions[row["file"]], int(row["start"]))]
    assert len(right) == 95
    assert len(kept) >= 94
