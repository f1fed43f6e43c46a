"""The RDF beside the pages: five formats that say the same, for every thing; the description of the data set."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from recalling.publish import Site, publish
from recalling.publish.rdf import FORMATS
from recalling.store import GraphStore

VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
DATASET = rdflib.URIRef("https://w3id.org/recalling/dataset")


def triples(path: Path, form: ox.RdfFormat) -> set[ox.Triple]:
    return {q.triple for q in ox.parse(path=str(path), format=form)}


def test_all_files_of_a_thing_parse_and_say_the_same(tree: Path):
    stems = sorted(p.with_suffix("") for p in tree.rglob("*.ttl"))
    assert len(stems) > 800
    for stem in stems:
        said = [triples(stem.with_name(stem.name + f.suffix), f.rdf) for f in FORMATS.values()]
        assert said[0], stem
        assert all(other == said[0] for other in said[1:]), stem


@pytest.mark.parametrize("path", ["un/instr/cedaw", "un/body/subcom-promotion", "vocab/act/reaffirm", "dataset"])
def test_another_library_reads_the_same(tree: Path, path: str):
    names = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
    said = [set(rdflib.Graph().parse(tree / f"{path}.{ending}", format=name)) for ending, name in names.items()]
    assert said[0]
    assert all(other == said[0] for other in said)


def test_the_description_of_an_act_holds_its_parts(tree: Path):
    act = "https://w3id.org/recalling/un/ga/res/57/176"
    graph = rdflib.Graph().parse(tree / "un/ga/res/57/176.ttl")
    assert (rdflib.URIRef(f"{act}#cit-op6-fn21"), None, None) in graph
    assert (rdflib.URIRef(f"{act}#fn21"), None, None) in graph
    foreign = {s for s in graph.subjects() if not str(s).startswith(act)}
    assert not foreign, "it speaks of other things"


def test_every_statement_about_a_thing_is_in_its_description(site: Site, store: GraphStore, tree: Path):
    """Nothing of the merged graph is lost: each subject of the data is described in the file of its thing."""
    wanted = {q.triple for q in store.statements()}
    found = {t for p in tree.rglob("*.nt") for t in triples(p, ox.RdfFormat.N_TRIPLES)}
    lost = {t for t in wanted - found if t.subject.value.startswith("https://w3id.org/recalling/")}
    assert not lost, sorted(map(str, lost))[:5]


def test_a_base_of_ones_own(built: Path, tmp_path: Path):
    base = "https://treaties.example/id/"
    publish(built, tmp_path, base=base, date="2026-11-24", processes=1)
    text = (tmp_path / "un/ga/res/57/176.nt").read_text("utf-8")
    assert f"<{base}un/ga/res/57/176#op6>" in text
    assert "<https://w3id.org/recalling/un/" not in text
    assert "<https://w3id.org/recalling/vocab/act/urge>" in text  # the vocabulary keeps its namespace
    assert "<https://w3id.org/recalling/ontology#Citation>" in text
    dump = gzip.decompress((tmp_path / "dumps/graph.nq.gz").read_bytes()).decode()
    assert f"<{base}graph/authority>" in dump
    assert "<https://w3id.org/recalling/un/" not in dump
    page = (tmp_path / "un/ga/res/57/176.html").read_text("utf-8")
    assert f'<link rel="cite-as" href="{base}un/ga/res/57/176">' in page


# ------------------------------------------------------------------------------------------------- the data set


@pytest.fixture(scope="module")
def description(tree: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(tree / "dataset.ttl")


def test_the_data_set_is_described_in_void_and_dcat(description: rdflib.Graph):
    kinds = set(description.objects(DATASET, rdflib.RDF.type))
    assert {VOID.Dataset, DCAT.Dataset} <= kinds
    licence = description.value(DATASET, rdflib.DCTERMS.license)
    assert licence == rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    for wanted in (rdflib.DCTERMS.title, rdflib.DCTERMS.creator, rdflib.DCTERMS.publisher, rdflib.DCTERMS.issued):
        assert description.value(DATASET, wanted) is not None, wanted
    assert description.value(DATASET, VOID.sparqlEndpoint) is None  # there is none on static pages


def test_its_statistics_are_those_of_the_graph(description: rdflib.Graph, store: GraphStore):
    counted = {
        row["c"].value: int(row["n"].value)
        for row in store.rows("SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    }
    parts = {
        str(description.value(p, VOID["class"])): int(description.value(p, VOID.entities))
        for p in description.objects(DATASET, VOID.classPartition)
    }
    assert parts == counted
    total = next(store.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))["n"]
    assert int(description.value(DATASET, VOID.triples)) == int(total.value)


def test_the_dumps_have_size_and_hash_and_hold_the_graph(description: rdflib.Graph, tree: Path, built: Path):
    found = list(description.objects(DATASET, DCAT.distribution))
    assert len(found) == 2
    for part in found:
        file = tree / str(description.value(part, DCAT.downloadURL)).removeprefix("https://example.org/site/")
        assert file.stat().st_size == int(description.value(part, DCAT.byteSize))
        check = description.value(part, SPDX.checksum)
        assert hashlib.sha256(file.read_bytes()).hexdigest() == str(description.value(check, SPDX.checksumValue))
    assert gzip.decompress((tree / "dumps/graph.nq.gz").read_bytes()) == (built / "graph.nq").read_bytes()


def test_examples_of_the_data_set_are_pages(description: rdflib.Graph, tree: Path):
    examples = [
        str(e).removeprefix("https://w3id.org/recalling/") for e in description.objects(DATASET, VOID.exampleResource)
    ]
    assert "un/ga/res/57/176" in examples
    assert all((tree / f"{e}.html").is_file() for e in examples)


def test_crawlers_find_the_description(tree: Path):
    assert (tree / ".well-known/void").read_bytes() == (tree / "dataset.ttl").read_bytes()


def test_a_record_of_hashes(tree: Path):
    for line in (tree / "SHA256SUMS").read_text().splitlines():
        digest, file = re.fullmatch(r"([0-9a-f]{64})  (\S+)", line).groups()
        assert hashlib.sha256((tree / file).read_bytes()).hexdigest() == digest
