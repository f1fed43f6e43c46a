"""The graph as plain JSON, for people who will not learn SPARQL: /api/show/{symbol} and /api/lineage/{symbol}."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..errors import LookupFailed
from ..lineage import Step, find, lineage
from ..publish.catalogue import Entry
from ..publish.citing import who_cites
from ..publish.resolution import Cite, part_label, read_resolution
from .state import State

DEEPEST = 8
"""Steps that a lineage goes at most."""
_LONGEST = 300


async def show(request: Request) -> Response:
    """What a thing is, what it cites and who cites it."""
    return await run_in_threadpool(_show, request)


async def walk(request: Request) -> Response:
    """What a thing rests on, or what rests on it, step by step."""
    return await run_in_threadpool(_walk, request)


async def openapi(request: Request) -> Response:
    """The description of this interface."""
    state: State = request.app.state.recalling
    text = files(__package__).joinpath("openapi.json").read_text("utf-8")
    described = json.loads(text)
    described["servers"] = [{"url": state.address_of(request).rstrip("/")}]
    described["info"]["version"] = state.site.version
    return JSONResponse(described)


ROUTES = [
    Route("/api/show/{symbol:path}", show),
    Route("/api/lineage/{symbol:path}", walk),
    Route("/api/openapi.json", openapi),
]


def _found(request: Request) -> str | Response:
    """The path of the thing that a request names, or the answer that says why there is none."""
    state: State = request.app.state.recalling
    symbol = request.path_params["symbol"]
    if not symbol or len(symbol) > _LONGEST:
        return _problem(400, "name a thing: a symbol, a number, a name, an acronym or a path")
    try:
        return find(state.graph.index, symbol)
    except LookupFailed as error:
        return _problem(404, str(error))


def _problem(status: int, why: str) -> Response:
    return JSONResponse({"status": status, "title": why}, status, media_type="application/problem+json")


def _show(request: Request) -> Response:
    state: State = request.app.state.recalling
    path = _found(request)
    if isinstance(path, Response):
        return path
    site = state.site
    said: dict[str, Any] = _entry(state, site.catalogue.entry(path))
    said["names"] = sorted({*site.knowledge.objects(path, "skos:altLabel")})
    if path in site.knowledge.sources:
        read = read_resolution(site.knowledge, site.concepts, path)
        said["paragraphs"] = [{"id": p.id, "label": p.label, "text": p.text} for p in read.paragraphs]
        said["cites"] = [_cite(state, c) for p in read.paragraphs for c in p.cites]
    said["cited_by"] = [
        _entry(state, act.entry)
        | {
            "places": [
                {
                    "paragraph": p.label,
                    "iri": site.knowledge.iri(p.path),
                    "verb": p.verb,
                    "role": p.role,
                    "quote": p.words,
                    "confidence": p.confidence,
                }
                for p in act.places
            ]
        }
        for act in who_cites(site.knowledge, site.catalogue, site.concepts, path)
    ]
    return JSONResponse(said)


def _entry(state: State, entry: Entry) -> dict[str, Any]:
    return {
        "iri": state.site.knowledge.iri(entry.path),
        "path": entry.path,
        "kind": entry.kind,
        "label": entry.label,
        "title": entry.title,
        "symbol": entry.symbol,
        "date": entry.date,
        "organ": state.site.catalogue.organs.get(entry.organ, entry.organ),
        "session": entry.session,
    }


def _cite(state: State, cite: Cite) -> dict[str, Any]:
    return {
        "iri": state.site.knowledge.iri(cite.target) if cite.target else None,
        "title": state.site.name(cite.target) if cite.target else None,
        "candidates": [state.site.knowledge.iri(c) for c in cite.candidates],
        "paragraph": part_label(cite.unit),
        "verb": cite.verb,
        "role": cite.role,
        "aspect": cite.aspect,
        "footnote": cite.note,
        "locator": cite.locator,
        "quote": cite.quote,
        "confidence": cite.confidence,
        "rule": cite.rule,
    }


def _walk(request: Request) -> Response:
    state: State = request.app.state.recalling
    path = _found(request)
    if isinstance(path, Response):
        return path
    direction = request.query_params.get("direction", "cites")
    depth = request.query_params.get("depth", "3")
    if direction not in ("cites", "cited-by"):
        return _problem(400, "direction is cites or cited-by")
    if not depth.isascii() or not depth.isdigit() or int(depth) > DEEPEST:
        return _problem(400, f"depth is a number from 0 to {DEEPEST}")
    found = lineage(state.graph, path, direction=direction, depth=int(depth))
    things = [
        _entry(state, state.site.catalogue.entry(b.node.path))
        | {"depth": b.depth, "from": b.parent, "steps": [_step(s) for s in b.steps]}
        for b in found.branches
    ]
    root = state.site.knowledge.iri(found.root)
    return JSONResponse({"root": root, "direction": direction, "limited": found.limited, "things": things})


def _step(step: Step) -> dict[str, Any]:
    cites = [
        {"paragraph": c.unit, "verb": c.verb, "role": c.role, "footnote": c.footnote, "quote": c.quote}
        for c in step.cites
    ]
    return {"from": step.source, "to": step.target, "how": step.how, "citations": cites}
