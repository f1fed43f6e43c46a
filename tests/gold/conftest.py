"""The graph that is judged against the gold standard of 57/176."""

from __future__ import annotations

import pytest

from goldstandard import iris
from recalling.authority import BASE
from recalling.dataset import Dataset, assemble
from recalling.extract import extract
from recalling.model import Extraction
from recalling.resources import folder
from recalling.store import GraphStore


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    return extract(folder("sources") / "A_RES_57_176.md")


@pytest.fixture(scope="session")
def dataset(extraction: Extraction) -> Dataset:
    return assemble([extraction])


@pytest.fixture(scope="session")
def store(dataset: Dataset) -> GraphStore:
    return dataset.store()


@pytest.fixture(scope="session")
def iri():
    """The path of a gold id."""
    return lambda gold_id: iris()[gold_id].removeprefix(BASE)
