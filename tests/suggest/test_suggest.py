"""Suggestions: invented documents in, the things that they cite and the authority lacks out, as entries to check."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from recalling.suggest import entry, suggest
from texts import extraction, resolution

PREFIXES = """
@base <https://w3id.org/recalling/> .
@prefix unc: <https://w3id.org/recalling/ontology#> .
@prefix v: <https://w3id.org/recalling/vocab/> .
@prefix id: <https://w3id.org/recalling/vocab/id/> .
@prefix st: <https://w3id.org/recalling/graph/authority#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
TREATY = "United Nations, *Treaty Series*, vol. 9001, No. 91."


def documents(*paragraphs: str, note: str = TREATY):
    """A resolution of each paragraph; a marker in it leads to the note."""
    for number, paragraph in enumerate(paragraphs, start=901):
        notes = {1: note} if "<sup>" in paragraph else {}
        yield extraction(resolution([paragraph], ["*Decides* so."], notes, number=f"61/{number}"))


def suggested(*paragraphs: str, note: str = TREATY, kind: str | None = None):
    return [s for s in suggest(documents(*paragraphs, note=note)) if kind in (None, s.kind)]


def test_a_treaty_with_its_names_and_numbers():
    (found,) = suggested(
        "*Recalling* the Invented Convention on Bees,<sup>1</sup>",
        "*Recalling* the Invented Convention on Bees,<sup>1</sup>",
        "*Recalling* the Convention on Bees,<sup>1</sup>",
    )
    assert (found.kind, found.name, found.documents) == ("instrument", "Invented Convention on Bees", 3)
    assert dict(found.names) == {"Invented Convention on Bees": 2, "Convention on Bees": 1}
    assert dict(found.places) == {"un/treaty/unts/9001/91": 3}
    assert (found.example.document, found.example.unit, found.example.note) == ("A/RES/61/901", "pp1", "fn1")
    assert "Treaty Series, vol. 9001, No. 91" in found.example.note_text


def test_what_is_curated_is_not_suggested():
    assert suggested("*Recalling* the Rome Statute of the International Criminal Court,<sup>1</sup>") == []


def test_a_declaration_in_an_act():
    (found,) = suggested("*Recalling* the Invented Agenda for Bees,<sup>1</sup>", note="Resolution 60/901, annex II.")
    assert dict(found.places) == {"un/ga/res/60/901#annex2": 1}


def test_a_name_without_a_footnote_counts():
    (found,) = suggested(
        "*Recalling* the Invented Agenda for Bees,<sup>1</sup>", "*Noting* the Invented Agenda for Bees,"
    )
    assert (found.documents, len(found.places)) == (2, 1)


def test_two_names_at_one_place_that_share_no_word_are_two():
    found = suggested(
        "*Recalling* the Invented Convention on Bees,<sup>1</sup>", "*Recalling* the Statute of the Drones,<sup>1</sup>"
    )
    assert len(found) == 2


@pytest.mark.parametrize("paragraph", ["*Recalling* the Convention,<sup>1</sup>", "*Noting* its Programme of Action,"])
def test_a_noun_alone_is_no_name(paragraph):
    assert suggested(paragraph, kind="instrument") == []


@pytest.mark.parametrize(
    ("paragraph", "name", "acronym"),
    [
        ("*Welcoming* the efforts of the United Nations Mission in Beeland (UNMIBEE) in this regard,",
         "United Nations Mission in Beeland", "UNMIBEE"),
        ("*Noting* the work of the Committee on Beekeeping and of the hives,", "Committee on Beekeeping", None),
        ("*Noting* the work of the Beekeepers’ Union’s members,", "Beekeepers’ Union", None),
    ],
)  # fmt: skip
def test_a_body(paragraph, name, acronym):
    (found,) = suggested(paragraph, kind="body")
    assert (found.name, [a for a, _ in found.acronyms]) == (name, [acronym] if acronym else [])


def test_a_list_of_bodies_is_parted():
    names = {
        s.name for s in suggested("*Noting* the Bee Council and the Honey Commission, and the Wax Board,", kind="body")
    }
    assert names == {"Bee Council", "Honey Commission", "Wax Board"}


def test_a_series():
    found = suggested(
        "*Recalling* the opinion,<sup>1</sup>", note="Yearbook of the Invented Commission, vol. 12.", kind="series"
    )
    assert [s.name for s in found] == ["Yearbook of the Invented Commission"]


def test_the_most_cited_comes_first():
    one, two = "*Recalling* the Invented Convention on Bees,<sup>1</sup>", "*Noting* the Honey Commission,"
    assert [s.name for s in suggest(documents(two, one, two))] == ["Honey Commission", "Invented Convention on Bees"]
    assert [s.name for s in suggest(documents(two, one, two), top=1)] == ["Honey Commission"]


# ------------------------------------------------------------------------------ entries


def facts(text: str) -> set[tuple[str, str]]:
    base = "https://w3id.org/recalling/"
    triples = ox.parse((PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE)
    return {
        (q.predicate.value.rpartition("#")[2].rpartition("/")[2], q.object.value.removeprefix(base)) for q in triples
    }


def test_the_entry_of_a_treaty_is_turtle_with_the_source_of_each_fact():
    paragraph = "*Recalling* the Invented Convention on Bees,<sup>1</sup>"
    (found,) = suggested(paragraph, paragraph)
    text = entry(found)
    assert text.startswith("# 2 documents; A/RES/61/901, pp1: ")
    assert "<un/instr/invented-convention-on-bees> a unc:Convention ;" in text
    assert {
        ("prefLabel", "Invented Convention on Bees"),
        ("notation", "91"),
        ("notation", "vol. 9001"),
        ("source", "https://undocs.org/A/RES/61/901"),
        ("locator", "footnote 1"),
        ("basis", "vocab/lookup"),
    } <= facts(text)


def test_the_entry_of_a_text_in_an_act():
    (found,) = suggested("*Recalling* the Invented Agenda for Bees,<sup>1</sup>", note="Resolution 60/901, annex II.")
    assert {("adoptedByAct", "un/ga/res/60/901"), ("textIn", "un/ga/res/60/901#annex2")} <= facts(entry(found))


def test_the_entry_of_a_body_says_that_nobody_has_classified_it():
    (found,) = suggested("*Noting* the Honey Commission,")
    assert ("classification", "vocab/unclassified-body") in facts(entry(found))


def test_a_name_that_one_document_uses_is_not_proposed_as_another_name():
    (found,) = suggested(
        "*Recalling* the Invented Convention on Bees,<sup>1</sup>",
        "*Recalling* the Invented Convention on Bees,<sup>1</sup>",
        "*Recalling* the Convention on Bee,<sup>1</sup>",
    )
    assert "altLabel" not in entry(found)
