"""What sources say otherwise of one act: all of it is kept, and the report names the sources."""

from __future__ import annotations

from functools import partial

import pytest
from build_helpers import differences, lines

from akn import akn, container, metadata
from recalling.authority import BASE
from recalling.build import build as build_anything
from recalling.dataset import assemble
from recalling.extract import extract_all
from recalling.store import GraphStore
from recalling.validate import validate
from texts import resolution

build = partial(build_anything, engine="shifty", everything=False, processes=1)
PREAMBLE = ["*Recalling* its resolution 57/176 of 18 December 2002,"]


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.md").write_text(resolution(PREAMBLE, title="Lamps"), "utf-8")
    return folder


def found(built, check):
    """The places of a check, by what it is asked of."""
    return {r.focus: {line.partition(":")[0] for line in r.lines} for r in built.report.results if r.check == check}


def values(out, predicate):
    query = f"SELECT DISTINCT ?value {{ <{BASE}un/ga/res/61/901> <{predicate}> ?value }}"
    return {row["value"].value for row in GraphStore.open(out).rows(query)}


def test_two_texts_of_one_act_with_other_titles_and_dates(place, tmp_path):
    other = resolution(PREAMBLE, title="Horns", adopted="*64th plenary meeting  \n20 December 2006*")
    (place / "other.md").write_text(other, encoding="utf-8")
    built = build([place], tmp_path / "out")
    act, both = "un/ga/res/61/901", {"one.md", "other.md"}
    assert found(built, "X06") == {act: both}
    assert found(built, "S70") == {act: both}
    assert found(built, "S71") == {act: both}
    assert values(tmp_path / "out", "http://purl.org/dc/terms/title") == {"Lamps", "Horns"}
    assert values(tmp_path / "out", "http://data.europa.eu/eli/ontology#date_document") == {"2006-12-19", "2006-12-20"}


def test_two_texts_that_agree_in_title_and_date(place, tmp_path):
    (place / "other.md").write_text(resolution(["*Recalling* its resolution 55/67,"], title="Lamps"), "utf-8")
    built = build([place], tmp_path / "out")
    assert found(built, "X06") == {"un/ga/res/61/901": {"one.md", "other.md"}}
    assert not {"S70", "S71"} & built.report.counts_by_check().keys()


def test_the_same_bytes_twice_are_no_conflict(place, tmp_path):
    (place / "copy.md").write_bytes((place / "one.md").read_bytes())
    assert "X06" not in build([place], tmp_path / "out").report.counts_by_check()


def test_texts_of_one_name_are_told_apart(place, tmp_path):
    (place / "sub").mkdir()
    (place / "sub" / "one.md").write_text(resolution(PREAMBLE, title="Horns"), encoding="utf-8")
    files = found(build([place], tmp_path / "out"), "X06")["un/ga/res/61/901"]
    assert len(files) == 2
    assert all(name.startswith("one.md (") for name in files)


def test_with_metadata_the_report_is_that_of_all_documents_taken_together(place, tmp_path):
    (place / "a.xml").write_text(akn(container("<i>Recalling</i> resolution 61/901,"), meta=metadata()), "utf-8")
    build([place], tmp_path / "out")
    extractions, _ = extract_all(sorted(place.iterdir()))
    together = assemble(extractions)
    assert differences(lines(tmp_path / "out", report=False), frozenset(map(str, together.quads))) == []
    assert (tmp_path / "out" / "report.txt").read_text("utf-8") == validate(together).text()


def test_what_the_metadata_of_a_file_state_is_checked_too(place, tmp_path):
    """The text prints the date; another file of the act states another one in its metadata only."""
    dated = akn(container("<i>Recalling</i> resolution 61/901,"), meta=metadata())
    (place / "a.xml").write_text(dated, encoding="utf-8")
    undated = dated.replace(" on 3 December 2035", "").replace("<p>3 December 2035</p>", "")
    (place / "b.xml").write_text(undated.replace("2035-12-03", "2035-12-04"), encoding="utf-8")
    built = build([place], tmp_path / "out")
    assert set(found(built, "S70")) == {"un/ga/res/90/12"}
