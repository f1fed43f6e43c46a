"""The graph of 57/176, opened."""

from __future__ import annotations

import pytest

from of_57_176 import extraction, store
from recalling.notebook import Opened
from recalling.store import GraphStore

__all__ = ["extraction", "store"]


@pytest.fixture(scope="session")
def opened(store: GraphStore) -> Opened:
    return Opened(store)
