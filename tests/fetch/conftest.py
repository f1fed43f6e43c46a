"""A server of archives with faults, and the command line in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fetch_server import Faults, Server, repository


@pytest.fixture
def invoke() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `recalling` with some arguments, in a process of its own."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from recalling.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def server() -> Iterator[Callable[..., Server]]:
    made: list[Server] = []

    def make(data: bytes | None = None, **faults: object) -> Server:
        made.append(Server(repository() if data is None else data, Faults(**faults)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.http.shutdown()
        one.http.server_close()
