"""Things, descriptions and pages over HTTP."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from recalling.serve import application

ACT = "/un/ga/res/57/176"


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html", "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
    ],
)
def test_a_thing_is_answered_with_303_to_its_description(client, accept, suffix):
    answer = client.get(ACT, headers={"Accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"http://testserver{ACT}.{suffix}"
    assert "Accept" in answer.headers["vary"]
    assert f'<http://testserver{ACT}.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["link"]
    description = client.get(answer.headers["location"])
    assert description.status_code == 200
    assert description.headers["content-type"] == f"{accept}; charset=utf-8"
    assert b"57" in description.content


def test_all_descriptions_say_the_same(client):
    forms = {
        "ttl": ox.RdfFormat.TURTLE,
        "jsonld": ox.RdfFormat.JSON_LD,
        "nt": ox.RdfFormat.N_TRIPLES,
        "rdf": ox.RdfFormat.RDF_XML,
    }
    said = [
        {q.triple for q in ox.parse(client.get(f"/un/instr/cedaw.{s}").content, format=f)} for s, f in forms.items()
    ]
    assert said[0]
    assert all(s == said[0] for s in said)


def test_what_nobody_offers_is_406_with_what_there_is(client):
    answer = client.get(ACT, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text
    assert answer.headers["vary"]


def test_format_as_a_parameter(client):
    assert client.get(f"{ACT}?format=ttl").headers["location"].endswith(".ttl")
    assert client.get(f"{ACT}?format=text/turtle").headers["location"].endswith(".ttl")
    assert client.get(f"{ACT}?format=docx").status_code == 406


def test_a_thing_that_is_also_a_folder(client):
    assert client.get("/un/doc/E/1998/27").headers["location"].endswith("/un/doc/E/1998/27.html")
    assert client.get("/un/doc/E/1998/27/Corr.1").headers["location"].endswith("/un/doc/E/1998/27/Corr.1.html")


def test_signposting_entity_tags_and_cors(client):
    page = client.get(f"{ACT}.html", headers={"Origin": "https://elsewhere.example"})
    assert '<https://w3id.org/recalling/un/ga/res/57/176>; rel="cite-as"' in page.headers["link"]
    assert 'rel="describedby"' in page.headers["link"]
    assert page.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in page.headers
    again = client.get(f"{ACT}.html", headers={"If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{ACT}.ttl").headers["etag"] != page.headers["etag"]


@pytest.mark.parametrize("path", [ACT, f"{ACT}.html", f"{ACT}.ttl", "/", "/assets/site.css", "/health"])
def test_head_is_get_without_a_body(client, path):
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert head.headers.get("etag") == got.headers.get("etag")


def test_options(client):
    answer = client.options(ACT)
    assert answer.status_code == 204
    assert "GET" in answer.headers["access-control-allow-methods"]


def test_pages_are_those_of_the_written_site(client):
    for path in (
        "/",
        "/browse.html",
        "/un/instr/cedaw.html",
        "/vocab/act/reaffirm.html",
        "/questions.html",
        "/graph.html",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "<h1>" in answer.text
        assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/site.css", "text/css"),
        ("/assets/vendor/yasgui.min.js", "text/javascript"),
        ("/search/things.js", "text/javascript"),
        ("/search/graph.js", "text/javascript"),
        ("/dumps/graph.nq.gz", "application/gzip"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
    ],
)
def test_files_of_the_site(client, path, kind):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)


def test_the_description_of_the_data_set_names_the_endpoint(client):
    assert client.get("/.well-known/void").headers["location"] == "http://testserver/dataset.ttl"
    text = client.get("/dataset.ttl").text
    assert "sparqlEndpoint <http://testserver/sparql>" in text
    assert "graph.nq.gz" in text


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/un/ga/res/57/999",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/search/..%2f..%2fetc",
        "/un/%00",
        "/" + "x" * 5000,
    ],
)
def test_what_is_not_there_is_404(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_the_page_of_the_endpoint_says_where_it_answers_with_other_iris_than_the_pages_have(built, client):
    said = "It answers with the IRIs under which the graph was built, <code>https://w3id.org/recalling/</code>"
    with TestClient(application(built, base="https://example.org/un/")) as other:
        assert said in other.get("/sparql", headers={"Accept": "text/html"}).text
        assert other.get("/api/show/A/RES/57/176").json()["iri"] == "https://example.org/un/un/ga/res/57/176"
    assert "under which the graph was built" not in client.get("/sparql", headers={"Accept": "text/html"}).text


def test_health(client):
    said = client.get("/health").json()
    assert (said["status"], said["texts"]) == ("ok", 1)
    assert said["things"] > 800
