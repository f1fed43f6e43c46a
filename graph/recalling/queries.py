"""Named queries: one file of ``queries/`` a question, with a header that says what it answers and what it takes.

A file is valid SPARQL as it stands. A parameter is a ``VALUES`` block on a line of its own that holds the default;
giving a value replaces the content of the block.
"""

from __future__ import annotations

import csv
import datetime
import difflib
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import pyoxigraph as ox

from .errors import QueryError
from .rdf.namespaces import PREFIXES, Iris, converter
from .resources import files
from .store import MODES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

_FIELD = re.compile(r"# (title|answers|mode|source|param|column): (.+)")
_XSD = PREFIXES["xsd"]


class Graph(Protocol):
    """What is asked: ``store.GraphStore`` or ``endpoint.Endpoint``."""

    @property
    def iris(self) -> Iris:
        """The IRIs under the base of the data."""

    def query(self, sparql: str, mode: str = "full") -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Ask a SPARQL query in a mode."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes: ``kind`` is iri, string, integer or date; the default stands in the file."""

    name: str
    kind: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name; ``mode`` is the one for which it is meant, ``text`` is the whole file."""

    name: str
    title: str
    answers: str
    mode: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT query."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    iris: Iris

    def plain(self) -> list[tuple[str, ...]]:
        """The rows as people read them: IRIs without the base, literals as their text, nothing as ""."""
        return [tuple(self._plain(term) for term in row) for row in self.rows]

    def _plain(self, term: Term | None) -> str:
        if isinstance(term, ox.NamedNode):
            return self.iris.path(term.value)
        if isinstance(term, ox.Literal):
            return term.value
        return "" if term is None else str(term)


# ------------------------------------------------------------------------------ the files


def named_queries() -> dict[str, NamedQuery]:
    """All named queries, by name."""
    return dict(_library())


@cache
def _library() -> Mapping[str, NamedQuery]:
    return {path.stem: parse_query(path.stem, path.read_text("utf-8")) for path in files("queries", ".rq")}


def load_query(name: str) -> NamedQuery:
    """The query of this name. Raises ``QueryError`` with the nearest names where there is none."""
    queries = _library()
    if name in queries:
        return queries[name]
    begun = [known for known in queries if name and known.startswith(name)]
    near = begun or difflib.get_close_matches(name, queries, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `recalling query --list`"
    raise QueryError(f"there is no query {name!r}", do=hint)


def parse_query(name: str, text: str) -> NamedQuery:
    """A query out of the text of its file. Raises ``QueryError`` where the header is not as it should be."""
    where = f"{name}.rq"
    fields: dict[str, list[str]] = {}
    latest: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _FIELD.fullmatch(line):
            latest = fields.setdefault(match[1], [])
            latest.append(match[2].strip())
        elif line.startswith("#   ") and latest:
            latest[-1] += " " + line[1:].strip()
        else:
            raise QueryError(f"not a line of a header: {line!r}", where=where, do="see the other files of queries/")
    for key in ("title", "answers", "mode", "column"):
        if key not in fields:
            raise QueryError(f"the header has no {key}", where=where, do="add it")
    if (mode := fields["mode"][0]) not in MODES:
        raise QueryError(f"there is no mode {mode!r}", where=where, do=f"write {' or '.join(MODES)}")
    parameters = tuple(_parameter(entry, where) for entry in fields.get("param", ()))
    for parameter in parameters:
        if not _block(parameter.name).search(text):
            missing = f"no line is the block VALUES ?{parameter.name} {{ … }}"
            raise QueryError(missing, where=where, do="put the parameter on a line of its own")
    columns = tuple(Column(*_described(entry, where)) for entry in fields["column"])
    title, answers = fields["title"][0], fields["answers"][0]
    return NamedQuery(name, title, answers, mode, parameters, columns, text, " ".join(fields.get("source", ())))


def _described(entry: str, where: str) -> tuple[str, str]:
    """What stands before and after the bar of an entry of a header."""
    what, bar, description = entry.partition(" | ")
    if not bar:
        raise QueryError(f"no description in {entry!r}", where=where, do="write NAME | what it is")
    return what.strip(), description.strip()


def _parameter(entry: str, where: str) -> Parameter:
    what, description = _described(entry, where)
    match what.split(maxsplit=2):
        case [name, kind, default] if kind in _TERMS:
            return Parameter(name, kind, default, description)
    known = ", ".join(_TERMS)
    raise QueryError(f"not a parameter: {entry!r}", where=where, do=f"write NAME TYPE DEFAULT; types are {known}")


# --------------------------------------------------------------------------- the parameters


def bind(query: NamedQuery, params: Mapping[str, str], iris: Iris) -> str:
    """The SPARQL of a query with these values in it, for the data of this base.

    A value becomes one RDF term, written by the RDF library: whatever it holds, it stays data. An IRI is given in
    full, as a path without the base (un/ga/res/57/176) or with a known prefix (act:urge).
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    text = _rebased(query.text, iris)
    for name, value in params.items():
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise QueryError(f"the query {query.name} has no parameter {name!r}", do=takes)
        text = _with_value(text, name, _term(known[name], value, iris))
    return text


def _with_value(text: str, name: str, term: ox.NamedNode | ox.Literal) -> str:
    return _block(name).sub(lambda block: f"{block[1]}{term}{block[2]}", text)


def _block(name: str) -> re.Pattern[str]:
    """The line with the values of a parameter."""
    return re.compile(rf"^([ \t]*VALUES \?{re.escape(name)} \{{ ).*( \}})$", re.MULTILINE)


def _rebased(text: str, iris: Iris) -> str:
    """A query with the IRIs of the default base under another; those of the vocabulary stay."""
    default = re.compile(rf'<({re.escape(Iris().base)}[^<>"{{}}|^`\\\s]*)>')
    return default.sub(lambda iri: str(iris.rebase(ox.NamedNode(iri[1]))), text)


def _term(parameter: Parameter, value: str, iris: Iris) -> ox.NamedNode | ox.Literal:
    try:
        return _TERMS[parameter.kind](value, iris)
    except ValueError:
        wrong = f"{value!r} is no value for the {parameter.kind} {parameter.name}"
        raise QueryError(wrong, do=f"give one like {parameter.default}") from None


def _iri(value: str, iris: Iris) -> ox.NamedNode:
    if not value:
        raise ValueError
    if ":" not in value:
        return iris.of(value)
    return ox.NamedNode(converter().expand(value) or value)


def _string(value: str, iris: Iris) -> ox.Literal:
    return ox.Literal(value)


def _integer(value: str, iris: Iris) -> ox.Literal:
    return ox.Literal(str(int(value)), datatype=ox.NamedNode(_XSD + "integer"))


def _date(value: str, iris: Iris) -> ox.Literal:
    day = datetime.date.fromisoformat(value)
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(_XSD + "date"))


_TERMS: dict[str, Callable[[str, Iris], ox.NamedNode | ox.Literal]] = {
    "iri": _iri,
    "string": _string,
    "integer": _integer,
    "date": _date,
}
"""Type of a parameter -> what makes a term of its value; a ``ValueError`` says that it is none."""


# ------------------------------------------------------------------------------- the answers


def run(store: Graph, name: str, params: Mapping[str, str], mode: str | None = None) -> Answer:
    """Ask a named query; without a mode, in the one for which it is meant."""
    query = load_query(name)
    answer = ask(store, bind(query, params, store.iris), mode or query.mode)
    if not isinstance(answer, Answer):
        raise QueryError(f"the query {name} gives no rows", do="write it with SELECT")
    return answer


def ask(store: Graph, sparql: str, mode: str = "full") -> Answer | bool | str:
    """Ask any query: rows for SELECT, yes or no for ASK, Turtle for CONSTRUCT and DESCRIBE."""
    result = store.query(sparql, mode)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    if isinstance(result, ox.QueryTriples):
        return _turtle(result)
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(row[column] for column in columns) for row in result), store.iris)


def _turtle(triples: Iterable[ox.Triple]) -> str:
    out = io.BytesIO()
    ox.serialize(sorted(set(triples), key=str), out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return out.getvalue().decode()


# ------------------------------------------------------------------------------- the formats


def format_answer(answer: Answer, form: str) -> str:
    """An answer as text in one of the ``ANSWER_FORMATS``."""
    if form not in ANSWER_FORMATS:
        raise QueryError(f"there is no format {form!r}", do=f"choose one of {', '.join(ANSWER_FORMATS)}")
    return ANSWER_FORMATS[form](answer)


def _separated(answer: Answer, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.plain())
    return out.getvalue()


def _results_json(answer: Answer) -> str:
    """The SPARQL 1.1 Query Results JSON Format."""
    bindings = [
        {column: _json_term(term) for column, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    results = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value != _XSD + "string":
        literal["datatype"] = term.datatype.value
    return literal


def _json_lines(answer: Answer) -> str:
    """One object a row, with plain values; numbers and truth values are those of JSON, nothing is null."""
    return "".join(
        json.dumps(
            {column: _json_value(term, text) for column, term, text in zip(answer.columns, row, plain, strict=True)},
            ensure_ascii=False,
        )
        + "\n"
        for row, plain in zip(answer.rows, answer.plain(), strict=True)
    )


def _json_value(term: Term | None, text: str) -> str | int | float | bool | None:
    if term is None:
        return None
    kind = term.datatype.value.removeprefix(_XSD) if isinstance(term, ox.Literal) else ""
    if kind == "boolean":
        return text in ("true", "1")
    if kind == "integer":
        return int(text)
    return float(text) if kind in ("decimal", "double", "float") else text


ANSWER_FORMATS: dict[str, Callable[[Answer], str]] = {
    "csv": lambda answer: _separated(answer, ","),
    "tsv": lambda answer: _separated(answer, "\t"),
    "json": _results_json,
    "jsonl": _json_lines,
}
"""Format name -> writer. ``json`` holds full RDF terms; the others hold plain values, IRIs without the base."""
