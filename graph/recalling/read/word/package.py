"""The package of a Word file: a ZIP archive of XML parts that name each other by relationships.

Nothing is unpacked to the disk, and of the archive only the parts that hold text are opened, each up to a limit.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from ...errors import SourceError
from ..original import Original
from ..xml import attribute, name_of, parser

_LARGEST = 64 * 1024 * 1024  # bytes of one part when unpacked; the text of a long report has less than one million
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of Word 97 to 2003 begin, and encrypted ones of any Word
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of its kind ("footnotes"), and a part or an address outside."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Part:
    """A part: its name, its XML, and what it refers to by identifier."""

    name: str
    root: etree._Element
    relations: Mapping[str, Relation] = field(default_factory=dict)


class Package:
    """The parts of a Word file. Raises ``SourceError`` where the file is no such thing, or damaged."""

    def __init__(self, original: Original) -> None:
        self._where = original.where
        self._archive = _archive(original)

    @cached_property
    def main(self) -> Part:
        """The part with the text of the document."""
        found = [r.target for r in self._relations("").values() if r.kind == "officeDocument"]
        part = self._part(found[0]) if found else None
        if part is None or name_of(part.root) != "document":
            raise SourceError(
                "a ZIP archive that holds no Word document", where=self._where, do="save the text as .docx in Word"
            )
        return part

    def related(self, kind: str) -> Part | None:
        """The part that the main part names as one of a kind: "styles", "footnotes"."""
        found = [r.target for r in self.main.relations.values() if r.kind == kind and not r.external]
        return self._part(found[0]) if found else None

    def referred(self, identifier: str | None) -> Part | None:
        """The part to which the main part refers by an identifier."""
        relation = self.main.relations.get(identifier or "")
        return self._part(relation.target) if relation and not relation.external else None

    def _part(self, name: str) -> Part | None:
        root = self._xml(name)
        return None if root is None else Part(name, root, self._relations(name))

    def _relations(self, name: str) -> dict[str, Relation]:
        folder, file = posixpath.split(name)
        root = self._xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in () if root is None else root.iterchildren("{*}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target") or ""
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id") or ""] = Relation((element.get("Type") or "").rpartition("/")[2], target, external)
        return found

    def _xml(self, name: str) -> etree._Element | None:
        """The XML of a part, or None where there is none of the name."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise _encrypted(self._where)
        try:
            with self._archive.open(info) as file:
                data = file.read(_LARGEST + 1)
        except _DAMAGED as error:
            raise _damaged(self._where, f"{name}: {error}") from None
        if len(data) > _LARGEST:
            raise SourceError(
                f"{name} has more than {_LARGEST:,} bytes when unpacked, more than a resolution can have",
                where=self._where,
                do="split it into single resolutions",
            )
        return self._parsed(name, data)

    def _parsed(self, name: str, data: bytes) -> etree._Element:
        try:
            root = etree.fromstring(data, parser())
        except etree.XMLSyntaxError as error:
            reason = " ".join((error.msg or "it is empty").split())
            raise SourceError(
                f"{name} is not well-formed XML: {reason}",
                where=self._where,
                do="open the file in Word and save it again",
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"{name} declares a document type or entities",
                where=self._where,
                do="open the file in Word and save it again: no Word file has them",
            )
        return root


def _archive(original: Original) -> zipfile.ZipFile:
    data, where = original.data, original.where
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _encrypted(where)
        raise SourceError("a file of Word 97 to 2003 under another name", where=where, do="save it as .docx")
    if not data.startswith(b"PK"):
        kind = "RTF" if data.startswith(b"{\\rtf") else "HTML" if b"<html" in data[:1000].lower() else "no ZIP archive"
        raise SourceError(f"no Word file: it is {kind}", where=where, do="save it as .docx in Word")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise _damaged(where, str(error)) from None


def _encrypted(where: str) -> SourceError:
    return SourceError("the file is encrypted", where=where, do="save it without a password")


def _damaged(where: str, reason: str) -> SourceError:
    reason = " ".join(reason.split()).rstrip(".")
    return SourceError(f"the file is damaged or cut short ({reason})", where=where, do="fetch it again")


def value(element: etree._Element | None, path: str = "", wanted: str = "val") -> str | None:
    """An attribute (``w:val``) of an element, or of the one at a path of names below it."""
    found = element
    for step in path.split("/") if path else ():
        found = next(found.iterchildren(f"{{*}}{step}"), None) if found is not None else None
    return None if found is None else attribute(found, wanted)
