"""Out of an archive as the source gives it, the documents of some sessions and languages into one of their own."""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import SourceError
from ..read.archives import contents_of, names_in

_INSIDE = ".zip"  # the repository has whole sessions in archives of this kind
_LARGEST_INSIDE = 512 * 1024 * 1024  # bytes of one of these
_TERMS = ("README", "LICENSE", "LICENCE", "TERMS", "NOTICE")
_REVISION = re.compile("[0-9a-f]{40}")


@dataclass(frozen=True)
class Wanted:
    """Which documents: of which sessions (or years), of which languages, by code; of all where nothing is said."""

    sessions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def has(self, name: str, languages: Mapping[str, str]) -> bool:
        """Whether the document of this name in the archive is one."""
        folders = PurePosixPath(name).parts[:-1]
        numbers = {number for folder in folders for number in re.findall(r"\d+", folder)}
        return (not self.sessions or not numbers.isdisjoint(self.sessions)) and (
            not self.languages or language_of(name, languages) in self.languages
        )


EVERYTHING = Wanted()


@dataclass(frozen=True)
class Picked:
    """How many documents an archive has, and the revision of the source that it was made of, where that is known."""

    documents: int
    revision: str


def language_of(name: str, languages: Mapping[str, str]) -> str:
    """The language of the document of this name in an archive, by code; an empty text where nothing tells it."""
    path = PurePosixPath(name)
    for folder in reversed(path.parts[:-1]):
        for code, language in languages.items():
            if re.search(rf"(?<![^\W_]){language}(?![^\W_])", folder):
                return code
    letters = {language[0]: code for code, language in languages.items()}
    return letters.get(path.stem[-1:], "")


def pick(source: Path, made: Path, wanted: Wanted, languages: Mapping[str, str]) -> Picked:
    """Write the documents that are wanted into an archive; the same ones give the same bytes.

    Raises ``SourceError`` where the archive is damaged or has no such document.
    """
    count = 0
    with (
        made.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, data in _documents(source, wanted, languages):
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o644
            archive.addfile(member, io.BytesIO(data))
            count += 1
    if not count:
        made.unlink()
        raise SourceError(
            "no such document in the archive", where=str(source), do="ask for other sessions or languages"
        )
    return Picked(count, _revision(source))


def terms_of(source: Path) -> bytes:
    """What an archive itself says about its use: the files of its first folder that are named so, one after another."""
    names = [n for n in names_in(source) if n.count("/") <= 1 and PurePosixPath(n).stem.upper() in _TERMS]
    found = {name: data for name, data in contents_of(source, names) if isinstance(data, bytes)}
    return b"\n\n".join(found[name].strip() for name in sorted(found)) + b"\n" if found else b""


def _documents(source: Path, wanted: Wanted, languages: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The documents that are wanted, by their names without the folder that holds the whole archive."""
    names = [n for n in names_in(source) if n.lower().endswith((".xml", _INSIDE))]
    for name, data in contents_of(source, {*names}, _LARGEST_INSIDE):
        if isinstance(data, SourceError):
            raise data
        place = name.partition("/")[2] or name
        found = _in_zip(place, data) if name.lower().endswith(_INSIDE) else iter([(place, data)])
        yield from ((inner, content) for inner, content in found if wanted.has(inner, languages))


def _in_zip(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The documents of an archive in the archive, as if it were a folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"inner{_INSIDE}")
        path.write_bytes(data)
        inside = {n for n in names_in(path) if n.lower().endswith(".xml")}
        for inner, content in contents_of(path, inside):
            if isinstance(content, SourceError):
                raise SourceError(f"damaged in the archive ({content.what})", where=name, do="fetch it again")
            yield f"{PurePosixPath(name).with_suffix('')}/{inner}", content


def _revision(source: Path) -> str:
    """The commit that an archive was made of, which git writes into it."""
    try:
        with tarfile.open(source) as opened:
            opened.next()
            comment = opened.pax_headers.get("comment", "")
    except tarfile.TarError:  # a .zip
        return ""
    return comment if _REVISION.fullmatch(comment) else ""
