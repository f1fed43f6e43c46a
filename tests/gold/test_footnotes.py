"""Footnotes, markers and references of 57/176 against the gold standard."""

from __future__ import annotations

import pytest

from goldstandard import load

FOOTNOTES = load("footnotes.yaml")["footnotes"]
OCCURRENCES = [(f, o) for f in FOOTNOTES for o in f["occurrences"]]
KINDS = {"plain-citation": "reference", "see-citation": "reference", "ibid": "back-reference"}
ids = [f"fn{f['number']}" for f in FOOTNOTES]


def units_of(locator: dict) -> list[str]:
    """The fragments that a locator of the gold stands for."""
    parts = {"volume": "vol", "chapter": "chap", "section": "sect", "resolution": "res", "draft_decision": "draftdec"}
    arabic = {"I": "1", "II": "2", "III": "3", "VI.B": "6B"}
    before = [
        prefix + (value if key in ("section", "resolution") and value != "VI.B" else arabic[value]).replace("/", "-")
        for key, prefix in parts.items()
        if (value := locator.get(key))
    ]
    if "annexes" in locator:
        return ["_".join([*before, f"annex{arabic[a]}"]) for a in locator["annexes"]]
    if annex := locator.get("annex"):
        before.append("annex" if annex is True else f"annex{arabic[annex]}")
    return ["_".join(before)] if before else []


@pytest.mark.parametrize("wanted", FOOTNOTES, ids=ids)
def test_the_text_and_kind_are_the_same(extraction, wanted):
    note = extraction.document.footnote(str(wanted["number"]))
    assert note.text == wanted["text_plain"]
    kind = KINDS.get(wanted["kind"]) or ("mixed" if wanted["cites"] else "explanation")
    assert extraction.footnote_kinds[note.id] == kind


@pytest.mark.parametrize("wanted", FOOTNOTES, ids=ids)
def test_the_references_name_the_same_documents(extraction, iri, wanted):
    found = [r for r in extraction.references if r.footnote == f"fn{wanted['number']}"]
    assert [r.target for r in found] == [iri(c["document"]) for c in wanted["cites"]]
    assert [r.id for r in found] == [f"fn{wanted['number']}-r{k}" for k in range(1, len(found) + 1)]


@pytest.mark.parametrize("wanted", FOOTNOTES, ids=ids)
def test_the_locators_lead_to_the_same_units(extraction, wanted):
    found = [r for r in extraction.references if r.footnote == f"fn{wanted['number']}"]
    for reference, cited in zip(found, wanted["cites"], strict=True):
        fragments = [p.partition("#")[2] for p in reference.pinpoints]
        assert fragments == units_of(cited.get("locator", {}))


@pytest.mark.parametrize("wanted", FOOTNOTES, ids=ids)
def test_the_signal_is_the_same(extraction, wanted):
    found = [r for r in extraction.references if r.footnote == f"fn{wanted['number']}"]
    sees = wanted["kind"] == "see-citation" or "embedded-see-citation" in wanted["features"]
    assert {(r.signal or "").lower() for r in found} <= ({"see"} if sees else {""})


def test_an_ibid_goes_back_to_the_footnote_before(extraction):
    found = {r.id: r for r in extraction.references}
    for wanted in FOOTNOTES:
        for cited in wanted["cites"]:
            if number := cited.get("resolved_from_footnote"):
                assert found[f"fn{wanted['number']}-r1"].antecedent == f"fn{number}-r1"


def test_there_are_28_references_to_26_documents(extraction):
    assert len(extraction.references) == 28
    assert len({r.target for r in extraction.references}) == 26


@pytest.mark.parametrize(
    ("wanted", "occurrence"), OCCURRENCES, ids=[f"{o['paragraph']}-fn{f['number']}" for f, o in OCCURRENCES]
)
def test_a_marker_is_attached_to_the_same_words_and_denotes_the_same_thing(extraction, iri, wanted, occurrence):
    marker = f"{occurrence['paragraph'].lower()}-fn{wanted['number']}"
    anchor = next(a for a in extraction.anchors if a.marker == marker)
    assert anchor.text == occurrence["anchor_phrase"]
    denoted = {c.target for c in extraction.citations if c.marker == marker and c.role != "explanation"}
    target = iri(occurrence["denotes"])
    assert target in denoted or anchor.annotates == target


def test_there_are_34_markers(extraction):
    assert len(OCCURRENCES) == len(extraction.anchors) == sum(1 for _ in extraction.document.markers) == 34
