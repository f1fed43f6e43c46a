"""A site is tested as it lies on a host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from recalling.errors import RecallingError
from recalling.publish.check import check
from recalling.publish.rdf import FORMATS


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".ttl": "application/octet-stream"}

    def log_message(self, *_: object) -> None:
        pass


class _WithTypes(_Quiet):
    """A host that knows the types of RDF, as those do that read _headers or .htaccess."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {f.suffix: f.media_type for f in FORMATS.values()}

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@pytest.fixture
def host(request: pytest.FixtureRequest, tree: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(request.param, directory=str(tree)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("host", [_WithTypes], indirect=True)
def test_a_host_of_files_keeps_what_every_host_can(host):
    findings = check(host)
    assert not [f for f in findings if f.needed and not f.kept]
    missing = {f.convention for f in findings if not f.kept}
    assert "303 from a thing to Turtle" in missing  # only a server that negotiates does that
    assert "all formats say the same" not in missing


@pytest.mark.parametrize("host", [_Quiet], indirect=True)
def test_what_a_host_lacks_is_said(host):
    lacking = {f.convention: f.seen for f in check(host) if f.needed and not f.kept}
    assert lacking["Turtle comes as text/turtle"] == "200 application/octet-stream"


@pytest.mark.parametrize("host", [_Quiet], indirect=True)
def test_a_thing_that_is_a_folder_is_found_on_a_host_that_knows_nothing(host):
    from urllib.request import urlopen

    page = urlopen(f"{host}un/doc/E/1998/27").read().decode()  # the host leads to 27/, whose index leads on
    assert 'url=../27.html"' in page
    assert "E/1998/27" in urlopen(f"{host}un/doc/E/1998/27/../27.html").read().decode()


def test_no_answer_is_an_error_of_one_line():
    with pytest.raises(RecallingError, match="no answer"):
        check("http://127.0.0.1:9/")
    with pytest.raises(RecallingError, match="no address"):
        check("build/site")
