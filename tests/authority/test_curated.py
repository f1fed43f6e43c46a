"""The curated files: every thing has a source, every fact its statement; names, numbers and IRIs are of one thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pyoxigraph as ox
import pytest

from recalling.authority import BASE, load, parse
from recalling.resources import files

UNC = "https://w3id.org/recalling/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SOURCE = "http://purl.org/dc/terms/source"
NOTATION = "http://www.w3.org/2004/02/skos/core#notation"
STATEMENT = BASE + "graph/authority#"

# facts that say when, by whom, where and under which number: each needs a statement with its source
SAID = {
    NOTATION,
    *(UNC + name for name in ("adoptedByAct", "textIn", "printedIn", "supplements", "outcomeOf")),
    "http://data.europa.eu/eli/ontology#date_document",
    "http://data.europa.eu/eli/ontology#first_date_entry_in_force",
    "http://www.w3.org/ns/org#subOrganizationOf",
    "http://www.w3.org/ns/prov#hadMember",
}
INSTRUMENTS = {"Convention", "Protocol", "Treaty", "Declaration", "OutcomeText", "Instrument", "Collective"}
FILES = files("authority", ".ttl")


@pytest.fixture(scope="module")
def triples() -> list[ox.Triple]:
    return [q.triple for path in FILES for q in parse(path)]


@pytest.fixture(scope="module")
def statements(triples) -> dict[str, dict[str, list]]:
    found = defaultdict(lambda: defaultdict(list))
    for t in triples:
        if t.subject.value.startswith(STATEMENT):
            found[t.subject.value][t.predicate.value].append(t.object)
    return found


THINGS = [t for t in load().things.values() if t.kind in INSTRUMENTS | {"Body"}]


def test_there_are_two_hundred_curated_instruments_and_bodies():
    kinds = Counter(t.kind for t in THINGS)
    assert sum(n for kind, n in kinds.items() if kind in INSTRUMENTS) >= 200
    assert kinds["Body"] >= 200


def test_every_fact_has_its_statement(triples, statements):
    said = {(*s[RDF + "subject"], *s[RDF + "predicate"], *s[RDF + "object"]) for s in statements.values()}
    facts = {(t.subject, t.predicate, t.object) for t in triples if t.predicate.value in SAID}
    assert facts - said == set()


def test_every_statement_has_its_fact_and_one_source(triples, statements):
    facts = {(t.subject, t.predicate, t.object) for t in triples}
    for name, said in statements.items():
        assert (*said[RDF + "subject"], *said[RDF + "predicate"], *said[RDF + "object"]) in facts, name
        assert len(said[SOURCE]) == 1, name
        assert re.match(r"https?://", said[SOURCE][0].value), name
        assert {b.value.rpartition("/")[2] for b in said[UNC + "basis"]} <= {"lookup", "memory"}, name


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: t.path)
def test_every_thing_has_a_source(thing, triples, statements):
    """Of its own, or of a fact about it, or in the comment above it."""
    own = bool(thing.get(SOURCE))
    of_a_fact = any(s[RDF + "subject"][0].value == BASE + thing.path for s in statements.values())
    entry = re.compile(rf"# (?:[^\n]*\n# )*?[^\n]*[Ss]ource[^\n]*\n(?:#[^\n]*\n)*<{re.escape(thing.path)}> a ")
    assert own or of_a_fact or any(entry.search(path.read_text("utf-8")) for path in FILES)


def test_no_two_things_have_a_name_in_common():
    owners = defaultdict(set)
    for thing in THINGS:
        for name in thing.names:
            owners[name].add(thing.path)
    assert {name: paths for name, paths in owners.items() if len(paths) > 1} == {}


def test_no_two_treaties_stand_under_one_volume_and_number_unawares():
    """One registration number may cover several treaties, in volumes of their own."""
    owners = Counter(place for thing in THINGS for place in thing.series)
    assert [place for place, n in owners.items() if n > 1] == []
    numbers = Counter(place.rpartition("/")[2] for thing in THINGS for place in thing.series)
    assert numbers["27531"] == 3  # the Convention on the Rights of the Child and two of its Protocols


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: t.path)
def test_the_iri_follows_the_rules(thing):
    folder = "un/body" if thing.kind == "Body" else "un/instr"
    own = r"(?:ilo|eu/instr)/[a-z0-9-]+"  # outside the United Nations: paths of their own
    assert re.fullmatch(rf"{folder}/[a-z0-9]+(?:-[a-z0-9]+)*|{own}", thing.path)


@pytest.mark.parametrize("thing", [t for t in THINGS if t.kind == "Protocol"], ids=lambda t: t.path)
def test_a_protocol_has_a_parent_that_is_a_curated_treaty_unless_its_text_says_so(thing):
    parents = thing.get(UNC + "supplements")
    assert parents or thing.path in ("un/instr/op-crc-ac",)
    assert all(load().get(p).kind in ("Convention", "Treaty", "Protocol") for p in parents)


def test_every_act_and_unit_that_an_instrument_names_is_there():
    things = load().things
    for thing in THINGS:
        for predicate in ("adoptedByAct", "textIn", "printedIn"):
            for place in thing.get(UNC + predicate):
                assert place in things, f"{thing.path} {predicate} {place}"


@pytest.mark.parametrize(
    ("name", "path", "act"),
    [
        (
            "Statute of the International Tribunal for the Former Yugoslavia",
            "un/instr/icty-statute",
            ("un/sc/res/827",),
        ),
        ("Statute of the International Tribunal for Rwanda", "un/instr/ictr-statute", ("un/sc/res/955",)),
        ("Statute of the International Court of Justice", "un/instr/icj-statute", ()),
    ],
)
def test_the_statutes_of_courts_are_known_with_the_acts_that_adopted_them(name, path, act):
    assert {p for n, p, _ in load().names() if n == name} == {path}
    assert load().get(path).get(UNC + "adoptedByAct") == act
