"""The JSON interface."""

from __future__ import annotations

import pytest


def test_show_an_act(client):
    said = client.get("/api/show/A/RES/57/176").json()
    assert said["iri"] == "https://w3id.org/recalling/un/ga/res/57/176"
    assert said["title"] == "Trafficking in women and girls"
    cite = next(c for c in said["cites"] if c["paragraph"] == "OP6" and c["footnote"] == "21")
    assert cite["iri"] == "https://w3id.org/recalling/un/instr/trafficking-protocol"
    assert (cite["verb"], cite["locator"], cite["confidence"]) == ("urge", "annex II", 0.99)
    assert len(said["paragraphs"]) == 47


@pytest.mark.parametrize("name", ["CEDAW", "un/instr/cedaw", "https://w3id.org/recalling/un/instr/cedaw"])
def test_show_an_instrument_by_any_name(client, name):
    said = client.get(f"/api/show/{name}").json()
    assert said["path"] == "un/instr/cedaw"
    assert {p["paragraph"] for p in said["cited_by"][0]["places"]} == {"PP1", "OP6", "OP24"}


def test_the_lineage_is_that_of_the_library(client, built):
    from recalling.lineage import lineage_of
    from recalling.store import GraphStore

    said = client.get("/api/lineage/57/176?depth=8").json()
    assert {t["path"]: t["depth"] for t in said["things"]} == lineage_of(GraphStore.open(built), "57/176").depths


def test_the_lineage_backwards(client):
    said = client.get("/api/lineage/CEDAW?direction=cited-by&depth=1").json()
    assert {t["path"] for t in said["things"]} >= {"un/instr/cedaw", "un/ga/res/57/176"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/show/nothing-of-the-kind", 404),
        ("/api/show/", 400),
        ("/api/show/" + "x" * 400, 400),
        ("/api/lineage/57/176?depth=99", 400),
        ("/api/lineage/57/176?depth=-1", 400),
        ("/api/lineage/57/176?depth=²", 400),
        ("/api/lineage/57/176?direction=sideways", 400),
    ],
)
def test_problems_are_said_as_json(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"]


def test_the_description_of_the_interface(client):
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {"/api/show/{symbol}", "/api/lineage/{symbol}"}
    assert described["servers"] == [{"url": "http://testserver"}]
    thing = described["components"]["schemas"]["Thing"]["required"]
    assert set(thing) <= set(client.get("/api/show/CEDAW").json())
