"""The SPARQL 1.1 Protocol: the cases of the W3C for queries, and what must not bring the server down.

The cases follow the protocol tests of the SPARQL 1.1 test suite (data-sparql11/protocol), as far as they are queries.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph as ox
import pytest

from recalling.serve.guard import asks_elsewhere, names_a_data_set

ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 2"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
AUTHORITY = "https://w3id.org/recalling/graph/authority"
ALIGN = "https://w3id.org/recalling/graph/align"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def rows(answer) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    return [{k: v["value"] for k, v in b.items()} for b in answer.json()["results"]["bindings"]]


# ------------------------------------------------------------------------------------------- the ways of asking


def test_query_get(client):
    assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_query_post_form(client):
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


def test_query_post_direct(client):
    assert client.post("/sparql", content=ASK, headers=DIRECT).json()["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_default_graph(client, way):
    both = {"default-graph-uri": AUTHORITY}
    answer = {
        "get": lambda: client.get("/sparql", params={"query": COUNT, **both}),
        "form": lambda: client.post("/sparql", data={"query": COUNT, **both}),
        "direct": lambda: client.post("/sparql", params=both, content=COUNT, headers=DIRECT),
    }[way]()
    of_graph = rows(
        client.get("/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{AUTHORITY}> {{ ?s ?p ?o }} }}"})
    )
    assert rows(answer) == of_graph
    assert int(of_graph[0]["n"]) > 1000


def test_query_dataset_default_graphs(client):
    one, two, both = (
        int(rows(client.get("/sparql", params={"query": COUNT, "default-graph-uri": graphs}))[0]["n"])
        for graphs in ([AUTHORITY], [ALIGN], [AUTHORITY, ALIGN])
    )
    assert both == one + two


NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_named_graphs(client, way):
    both = {"named-graph-uri": [AUTHORITY, ALIGN]}
    answer = {
        "get": lambda: client.get("/sparql", params={"query": NAMES, **both}),
        "form": lambda: client.post("/sparql", data={"query": NAMES, **both}),
        "direct": lambda: client.post("/sparql", params=both, content=NAMES, headers=DIRECT),
    }[way]()
    assert sorted(r["g"] for r in rows(answer)) == sorted([AUTHORITY, ALIGN])


def test_query_dataset_full(client):
    """A default graph and a named graph at once: the one is not asked for what the other says."""
    given = {"default-graph-uri": ALIGN, "named-graph-uri": AUTHORITY}
    in_both = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o . GRAPH ?g { ?s ?p ?o } }"
    assert rows(client.get("/sparql", params={"query": in_both, **given})) == [{"n": "0"}]
    assert rows(client.get("/sparql", params={"query": NAMES, **given})) == [{"g": AUTHORITY}]
    assert int(rows(client.get("/sparql", params={"query": COUNT, **given}))[0]["n"]) > 0


def test_query_multiple_dataset(client):
    """The data set of the request takes the place of the one in the query."""
    query = f"SELECT DISTINCT ?g FROM NAMED <{ALIGN}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert rows(client.post("/sparql", data={"query": query, "named-graph-uri": AUTHORITY})) == [{"g": AUTHORITY}]
    assert rows(client.post("/sparql", data={"query": query})) == [{"g": ALIGN}]


def test_the_request_wins_over_from(client):
    query = f"SELECT (COUNT(*) AS ?n) FROM <{AUTHORITY}> WHERE {{ ?s ?p ?o }}"
    nothing = "https://example.org/nothing"
    assert rows(client.get("/sparql", params={"query": query, "default-graph-uri": nothing})) == [{"n": "0"}]
    assert int(rows(client.get("/sparql", params={"query": query}))[0]["n"]) > 1000


def test_the_default_graph_is_all_data_and_each_statement_once(client):
    act, title = "<https://w3id.org/recalling/un/ga/res/57/176>", "<http://purl.org/dc/terms/title>"
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ {act} {title} ?t }}"
    assert rows(client.get("/sparql", params={"query": query})) == [{"n": "1"}]
    graphs = {
        r["g"].removeprefix("https://w3id.org/recalling/graph/")
        for r in rows(client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}))
    }
    assert {"authority", "inferred", "vocab"} <= graphs
    assert not {"merged-from-text", "report"} & graphs


# ------------------------------------------------------------------------------------------------ the formats


@pytest.mark.parametrize(
    ("accept", "media_type", "begins"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", b"{"),
        ("application/json", "application/sparql-results+json", b"{"),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv", "text/csv", b"s\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", b"?s\n"),
        ("*/*", "application/sparql-results+json", b"{"),
        ("", "application/sparql-results+json", b"{"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/sparql-results+json", b"{"),
        ("application/sparql-results+xml;q=0.5, text/csv;q=0.9", "text/csv", b"s\r\n"),
    ],
)
def test_query_content_type_select(client, accept, media_type, begins):
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert answer.content.startswith(begins)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_query_content_type_ask(client, accept):
    answer = client.get("/sparql", params={"query": ASK}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    assert "true" in answer.text


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("*/*", ox.RdfFormat.TURTLE),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <https://w3id.org/recalling/un/instr/cedaw>"])
def test_query_content_type_construct_and_describe(client, accept, form, query):
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert len(list(ox.parse(answer.content, format=form))) >= 2


def test_what_no_answer_can_be_is_406(client):
    assert client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/turtle"}).status_code == 406
    assert client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": "text/csv"}).status_code == 406


# --------------------------------------------------------------------------------------------------- bad requests


def test_bad_query_method(client):
    assert client.put("/sparql", params={"query": ASK}).status_code == 405


def test_bad_multiple_queries(client):
    assert client.get("/sparql", params={"query": [ASK, SELECT]}).status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data", ""])
def test_bad_query_wrong_or_missing_media_type(client, kind):
    assert client.post("/sparql", content=f"query={ASK}".encode(), headers={"Content-Type": kind}).status_code == 415


def test_bad_query_missing(client):
    assert client.post("/sparql", data={"q": ASK}).status_code == 400


def test_bad_query_non_utf8(client):
    assert client.post("/sparql", content=ASK.encode("utf-16"), headers=DIRECT).status_code == 400


@pytest.mark.parametrize(
    "query", ["ASK { ?s ?p", "", "SELECT", "\x00", "DROP ALL", "INSERT DATA { <a:a> <b:b> <c:c> }"]
)
def test_bad_query_syntax(client, query):
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 400
    assert "SPARQL" in answer.text
    assert "Traceback" not in answer.text


def test_bad_graph(client):
    assert client.get("/sparql", params={"query": ASK, "default-graph-uri": "no iri"}).status_code == 400


# -------------------------------------------------------------------------------------------------- no updates


@pytest.mark.parametrize("path", ["/sparql", "/update"])
def test_updates_are_refused(client, path):
    before = rows(client.get("/sparql", params={"query": COUNT}))
    assert client.post(path, data={"update": "CLEAR ALL"}).status_code in (403, 405)
    direct = client.post(path, content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"})
    assert direct.status_code in (403, 405)
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 403
    assert rows(client.get("/sparql", params={"query": COUNT})) == before


# --------------------------------------------------------------------------------------------------- the service


def test_without_a_query_the_service_describes_itself(client):
    sd = "http://www.w3.org/ns/sparql-service-description#"
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    said = {q.triple for q in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}
    endpoint = ox.NamedNode("http://testserver/sparql")
    assert ox.Triple(endpoint, ox.NamedNode(sd + "endpoint"), endpoint) in said
    assert any(t.predicate.value == sd + "name" and t.object.value == AUTHORITY for t in said)
    assert client.get("/sparql").headers["content-type"].startswith("text/turtle")  # curl, and machines


def test_people_get_the_page_to_ask_on(client):
    page = client.get("/sparql", headers={"Accept": "text/html"})
    assert "yasgui.min.js" in page.text
    assert "Bodies that a footnote renames" in page.text


# ---------------------------------------------------------------------------------------------- nothing elsewhere


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1.SERVICE<http://127.0.0.1:9/>{} }",
        "SELECT * { S\\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a' # '\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { ?s ?p ?o }SERVICE<http://127.0.0.1:9/>{} }",
        'SELECT * { ?s ?p """a"b""" SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
    ],
)
def test_service_is_refused(client, query):
    assert client.post("/sparql", data={"query": query}).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o } LIMIT 1",
        "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:9/> {}' } LIMIT 1",
        "SELECT * { ?s ?p <http://example.org/service/> }",
        "SELECT * { ?s ?p ?o } LIMIT 1 # SERVICE",
        "PREFIX ex: <http://example.org/> SELECT * { ?s ex:service ?o }",
    ],
)
def test_the_word_alone_is_no_service(client, query):
    assert not asks_elsewhere(query)
    assert client.get("/sparql", params={"query": query}).status_code == 200


def test_from_is_found_where_it_is_one():
    assert names_a_data_set("SELECT * FROM <http://a.example/> { ?s ?p ?o }")
    assert not names_a_data_set("SELECT ?from { ?from ?p 'from' } # from")


# ----------------------------------------------------------------------------------------------------- limits


PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
NEVER = "FILTER(CONCAT(STR(?a), STR(?l)) = '')"


@pytest.mark.parametrize(
    "endless_query",
    [
        f"SELECT (COUNT(*) AS ?n) WHERE {{ {PRODUCT} }}",
        f"ASK {{ {PRODUCT} {NEVER} }}",
        f"CONSTRUCT {{ ?a ?b 'x' }} WHERE {{ {PRODUCT} {NEVER} }}",
    ],
)
def test_a_query_that_never_ends_is_ended_and_others_go_on(client, endless_query):
    with ThreadPoolExecutor(2) as pool:
        began = time.monotonic()
        endless = pool.submit(client.post, "/sparql", data={"query": endless_query})
        time.sleep(0.2)
        assert client.get("/sparql", params={"query": ASK}).status_code == 200
        assert not endless.done()
        assert endless.result(60).status_code == 504
    assert time.monotonic() - began < 30
    assert client.get("/sparql", params={"query": ASK}).status_code == 200


def test_an_answer_that_is_too_large_is_refused(client):
    answer = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c }"})
    assert answer.status_code == 400
    assert "too large" in answer.text


def test_ten_megabytes_of_query_are_refused(client):
    assert client.post("/sparql", content=b"#" * 10_000_000, headers=DIRECT).status_code == 413
    assert client.post("/sparql", content=b"query=" + b"x" * 10_000_000, headers=FORM).status_code == 413


def test_deep_nesting_costs_at_most_a_worker(client):
    query = "SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }"
    assert client.post("/sparql", data={"query": query}).status_code in (400, 503, 504)
    assert client.get("/sparql", params={"query": ASK}).status_code == 200


def test_many_clients_at_once_are_answered_or_told_to_wait(client):
    with ThreadPoolExecutor(200) as pool:
        codes = list(pool.map(lambda _: client.get("/sparql", params={"query": SELECT}).status_code, range(200)))
    assert set(codes) <= {200, 503}
    assert codes.count(200) >= 20
    assert client.get("/health").json()["status"] == "ok"
