"""Paragraphs, verbs, addressees and markers of 57/176 against the gold standard."""

from __future__ import annotations

import hashlib

import pytest

from goldstandard import load

PARAGRAPHS = load("paragraphs.yaml")["paragraphs"]
IDS = [p["id"] for p in PARAGRAPHS]


@pytest.fixture(scope="module")
def paragraphs(extraction):
    return {p.id.upper(): p for p in extraction.document.paragraphs}


def test_there_are_as_many_as_in_the_gold(paragraphs):
    assert list(paragraphs) == IDS
    assert len(IDS) == 47


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=IDS)
def test_the_text_is_the_same(paragraphs, wanted):
    text = paragraphs[wanted["id"]].text
    assert hashlib.sha256(text.encode()).hexdigest() == wanted["sha256_text"]


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=IDS)
def test_the_leading_verb_and_its_modifiers_are_the_same(paragraphs, wanted):
    verb = paragraphs[wanted["id"]].verb
    qualifier = wanted.get("verb_qualifier", "").replace(" ", "-")
    lemma = wanted["verb_lemma"]
    if lemma == "take-note-with-appreciation":
        lemma, qualifier = "take-note", "with-appreciation"
    assert verb.printed == wanted["verb_italic"]
    assert (verb.act, "".join(verb.modifiers)) == (lemma, qualifier)


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=IDS)
def test_second_verbs_open_clauses(paragraphs, wanted):
    p = paragraphs[wanted["id"]]
    second = wanted.get("second_verbs", [])
    assert [c.verb.printed for c in p.clauses] == [s["verb"] for s in second]
    for clause, gold in zip(p.clauses, second, strict=True):
        start = gold["clause_starts"].split(" … ")[0]
        assert start in p.text[clause.start : clause.end]


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=IDS)
def test_markers_stand_in_the_same_order(paragraphs, wanted):
    assert [int(m.number) for m in paragraphs[wanted["id"]].markers] == wanted["markers"]


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=IDS)
def test_a_paragraph_stands_on_the_same_lines(paragraphs, extraction, wanted):
    source = extraction.document.source
    lines = [source.line(span.start) for span in paragraphs[wanted["id"]].reading.whole]
    assert lines == wanted["source_lines"]


@pytest.mark.parametrize("wanted", PARAGRAPHS, ids=IDS)
def test_addressees_are_the_same(extraction, iri, wanted):
    unit = wanted["id"].lower()
    found = {(a.printed, frozenset(a.targets)) for a in extraction.addressees if a.unit.split("-")[0] == unit}
    gold = {(a["phrase"], frozenset(iri(b) for b in a["bodies"])) for a in wanted.get("addressees") or []}
    assert found == gold


def test_the_verb_chain_of_the_gold_follows_from_the_modifiers(extraction):
    """mapping.md: the head is the nearest earlier paragraph of the part with the act and no modifier of sequence."""
    sequence = {"also", "further"}
    for wanted in PARAGRAPHS:
        if head := wanted.get("verb_chain_head"):
            part = [p for p in extraction.document.paragraphs if p.id.upper()[:2] == wanted["id"][:2]]
            own = next(p for p in part if p.id.upper() == wanted["id"])
            earlier = [p for p in part if p.order < own.order and p.verb.act == own.verb.act]
            heads = [p.id.upper() for p in earlier if not set(p.verb.modifiers) & sequence]
            assert heads[-1] == head
