"""The preferred name of a thing that texts call by several names."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from recalling.dataset import assemble
from recalling.rdf.namespaces import Iris, expand
from recalling.rdf.preferred import ALTERNATIVE, PREFERRED, Preferred
from texts import extraction, resolution

THING = "<https://example.org/pact>"
LONG, SHORT, OTHER = '"Harbour Pact of 2030"@en', '"Harbour Pact"@en', '"Pact of Harbours"@en'


def triples(*names: str):
    return [(THING, PREFERRED, name) for name in names]


@pytest.mark.parametrize(
    ("texts", "curated", "name"),
    [
        pytest.param([[LONG], [LONG], [SHORT]], [], LONG, id="that of most texts"),
        pytest.param([[LONG], [SHORT]], [], SHORT, id="of two the shorter"),
        pytest.param([[LONG, LONG, LONG], [SHORT], [SHORT]], [], SHORT, id="a text counts once"),
        pytest.param([[LONG], [LONG], [SHORT]], [OTHER], OTHER, id="the curated one"),
        pytest.param([[LONG]], [OTHER], OTHER, id="the curated one before that of the only text"),
    ],
)
def test_which_name_is_preferred(texts, curated, name):
    preferred = Preferred.of([triples(*names) for names in texts], triples(*curated))
    assert dict(preferred.names) == {THING: name}


@pytest.mark.parametrize(("texts", "curated"), [([[LONG], [LONG]], []), ([[LONG]], [LONG]), ([], [OTHER])])
def test_a_thing_with_one_name_has_no_choice(texts, curated):
    assert dict(Preferred.of([triples(*names) for names in texts], triples(*curated)).names) == {}


def test_the_other_names_become_alternative_ones():
    preferred = Preferred({THING: SHORT})
    assert preferred.line(f"{THING} {PREFERRED} {LONG} <g> .\n") == f"{THING} {ALTERNATIVE} {LONG} <g> .\n"
    for line in (f"{THING} {PREFERRED} {SHORT} <g> .\n", f"{THING} {ALTERNATIVE} {OTHER} <g> .\n"):
        assert preferred.line(line) == line
    quad = ox.Quad(
        ox.NamedNode(THING.strip("<>")), expand("skos:prefLabel"), ox.Literal("Harbour Pact of 2030", language="en")
    )
    assert preferred.quad(quad).predicate == expand("skos:altLabel")


def test_texts_that_name_one_treaty_differently_give_it_one_preferred_name():
    treaty = "United Nations, *Treaty Series*, vol. 9001, No. 99001."
    texts = [
        resolution([f"*Recalling* the {name},<sup>1</sup>"], ["*Decides* so."], {1: treaty}, number=f"61/{n}")
        for n, name in enumerate(("Harbour Convention", "Convention on Harbours", "Harbour Convention"), start=901)
    ]
    quads = assemble([extraction(text) for text in texts]).quads
    subject = Iris().of("un/treaty/unts/9001/99001")
    names = {
        (q.predicate, q.object.value) for q in quads if q.subject == subject and q.predicate.value.endswith("Label")
    }
    assert names == {
        (expand("skos:prefLabel"), "Harbour Convention"),
        (expand("skos:altLabel"), "Convention on Harbours"),
    }
