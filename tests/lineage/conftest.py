"""The graph of 57/176, and its steps."""

from __future__ import annotations

import pytest

from of_57_176 import extraction, store
from recalling.lineage import CitationGraph
from recalling.store import GraphStore

__all__ = ["extraction", "store"]


@pytest.fixture(scope="session")
def graph(store: GraphStore) -> CitationGraph:
    return CitationGraph.of(store)
