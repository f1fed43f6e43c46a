"""Archives as they come: both kinds are read alike, and one that is damaged or made to do harm is told in one line."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from recalling.errors import SourceError
from recalling.read import archives
from recalling.read.archives import contents_of, names_in
from recalling.read.places import find, open_all

FILES = {"75session/English/75_1_E.xml": b"<one/>", "75session/English/75_2_E.xml": b"<two/>", "README.md": b"terms"}


def packed(path: Path, files: dict[str, bytes]) -> Path:
    """An archive of these files, of the kind that its name tells."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
    else:
        with tarfile.open(path, f"w:{path.suffix[1:]}") as archive:
            for name, data in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["a.tar.gz", "a.tar.xz", "a.zip"])
def test_the_documents_in_an_archive_of_either_kind(tmp_path, name):
    found = find(packed(tmp_path / name, FILES), (".xml",))
    assert [f.where for f in found] == [f"{tmp_path / name}:75session/English/75_{n}_E.xml" for n in (1, 2)]
    assert [(f.name, original.data) for f, original in open_all(found)] == [
        ("75_1_E.xml", b"<one/>"),
        ("75_2_E.xml", b"<two/>"),
    ]


def test_an_archive_is_found_in_a_folder(tmp_path):
    packed(tmp_path / "a.zip", FILES).rename(tmp_path / "A.ZIP")
    assert len(find(tmp_path, (".xml",))) == 2


@pytest.mark.parametrize("name", ["a.tar.gz", "a.zip"])
def test_an_archive_that_was_cut_short(tmp_path, name):
    path = packed(tmp_path / name, FILES)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(SourceError, match=r"the archive cannot be read .*; fetch it again"):
        names_in(path)


def test_one_damaged_file_in_a_zip_leaves_the_others(tmp_path):
    path = packed(tmp_path / "a.zip", {"a.xml": b"<one/>" * 99, "b.xml": b"<two/>"})
    data = path.read_bytes()
    at = data.index(b"a.xml") + len("a.xml")
    path.write_bytes(data[:at] + bytes(len(b"....")) + data[at + 4 :])
    told: list[str] = []
    read = [f.name for f, _ in open_all(find(path, (".xml",)), lambda error: told.append(str(error)))]
    assert read == ["b.xml"]
    assert len(told) == 1
    assert f"{path}:a.xml: damaged in the archive" in told[0]


def test_a_file_that_is_locked_with_a_password(tmp_path):
    path = packed(tmp_path / "a.zip", {"a.xml": b"<one/>"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    ((_, refused),) = contents_of(path, {"a.xml"})
    assert str(refused) == f"{path}:a.xml: locked with a password; unpack it by hand"


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.tar.gz"])
def test_an_archive_that_unpacks_to_many_times_its_size_is_refused(tmp_path, name, monkeypatch):
    monkeypatch.setattr(archives, "_HARMLESS", 1_000_000)
    path = packed(tmp_path / name, {f"{n}.xml": bytes(500_000) for n in range(20)})
    with pytest.raises(SourceError, match="would unpack to more than 200 times its size; do not use it"):
        names_in(path)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_no_more_is_read_of_a_file_than_a_document_may_have(tmp_path, name):
    path = packed(tmp_path / name, {"a.xml": b"x" * 1000})
    assert [*contents_of(path, {"a.xml"}, largest=100)] == [("a.xml", b"x" * 101)]


def test_a_zip_that_lies_about_a_size_is_damaged(tmp_path):
    path = packed(tmp_path / "a.zip", {"a.xml": bytes(100_000)})
    data = path.read_bytes()
    path.write_bytes(data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    ((_, refused),) = contents_of(path, {"a.xml"})
    assert "damaged in the archive" in str(refused)


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path):
    path = packed(tmp_path / "a.tar.gz", {"../../secret.xml": b"<one/>", "/etc/passwd.xml": b"<two/>"})
    (tmp_path.parent / "secret.xml").unlink(missing_ok=True)
    found = [*open_all(find(path, (".xml",)))]
    assert {(f.name, original.data) for f, original in found} == {("secret.xml", b"<one/>"), ("passwd.xml", b"<two/>")}
    assert not (tmp_path.parent / "secret.xml").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_links_and_pipes_in_a_tar_are_left_out(tmp_path, kind):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        member = tarfile.TarInfo("link.xml")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    assert names_in(tmp_path / "a.tar") == []


def test_links_in_a_zip_are_left_out(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("folder/", "")
    assert names_in(tmp_path / "a.zip") == []


def test_what_is_no_archive(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"<html>not found</html>")
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(b"no archive"))
    for name in ("a.zip", "a.tar.gz"):
        with pytest.raises(SourceError, match="the archive cannot be read"):
            names_in(tmp_path / name)
