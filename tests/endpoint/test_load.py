"""A graph is sent to a SPARQL server, the real one, and asked there; what has arrived is not sent twice."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from recalling.cli import cli
from recalling.endpoint import Endpoint, Server
from recalling.errors import EndpointError, LookupFailed, QueryError
from recalling.load import load
from recalling.queries import ask, run
from recalling.store import MODES, GraphStore, merge_of

QUADS = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
TRIPLES = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


def _rows(graph, sparql: str, mode: str = "full") -> set[tuple[object, ...]]:
    return {*ask(graph, sparql, mode).rows}


def _server(url: str, **options: float) -> Server:
    return Server(url, **{"pause": 0.01, **options})


def test_the_server_has_the_named_graphs_and_their_merge(oxigraph, graph):
    loaded = load(graph, _server(f"{oxigraph}/store"))
    there, here = Endpoint(_server(f"{oxigraph}/query")), GraphStore.open(graph)
    assert loaded.sent == len(here.named_data()) + 2
    merge = {row for row in _rows(there, QUADS) if row[0] == merge_of("text", here.iris)}
    assert {row[1:] for row in merge} == _rows(here, TRIPLES, "text")
    assert _rows(there, QUADS) - merge == {(q.graph_name, q.subject, q.predicate, q.object) for q in here.quads()}
    for mode in MODES:
        assert _rows(there, TRIPLES, mode) == _rows(here, TRIPLES, mode)


def test_a_question_gets_the_same_answer_as_in_the_folder(oxigraph, graph):
    load(graph, _server(f"{oxigraph}/store"))
    there, here = Endpoint(_server(f"{oxigraph}/query")), GraphStore.open(graph)
    given = {"instrument": "un/instr/cedaw"}
    name = "cq02-where-an-instrument-is-cited"
    assert run(there, name, given).rows == run(here, name, given).rows != ()
    assert ask(there, "ASK { ?s ?p ?o }") is True
    some = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
    assert ask(there, some) == ask(here, some)


def test_what_has_arrived_is_not_sent_again(oxigraph, graph):
    server = _server(f"{oxigraph}/store")
    first = load(graph, server)
    second = load(graph, server)
    assert (second.sent, second.known, second.triples) == (0, first.sent, 0)
    assert load(graph, server, again=True) == first


def test_a_server_that_lost_everything_gets_everything(oxigraph, graph):
    server = _server(f"{oxigraph}/store")
    first = load(graph, server)
    for name in GraphStore.open(graph).named_data():
        server.remove(name.value)
    assert load(graph, server) == first


def test_small_parts_make_the_same_graph(oxigraph, graph):
    load(graph, _server(f"{oxigraph}/store"), part=700)
    there, here = Endpoint(_server(f"{oxigraph}/query")), GraphStore.open(graph)
    assert _rows(there, TRIPLES) == _rows(here, TRIPLES)


def test_a_load_goes_on_where_a_fault_ended_it(faulty, graph):
    broken = faulty(204, 204, 204, 403)
    with pytest.raises(EndpointError, match=r"refuses \(403 Forbidden\): because of the moon"):
        load(graph, _server(broken.url), part=1000)
    arrived = broken.asked[:3]
    loaded = load(graph, _server(broken.url), part=1000)
    assert broken.asked[4].startswith("HEAD ")
    assert broken.asked[3] == broken.asked[5]  # the part that was refused comes next
    assert not {*arrived} & {line for line in broken.asked[5:] if line.startswith("PUT")}
    assert loaded.triples + 3000 >= len({*GraphStore.open(graph).quads()})


def test_a_graph_that_is_no_more_is_removed(oxigraph, graph):
    server = _server(f"{oxigraph}/store")
    load(graph, server)
    server.put("https://example.org/old", b"<x:a> <x:b> <x:c> .\n")
    record = next((graph / "sent").glob("*.txt"))
    record.write_text(record.read_text("utf-8") + "https://example.org/old\thash\t1\t.\n" + "https://cut", "utf-8")
    assert load(graph, server).removed == 1
    assert not server.has("https://example.org/old")
    assert load(graph, server).removed == 0


def test_a_busy_server_is_asked_again(faulty):
    busy = faulty(503, None, 429, 204)
    _server(busy.url).put("https://example.org/g", b"")
    assert busy.asked == ["PUT /store?graph=https%3A%2F%2Fexample.org%2Fg"] * 4


def test_a_server_that_stays_busy_is_given_up(faulty):
    busy = faulty(*[503] * 9)
    with pytest.raises(EndpointError, match="503"):
        _server(busy.url, tries=3).put("", b"")
    assert busy.asked == ["PUT /store?default="] * 3


def test_a_server_that_is_not_there(graph):
    with pytest.raises(EndpointError, match=r"does not answer .*see whether it runs"):
        load(graph, Server("http://127.0.0.1:9/store", tries=1))


def test_what_is_no_address_and_what_is_no_graph(tmp_path):
    with pytest.raises(EndpointError, match="not an address"):
        Server("file:///etc/passwd")
    with pytest.raises(LookupFailed, match="no graph was built here"):
        load(tmp_path, Server("http://127.0.0.1:9/store"))


def test_a_faulty_query(oxigraph):
    there = Endpoint(_server(f"{oxigraph}/query"))
    with pytest.raises(QueryError, match="400"):
        ask(there, "SELECT nothing")


def test_on_the_command_line(oxigraph, graph):
    runner = CliRunner()
    sent = runner.invoke(cli, ["load", "--endpoint", f"{oxigraph}/store", "--graph", str(graph)])
    assert (sent.exit_code, "had arrived before" in sent.output) == (0, True)
    query = ["query", "cq05-renamed-bodies", "--format", "csv"]
    there = runner.invoke(cli, [*query, "--endpoint", f"{oxigraph}/query"])
    here = runner.invoke(cli, [*query, "--graph", str(graph)])
    assert there.output == here.output != ""
