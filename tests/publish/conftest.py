"""The graph of 57/176 and its site, written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from recalling.dataset import Dataset, assemble
from recalling.extract import extract
from recalling.publish import Published, Site, publish
from recalling.rdf.serialise import write
from recalling.resources import folder
from recalling.store import GraphStore, write_store

DATE = "2026-11-24"
ADDRESS = "https://example.org/site/"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return assemble([extract(folder("sources") / "A_RES_57_176.md")])


@pytest.fixture(scope="session")
def store(dataset: Dataset) -> GraphStore:
    return dataset.store()


@pytest.fixture(scope="session")
def site(store: GraphStore) -> Site:
    return Site(store, address=ADDRESS, date=DATE)


def build_into(room: Path, dataset: Dataset, more: Iterable[ox.Quad] = ()) -> Path:
    """What a build leaves, as far as publishing needs it."""
    room.mkdir(parents=True, exist_ok=True)
    quads = [*dataset.quads, *more]
    write_store(quads, room / "store", dataset.iris)
    write(quads, room / "graph.nq", "nquads", dataset.iris)
    write(quads, room / "graph.ttl", "turtle", dataset.iris)
    return room


@pytest.fixture(scope="session")
def built(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_into(tmp_path_factory.mktemp("built"), dataset)


@pytest.fixture(scope="session")
def published(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    out = tmp_path_factory.mktemp("published") / "site"
    return publish(built, out, address=ADDRESS, date=DATE, processes=1)


@pytest.fixture(scope="session")
def tree(published: Published) -> Path:
    """The folder of the site."""
    return published.out


@pytest.fixture(scope="session")
def build_folder() -> Callable[..., Path]:
    return build_into
