"""One treaty under its names, its numbers in the Treaty Series and the act that adopted it is one instrument."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from recalling.authority import Authority
from recalling.extract import extract
from texts import extraction, layout, resolution

PREFIXES = """
@base <https://w3id.org/recalling/> .
@prefix unc: <https://w3id.org/recalling/ontology#> .
@prefix id: <https://w3id.org/recalling/vocab/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
BEES = """
<un/instr/bees> a unc:Convention ; skos:prefLabel "Convention on Bees"@en ;
  skos:notation "91"^^id:unts-registration , "vol. 9001"^^id:unts , "vol. 9002, p. 3"^^id:unts ;
  unc:textIn <un/ga/res/61/900#annex> .
<un/instr/bees-protocol> a unc:Protocol ; skos:prefLabel "Hive Protocol to the Convention on Bees"@en ;
  skos:notation "91"^^id:unts-registration , "vol. 9003"^^id:unts .
"""
TWINS = """
<un/instr/one> a unc:Convention ; skos:prefLabel "Convention on Honey"@en ;
  skos:notation "92"^^id:unts-registration , "vol. 9004"^^id:unts .
<un/instr/two> a unc:Protocol ; skos:prefLabel "First Protocol to the Convention on Honey"@en ;
  skos:notation "92"^^id:unts-registration , "vol. 9004"^^id:unts .
"""


def found(paragraph: str, note: str, turtle: str = ""):
    """The extraction of one paragraph with one footnote, against an authority of its own."""
    text = resolution([paragraph], ["*Decides* so."], {1: note})
    if not turtle:
        return extraction(text)
    quads = ox.parse((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return extract(layout(text), Authority(quads))


def series(volume: str, number: str = "91") -> str:
    return f"United Nations, *Treaty Series*, {volume}, No. {number}."


# ------------------------------------------------------------------------------ by number


def test_before_anybody_curates_it_a_treaty_goes_by_series_and_volume():
    extracted = found("*Recalling* the Convention on Bees,<sup>1</sup>", series("vol. 9001"))
    (citation,) = extracted.citations
    assert (citation.target, extracted.entity(citation.target).label) == (
        "un/treaty/unts/9001/91",
        "Convention on Bees",
    )


@pytest.mark.parametrize(
    ("volume", "targets"),
    [
        ("vol. 9001", ["un/instr/bees"]),
        ("vol. 9002", ["un/instr/bees"]),
        ("vols. 9001 and 9002", ["un/instr/bees"]),
        ("vol. 9003", ["un/instr/bees-protocol"]),
        ("vols. 9001 and 9003", ["un/instr/bees", "un/instr/bees-protocol"]),
        ("vols. 9001 and 9009", ["un/instr/bees", "un/treaty/unts/9009/91"]),
    ],
)
def test_once_it_is_curated_the_same_numbers_lead_to_it(volume, targets):
    extracted = found("*Recalling* the text,<sup>1</sup>", series(volume), BEES)
    assert [r.target for r in extracted.references] == targets


def test_the_number_without_its_volume_would_not_tell_which():
    """14531 is one covenant, 27531 a convention and its protocols: the real volumes."""
    covenant = found("*Recalling* the text,<sup>1</sup>", series("vol. 993", "14531"))
    protocols = found("*Recalling* the text,<sup>1</sup>", series("vols. 1577, 2171 and 2173", "27531"))
    assert [r.target for r in covenant.references] == ["un/instr/icescr"]
    assert [r.target for r in protocols.references] == ["un/instr/crc", "un/instr/op-crc-sc", "un/instr/op-crc-ac"]


def test_two_treaties_under_one_volume_and_number_are_both_kept():
    extracted = found("*Recalling* the text,<sup>1</sup>", series("vol. 9004", "92"), TWINS)
    (reference,) = extracted.references
    assert (reference.target, reference.candidates) == (None, ("un/instr/one", "un/instr/two"))
    assert "several treaties" in reference.reason
    (citation,) = extracted.citations
    assert (citation.target, citation.candidates) == (None, ("un/instr/one", "un/instr/two"))


def test_the_name_beside_them_decides():
    paragraph = "*Recalling* the First Protocol to the Convention on Honey,<sup>1</sup>"
    assert [c.target for c in found(paragraph, series("vol. 9004", "92"), TWINS).citations] == ["un/instr/two"]


def test_a_name_that_nobody_curated_beside_the_numbers_of_a_curated_treaty():
    extracted = found("*Recalling* the Apiary Convention,<sup>1</sup>", series("vol. 9001"), BEES)
    assert [(c.target, c.rule) for c in extracted.citations] == [("un/instr/bees", "known-treaty")]


@pytest.mark.parametrize(
    ("name", "target"), [("Apiary Convention", "un/instr/bees"), ("Apiary Protocol", "un/instr/bees-protocol")]
)
def test_of_several_treaties_in_a_footnote_the_one_of_the_class(name, target):
    extracted = found(f"*Recalling* the {name},<sup>1</sup>", series("vols. 9001 and 9003"), BEES)
    assert [c.target for c in extracted.citations] == [target]


def test_a_name_of_neither_class_is_left_open():
    extracted = found("*Recalling* the Apiary Agreement,<sup>1</sup>", series("vols. 9001 and 9003"), BEES)
    (citation,) = extracted.citations
    assert (citation.target, citation.candidates) == (None, ("un/instr/bees", "un/instr/bees-protocol"))


# ------------------------------------------------------------------------------ by act


@pytest.mark.parametrize(
    "note",
    ["Resolution 34/180, annex.", series("vol. 1249", "20378")],
    ids=["the act that adopted it", "the Treaty Series"],
)
@pytest.mark.parametrize(
    "name", ["Convention on the Elimination of All Forms of Discrimination against Women", "Women’s Rights Convention"]
)
def test_the_two_ways_of_citing_one_treaty(name, note):
    assert [c.target for c in found(f"*Recalling* the {name},<sup>1</sup>", note).citations] == ["un/instr/cedaw"]


def test_a_text_of_another_class_at_the_same_place_is_not_the_curated_one():
    extracted = found("*Recalling* the Declaration of the Beekeepers,<sup>1</sup>", "Resolution 61/900, annex.", BEES)
    assert [c.target for c in extracted.citations] == ["un/ga/res/61/900#annex_text"]


def test_an_instrument_is_not_printed_in_another():
    extracted = found("*Recalling* the Hive Protocol to the Convention on Bees,<sup>1</sup>", series("vol. 9001"), BEES)
    assert not [
        s for s in extracted.statements if (s.subject, s.predicate) == ("un/instr/bees-protocol", "unc:printedIn")
    ]


def test_a_protocol_under_the_numbers_of_its_parent_is_not_the_parent():
    extracted = found(
        "*Recalling* the Swarm Protocol to the Convention on Bees,<sup>1</sup>", series("vol. 9001"), BEES
    )
    (citation,) = extracted.citations
    assert extracted.entity(citation.target).label == "Swarm Protocol to the Convention on Bees"
    assert citation.reason == "its numbers are those of its parent"
