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
LAST = "29"  # the seed of the last sample of roles


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LINKED_OR_NOT = ("unlinked.csv", "unlinked-2.csv", "found.csv")
IBID = ("ibid.csv", "ibid-2.csv", "ibid-3.csv", "ibid-self-contained.csv")


@pytest.fixture(scope="module")
def extractions(corpus):
    """The documents of the samples, by file."""
    wanted = {row["file"] for name in (*LINKED_OR_NOT, *IBID) for row in rows(name)}
    wanted |= {row["file"] for row in rows("roles.csv") if row["seed"] == LAST}
    wanted |= {row["file"] for row in rows("roles-2.csv")}
    return {d.name: extract(lay_out(d)) for d in documents([corpus]) if d.name in wanted}


def found_at(extraction: Extraction, start: int, end: int) -> set[str | None]:
    """The numbers printed at a place, and the paths of what is cited there by name."""
    named = {c.target for c in extraction.citations if c.spans and (c.spans[0].start, c.spans[-1].end) == (start, end)}
    return {s for p in printed(extraction) if (p.span.start, p.span.end) == (start, end) for s in p.symbols} | named


def source_at(extraction: Extraction, start: int) -> list[str]:
    """What the footnotes refer to from a place in the text."""
    notes = {f.id: f for f in extraction.document.footnotes}
    return [
        " ".join(r.pinpoints) or str(r.target)
        for r in extraction.references
        if notes[r.footnote].reading.spans(*r.core)[0].start == start
    ]


@pytest.mark.parametrize(("name", "read_right"), [("unlinked.csv", 97), ("unlinked-2.csv", 97), ("found.csv", 300)])
def test_citations(extractions, name, read_right):
    right = [row for row in rows(name) if row["verdict"] == "right"]
    kept = [
        row
        for row in right
        if row["found"].partition(" | ")[0] in found_at(extractions[row["file"]], int(row["start"]), int(row["end"]))
    ]
    assert len(right) == read_right
    assert len(kept) >= read_right * 0.98


@pytest.mark.parametrize(
    ("name", "read_right"),
    [("ibid.csv", 95), ("ibid-2.csv", 90), ("ibid-3.csv", 98), ("ibid-self-contained.csv", 49)],
)
def test_ibid(extractions, name, read_right):
    right = [row for row in rows(name) if row["verdict"] == "right"]
    assert len(right) == read_right
    assert len(_found(extractions, right)) >= read_right * 0.98


@pytest.mark.parametrize("name", IBID)
def test_what_was_mended_in_ibid_stays_mended(extractions, name):
    mended = [row for row in rows(name) if row["verdict"] == "mended"]
    assert mended
    assert _found(extractions, mended) == mended


def _found(extractions: dict[str, Extraction], read: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in read if row["found"] in source_at(extractions[row["file"]], int(row["start"]))]


def test_roles_and_verbs(extractions):
    right = [row for row in rows("roles.csv") if row["seed"] == LAST and row["verdict"] == "right"]
    right = [row for row in right if row["file"] in extractions]  # the PDFs are not in the corpus of XML
    kept = [
        row
        for row in right
        if any(
            (c.role, c.force) == (row["role"], row["verb"])
            for c in extractions[row["file"]].citations
            if c.spans and c.spans[0].start == int(row["start"]) and c.spans[-1].end == int(row["end"])
        )
    ]
    assert len(right) >= 80
    assert len(kept) >= len(right) - 4


@pytest.mark.parametrize("seed", ["2718", "31415"])
def test_targets_roles_and_verbs_of_the_second_reader(extractions, seed):
    right = [row for row in rows("roles-2.csv") if row["seed"] == seed and row["verdict"] == "right"]
    kept = [
        row
        for row in right
        if any(
            (c.target or " | ".join(c.candidates), c.role, c.force) == (row["found"], row["role"], row["verb"])
            for c in extractions[row["file"]].citations
            if c.spans and c.spans[0].start == int(row["start"]) and c.spans[-1].end == int(row["end"])
        )
    ]
    assert len(right) == 93
    assert len(kept) >= 91
