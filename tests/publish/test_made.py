"""A later run makes only those pages again whose data changed, and leaves the same site as one that makes them all."""

from __future__ import annotations

import filecmp
import itertools
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from built import build_into
from recalling.dataset import assemble
from recalling.publish import Published, made, publish, things
from recalling.publish.described import FOLDER
from texts import extraction, resolution

CHILD = "*Recalling* the Convention on the Rights of the Child,"
OLD = resolution([CHILD], ["*Urges* States to act;"], number="61/901", title="Invented children")
OTHER = resolution(
    ["*Recalling* the Charter of the United Nations,"],
    ["*Decides* to go on."],
    number="60/905",
    session="Sixtieth session",
)
NEW = resolution(
    [CHILD, "*Reaffirming* its resolution 61/901 of 19 December 2006,"], ["*Decides* to return to this."],
    number="61/902", title="Invented children",
)  # fmt: skip

Run = Callable[..., Published]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds the graph of some texts, those of equal texts once."""
    room = tmp_path_factory.mktemp("graphs")

    @cache
    def build(*texts: str) -> Path:
        return build_into(room / made.digest(*texts), assemble([extraction(t) for t in texts]))

    return build


@pytest.fixture
def run(tmp_path: Path, graph: Callable[..., Path]) -> Run:
    """Publishes the graph of some texts into a folder, without RDF if nothing else is said.

    As where one folder is built into again and again, each run finds what the one before kept of its graph.
    """
    kept = tmp_path / FOLDER

    def publish_graph_of(*texts: str, out: str = "site", formats: tuple[str, ...] = ()) -> Published:
        built = graph(*texts)
        shutil.rmtree(built / FOLDER, ignore_errors=True)
        if kept.is_dir():
            shutil.copytree(kept, built / FOLDER)
        done = publish(built, tmp_path / out, date="2026-11-24", formats=formats, processes=1)
        shutil.copytree(built / FOLDER, kept, dirs_exist_ok=True)
        return done

    return publish_graph_of


def files(folder: Path) -> dict[str, Path]:
    """The files of a site but its record, by name."""
    found = {str(p.relative_to(folder)): p for p in folder.rglob("*") if p.is_file()}
    return {name: p for name, p in found.items() if name != made.RECORD}


def differing(one: Path, other: Path) -> set[str]:
    """The files that two sites do not have in common, or not with the same bytes."""
    first, second = files(one), files(other)
    same = {n for n in first.keys() & second.keys() if filecmp.cmp(first[n], second[n], shallow=False)}
    return (first.keys() | second.keys()) - same


def test_texts_more_and_less_change_the_pages_of_what_they_are_about_and_no_others(run: Run):
    first = run(OLD, OTHER)
    assert first.made == first.things
    seen = {name: p.stat().st_mtime_ns for name, p in files(first.out).items()}

    more = run(OLD, OTHER, NEW)
    assert 4 < more.made < 0.05 * more.things
    assert differing(more.out, run(OLD, OTHER, NEW, out="anew").out) == set()
    touched = {name for name, p in files(more.out).items() if p.stat().st_mtime_ns != seen.get(name)}
    assert {"un/ga/res/61/902.html", "un/ga/res/61/901.html", "un/instr/crc.html", "vocab/act/reaffirm.html"} <= touched
    assert not {"un/ga/res/60/905.html", "un/instr/un-charter.html", "un/instr/cedaw.html"} & touched

    less = run(OTHER, OLD.replace("States to act", "States to hurry"))
    assert 4 < less.made < 0.05 * less.things
    assert not (less.out / "un/ga/res/61/902.html").exists()
    assert "hurry" in (less.out / "un/ga/res/61/901.html").read_text()


@pytest.mark.parametrize(
    ("before", "after", "page"),
    [
        pytest.param((OLD, OTHER), (OLD, OTHER, NEW), "un/ga/res/61/901.html", id="a statement more: it is cited"),
        pytest.param((OLD, OTHER, NEW), (OLD, OTHER), "un/ga/res/61/901.html", id="one less: it is cited no more"),
        pytest.param((OLD, NEW), (OLD, NEW.replace("901 of", "905 of")), "un/ga/res/61/905.html", id="another object"),
        pytest.param((OLD, NEW), (OLD, NEW.replace("Reaff", "Rec")), "un/ga/res/61/901.html", id="another verb"),
    ],
)
def test_a_statement_more_or_less_or_another_makes_the_pages_that_show_it(
    run: Run, before: tuple[str, ...], after: tuple[str, ...], page: str
):
    first = run(*before)
    old = (first.out / page).read_bytes() if (first.out / page).exists() else b""
    site = run(*after)
    assert site.made < 0.1 * site.things
    assert (site.out / page).read_bytes() != old
    assert differing(site.out, run(*after, out="anew").out) == set()


def test_a_run_that_was_killed_leaves_a_record_of_the_pages_that_are_there(run: Run, monkeypatch: pytest.MonkeyPatch):
    first = run(OLD, OTHER)
    monkeypatch.setattr(things, "_write", killed_after(3))
    with pytest.raises(KeyboardInterrupt):
        run(OLD, OTHER, NEW)
    monkeypatch.undo()
    assert 4 < run(OLD, OTHER, NEW).made < 0.05 * first.things  # the three as well: no minute had passed
    monkeypatch.setattr(things, "_write", killed_after(30))
    monkeypatch.setattr(things, "_SAVED", -1.0)
    with pytest.raises(KeyboardInterrupt):
        run(OLD, out="other")
    monkeypatch.undo()
    rest = run(OLD, out="other")
    assert rest.made == rest.things - 30
    assert differing(rest.out, run(OLD, out="anew").out) == set()


def killed_after(pages: int) -> Callable[..., object]:
    """What writes a page, and ends the run after some."""
    write, written = things._write, itertools.count()

    def one(*args: Any) -> object:
        if next(written) == pages:
            raise KeyboardInterrupt
        return write(*args)

    return one


def test_nothing_is_made_of_the_same_and_what_was_lost_is_made_again(run: Run):
    first = run(OLD, formats=("ttl",))
    again = run(OLD, formats=("ttl",))
    assert (again.files, again.changed, again.made) == (first.files, 0, 0)
    (first.out / "un/instr/crc.ttl").unlink()
    assert run(OLD, formats=("ttl",)).made == 1
    assert (first.out / "un/instr/crc.ttl").is_file()


def test_without_a_record_or_with_other_programs_every_page_is_made(run: Run, monkeypatch: pytest.MonkeyPatch):
    first = run(OLD)
    (first.out / made.RECORD).write_text("{")
    assert run(OLD).made == first.things
    monkeypatch.setattr("recalling.publish.things.programs", lambda: "another version")
    monkeypatch.setattr("recalling.publish.write.programs", lambda: "another version")
    assert run(OLD).made == first.things


def test_formats_are_left_out_and_nothing_leads_to_them(run: Run):
    site = run(OLD, formats=("ttl",)).out
    assert {p.suffix for p in (site / "un").rglob("*") if p.is_file()} == {".html", ".ttl"}
    page = (site / "un/instr/crc.html").read_text()
    assert 'rel="describedby" href="crc.ttl"' in page
    assert "crc.nt" not in page
    assert "jsonld" not in (site / "hosting/w3id/.htaccess").read_text().split("# what the client wants most")[1]
    record = (site / made.RECORD).read_text()
    assert "States to act" not in record  # names and digests, no texts
    assert 'rel="describedby"' not in (run(OLD).out / "un/instr/crc.html").read_text()
