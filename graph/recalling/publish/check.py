"""Whether a site that lies on the web keeps the conventions: what every host can do, and what only some do."""

from __future__ import annotations

import hashlib
import http.client
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pyoxigraph as ox

from ..errors import RecallingError
from .rdf import DATASET, FORMATS

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_SPDX = "http://spdx.org/rdf/terms#"
_LICENCE = "http://purl.org/dc/terms/license"
_SECONDS = 20.0
_LARGEST = 64 << 20  # bytes of a dump that is fetched to be hashed


@dataclass(frozen=True, slots=True)
class Finding:
    """One convention: whether it is kept, whether every host should keep it, and what was seen."""

    convention: str
    kept: bool
    needed: bool
    seen: str = ""


@dataclass(frozen=True)
class Answer:
    """What a host answered: status, headers by small names, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


Fetch = Callable[..., Answer]


def check(address: str, fetch: Fetch | None = None) -> list[Finding]:
    """Test a deployed site. Raises ``RecallingError`` where nothing answers at the address."""
    root = address.rstrip("/") + "/"
    if urlsplit(root).scheme not in ("http", "https"):
        raise RecallingError(f"{address!r} is no address of the web", do="give one like https://example.org/site/")
    return list(_Check(root, fetch or get).findings())


def get(address: str, accept: str = "*/*", method: str = "GET") -> Answer:
    """Fetch an address; redirections are not followed."""
    parts = urlsplit(address)
    make = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = make(parts.netloc, timeout=_SECONDS)
    path = parts.path or "/"
    try:
        headers = {"Accept": accept, "User-Agent": "recalling"}
        connection.request(method, f"{path}?{parts.query}" if parts.query else path, headers=headers)
        got = connection.getresponse()
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read(_LARGEST))
    except (OSError, http.client.HTTPException) as error:
        raise RecallingError(f"no answer ({error})", where=address, do="see whether the site is there") from None
    finally:
        connection.close()


class _Check:
    """Goes through the conventions of one site."""

    def __init__(self, root: str, fetch: Fetch) -> None:
        self.root = root
        self.fetch = fetch
        self.void: set[ox.Triple] = set()

    def findings(self) -> Iterator[Finding]:
        front = self.fetch(self.root)
        yield Finding("the front page is HTML", front.status == 200 and front.kind == "text/html", True, front.kind)
        lost = self.fetch(f"{self.root}there-is-no-such-page")
        yield Finding("what is not there is 404", lost.status == 404, True, str(lost.status))
        for file in ("robots.txt", "sitemap.xml", "assets/site.css"):
            answer = self.fetch(self.root + file)
            yield Finding(f"{file} is there", answer.status == 200, True, str(answer.status))
        yield from self._described()
        example = self._example()
        if example:
            yield from self._formats(example)
            yield from self._negotiation(example)
        yield from self._dumps()
        yield from self._endpoint()

    # --------------------------------------------------------------------------------- the parts

    def _described(self) -> Iterator[Finding]:
        answer = self.fetch(f"{self.root}{DATASET}.ttl")
        try:
            self.void = {q.triple for q in ox.parse(answer.body, format=ox.RdfFormat.TURTLE)}
        except (SyntaxError, ValueError):
            self.void = set()
        yield Finding("the data set is described in VoID and DCAT", bool(self.void), True, str(answer.status))
        licences = self._objects(_LICENCE)
        iri = any(isinstance(o, ox.NamedNode) for o in licences)
        yield Finding("its licence is an IRI", iri, True, " ".join(o.value for o in licences))
        known = self.fetch(f"{self.root}.well-known/void")
        yield Finding("/.well-known/void leads to it", known.status in (200, 301, 302, 303), True, str(known.status))

    def _formats(self, example: str) -> Iterator[Finding]:
        page = self.fetch(f"{example}.html")
        yield Finding("a thing has a page", page.status == 200 and page.kind == "text/html", True, page.kind)
        linked = set(re.findall(rb'rel="alternate" href="[^"]*" type="([^"]*)"', page.body))
        wanted = {f.media_type.encode() for f in FORMATS.values()}
        yield Finding("the page links its other formats", wanted <= linked, True, f"{len(linked)} formats")
        said = []
        for form in FORMATS.values():
            answer = self.fetch(example + form.suffix)
            right = answer.status == 200 and answer.kind == form.media_type
            yield Finding(f"{form.name} comes as {form.media_type}", right, True, f"{answer.status} {answer.kind}")
            cors = answer.headers.get("access-control-allow-origin") == "*"
            yield Finding(f"{form.name} may be read by other pages (CORS)", cors, False)
            said.append(_parsed(answer.body, form.rdf))
        yield Finding("all formats say the same", bool(said[0]) and all(s == said[0] for s in said), True)

    def _negotiation(self, example: str) -> Iterator[Finding]:
        for form in FORMATS.values():
            answer = self.fetch(example, form.media_type)
            leads = urljoin(example, answer.headers.get("location", ""))
            right = answer.status == 303 and leads.endswith(form.suffix)
            yield Finding(f"303 from a thing to {form.name}", right, False, f"{answer.status} {leads}")
        answer = self.fetch(example, "text/html")
        yield Finding("303 from a thing to its page", answer.status == 303, False, str(answer.status))
        varies = "accept" in answer.headers.get("vary", "").lower()
        yield Finding("Vary: Accept", varies, False, answer.headers.get("vary", ""))
        found = "alternate" in answer.headers.get("link", "")
        yield Finding("Link: rel=alternate", found, False)
        head = self.fetch(f"{example}.html", method="HEAD")
        yield Finding("HEAD is answered without a body", head.status == 200 and not head.body, True, str(head.status))
        none = self.fetch(example, "image/png")
        yield Finding("406 where nothing fits", none.status == 406, False, str(none.status))

    def _dumps(self) -> Iterator[Finding]:
        sizes, places = self._by_subject(_DCAT + "byteSize"), self._by_subject(_DCAT + "downloadURL")
        checks, sums = self._by_subject(_SPDX + "checksum"), self._by_subject(_SPDX + "checksumValue")
        for part, place in sorted(places.items(), key=lambda item: item[1]):
            name = place.strip("<>").rpartition("/")[2]
            if int(sizes.get(part, "0")) > _LARGEST:
                continue
            answer = self.fetch(f"{self.root}dumps/{name}")
            same = hashlib.sha256(answer.body).hexdigest() == sums.get(checks.get(part, ""))
            yield Finding(
                f"dumps/{name} is what its hash says", answer.status == 200 and same, True, str(answer.status)
            )

    def _endpoint(self) -> Iterator[Finding]:
        for endpoint in self._objects(_VOID + "sparqlEndpoint"):
            answer = self.fetch(
                f"{endpoint.value}?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", "application/sparql-results+json"
            )
            yield Finding("the SPARQL endpoint answers", b"true" in answer.body, True, str(answer.status))
            described = self.fetch(endpoint.value, "text/turtle")
            yield Finding("and describes itself", described.kind == "text/turtle", True, described.kind)

    # ------------------------------------------------------------------------------------ helpers

    def _objects(self, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        found = (t.object for t in self.void if t.predicate.value == predicate)
        return [o for o in found if isinstance(o, (ox.NamedNode, ox.Literal))]

    def _by_subject(self, predicate: str) -> dict[str, str]:
        """The values of a property by subject."""
        found = ((t.subject, t.object) for t in self.void if t.predicate.value == predicate)
        return {str(s): o.value if isinstance(o, ox.Literal) else str(o) for s, o in found}

    def _example(self) -> str:
        """The address on this site of an example of the data set."""
        space = next((o.value for o in self._objects(_VOID + "uriSpace")), "")
        examples = sorted(o.value for o in self._objects(_VOID + "exampleResource"))
        return next((self.root + e.removeprefix(space) for e in examples if e.startswith(space)), "")


def _parsed(body: bytes, form: ox.RdfFormat) -> set[ox.Triple]:
    try:
        return {q.triple for q in ox.parse(body, format=form)}
    except (SyntaxError, ValueError):
        return set()
