"""What the commands print and return."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest


def test_version_and_help(recalling):
    assert recalling("--version").stdout.startswith("recalling 0.")
    for command in ("build", "validate", "extract", "lineage", "query", "export"):
        shown = recalling(command, "--help")
        assert shown.returncode == 0
        assert "Examples:" in shown.stdout
        assert command in recalling("--help").stdout


def test_help_imports_nothing_heavy(recalling):
    """`recalling --help` starts fast because what it does not need is not imported."""
    import subprocess
    import sys

    code = (
        "import sys; from click.testing import CliRunner; from recalling.cli import cli;"
        "CliRunner().invoke(cli, ['--help']); print(' '.join(sys.modules))"
    )
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"rdflib", "pyshacl", "networkx", "pyoxigraph", "matplotlib", "lxml", "rich", "curies", "pydantic"}
    assert heavy & {m.split(".")[0] for m in modules} == set()


def test_build_tells_what_is_in_the_graph_and_what_the_shapes_say(recalling, tmp_path):
    done = recalling("build", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "27  footnotes, 34 markers" in done.stdout
    assert "the graph conforms: 0 violations, 1 warning" in done.stdout


def test_validate_a_graph_that_was_built(recalling, built):
    done = recalling("validate", built)
    assert done.returncode == 0
    assert "the graph conforms" in done.stdout


def test_validate_as_turtle(recalling, built):
    done = recalling("validate", built, "--format", "turtle")
    assert "sh:ValidationReport" in done.stdout


def test_extract_is_one_object_a_document(recalling, built):
    from recalling.resources import folder

    source = folder("sources") / "A_RES_57_176.md"
    done = recalling("extract", source, "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    value = json.loads(line)
    assert value["symbol"] == "A/RES/57/176"
    by_paragraphs = [c for c in value["citations"] if c["role"] != "reference"]
    assert len(by_paragraphs) == 44
    # 28 references, of which one is an explanation's citation; one report prints the act that is meant
    printed = [c["symbol"] for c in value["citations"] if c["rule"] == "act-printed-in-report"]
    assert len(value["citations"]) - len(by_paragraphs) - len(printed) == 27
    assert printed == ["E/CN.4/Sub.2/RES/1998/19"]
    for citation in value["citations"]:
        assert value["text"][citation["start"] : citation["end"]] == citation["text"]


def test_lineage_as_json_and_csv(recalling, built):
    value = json.loads(recalling("lineage", "57/176", "--format", "json", "--graph", built).stdout)
    assert len(value["things"]) == 1 + 32 + 35 + 3
    text = recalling("lineage", "57/176", "--mode", "text", "--format", "csv", "--graph", built).stdout
    depths = {row["to"]: row["depth"] for row in csv.DictReader(io.StringIO(text))}
    assert sorted(depths.values()) == ["1"] * 32 + ["2"] * 24 + ["3"] * 2


@pytest.mark.parametrize(
    "name",
    ["A/RES/57/176", "57/176", "res 57/176", "resolution 57/176", "un/ga/res/57/176",
     "https://w3id.org/recalling/un/ga/res/57/176", "General Assembly resolution 57/176"],
)  # fmt: skip
def test_any_usual_name_leads_to_the_resolution(recalling, built, name):
    done = recalling("lineage", name, "--depth", "0", "--format", "json", "--graph", built)
    assert json.loads(done.stdout)["root"] == "un/ga/res/57/176"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("CEDAW", "un/instr/cedaw"),
        ("217 A (III)", "un/ga/res/3/217a"),
        ("Palermo Protocol", "un/instr/trafficking-protocol"),
        ("E.95.XIII.18", "un/sales/E.95.XIII.18"),
        ("universal declaration of human rights", "un/instr/udhr"),
    ],
)
def test_any_usual_name_leads_to_the_thing(recalling, built, name, path):
    done = recalling("lineage", name, "--depth", "0", "--format", "json", "--graph", built)
    assert json.loads(done.stdout)["root"] == path


def test_depth_zero_says_that_more_lies_deeper(recalling, built):
    assert "more lies deeper" in recalling("lineage", "57/176", "--depth", "0", "--graph", built).stdout


def test_free_queries_of_every_form(recalling, built):
    ask = recalling("query", "-", "--graph", built, stdin="ASK { ?s a <https://w3id.org/recalling/ontology#Citation> }")
    assert ask.stdout.strip() == "true"
    construct = recalling("query", "-", "--graph", built, stdin="CONSTRUCT { ?s a ?k } WHERE { ?s a ?k } LIMIT 1")
    assert construct.returncode == 0
    assert " a " in construct.stdout or "type" in construct.stdout


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "gephi", "gephi-static", "svg"])
def test_export(recalling, built, tmp_path, form):
    done = recalling("export", form, "--graph", built, "--out", tmp_path / "file")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "file").stat().st_size > 1000
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("form", ["csv", "table"])
def test_a_broken_pipe_is_no_error(built, tmp_path, form):
    everything = tmp_path / "everything.rq"  # more than a pipe holds
    everything.write_text("SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 9999", "utf-8")
    ours = f"{Path(sys.executable).with_name('recalling')} query {everything} --format {form} --graph {built}"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {ours} | head -1"], capture_output=True, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ANSWERED[form], b"")


ANSWERED = {"csv": [b"s,p,o"], "table": [b"s", b"p", b"o"]}
"""The first line in each format."""
