"""One file from the web, whole or not at all: what was cut off goes on where it stopped, if the server can do that."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import EndpointError, RecallingError
from ..files import sha256_of

if TYPE_CHECKING:
    import httpx

_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))  # statuses that may be another a moment later
_LONGEST = 60.0  # seconds that a server may make us wait
_GOES_ON = "run the command again: it goes on where this one stopped"


@dataclass(frozen=True)
class Manner:
    """How a file is fetched: how often it is tried, the pause before the second try, the longest silence, in seconds.

    Before each further try the pause is twice as long; a server that says how long to wait is obeyed, up to a minute.
    """

    tries: int = 5
    pause: float = 1.0
    silence: float = 60.0


PATIENT = Manner()


@dataclass(frozen=True)
class Arrived:
    """A file that arrived: SHA-256, bytes, the tag by which the server knows it, and the date that the server gave."""

    sha256: str
    size: int
    tag: str = ""
    date: str = ""


Told = Callable[[int, int | None], None]
"""Is told how many bytes there are, and of how many, where the server says that."""


def download(
    address: str,
    path: Path,
    *,
    known: str = "",
    sha256: str = "",
    manner: Manner = PATIENT,
    told: Told = lambda *_: None,
) -> Arrived | None:
    """Fetch a file to a path; None where the server still has what it calls ``known``.

    What has arrived of it stands beside ``path`` (``.part``) until it is whole. Raises ``EndpointError`` where the
    server refuses, does not answer, or stops each time; and where the file has not the ``sha256`` that it must have.
    """
    try:
        import httpx
    except ImportError:
        raise RecallingError("fetching needs the library httpx", do="pip install 'recalling[fetch]'") from None
    part = _Part(path)
    fault: _Again | None = None
    headers = {"Accept-Encoding": "identity"}  # a range counts the bytes of the file, not of a compressed copy
    with httpx.Client(follow_redirects=True, timeout=manner.silence, headers=headers) as client:
        for attempt in range(manner.tries):
            if fault is not None:
                time.sleep(min(_LONGEST, fault.wait or manner.pause * 2 ** (attempt - 1)))
            try:
                answer = _ask(client, address, part, known, told)
            except _Again as again:
                fault = again
                continue
            return None if answer is None else _whole(answer, part, path, address, sha256)
    assert fault is not None
    raise fault.error from None


class _Again(Exception):  # noqa: N818 - reads as what is to be done
    """A fault that may be gone a moment later: the error, and how long the server asks to wait, in seconds."""

    def __init__(self, error: EndpointError, wait: float = 0.0) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


class _Part:
    """What has arrived of a file so far, and the tag of the file that it is a part of."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(f"{path.name}.part")
        self._tag = path.with_name(f"{path.name}.tag")

    @property
    def size(self) -> int:
        """How many bytes there are; without a tag they are worth nothing."""
        return self.path.stat().st_size if self.path.exists() and self._tag.exists() else 0

    def headers(self, known: str) -> dict[str, str]:
        """What to ask the server for: the rest of the file, or the file if it is another than we know."""
        if self.size:
            return {"Range": f"bytes={self.size}-", "If-Range": self._tag.read_text("utf-8")}
        return {"If-None-Match": known} if known else {}

    def begin(self, tag: str) -> None:
        """Begin anew, with a file of this tag; one without a tag cannot go on later."""
        self.discard()
        self.path.touch()
        if tag:
            self._tag.write_text(tag, encoding="utf-8")

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)
        self._tag.unlink(missing_ok=True)

    def becomes(self, path: Path) -> None:
        self.path.replace(path)
        self._tag.unlink(missing_ok=True)


def _ask(client: httpx.Client, address: str, part: _Part, known: str, told: Told) -> httpx.Headers | None:
    """Get what is missing of a file; the headers of the answer, or None where we have the file already."""
    import httpx

    try:
        with client.stream("GET", address, headers=part.headers(known)) as answer:
            if answer.status_code == 304:
                return None
            _check(answer, address, part)
            _receive(answer, part, told)
            return answer.headers
    except httpx.TooManyRedirects:
        what = "the server sends from one address to another without end"
        raise EndpointError(what, where=address, do="correct the address") from None
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise EndpointError(f"not an address ({error})", where=address, do="give one that begins with http") from None
    except httpx.HTTPError as error:
        what = f"the server stopped or does not answer ({str(error) or type(error).__name__})"
        do = _GOES_ON if part.size else "see whether the address is right"
        raise _Again(EndpointError(what, where=address, do=do)) from None


def _check(answer: httpx.Response, address: str, part: _Part) -> None:
    """Raise what the status of an answer, and the way to it, say against it."""
    if address.startswith("https:") and answer.url.scheme != "https":
        raise EndpointError("the server sends to an address that is not secure", where=address, do="correct it")
    status = answer.status_code
    begins = answer.headers.get("Content-Range", "").startswith(f"bytes {part.size}-")
    if status == 416 or (status == 206 and not begins):  # what we have is no beginning of what the server has
        part.discard()
        raise _Again(EndpointError("the server gives another part than was asked for", where=address))
    if status not in (200, 206):
        what = f"the server refuses ({status} {answer.reason_phrase})"
        error = EndpointError(what, where=address, do=_ADVICE.get(status), status=status)
        raise _Again(error, _wait(answer)) if status in _AGAIN else error


_ADVICE = {404: "correct the address or the name of the collection", 429: "wait, then run the command again"}


def _wait(answer: httpx.Response) -> float:
    """How long a server asks to wait, in seconds; 0 where it does not say, or says a date."""
    said = answer.headers.get("Retry-After", "")
    return float(said) if said.isdigit() else 0.0


def _receive(answer: httpx.Response, part: _Part, told: Told) -> None:
    if answer.status_code == 200:  # the whole file, whatever was asked for
        part.begin(_tag(answer.headers))
    have = part.path.stat().st_size
    length = answer.headers.get("Content-Length", "")
    total = have + int(length) if length.isdigit() else None
    with part.path.open("ab") as file:
        for piece in answer.iter_raw():
            file.write(piece)
            have += len(piece)
            told(have, total)


def _tag(headers: httpx.Headers) -> str:
    """What tells a file from any other, byte by byte: a strong tag, or when it was changed."""
    tag, changed = str(headers.get("ETag", "")), str(headers.get("Last-Modified", ""))
    return tag if tag and not tag.startswith("W/") else changed


def _whole(headers: httpx.Headers, part: _Part, path: Path, address: str, sha256: str) -> Arrived:
    found, size = sha256_of(part.path), part.path.stat().st_size
    if sha256 and found != sha256:
        part.discard()
        what = f"what arrived has the SHA-256 {found}, not {sha256}"
        raise EndpointError(what, where=address, do="fetch it again, or correct the file of sources")
    part.becomes(path)
    return Arrived(found, size, headers.get("ETag", ""), _day(headers.get("Date", "")))


def _day(date: str) -> str:
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except ValueError:
        return ""
