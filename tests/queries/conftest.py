"""The graph of 57/176, to which the queries are put."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
import rdflib

from recalling.dataset import assemble
from recalling.extract import extract
from recalling.model import Extraction
from recalling.resources import folder
from recalling.store import GraphStore


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    return extract(folder("sources") / "A_RES_57_176.md")


@pytest.fixture(scope="session")
def store(extraction: Extraction) -> GraphStore:
    return assemble([extraction]).store()


@pytest.fixture(scope="session")
def in_rdflib(store: GraphStore) -> Callable[[str], rdflib.Dataset]:
    """The graphs of a mode in another engine; its default graph is their union."""

    @cache
    def load(mode: str) -> rdflib.Dataset:
        dataset = rdflib.Dataset(default_union=True)
        return dataset.parse(data="\n".join(f"{quad} ." for quad in store.quads(mode)), format="nquads")

    return load
