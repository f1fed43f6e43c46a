"""Files that cannot be read: one line that says what is wrong, where, and what to do."""

from __future__ import annotations

import hashlib

import pytest

from recalling.errors import SourceError
from recalling.read import read

TEXT = "*The General Assembly,*\n\n*Recalling* the rights of the child,\n"


def refusal(path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(path)
    return caught.value


def says_what_where_and_what_to_do(error: SourceError, path) -> bool:
    line = str(error)
    return "\n" not in line and line.startswith(f"{path}:") and error.what in line and bool(error.do)


UNREADABLE = [
    pytest.param("empty.md", b"", "empty", id="no bytes"),
    pytest.param("blank.md", b" \n\n\t\n", "empty", id="white space only"),
    pytest.param("binary.md", b"%PDF-1.4\x00\x01", "binary", id="a zero byte"),
    pytest.param("utf-16.md", TEXT.encode("utf-16"), "binary", id="UTF-16"),
    pytest.param("latin-1.md", "Résolution".encode("latin-1"), "not UTF-8", id="Latin-1"),
    pytest.param("cut.md", "Résolution".encode()[:2], "not UTF-8", id="UTF-8 cut in the middle of a character"),
    pytest.param("paper.doc", b"\xd0\xcf", "'.doc'", id="a format without a reader"),
    pytest.param("paper.odt", b"PK", "'.odt'", id="another format without a reader"),
    pytest.param("paper", TEXT.encode(), "without an ending", id="a name without an ending"),
]


@pytest.mark.parametrize(("name", "data", "what"), UNREADABLE)
def test_an_unreadable_file(tmp_path, name, data, what):
    path = tmp_path / name
    path.write_bytes(data)
    error = refusal(path)
    assert what in error.what
    assert says_what_where_and_what_to_do(error, path)


def test_no_such_file(tmp_path):
    error = refusal(tmp_path / "absent.md")
    assert "no such file" in error.what
    assert says_what_where_and_what_to_do(error, tmp_path / "absent.md")


def test_a_folder(tmp_path):
    (tmp_path / "folder.md").mkdir()
    error = refusal(tmp_path / "folder.md")
    assert "folder" in error.what
    assert says_what_where_and_what_to_do(error, tmp_path / "folder.md")


def test_a_name_longer_than_any_file_has():
    """As happens where somebody gives the text instead of its path."""
    name = "the text of a resolution " * 20 + ".md"
    assert says_what_where_and_what_to_do(refusal(name), name)


def test_a_file_too_large_to_be_a_resolution(tmp_path, monkeypatch):
    monkeypatch.setattr("recalling.read.LARGEST", len(TEXT) - 1)
    path = tmp_path / "large.md"
    path.write_text(TEXT)
    error = refusal(path)
    assert f"{len(TEXT)} bytes" in error.what
    assert says_what_where_and_what_to_do(error, path)


def test_a_text_too_long_to_be_a_resolution(tmp_path, monkeypatch):
    monkeypatch.setattr("recalling.read.original._LONGEST", 20)
    for name, data in (("a.md", TEXT), ("a.html", f"<p>{TEXT}</p>")):
        path = tmp_path / name
        path.write_text(data)
        error = refusal(path)
        assert "characters, more than a resolution can have" in error.what
        assert says_what_where_and_what_to_do(error, path)


def test_a_file_of_the_largest_size_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("recalling.read.LARGEST", len(TEXT))
    path = tmp_path / "large.md"
    path.write_text(TEXT)
    assert read(path).source.text == TEXT


@pytest.mark.parametrize(
    ("before", "line"),
    [(b"", 1), (b"one\ntwo\n", 3), (b"one\r\ntwo\r\nthree ", 3), ("é\n".encode(), 2)],
    ids=["first line", "third line", "third line, CRLF", "behind UTF-8 that is right"],
)
def test_the_line_of_a_byte_that_is_not_utf_8(tmp_path, before, line):
    path = tmp_path / "latin-1.md"
    path.write_bytes(before + "État".encode("latin-1") + b"\n")
    error = refusal(path)
    assert error.where == f"{path}:{line}"
    assert "0xc9" in error.what
    assert "iconv" in (error.do or "")


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt", "a.MD"])
@pytest.mark.parametrize("kind", [str, lambda p: p], ids=["text", "Path"])
def test_a_readable_file(tmp_path, name, kind):
    path = tmp_path / name
    path.write_text(TEXT)
    source = read(kind(path)).source
    assert (source.name, source.text, source.format) == (name, TEXT, "markdown")


def test_the_hash_is_that_of_the_bytes(tmp_path):
    data = ("\ufeff" + TEXT.replace("\n", "\r\n")).encode()
    (tmp_path / "a.md").write_bytes(data)
    source = read(tmp_path / "a.md").source
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.sha12 == source.sha256[:12]
    assert source.text.encode() == data
