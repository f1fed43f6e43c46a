"""The graph of 57/176 and its site, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from built import build_into
from recalling.dataset import Dataset, assemble
from recalling.extract import extract
from recalling.publish import Published, Site, publish
from recalling.resources import folder
from recalling.store import GraphStore

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
