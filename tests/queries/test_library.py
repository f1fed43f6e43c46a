"""The library of named queries: headers, parameters, engines, answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pyoxigraph as ox
import pytest
import rdflib

from recalling.authority import BASE
from recalling.dataset import assemble
from recalling.errors import QueryError
from recalling.model import Extraction
from recalling.queries import (
    ANSWER_FORMATS,
    Answer,
    ask,
    bind,
    format_answer,
    load_query,
    named_queries,
    parse_query,
    run,
)
from recalling.rdf.namespaces import Iris, expand
from recalling.store import MODES, GraphStore

QUERIES = sorted(named_queries())
IRIS = Iris()
ACT = "un/ga/res/57/176"

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

# queries that another engine cannot answer, and why

HEADER = """# title: One thing
# answers: Whether a thing is there,
#   over two lines.
# mode: text
# param: name string a b | a name
# column: thing | the thing
SELECT ?thing WHERE {
  VALUES ?name { "a b" }
  ?thing ?p ?name .
}
"""


# ------------------------------------------------------------------------------- the files


@pytest.mark.parametrize("name", QUERIES)
def test_the_header_says_what_the_answer_holds(store: GraphStore, name: str) -> None:
    query = load_query(name)
    assert query.title
    assert query.answers
    assert tuple(column.name for column in query.columns) == run(store, name, {}).columns


@pytest.mark.parametrize("name", QUERIES)
def test_the_default_of_a_parameter_stands_in_the_query(name: str) -> None:
    query = load_query(name)
    assert bind(query, {p.name: p.default for p in query.parameters}, IRIS) == query.text


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", QUERIES)
def test_no_row_comes_twice(store: GraphStore, name: str, mode: str) -> None:
    rows = run(store, name, {}, mode).rows
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", QUERIES)
def test_two_engines_give_the_same_rows(
    store: GraphStore,
    in_rdflib: Callable[[str], rdflib.Dataset],
    name: str,
    mode: str,
) -> None:
    answer = run(store, name, {}, mode)
    other = in_rdflib(mode).query(load_query(name).text)
    assert [str(variable) for variable in other.vars or ()] == list(answer.columns)
    assert [[in_n3(term) for term in row] for row in other] == [[in_n3(term) for term in row] for row in answer.rows]


def in_n3(term: object) -> str:
    """A term of either engine in one notation; "" for nothing."""
    match term:
        case ox.NamedNode(value=value):
            return rdflib.URIRef(value).n3()
        case ox.Literal(value=value, language=language, datatype=datatype):
            kind = None if language or datatype.value == str(rdflib.XSD.string) else datatype.value
            return rdflib.Literal(value, lang=language, datatype=kind).n3()
        case rdflib.term.Node():
            return term.n3()
    assert term is None
    return ""


def test_a_header_is_read() -> None:
    query = parse_query("one-thing", HEADER)
    assert query.answers == "Whether a thing is there, over two lines."
    assert [(p.name, p.kind, p.default, p.description) for p in query.parameters] == [
        ("name", "string", "a b", "a name")
    ]
    assert bind(query, {"name": "a b"}, IRIS) == HEADER


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("# title: One thing\n", "", "no title"),
        ("# mode: text\n", "# mode: all\n", "no mode 'all'"),
        ("# mode: text\n", "# moed: text\n", "not a line of a header"),
        ("name string a b", "name text a b", "not a parameter"),
        ("a b | a name", "a b", "no description"),
        ("VALUES ?name {", "VALUES ?nom {", "VALUES ?name"),
    ],
)
def test_a_wrong_header_is_named(was: str, becomes: str, complaint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("one-thing", HEADER.replace(was, becomes))
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("one-thing.rq: ")


# ---------------------------------------------------------------------------- names, values


def test_an_unknown_name_brings_the_nearest_to_mind() -> None:
    with pytest.raises(QueryError, match="did you mean citations-of-act"):
        load_query("citation-of-acts")
    with pytest.raises(QueryError, match="did you mean cq02-where-an-instrument-is-cited"):
        load_query("cq02")
    with pytest.raises(QueryError, match="--list"):
        load_query("")


def test_an_unknown_parameter_is_refused(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="no parameter 'acts'; it takes act"):
        run(store, "citations-of-act", {"acts": ACT})
    with pytest.raises(QueryError, match="it takes none"):
        run(store, "edges", {"act": ACT})


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", ""),
        ("iri", "un/ga res"),
        ("iri", "un/ga/res/57/176> } #"),
        ("iri", "https://w3id.org/a>b"),
        ("integer", "many"),
        ("date", "18 December 2002"),
        ("date", "2002-02-30"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(kind: str, value: str) -> None:
    header = HEADER.replace("name string a b", f"name {kind} x")
    with pytest.raises(QueryError, match=f"is no value for the {kind} name; give one like"):
        bind(parse_query("one-thing", header), {"name": value}, IRIS)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", ACT, f"<{BASE}{ACT}>"),
        ("iri", f"{BASE}{ACT}", f"<{BASE}{ACT}>"),
        ("iri", "un/doc/E/2002/27#chap1", f"<{BASE}un/doc/E/2002/27#chap1>"),
        ("iri", "vocab/act/urge", f"<{BASE}vocab/act/urge>"),
        ("iri", "act:urge", f"<{BASE}vocab/act/urge>"),
        ("integer", "57", '"57"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("date", "2002-12-18", '"2002-12-18"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("string", "Côte d’Ivoire", '"Côte d’Ivoire"'),
    ],
)
def test_a_value_becomes_one_term(kind: str, value: str, term: str) -> None:
    header = HEADER.replace("name string a b", f"name {kind} x")
    assert f"VALUES ?name {{ {term} }}" in bind(parse_query("one-thing", header), {"name": value}, IRIS)


@pytest.mark.parametrize(
    "value",
    [
        'a "quoted" name',
        "two\nlines\r\n",
        '" } UNION { ?thing ?p ?o } #',
        "\\",
        '\\" }',
        "a > b < c",
        "\\g<0> \\1",
        "# no comment",
        "'''\"\"\"",
        "\u2028 \u0000 \x85",
    ],
)
def test_a_string_stays_data(value: str) -> None:
    """Whatever a value holds, the query finds the thing with this name and no other."""
    thing, other, name = (ox.NamedNode(BASE + path) for path in ("thing", "other", "name"))
    graph = ox.NamedNode(BASE + "graph/src/1")
    quads = [ox.Quad(thing, name, ox.Literal(value), graph), ox.Quad(other, name, ox.Literal("b"), graph)]
    answer = ask(GraphStore.of(quads), bind(parse_query("one-thing", HEADER), {"name": value}, IRIS), "text")
    assert isinstance(answer, Answer)
    assert answer.rows == ((thing,),)


def test_an_act_that_is_not_there_gives_no_rows(store: GraphStore) -> None:
    assert not run(store, "citations-of-act", {"act": "un/ga/res/1/1"}).rows


# ----------------------------------------------------------------------------- other bases


@pytest.mark.parametrize(("name", "mode"), [(n, m) for n in QUERIES for m in MODES])
def test_the_base_of_the_data_changes_no_answer(store: GraphStore, elsewhere: GraphStore, name: str, mode: str) -> None:
    def rebased(answer: Answer) -> list[tuple[str, ...]]:
        return [tuple(cell.removeprefix(BASE) for cell in row) for row in answer.plain()]

    assert rebased(run(elsewhere, name, {}, mode)) == rebased(run(store, name, {}, mode))


@pytest.fixture(scope="session")
def elsewhere(extraction: Extraction) -> GraphStore:
    return assemble([extraction], base="https://example.org/un/").store()


def test_a_path_is_meant_under_the_base_of_the_data(elsewhere: GraphStore) -> None:
    rows = run(elsewhere, "cq02-where-an-instrument-is-cited", {"instrument": "un/instr/cedaw"}).rows
    assert rows[0][0] == ox.NamedNode("https://example.org/un/un/ga/res/57/176")


# --------------------------------------------------------------------------- single queries


def test_a_rejected_citation_is_no_citation(store: GraphStore) -> None:
    citation = IRIS.of(f"{ACT}#cit-pp1-fn1")
    review = ox.Quad(citation, expand("unc:status"), expand("v:rejected"), IRIS.graph("review"))
    reviewed = GraphStore.of([*store.quads(), review])
    before, after = (run(s, "citations-of-act", {}, "full").plain() for s in (store, reviewed))
    assert [row for row in before if row not in after] == [before[0]]
    assert before[0][2] == "un/instr/udhr"


def test_graphs_that_disagree_are_found(store: GraphStore) -> None:
    instrument = IRIS.of("un/instr/cedaw")
    wrong = ox.Literal("1981-09-04", datatype=expand("xsd:date"))
    quad = ox.Quad(instrument, expand("eli:first_date_entry_in_force"), wrong, IRIS.graph("src/000000000000"))
    rows = run(GraphStore.of([*store.quads(), quad]), "graphs-that-disagree", {}).plain()
    assert [(row[0], *row[2:]) for row in rows] == [
        ("un/instr/cedaw", "1981-09-03", "graph/authority", "1981-09-04", "graph/src/000000000000")
    ]


@pytest.mark.parametrize("body", ["un/body/subcom-prevention", "un/body/subcom-promotion"])
def test_a_body_has_the_same_names_under_each_of_them(store: GraphStore, body: str) -> None:
    (row,) = run(store, "names-of-body", {"body": body}, "text").plain()
    assert row[:2] == (
        "Subcommission on Prevention of Discrimination and Protection of Minorities",
        "Subcommission on the Promotion and Protection of Human Rights",
    )
    assert row[4] == "1999/256"


@pytest.mark.parametrize(("ancestor", "depth"), [("un/instr/crc", "1"), ("un/doc/E/CN.4/1999/4", "3")])
def test_the_least_depth_of_a_pair(store: GraphStore, ancestor: str, depth: str) -> None:
    assert run(store, "least-depth", {"ancestor": ancestor}).plain() == [(depth,)]


def test_a_quote_begins_where_the_words_begin(store: GraphStore) -> None:
    """The words of footnote 10 are cut by a page break; the first piece is shown."""
    rows = run(store, "citations-of-act", {}).plain()
    assert [row[6] for row in rows if row[5] == "10"] == [
        "conclusions on violence against women adopted on 13 March 1998 by the Commission on the"
    ]


# ----------------------------------------------------------------------------- free queries


def test_free_queries_of_every_form(store: GraphStore) -> None:
    assert ask(store, "ASK { ?s ?p ?o }") is True
    assert ask(store, "ASK { ?s ?s ?s }") is False
    triples = ask(store, f"CONSTRUCT {{ <{BASE}a> a <{BASE}b> }} WHERE {{}}")
    assert isinstance(triples, str)
    assert f"<{BASE}a> a <{BASE}b>" in triples
    answer = ask(store, "SELECT (1 AS ?one) ?nothing WHERE {}")
    assert isinstance(answer, Answer)
    assert (answer.columns, answer.plain()) == (("one", "nothing"), [("1", "")])


def test_a_query_that_is_none_is_refused(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="not a valid SPARQL query"):
        ask(store, "SELECT nonsense")


# --------------------------------------------------------------------------------- formats


VALUES = """SELECT * WHERE { VALUES (?iri ?text ?number ?share ?yes ?none) {
  (<https://w3id.org/recalling/un/instr/crc> "a, \\"b\\"\\tc"@en 3 0.5 true UNDEF) } }"""


@pytest.fixture
def answer(store: GraphStore) -> Answer:
    found = ask(store, VALUES)
    assert isinstance(found, Answer)
    return found


def test_csv_and_tsv_can_be_read_back(answer: Answer) -> None:
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        columns, row = csv.reader(io.StringIO(format_answer(answer, form)), delimiter=delimiter)
        assert dict(zip(columns, row, strict=True)) == {
            "iri": "un/instr/crc", "text": 'a, "b"\tc', "number": "3", "share": "0.5", "yes": "true", "none": "",
        }  # fmt: skip


def test_json_is_that_of_the_engine(store: GraphStore, answer: Answer) -> None:
    solutions = store.query(VALUES)
    assert isinstance(solutions, ox.QuerySolutions)
    written = solutions.serialize(format=ox.QueryResultsFormat.JSON)
    assert written is not None
    assert json.loads(format_answer(answer, "json")) == json.loads(written)


def test_json_lines_have_numbers_and_nothing(answer: Answer) -> None:
    (line,) = format_answer(answer, "jsonl").splitlines()
    assert json.loads(line) == {
        "iri": "un/instr/crc", "text": 'a, "b"\tc', "number": 3, "share": 0.5, "yes": True, "none": None,
    }  # fmt: skip


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_no_rows_are_no_trouble(store: GraphStore, form: str) -> None:
    text = format_answer(run(store, "citations-of-act", {"act": "un/ga/res/1/1"}), form)
    assert text == "" if form == "jsonl" else text.endswith("\n")


def test_an_unknown_format_is_refused(answer: Answer) -> None:
    with pytest.raises(QueryError, match="choose one of csv, tsv, json, jsonl"):
        format_answer(answer, "xml")
