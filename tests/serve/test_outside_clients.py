"""Clients of others against a server that listens: Comunica, rdflib's SPARQLStore, SPARQLWrapper, Chromium.

The IRIs of the data are those of the server, so a client that knows one IRI can follow all others. Needs Node and the
packages of tests/external: make test-external.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import rdflib
import SPARQLWrapper
import uvicorn
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from built import build_into
from ports import free_port, listens
from recalling.dataset import assemble
from recalling.extract import extract
from recalling.resources import folder
from recalling.serve import application
from recalling.store import GraphStore

MODULES = Path(__file__).resolve().parents[1] / "external" / "node_modules"
UNC = "https://w3id.org/recalling/ontology#"
CITED_BY_OP6 = """PREFIX cito: <http://purl.org/spar/cito/>
SELECT DISTINCT ?cited WHERE {{ <{act}#op6> cito:cites ?cited }} ORDER BY ?cited"""

pytestmark = pytest.mark.external


@dataclass(frozen=True)
class Served:
    """A server that runs: its address and the graph that it serves."""

    address: str
    store: GraphStore

    @property
    def act(self) -> str:
        return f"{self.address}un/ga/res/57/176"

    def values(self, query: str) -> set[str]:
        """What the graph itself answers: the first column."""
        return {str(next(iter(row.values())).value) for row in self.store.rows(query)}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    dataset = assemble([extract(folder("sources") / "A_RES_57_176.md")], base)
    room = build_into(tmp_path_factory.mktemp("here"), dataset)
    server = uvicorn.Server(uvicorn.Config(application(room), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert listens(port, 60)
    yield Served(base, GraphStore.open(room))
    server.should_exit = True
    thread.join(20)


def script(name: str, package: str, *arguments: str) -> list[dict[str, Any]]:
    """What a script beside this file prints; it needs a package of Node."""
    node = shutil.which("node")
    if node is None or not (MODULES / package).is_dir():
        pytest.skip(f"node or {package} is not installed in {MODULES}; run `make test-external`")
    command = [node, str(Path(__file__).with_name(name)), str(MODULES), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    printed: list[dict[str, Any]] = json.loads(run.stdout)
    return printed


def comunica(way: str, source: str, query: str) -> list[dict[str, str]]:
    return script("comunica.mjs", "@comunica", way, source, query)


def test_comunica_follows_links_to_the_lineage_from_the_iri_alone(served: Served):
    """303 from each thing to a description, whose links lead on: no endpoint, no dump."""
    query = f"SELECT DISTINCT ?thing WHERE {{ <{served.act}> <{UNC}restsOn>+ ?thing }}"
    found = {row["thing"] for row in comunica("follow", served.act, query)}
    assert f"{served.address}un/instr/cedaw" in found
    assert f"{served.address}un/ga/res/34/180" in found  # which adopted it: two steps away
    assert found == served.values(query)


def test_comunica_asks_the_endpoint(served: Served):
    query = CITED_BY_OP6.format(act=served.act)
    found = {row["cited"] for row in comunica("ask", f"{served.address}sparql", query)}
    assert found == served.values(query)
    assert f"{served.address}un/instr/cedaw" in found


def test_the_sparql_store_of_rdflib_asks_the_endpoint(served: Served):
    query = CITED_BY_OP6.format(act=served.act)
    graph = rdflib.Graph(SPARQLStore(f"{served.address}sparql"))
    assert {str(row[0]) for row in graph.query(query)} == served.values(query)
    titles = list(graph.objects(rdflib.URIRef(served.act), rdflib.DCTERMS.title))
    assert titles == [rdflib.Literal("Trafficking in women and girls", lang="en")]


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
def test_sparqlwrapper_asks_the_endpoint(served: Served, method: str):
    query = CITED_BY_OP6.format(act=served.act)
    client = SPARQLWrapper.SPARQLWrapper(f"{served.address}sparql", returnFormat=SPARQLWrapper.JSON)
    client.setMethod(method)
    client.setQuery(query)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert {row["cited"]["value"] for row in rows} == served.values(query)
    client.setQuery(f"DESCRIBE <{served.address}un/instr/cedaw>")
    client.setReturnFormat(SPARQLWrapper.TURTLE)
    described = rdflib.Graph().parse(data=client.query().response.read(), format="turtle")
    assert rdflib.URIRef(f"{served.address}un/instr/cedaw") in set(described.subjects())


def test_rdflib_reads_a_thing_by_its_iri(served: Served):
    graph = rdflib.Graph().parse(f"{served.address}un/instr/cedaw")  # its Accept header prefers Turtle
    assert (rdflib.URIRef(f"{served.address}un/instr/cedaw"), rdflib.RDF.type, None) in graph


def test_people_run_a_query_in_the_browser(served: Served):
    if shutil.which("chromium") is None:
        pytest.skip("chromium is not installed; run `make test-external`")
    for seen in script("ask.mjs", "playwright-core", served.address):
        assert (seen["errors"], seen["elsewhere"]) == ([], [])
        assert seen["rows"] == 2
        assert "Office on Drugs and Crime" in seen["text"]
        assert seen["wide"] <= seen["width"]
