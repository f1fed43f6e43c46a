"""Results that need not be made again, on disk: each in one file, named by the hash of all that it was made of.

A file is a line that tells the lengths and hashes of its two parts, then the parts, compressed: the head, JSON that
every build reads, and the body, bytes that are needed when something changed. It is written beside its place and
renamed into it: what is there is whole. What is damaged all the same counts as absent, and is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import uuid
import zlib
from pathlib import Path
from typing import Any

_LEVEL = 1  # of compression: the N-Quads shrink to a tenth; more takes longer than it saves
_FORGOTTEN = 7 * 24 * 3600  # seconds after which a result that no build used is removed


def key_of(*parts: str | bytes) -> str:
    """The name of a result: the hash of everything that it was made of, in order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


class Cache:
    """A folder of results. ``room`` tells apart the kinds: documents, derived, checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, room: str, key: str) -> Path:
        return self.folder / room / key[:2] / key[2:]

    def write(self, room: str, key: str, head: dict[str, Any], body: bytes = b"") -> None:
        """Keep a result."""
        path = self.path(room, key)
        parts = [zlib.compress(json.dumps(head).encode(), _LEVEL), zlib.compress(body, _LEVEL)]
        line = " ".join(f"{len(p)} {hashlib.sha256(p).hexdigest()}" for p in parts)
        beside = path.with_name(f".{path.name}-{uuid.uuid4().hex}")  # workers on several machines share the folder
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(b"\n".join([line.encode(), b"".join(parts)]))
        os.replace(beside, path)

    def head(self, room: str, key: str) -> dict[str, Any] | None:
        """The head of a result, or None where there is none that is whole."""
        part = self._part(room, key, 0)
        return None if part is None else json.loads(part)

    def body(self, room: str, key: str) -> bytes | None:
        """The body of a result, or None where there is none that is whole."""
        return self._part(room, key, 1)

    def _part(self, room: str, key: str, number: int) -> bytes | None:
        """One of the two parts. Both are looked at: who trusts the head will come for the body."""
        try:
            line, _, data = self.path(room, key).read_bytes().partition(b"\n")
            first, first_hash, second, second_hash = line.decode().split()
            parts = data[: int(first)], data[int(first) : int(first) + int(second)]
            if [hashlib.sha256(p).hexdigest() for p in parts] != [first_hash, second_hash]:
                return None
            return zlib.decompress(parts[number])
        except (OSError, ValueError, zlib.error):
            return None

    def tidy(self, used: set[tuple[str, str]]) -> None:
        """Mark the results that a build used, and remove those that none has used for a week."""
        now = time.time()
        kept = {self.path(room, key) for room, key in used}
        for path in self.folder.glob("*/*/*"):
            if path in kept:
                os.utime(path)
            elif now - path.stat().st_mtime > _FORGOTTEN:
                path.unlink(missing_ok=True)
