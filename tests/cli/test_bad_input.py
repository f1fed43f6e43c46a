"""Bad input: one clear line on standard error, an exit status that tells, nothing half-written, never a traceback."""

from __future__ import annotations

import pytest

from akn import akn, container
from texts import resolution


def one_line(done, *words: str) -> None:
    """The process failed and said why in one line that has these words."""
    errors = [line for line in done.stderr.splitlines() if line.startswith("recalling: ")]
    assert done.returncode == 2, done.stderr
    assert len(errors) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in errors[0]


SOURCES = {
    "a missing file": (None, ["no such file"]),
    "an empty file": (b"", ["the file is empty"]),
    "white space only": (b" \n\n\t\n", ["the file is empty"]),
    "binary": (b"%PDF-1.4\x00\x01\x02", ["binary", "offset 8"]),
    "wrong encoding": ("### 1/1. Caf\u00e9\n\n*Recalling*".encode("latin-1"), ["not UTF-8", "bad.md:1", "iconv"]),
    "no resolution": (b"Dear Sir,\n\nthank you for your letter of yesterday.\n", ["no resolution was found"]),
    "a formula and nothing else": (b"*The General Assembly,*\n", ["no paragraph"]),
}


@pytest.mark.parametrize("command", ["build", "extract", "validate"])
@pytest.mark.parametrize(("content", "words"), SOURCES.values(), ids=SOURCES)
def test_a_source_that_cannot_be_read(recalling, tmp_path, command, content, words):
    if content is not None:
        (tmp_path / "bad.md").write_bytes(content)
    done = recalling(command, "bad.md", cwd=tmp_path)
    one_line(done, "bad.md", *words)
    assert not (tmp_path / "build").exists()


def test_a_folder_without_a_document(recalling, tmp_path):
    (tmp_path / "empty").mkdir()
    one_line(recalling("build", "empty", cwd=tmp_path), "empty: no document in this folder")
    assert not (tmp_path / "build").exists()


def test_an_unknown_ending(recalling, tmp_path):
    (tmp_path / "text.xyz").write_text("hello")
    one_line(recalling("extract", "text.xyz", cwd=tmp_path), "text.xyz", ".md")


def test_one_bad_source_does_not_stop_the_others(recalling, tmp_path):
    (tmp_path / "good.md").write_text(resolution(preamble=["*Recalling* its resolution 55/67,"]), encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"")
    done = recalling("build", "bad.md", "good.md", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "bad.md: the file is empty" in done.stderr
    assert (tmp_path / "out" / "graph.nq").exists()


DAMAGE = {
    "a footnote without marker": (
        {"preamble": ["*Noting* this,"], "notes": {1: "A/57/170."}},
        "footnote-without-marker",
    ),
    "a marker without footnote": ({"preamble": ["*Noting* the report,<sup>1</sup>"]}, "marker-without-footnote"),
    "a dangling Ibid.": (
        {"preamble": ["*Noting* the report,<sup>1</sup>"], "notes": {1: "*Ibid.*, annex II."}},
        "dangling-ibid",
    ),
}


@pytest.mark.parametrize(("parts", "code"), DAMAGE.values(), ids=DAMAGE)
def test_what_can_be_read_of_a_damaged_resolution_is_read_and_the_damage_told(recalling, tmp_path, parts, code):
    (tmp_path / "damaged.md").write_text(resolution(**parts), encoding="utf-8")
    done = recalling("build", "damaged.md", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1  # a shape is violated
    assert "Traceback" not in done.stderr
    assert code in (tmp_path / "out" / "graph.trig").read_text("utf-8")
    assert "damaged.md:" in (tmp_path / "out" / "report.txt").read_text("utf-8")


def test_a_footnote_number_twice(recalling, tmp_path):
    text = resolution(preamble=["*Noting* the report,<sup>1</sup>"], notes={1: "A/57/170."})
    (tmp_path / "twice.md").write_text(text + "\n<sup>1</sup> A/57/171.\n", encoding="utf-8")
    done = recalling("extract", "twice.md", cwd=tmp_path)
    assert done.returncode == 0
    assert "footnote-number-twice" in done.stdout


QUERIES = {
    "invalid SPARQL": (["-"], "SELECT nonsense", ["not a valid SPARQL query"]),
    "an unknown query": (["no-such-query"], None, ["no-such-query", "--list"]),
    "an unknown parameter": (["citations-of-act", "--param", "x=1"], None, ["no parameter 'x'", "act"]),
    "a parameter without value": (["citations-of-act", "--param", "act"], None, ["NAME=VALUE"]),
    "a missing query file": (["missing.rq"], None, ["missing.rq"]),
    "parameters of a free query": (["-", "--param", "a=b"], "ASK {}", ["takes no parameters"]),
}


@pytest.mark.parametrize(("arguments", "stdin", "words"), QUERIES.values(), ids=QUERIES)
def test_a_query_that_cannot_be_asked(recalling, built, arguments, stdin, words):
    one_line(recalling("query", *arguments, "--graph", built, stdin=stdin), *words)


def test_there_is_no_graph(recalling, tmp_path):
    for command in (["lineage", "57/176"], ["query", "names"], ["export", "gephi"], ["validate"]):
        one_line(recalling(*command, cwd=tmp_path), "recalling build")


def test_a_thing_that_is_not_in_the_graph(recalling, built):
    one_line(recalling("lineage", "CEDAV", "--graph", built), "CEDAV", "CEDAW")


def test_an_unknown_export_format(recalling, built):
    one_line(recalling("export", "excel", "--graph", built), "excel", "gephi", "turtle")


def test_an_output_that_cannot_be_written(recalling, built, tmp_path):
    (tmp_path / "file").write_text("a file, not a folder")
    one_line(recalling("build", "--out", tmp_path / "file" / "out", cwd=tmp_path), "cannot be written")
    one_line(recalling("export", "gephi", "--graph", built, "--out", tmp_path / "file" / "x.gexf"), "cannot be written")
    assert (tmp_path / "file").read_text() == "a file, not a folder"


def test_a_base_that_is_no_iri(recalling, tmp_path):
    for base in ("nonsense", "https://example.org/un", "https://exa mple.org/"):
        one_line(recalling("build", "--base", base, "--out", "out", cwd=tmp_path), "base")
        assert not (tmp_path / "out").exists()


def test_a_failed_build_leaves_nothing_behind(recalling, tmp_path):
    recalling("build", "missing.md", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_folder_where_a_file_is_to_be_written(recalling, built, tmp_path):
    (tmp_path / "a.xml").write_text(akn(container("<i>Recalling</i> its resolution 88/4,")), encoding="utf-8")
    for option in ("--json", "--disagreements"):
        one_line(recalling("evaluate", "a.xml", option, tmp_path, cwd=tmp_path), "a folder, not a file")
    one_line(recalling("export", "gephi", "--graph", built, "--out", tmp_path), "a folder, not a file")


def test_an_output_in_a_folder_that_is_not_there_yet(recalling, tmp_path):
    (tmp_path / "a.xml").write_text(akn(container("<i>Recalling</i> its resolution 88/4,")), encoding="utf-8")
    done = recalling("evaluate", "a.xml", "--json", "new/folder/figures.json", "--processes", "1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [p.name for p in (tmp_path / "new" / "folder").iterdir()] == ["figures.json"]


def test_nothing_to_evaluate(recalling, tmp_path):
    one_line(recalling("evaluate", tmp_path), "no AKN4UN file here")
    one_line(recalling("evaluate", tmp_path / "missing"), "missing")
    (tmp_path / "a.tar.xz").write_bytes(b"no archive")
    one_line(recalling("evaluate", tmp_path / "a.tar.xz"), "a.tar.xz")
