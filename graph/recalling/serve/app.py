"""The site over HTTP: 303 from things to their descriptions, descriptions in five formats, files of the site."""

from __future__ import annotations

import contextlib
import mimetypes
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..publish.addresses import name_on_disk, public
from ..publish.dataset import describe_dataset
from ..publish.hosting import POLICY
from ..publish.rdf import DATASET, describe, serialise
from .api import ROUTES
from .negotiation import Offer, choose
from .sparql import endpoint
from .state import Page, State

HTML = Offer("html", "text/html", ("application/xhtml+xml",))
OFFERS = (
    HTML,
    Offer("ttl", "text/turtle", ("application/x-turtle",)),
    Offer("jsonld", "application/ld+json", ("application/json",)),
    Offer("nt", "application/n-triples"),
    Offer("rdf", "application/rdf+xml"),
)
"""The formats of a description, the preferred one first."""

_SUFFIXES = {f".{o.name}": o for o in OFFERS}
_STATIC = ("recalling.publish", "recalling.serve")


def create_app(state: State) -> Starlette:
    """The application. Starting it starts the workers; stopping it ends them."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(state.start)
        try:
            yield
        finally:
            await run_in_threadpool(state.stop)

    app = Starlette(
        routes=[
            Route("/health", health),
            Route("/sparql", endpoint, methods=["GET", "POST"]),
            *ROUTES,
            Route("/.well-known/void", well_known),
            Route("/{path:path}", everything),
        ],
        middleware=[Middleware(Headers), Middleware(GZipMiddleware, minimum_size=1000)],
        lifespan=lifespan,
    )
    app.state.recalling = state
    return app


class Headers:
    """The headers of every answer: CORS without credentials, no guessing of types, no scripts from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_ALWAYS | _OPTIONS)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(n.lower().encode(), v.encode()) for n, v in _ALWAYS.items()]
            await send(message)

        await self.app(scope, receive, with_headers)


_ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag, Location",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": POLICY,
}
_OPTIONS = {
    "Allow": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


async def health(request: Request) -> Response:
    """That the server lives, and what it serves."""
    site = request.app.state.recalling.site
    return JSONResponse({"status": "ok", "texts": site.read, "things": len(site.catalogue.pages())})


async def well_known(request: Request) -> Response:
    """Where crawlers look for the description of the data set."""
    state: State = request.app.state.recalling
    return RedirectResponse(f"{state.address_of(request)}{DATASET}.ttl", 303)


async def everything(request: Request) -> Response:
    """Whatever has a path: a thing, a description, a page or file of the site."""
    state: State = request.app.state.recalling
    path = request.path_params["path"]
    stem, dot, ending = path.rpartition(".")
    offer = _SUFFIXES.get(dot + ending)
    if offer and (thing := state.by_stem.get(stem)) is not None:
        return await _description(request, state, thing, stem, offer)
    if offer and stem == DATASET and offer is not HTML:
        return await _described_data_set(request, state, offer)
    if path in ("", "index.html") or path in state.own:
        return await _own(request, state, path or "index.html")
    thing = state.by_stem.get(path) or (path if path in state.site.catalogue else None)
    if thing is not None and "#" not in thing:
        return _redirected(request, state, name_on_disk(thing))
    if path == DATASET:
        return _redirected(request, state, DATASET)
    return await run_in_threadpool(_file, request, state, path)


# --------------------------------------------------------------------------------------- things and descriptions


def _redirected(request: Request, state: State, stem: str) -> Response:
    """303 from a thing to the description that the client wants most; 406 where none will do."""
    address = state.address_of(request) + public(stem)
    links = ", ".join(f'<{address}.{o.name}>; rel="alternate"; type="{o.media_type}"' for o in OFFERS)
    headers = {"Vary": "Accept", "Link": links}
    wanted = request.query_params.get("format")
    if wanted is not None:
        offer = next((o for o in OFFERS if wanted in (o.name, *o.types)), None)
    else:
        offer = choose(request.headers.get("accept"), OFFERS)
    if offer is None:
        lines = [f"{address}.{o.name}  {o.media_type}" for o in OFFERS]
        return PlainTextResponse("\n".join(["None of these is acceptable:", *lines, ""]), 406, headers)
    return RedirectResponse(f"{address}.{offer.name}", 303, headers)


async def _description(request: Request, state: State, thing: str, stem: str, offer: Offer) -> Response:
    def make() -> bytes:
        if offer is HTML:
            return state.site.page(thing).encode()
        return serialise(describe(state.site.knowledge, thing), offer.name, state.site.knowledge.iris)

    page = await run_in_threadpool(state.page, f"{stem}.{offer.name}", make)
    return _answer(request, page, offer, _links(request, state, thing, stem))


async def _described_data_set(request: Request, state: State, offer: Offer) -> Response:
    address = state.address_of(request)

    def make() -> bytes:
        state.prepared.exists()  # the dumps are counted first
        return serialise(describe_dataset(state.site, f"{address}sparql"), offer.name, state.site.knowledge.iris)

    page = await run_in_threadpool(state.page, f"{address}{DATASET}.{offer.name}", make)
    return _answer(request, page, offer, "")


def _links(request: Request, state: State, thing: str, stem: str) -> str:
    """Signposting: the same as the links in the head of a page."""
    address = state.address_of(request) + public(stem)
    iri = state.site.knowledge.iri(thing)
    found = [f'<{address}.{o.name}>; rel="alternate"; type="{o.media_type}"' for o in OFFERS]
    found += [
        f'<{address}.ttl>; rel="describedby"; type="text/turtle"',
        f'<{state.site.licence}>; rel="license"',
        f'<{state.address_of(request)}{DATASET}>; rel="collection"',
    ]
    if iri.isascii() and ">" not in iri:
        found.append(f'<{iri}>; rel="cite-as"')
    return ", ".join(found)


def _answer(request: Request, page: Page, offer: Offer, links: str) -> Response:
    headers = {"ETag": page.etag, "Cache-Control": "no-cache"}
    if links:
        headers["Link"] = links
    if page.etag in (t.strip() for t in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(page.body, headers=headers, media_type=f"{offer.media_type}; charset=utf-8")


# ----------------------------------------------------------------------------------------- the site's own files


async def _own(request: Request, state: State, file: str) -> Response:
    def make() -> bytes:
        if file == f"{DATASET}.html":
            state.prepared.exists()  # the page lists the dumps
        return state.own[file]().encode()

    page = await run_in_threadpool(state.page, file, make)
    response = _answer(request, page, HTML, "")
    response.headers["Vary"] = "Accept"
    return response


def _file(request: Request, state: State, path: str) -> Response:
    """A style sheet, a script, a part of the index, a dump."""
    found = _static(path) or _prepared(state, path)
    if found is None:
        page = state.page("404.html", lambda: state.own["404.html"]().encode())
        return Response(page.body, 404, media_type="text/html; charset=utf-8")
    kind = mimetypes.guess_type(found.name.removesuffix(".gz") if found.suffix != ".gz" else found.name)[0]
    return FileResponse(found, media_type=_KINDS.get(found.suffix) or kind or "application/octet-stream")


_KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".gexf": "application/gexf+xml",
    ".gz": "application/gzip",
    ".txt": "text/plain; charset=utf-8",
}


def _static(path: str) -> Path | None:
    if not path.startswith("assets/"):
        return None
    for package in _STATIC:
        root = Path(str(files(package).joinpath("static")))
        found = (root / path.removeprefix("assets/")).resolve()
        if found.is_relative_to(root.resolve()) and found.is_file():
            return found
    return None


def _prepared(state: State, path: str) -> Path | None:
    if not path.startswith(("search/", "dumps/")) and path not in ("robots.txt", "sitemap.xml", "opensearch.xml"):
        return None
    root = state.prepared.resolve()
    found = (root / path).resolve()
    return found if found.is_relative_to(root) and found.is_file() else None
