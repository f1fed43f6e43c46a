"""The files behind a path."""

from __future__ import annotations

import os

import pytest

from recalling.errors import SourceError
from recalling.read.places import files_at


def test_a_file_is_itself_whatever_its_ending(tmp_path):
    assert list(files_at(tmp_path / "missing.xyz", [".md"])) == [tmp_path / "missing.xyz"]


def test_the_files_of_a_folder_in_the_order_of_their_names(tmp_path):
    for name in ("b.md", "a.MD", "c.txt", ".d.md"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").touch()
    assert list(files_at(tmp_path, [".md"])) == [tmp_path / "a.MD", tmp_path / "b.md", tmp_path / "sub" / "a.md"]


def test_a_folder_that_cannot_be_looked_into(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SourceError, match=r"cannot be looked into .Permission denied.; check its permissions"):
        list(files_at(tmp_path, [".md"]))
