"""The graph of 57/176, to which the queries are put."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
import rdflib

from of_57_176 import extraction, store
from recalling.store import GraphStore

__all__ = ["extraction", "store"]


@pytest.fixture(scope="session")
def in_rdflib(store: GraphStore) -> Callable[[str], rdflib.Dataset]:
    """The graphs of a mode in another engine; its default graph is their union."""

    @cache
    def load(mode: str) -> rdflib.Dataset:
        dataset = rdflib.Dataset(default_union=True)
        return dataset.parse(data="\n".join(f"{quad} ." for quad in store.quads(mode)), format="nquads")

    return load
