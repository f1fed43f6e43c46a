"""The metadata of a file as a graph of its own, beside that of the text."""

from __future__ import annotations

import pytest

from akn import akn, container, metadata
from recalling.dataset import assemble
from recalling.extract import extract
from recalling.json_form import to_json
from recalling.read import lay_out
from recalling.read.original import Original
from recalling.validate import validate

KEYWORDS = """
<keyword value="14" href="http://metadata.un.org/sdg/14" showAs="sdg_14" dictionary="SDGO"/>
<keyword value="UN. Lighthouse Unit" showAs="UN. Lighthouse Unit" dictionary="DHLAUTH"/>
<keyword refersTo="agenda" value="7b" showAs="Lighthouses." dictionary="A/90/251"/>"""
VOTE = '<voting outcome="adoptedRecordedVote"><count value="150" refersTo="inFavour"/></voting>'
ASK = "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX unc: <https://w3id.org/recalling/ontology#> "


@pytest.fixture(scope="module")
def extraction():
    text = akn(container("<i>Recalling</i> the harbours,"), meta=metadata(keywords=KEYWORDS, vote=VOTE))
    return extract(lay_out(Original(text.encode(), "a.xml", "a.xml")))


@pytest.fixture(scope="module")
def dataset(extraction):
    return assemble([extraction])


def answer(dataset, pattern: str, mode: str = "full") -> list[str]:
    rows = dataset.store().rows(f"{ASK} SELECT ?x WHERE {{ {pattern} }} ORDER BY ?x", mode)
    return [row["x"].value.removeprefix(dataset.base) for row in rows]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?act dcterms:subject ?x . FILTER(isIRI(?x))", ["http://metadata.un.org/sdg/14"]),
        ("?act unc:subjectAsStated ?x", ["UN. Lighthouse Unit"]),
        ("?act unc:vote/unc:inFavour ?x", ["150"]),
        ("?act unc:adoptedDraft ?x", ["un/doc/A/C.2/90/L.5"]),
        ("?act unc:adoptedDraft/unc:sponsorsAsStated ?x", ["Chile", "Iceland and Portugal"]),
        ("?act unc:recordedIn ?x", ["un/doc/A/90/PV.31"]),
        ("?act unc:onReport ?x", ["un/doc/A/90/387"]),
        ("?act unc:consideredUnder/unc:onAgenda ?x", ["un/doc/A/90/251"]),
        ("?act unc:committeeAsStated ?x", ["Second Committee"]),
    ],
)
def test_what_metadata_state_is_in_the_graph_and_not_among_what_the_text_says(dataset, pattern, expected):
    assert answer(dataset, pattern) == expected
    assert answer(dataset, pattern, "text") == []


def test_the_shapes_are_met(dataset):
    assert validate(dataset).conforms


def test_json_has_them_apart(extraction):
    (stated,) = to_json(extraction)["metadata"]
    assert stated["iri"] == "https://w3id.org/recalling/un/ga/res/90/12"
    assert stated["work"] == "/akn/un/statement/deliberation/unga/2035-12-03/90-12/"
    assert stated["vote"]["in_favour"] == 150
    assert stated["subjects"][0] == {"label": "sdg_14", "scheme": "SDGO", "iri": "http://metadata.un.org/sdg/14"}
