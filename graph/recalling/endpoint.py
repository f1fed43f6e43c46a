"""A SPARQL server: asked by the SPARQL 1.1 Protocol, filled by the Graph Store Protocol. Any server will do."""

from __future__ import annotations

import io
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from types import MappingProxyType

import pyoxigraph as ox

from .authority import BASE
from .errors import EndpointError, QueryError
from .rdf.namespaces import Iris
from .store import merge_of

_AGAIN = frozenset((429, 500, 502, 503, 504))  # statuses that may be another a moment later
_RESULTS = "application/sparql-results+json, application/n-triples;q=0.9"
_N_TRIPLES = "application/n-triples"
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Server:
    """The address of a service, how often a request is tried, and how long it may take, in seconds.

    Before the second try it waits for ``pause`` seconds, before each further one for twice as long as before.
    """

    url: str
    tries: int = 5
    pause: float = 1.0
    limit: float = 600.0

    def __post_init__(self) -> None:
        if urllib.parse.urlsplit(self.url).scheme not in ("http", "https"):
            raise EndpointError("not an address of a server", where=self.url, do="give one that begins with http")

    def send(
        self,
        method: str,
        data: bytes | None = None,
        kind: str = "",
        accept: str = "*/*",
        parameters: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[str, bytes]:
        """What a server answers: media type and content. Raises ``EndpointError`` where it refuses or is not there."""
        address = f"{self.url}?{urllib.parse.urlencode(parameters)}" if parameters else self.url
        headers = {"Accept": accept} | ({"Content-Type": kind} if kind else {})
        request = urllib.request.Request(address, data, headers, method=method)
        for attempt in range(self.tries):
            if attempt:
                time.sleep(self.pause * 2 ** (attempt - 1))
            try:
                with urllib.request.urlopen(request, timeout=self.limit) as answer:
                    return answer.headers.get_content_type(), answer.read()
            except urllib.error.HTTPError as error:
                fault = f"the server refuses ({error.code} {error.reason}): {_first_line(error)}"
                last = EndpointError(fault, where=self.url, status=error.code)
                if error.code not in _AGAIN:
                    break
            except (OSError, HTTPException) as error:
                reason = getattr(error, "reason", None) or error
                last = EndpointError(
                    f"the server does not answer ({str(reason) or type(error).__name__})",
                    where=self.url,
                    do="see whether it runs and whether the address is right",
                )
        raise last from None

    # ------------------------------------------------------------------ the Graph Store Protocol

    def put(self, graph: str, triples: bytes) -> None:
        """Make these N-Triples the content of a named graph, or of the default graph where the name is empty."""
        self.send("PUT", triples, _N_TRIPLES, parameters=_of(graph))

    def add(self, graph: str, triples: bytes) -> None:
        """Add N-Triples to a graph."""
        self.send("POST", triples, _N_TRIPLES, parameters=_of(graph))

    def remove(self, graph: str) -> None:
        """Remove a graph; that it is not there is no error."""
        self._is_there("DELETE", graph)

    def has(self, graph: str) -> bool:
        """Whether there is a graph of this name."""
        return self._is_there("HEAD", graph)

    def _is_there(self, method: str, graph: str) -> bool:
        try:
            self.send(method, parameters=_of(graph))
        except EndpointError as error:
            if error.status == 404:
                return False
            raise
        return True


def _of(graph: str) -> dict[str, str]:
    return {"graph": graph} if graph else {"default": ""}


def _first_line(error: urllib.error.HTTPError) -> str:
    """What a server says about an error."""
    lines = error.read().decode("utf-8", "replace").strip().splitlines()
    return lines[0][:300] if lines else "it does not say why"


class Endpoint:
    """The graph at a server, to which questions are put as to one in a folder (``store.GraphStore``)."""

    def __init__(self, server: Server, base: str = BASE) -> None:
        self.server = server
        self.iris = Iris(base)

    def query(self, sparql: str, mode: str = "full") -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Ask a SPARQL query of what ``load`` sent. Raises ``QueryError`` where the server finds a fault in it."""
        form = {"query": sparql}  # which every server takes: Virtuoso 7 never answers a query that is sent as such
        if mode != "full":
            form["default-graph-uri"] = merge_of(mode, self.iris).value
        try:
            kind, data = self.server.send("POST", urllib.parse.urlencode(form).encode(), _FORM, _RESULTS)
        except EndpointError as error:
            if error.status == 400:
                raise QueryError(error.what, where=error.where, do="correct the query") from None
            raise
        try:
            return _triples(data) if kind == _N_TRIPLES else _rows(data)
        except (SyntaxError, ValueError):
            raise EndpointError(
                f"this is no answer to a query ({kind})", where=self.server.url, do="give the address for queries"
            ) from None


def _rows(data: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)


def _triples(data: bytes) -> ox.QueryTriples:
    store = ox.Store()
    store.load(io.BytesIO(data), format=ox.RdfFormat.N_TRIPLES)
    result = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(result, ox.QueryTriples)
    return result
