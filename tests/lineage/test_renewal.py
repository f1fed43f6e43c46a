"""An index is made anew only in what its texts say otherwise; it is then as one made from the beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from recalling.build import build
from recalling.lineage import Index
from recalling.lineage.reading import Reading
from recalling.lineage.sources import Sources
from recalling.store import GraphStore
from texts import resolution

TEXTS = {
    "a.md": resolution(preamble=["*Recalling* its resolution 55/67 of 4 December 2000,"], number="61/901"),
    "b.md": resolution(preamble=["*Reaffirming* its resolution 61/901,"], number="61/902"),
    "c.md": resolution(preamble=["*Noting* its resolutions 61/901 and 61/902,"], number="61/903"),
}


@pytest.fixture
def built(tmp_path: Path):
    """Builds some texts, in the same folder each time."""

    def make(texts: dict[str, str]) -> GraphStore:
        place = tmp_path / "texts"
        place.mkdir(exist_ok=True)
        for file in place.iterdir():
            file.unlink()
        for name, text in texts.items():
            (place / name).write_text(text, "utf-8")
        build([place], tmp_path / "out", engine="shifty", everything=False, processes=1)
        return GraphStore.open(tmp_path / "out")

    return make


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The acts whose citations were read out of the store."""
    acts: list[str] = []
    citations = Reading.citations

    def noted(self, but=()):
        for row in citations(self, but):
            acts.append(row["act"])
            yield row

    monkeypatch.setattr(Reading, "citations", noted)
    return acts


def cited(index: Index) -> set[tuple[str, str]]:
    return {(index.paths[int(a)], index.paths[int(b)]) for a, b in zip(index.source, index.target, strict=True)}


def as_anew(store: GraphStore, tmp_path: Path) -> bool:
    """Whether the index that is kept is, byte for byte, the one that is made from the beginning."""
    Index.read(store, "full").save(tmp_path / "anew", store.fingerprint)
    assert store.folder
    return (store.folder / "lineage" / "full.safetensors").read_bytes() == (tmp_path / "anew").read_bytes()


def test_only_the_citations_of_the_text_that_changed_are_read(built, read, tmp_path):
    built(TEXTS)
    assert {*read} == {"un/ga/res/61/901", "un/ga/res/61/902", "un/ga/res/61/903"}
    read.clear()
    store = built({**TEXTS, "b.md": TEXTS["b.md"].replace("61/901", "55/68")})
    assert {*read} == {"un/ga/res/61/902"}
    assert ("un/ga/res/61/902", "un/ga/res/55/68") in cited(Index.open(store, "full"))
    assert as_anew(store, tmp_path)


def test_a_text_that_is_gone_and_one_that_is_new(built, read, tmp_path):
    built(TEXTS)
    read.clear()
    other = resolution(preamble=["*Recalling* its resolution 61/903,"], number="61/904")
    store = built({"b.md": TEXTS["b.md"], "c.md": TEXTS["c.md"], "d.md": other})
    assert {*read} == {"un/ga/res/61/904"}
    assert as_anew(store, tmp_path)


def test_the_same_act_in_another_text(built, read, tmp_path):
    built(TEXTS)
    read.clear()
    store = built({**TEXTS, "b2.md": TEXTS["b.md"].replace("Reaffirming", "Recalling")})
    assert {*read} == {"un/ga/res/61/902"}
    store = built(TEXTS)
    assert as_anew(store, tmp_path)


def test_another_vocabulary_or_authority_has_everything_read(built, read, monkeypatch):
    store = built(TEXTS)
    last = Index.open(store, "full")
    read.clear()
    Index.read(store, "full", last)
    assert read == []
    monkeypatch.setattr(Sources, "others", "another")
    Index.read(store, "full", last)
    assert len({*read}) == 3


def test_acts_that_share_a_text_with_one_that_changed_are_read_too():
    texts = {"a": ["src/1"], "b": ["src/1", "src/2"], "c": ["src/2"], "d": ["src/3"]}
    sources = Sources(texts, {f"src/{n}": "x" for n in "123"})
    assert sources.apart({"b", "c", "d"}) == {"d"}
    assert sources.apart({"a", "b", "c", "d"}) == {"a", "b", "c", "d"}
    assert sources.state("a") != sources.state("b")
    assert sources.state("unread") == ""
