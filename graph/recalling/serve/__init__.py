"""The graph over HTTP: the site with content negotiation, a SPARQL endpoint, a small JSON interface.

Needs the extra ``serve`` of the package: Starlette and uvicorn.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import RecallingError

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from .workers import Limits


def application(
    built: str | Path = "build",
    *,
    base: str | None = None,
    address: str | None = None,
    workers: int = 2,
    waiting: int = 30,
    seconds: float = 20.0,
    limits: Limits | None = None,
) -> Starlette:
    """The application that serves the graph of a build. ``workers`` answer SPARQL, ``waiting`` more may queue."""
    try:
        from .app import create_app
        from .state import State
        from .workers import DataSet, Limits, Workers
    except ImportError as error:
        raise RecallingError(
            f"serving needs {error.name}, which is not installed", do="run `pip install 'recalling[serve]'`"
        ) from None
    import pyoxigraph as ox

    from ..publish import Site
    from ..store import MODES, GraphStore, store_in

    folder = Path(built)
    store = GraphStore.open(folder)
    merged = tuple(g.value if isinstance(g, ox.NamedNode) else "" for g in store.merged())
    named = tuple(sorted({g.value for mode in MODES for g in store.graphs(mode)}))
    pool = Workers(str(store_in(folder)), DataSet(merged, named), workers, waiting, limits or Limits(seconds))
    return create_app(State(Site(store, base, address), folder, pool, address))


def run(app: Starlette, host: str, port: int, *, quiet: bool = False) -> None:
    """Serve until interrupted; requests under way are finished first."""
    import uvicorn

    uvicorn.run(
        app, host=host, port=port, log_level="warning" if quiet else "info", access_log=not quiet,
        timeout_graceful_shutdown=10, server_header=False,
    )  # fmt: skip
