"""The graph of 57/176, served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from built import build_into
from recalling.dataset import assemble
from recalling.extract import extract
from recalling.resources import folder
from recalling.serve import application
from recalling.serve.workers import Limits

SECONDS = 2.0


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("built")
    dataset = assemble([extract(folder("sources") / "A_RES_57_176.md")])
    return build_into(room, dataset)


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    """A client of the running application; it does not follow redirections."""
    app = application(built, workers=2, waiting=4, limits=Limits(SECONDS, 1 << 20))
    with TestClient(app, follow_redirects=False) as client:
        yield client
