"""A SPARQL server of its own for each test: the real ``oxigraph serve``, or one that has faults."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from recalling.build import build
from recalling.resources import folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of 57/176 in a folder."""
    out = tmp_path_factory.mktemp("endpoint") / "out"
    build([folder("sources") / "A_RES_57_176.md"], out, engine="shifty", everything=False, processes=1)
    return out


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    return Path(shutil.copytree(built, tmp_path / "graph"))


@pytest.fixture
def oxigraph() -> Iterator[str]:
    """The address of a server that begins empty."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the program oxigraph is not installed (pip install oxigraph)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen([program, "serve", "--bind", address], stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not _answers(address):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    host, _, port = address.partition(":")
    with socket.socket() as client:
        return client.connect_ex((host, int(port))) == 0


class Faulty:
    """A server that answers as it is told, and writes down what it was asked: ``None`` is a dropped connection."""

    def __init__(self, statuses: list[int | None]) -> None:
        self.statuses = statuses
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.asked.append(f"{self.command} {self.path}")
                status = outer.statuses.pop(0) if outer.statuses else 204
                if status is None:
                    self.close_connection = True
                    return
                self.send_response(status)
                self.end_headers()
                if status >= 400:
                    self.wfile.write(b"because of the moon\nand the tide")

            do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = answer  # noqa: N815 - as the library has them

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/store"
        Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def faulty() -> Iterator[Callable[..., Faulty]]:
    made: list[Faulty] = []

    def make(*statuses: int | None) -> Faulty:
        made.append(Faulty([*statuses]))
        return made[-1]

    yield make
    for server in made:
        server.http.shutdown()
        server.http.server_close()
