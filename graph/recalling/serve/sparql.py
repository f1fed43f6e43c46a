"""The SPARQL 1.1 Protocol: queries by GET, by form and direct; read-only, bounded, and nothing but this graph."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ..publish.rdf import serialise
from .description import service_description
from .guard import asks_elsewhere
from .negotiation import Offer, choose
from .state import State
from .workers import GRAPHS, RESULTS, Job

LONGEST = 256 * 1024
"""Bytes of a request."""

_ROWS = (
    Offer("json", "application/sparql-results+json", ("application/json",)),
    Offer("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Offer("csv", "text/csv"),
    Offer("tsv", "text/tab-separated-values"),
)
_GRAPH = (
    Offer("ttl", "text/turtle", ("application/x-turtle",)),
    Offer("nt", "application/n-triples", ("text/plain",)),
    Offer("jsonld", "application/ld+json", ("application/json",)),
    Offer("rdf", "application/rdf+xml", ("application/xml", "text/xml")),
)
_DESCRIPTION = (Offer("ttl", "text/turtle"), Offer("html", "text/html", ("application/xhtml+xml",)), *_GRAPH[1:])
assert {o.media_type for o in _ROWS} == set(RESULTS)
assert {o.media_type for o in _GRAPH} == set(GRAPHS)


class Refused(Exception):  # noqa: N818 - reads as what happened
    """A request that is answered with a status and a line."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


async def endpoint(request: Request) -> Response:
    """Answer a request to the endpoint."""
    try:
        given = await _given(request)
        if "query" not in given and request.method in ("GET", "HEAD"):
            return _describe(request)
        return await _answer(request, given)
    except Refused as refused:
        headers = {"Retry-After": "5"} if refused.status == 503 else {}
        return PlainTextResponse(refused.why + "\n", refused.status, headers)


async def _given(request: Request) -> dict[str, list[str]]:
    """The parameters of a request, wherever they stand."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/x-www-form-urlencoded":
            pairs += parse_qsl(await _text(request), keep_blank_values=True)
        elif kind == "application/sparql-query":
            pairs.append(("query", await _text(request)))
        elif kind == "application/sparql-update":
            raise Refused(403, "this endpoint is read-only")
        else:
            raise Refused(415, "send application/x-www-form-urlencoded or application/sparql-query")
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise Refused(403, "this endpoint is read-only")
    if len(given.get("query", [""])) != 1:
        raise Refused(400, "give one query")
    if request.method == "POST" and "query" not in given:
        raise Refused(400, "there is no query")
    return given


async def _text(request: Request) -> str:
    """The body, not longer than allowed."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > LONGEST:
                raise Refused(413, f"a request may have {LONGEST:,} bytes")
    except ClientDisconnect:
        raise Refused(400, "the request ended early") from None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the request is not UTF-8") from None


async def _answer(request: Request, given: dict[str, list[str]]) -> Response:
    state: State = request.app.state.recalling
    sparql = given["query"][0]
    if len(sparql.encode("utf-8", "replace")) > LONGEST:
        raise Refused(413, f"a query may have {LONGEST:,} bytes")
    if asks_elsewhere(sparql):
        raise Refused(403, "SERVICE is not allowed here: this endpoint asks no other server")
    accept = _FORMATS.get(given.get("format", given.get("output", [""]))[0]) or request.headers.get("accept")
    rows, graph = choose(accept, _ROWS), choose(accept, _GRAPH)
    if rows is None and graph is None:
        raise Refused(406, f"answers are given as {', '.join([*RESULTS, *GRAPHS])}")
    job = Job(
        sparql,
        rows.media_type if rows else None,
        graph.media_type if graph else None,
        tuple(_iris(given.get("default-graph-uri", ()))),
        tuple(_iris(given.get("named-graph-uri", ()))),
    )
    reply = await run_in_threadpool(state.workers.ask, job)
    headers = {"Vary": "Accept"}
    if reply.status == 503:
        headers["Retry-After"] = "5"
    return Response(reply.body, reply.status, headers, media_type=f"{reply.media_type}; charset=utf-8")


_FORMATS = {o.name: o.media_type for o in (*_ROWS, *_GRAPH)}


def _iris(values: object) -> list[str]:
    found = [str(v) for v in values]  # type: ignore[attr-defined]
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise Refused(400, f"{iri!r} is no IRI of a graph") from None
    return found


def _describe(request: Request) -> Response:
    """Without a query: the description of the service for machines, the page to ask on for people."""
    state: State = request.app.state.recalling
    offer = choose(request.headers.get("accept"), _DESCRIPTION)
    if offer is None:
        raise Refused(406, f"the service is described as {', '.join(o.media_type for o in _DESCRIPTION)}")
    headers = {"Vary": "Accept"}
    if offer.name == "html":
        page = state.sparql_page(state.address_of(request) + "sparql")
        return Response(page, headers=headers, media_type="text/html; charset=utf-8")
    triples = service_description(state.site, state.address_of(request) + "sparql")
    data = serialise(triples, offer.name, state.site.knowledge.iris)
    return Response(data, headers=headers, media_type=f"{offer.media_type}; charset=utf-8")
