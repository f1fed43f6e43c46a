"""The registry of formats, and writing whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from recalling.errors import LookupFailed, OutputError
from recalling.export import EXPORTS, export
from recalling.store import GraphStore


def test_the_formats() -> None:
    assert {name: f.suffix for name, f in EXPORTS.items()} == {
        "gephi": ".gexf", "gephi-static": ".gexf", "graphml": ".graphml", "csv": "", "cytoscape": ".cyjs",
        "svg": ".svg", "png": ".png",
    }  # fmt: skip
    assert all(name == f.name and f.description for name, f in EXPORTS.items())


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of the files of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_gives_the_same_bytes_twice(store: GraphStore, tmp_path: Path, name: str) -> None:
    first = export(store, name, tmp_path / f"one{EXPORTS[name].suffix}")
    second = export(store, name, tmp_path / f"two{EXPORTS[name].suffix}")
    assert contents(first) == contents(second)
    assert sorted(tmp_path.iterdir()) == sorted([first, second]), "nothing else is left behind"


def test_an_act_to_begin_with(store: GraphStore, tmp_path: Path) -> None:
    path = export(store, "gephi-static", tmp_path / "a.gexf", act="un/instr/op-cedaw")
    assert path.read_text("utf-8").count("<node ") == 4


def test_text_mode(store: GraphStore, tmp_path: Path) -> None:
    path = export(store, "gephi", tmp_path / "a.gexf", mode="text")
    assert path.read_text("utf-8").count("<node ") == 60


@pytest.mark.parametrize(
    ("format_name", "view", "says"),
    [("pajek", "citations", "gephi-static"), ("gephi", "votes", "citations")],
)
def test_unknown_names_are_answered_with_known_ones(
    store: GraphStore, tmp_path: Path, format_name: str, view: str, says: str
) -> None:
    with pytest.raises(OutputError, match=says):
        export(store, format_name, tmp_path / "a", view=view)


def test_a_place_that_cannot_be_written_to(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutputError, match="file"):
        export(store, "gephi", tmp_path / "file" / "lineage.gexf")


def test_a_failure_leaves_the_old_file(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "lineage.gexf"
    path.write_text("old")
    with pytest.raises(LookupFailed):
        export(store, "gephi", path, act="un/ga/res/1/1")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
