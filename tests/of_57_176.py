"""The graph of 57/176 as fixtures, for the tests that ask it: a ``conftest.py`` imports what its tests use."""

from __future__ import annotations

import pytest

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
