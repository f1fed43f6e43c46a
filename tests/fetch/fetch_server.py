"""A server of archives that has faults, one after another, and writes down what it was asked."""

from __future__ import annotations

import io
import tarfile
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from texts import resolution

README = b"# Resolutions\nThe user must acknowledge the United Nations as the source.\n"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def inner_zip(language: str, *numbers: int) -> bytes:
    """A session in an archive of its own, as the repository has the oldest one."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for n in numbers:
            archive.writestr(f"{language}/74_{n}_{language[0]}.xml", document(74, n))
    return made.getvalue()


def document(session: int, number: int) -> bytes:
    return f"<resolution>{session}/{number} {resolution()}</resolution>".encode()


def repository(more: dict[str, bytes] | None = None) -> bytes:
    """The archive of a repository with three sessions and two languages, as git makes it."""
    files = {
        "README.md": README,
        **{f"75session/English/75_{n}_E.xml": document(75, n) for n in range(1, 41)},
        **{f"75session/Arabic/75_{n}_A.xml": document(75, n) for n in range(1, 4)},
        **{f"76 session/English/GA decision 76_{n} A and B_E.xml": document(76, n) for n in range(1, 3)},
        "PRST/2014/S_PRST_2014_1-1420491E.xml": document(2014, 1),
        "74session/GA resolutions_74session_English.zip": inner_zip("English", 1, 2),
        "74session/GA resolutions_74session_Arabic.zip": inner_zip("Arabic", 3),
        **(more or {}),
    }
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz", format=tarfile.PAX_FORMAT, pax_headers={"comment": COMMIT}) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"Resolutions-HEAD/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


@dataclass
class Faults:
    """What a server does wrong: ``statuses`` it answers with first, how many bytes it drops each answer after."""

    statuses: list[int] = field(default_factory=list)
    drops: list[int] = field(default_factory=list)
    ranges: bool = True  # whether it can give a part
    tag: str = '"one"'
    lengths: bool = True  # whether it says how long the file is
    redirect: str = ""
    wait: str = ""


class Server:
    """Gives one file under every path."""

    def __init__(self, data: bytes, faults: Faults) -> None:
        self.data, self.faults = data, faults
        self.asked: list[tuple[str, str, str]] = []  # path, range, what is known
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        f = self.faults
        wanted, known = to.headers.get("Range", ""), to.headers.get("If-None-Match", "")
        self.asked.append((to.path, wanted, known))
        if f.redirect and not to.path.startswith("/moved"):
            to.send_response(302)
            to.send_header("Location", f.redirect)
            to.end_headers()
            return
        if f.statuses:
            to.send_response(f.statuses.pop(0))
            if f.wait:
                to.send_header("Retry-After", f.wait)
            to.end_headers()
            return
        if known and known == f.tag:
            to.send_response(304)
            to.end_headers()
            return
        begin = 0
        if wanted and f.ranges and to.headers.get("If-Range") == f.tag:
            begin = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if begin >= len(self.data):
            to.send_response(416)
            to.end_headers()
            return
        to.send_response(206 if begin else 200)
        if begin:
            to.send_header("Content-Range", f"bytes {begin}-{len(self.data) - 1}/{len(self.data)}")
        if f.tag:
            to.send_header("ETag", f.tag)
        if f.lengths:
            to.send_header("Content-Length", str(len(self.data) - begin))
        to.end_headers()
        end = begin + f.drops.pop(0) if f.drops else len(self.data)
        to.wfile.write(self.data[begin:end])
        to.close_connection = True
