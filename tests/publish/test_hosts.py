"""The written site behind Apache and nginx, as their packages come, with the files that the site brings for them.

Both run as long as the test, on a port of their own, without rights. Needs apache2-bin and nginx: make test-external.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ports import free_port, listens
from recalling.publish.check import check, get

MODULES = Path("/usr/lib/apache2/modules")
NOBODY = 65534
ADDRESS = "https://example.org/site/"  # of the tree
FOLDER = "un/doc/E/1998/27"  # a thing, and the folder of un/doc/E/1998/27/Corr.1

pytestmark = pytest.mark.external


def apache(room: Path, port: int) -> list[str]:
    """The arguments with which Apache runs; all that it knows of the site is in .htaccess."""
    modules = ("mpm_event", "authz_core", "dir", "mime", "rewrite", "headers")
    lines = [
        *(f"LoadModule {m}_module {MODULES}/mod_{m}.so" for m in modules),
        f"ServerRoot {room}", f"Listen 127.0.0.1:{port}", "ServerName localhost", "PidFile run/pid",
        "DefaultRuntimeDir run", "ErrorLog run/log", "TypesConfig /dev/null", "AddType text/html .html",
        f"User #{NOBODY}", f"Group #{NOBODY}", f"DocumentRoot {room}/web",
        f"<Directory {room}/web>", "AllowOverride All", "Require all granted", "</Directory>",
    ]  # fmt: skip
    (room / "httpd.conf").write_text("\n".join(lines) + "\n")
    return ["-X", "-f", str(room / "httpd.conf")]


def nginx(room: Path, port: int) -> list[str]:
    """The arguments with which nginx runs hosting/nginx.conf of the site, but for its port and its folder."""
    text = (room / "web/site/hosting/nginx.conf").read_text()
    given = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("root /path/to/site;", f"root {room}/web;")
    assert given.count(str(port)) == given.count(f"{room}/web") == 1
    (room / "site.conf").write_text(given)
    places = [f"{p}_temp_path {room}/run;" for p in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
    lines = [
        "daemon off; master_process off;", f"pid {room}/run/pid; error_log {room}/run/log;", "events {}",
        "http {", f"access_log off; {' '.join(places)} include {room}/site.conf;", "}",
    ]  # fmt: skip
    (room / "nginx.conf").write_text("\n".join(lines) + "\n")
    return ["-e", str(room / "run/log"), "-p", str(room), "-c", str(room / "nginx.conf")]


PROGRAMS = f"{os.environ.get('PATH', '')}:/usr/sbin"  # where Debian puts servers, not in the path of everybody
HOSTS: dict[str, Callable[[Path, int], list[str]]] = {"apache2": apache, "nginx": nginx}


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, tree: Path) -> Iterator[str]:
    """The address of the site behind a server."""
    program = shutil.which(request.param, path=PROGRAMS)
    if program is None:
        pytest.skip(f"{request.param} is not installed; run `make test-external`")
    with tempfile.TemporaryDirectory() as name:  # the folders of pytest are for their owner only
        room, port = Path(name), free_port()
        room.chmod(0o755)
        (room / "run").mkdir()
        shutil.copytree(tree, room / "web/site")
        shutil.copytree(tree / "hosting/w3id", room / "web/recalling")
        rights = {}
        if os.getuid() == 0:
            os.chown(room / "run", NOBODY, NOBODY)
            rights = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        command = [program, *HOSTS[request.param](room, port)]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **rights)
        try:
            if not listens(port, 20):
                server.kill()
                log = room / "run/log"
                pytest.fail(f"{server.communicate()[1]}\n{log.read_text() if log.is_file() else ''}")
            yield f"http://127.0.0.1:{port}/site/"
        finally:
            server.kill()
            server.wait()


KINDS = {
    "html": "text/html",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


@pytest.mark.parametrize("thing", ["un/ga/res/57/176", FOLDER, f"{FOLDER}/Corr.1", "vocab/act", "dataset"])
@pytest.mark.parametrize("suffix", KINDS)
def test_a_thing_leads_to_the_description_that_is_wanted(host: str, thing: str, suffix: str):
    answer = get(host + thing, KINDS[suffix])
    assert (answer.status, answer.headers["location"]) == (303, f"{host}{thing}.{suffix}")
    assert "Accept" in answer.headers["vary"]
    described = get(answer.headers["location"])
    assert (described.status, described.headers["content-type"]) == (200, f"{KINDS[suffix]}; charset=utf-8")
    assert described.headers["access-control-allow-origin"] == "*"


FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
WANTED = [
    (FIREFOX, "html"),
    (f"{FIREFOX},application/signed-exchange;v=b3;q=0.7", "html"),  # Chromium
    ("*/*", "html"),  # curl
    ("", "html"),
    # rdflib
    ("text/turtle;q=1, application/rdf+xml;q=0.9, text/n3;q=0.9, application/n-triples;q=0.8, */*;q=0.1", "ttl"),
    # Comunica
    (
        "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
        "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,text/html;q=0.2",
        "jsonld",
    ),
    # Jena
    (
        "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
        "application/trig,application/n-quads;q=0.9,*/*;q=0.5",
        "ttl",
    ),
    ("Text/Turtle; charset=utf-8", "ttl"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
    ("application/json", "jsonld"),
    ("application/*", "jsonld"),
    ("application/xhtml+xml", "html"),
    ("text/html;q=0.1, text/turtle;q=0.9", "ttl"),
    ("text/turtle;q=0.2, application/rdf+xml;q=0.9", "rdf"),
    ("text/turtle;q=0.5, text/html", "html"),
    ("text/turtle ; q=0.30 , application/n-triples; q=0.4", "nt"),
    ("*/*;q=0.5, application/rdf+xml", "rdf"),
    ("text/html;q=0.050, application/rdf+xml;q=.1", "rdf"),
    ("text/turtle;q=0, application/n-triples;q=0.001", "nt"),
    ("text/turtle;q=0", "html"),  # and whatever else fits nothing
    ("image/png", "html"),
    ("banana", "html"),
    (";;;,,,q=1", "html"),
]


@pytest.mark.parametrize(("accept", "suffix"), WANTED)
def test_qualities_are_honoured(host: str, accept: str, suffix: str):
    assert get(f"{host}{FOLDER}", accept).headers["location"] == f"{host}{FOLDER}.{suffix}"


@pytest.mark.parametrize("host", ["apache2"], indirect=True, scope="module")  # which w3id.org runs
@pytest.mark.parametrize(("accept", "suffix"), WANTED)
def test_the_rules_for_w3id_lead_from_its_iris_to_the_site(host: str, accept: str, suffix: str):
    answer = get(f"{host.removesuffix('site/')}recalling/un/instr/cedaw", accept)
    assert (answer.status, answer.headers["location"]) == (303, f"{ADDRESS}un/instr/cedaw.{suffix}")


def test_the_folder_of_a_thing_leads_to_its_page(host: str):
    answer = get(f"{host}{FOLDER}/")
    assert answer.status == 200
    assert b'url=../27.html"' in answer.body


@pytest.mark.parametrize("path", ["nothing", "un/ga/res/57/999", f"{FOLDER}/nothing", "un/ga/res/57/176/x"])
def test_what_is_not_there_is_404_with_a_page_that_says_so(host: str, path: str):
    answer = get(host + path)
    assert (answer.status, answer.kind) == (404, "text/html")
    assert b"There is no such page" in answer.body


def test_all_conventions_are_kept_that_a_host_of_files_can_keep(host: str):
    lacking = {f.convention for f in check(host) if not f.kept}
    assert lacking == {"406 where nothing fits", "Link: rel=alternate"}  # they take a server that knows the things
