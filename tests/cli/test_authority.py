"""recalling authority suggest: what it prints in each form, and what it says of input that it cannot read."""

from __future__ import annotations

import json

import pytest

from texts import resolution

BEES = "Invented Convention on Bees"


@pytest.fixture
def corpus(tmp_path):
    """A folder with two documents that cite one uncurated treaty, in a folder of its own."""
    for number in (901, 902):
        notes = {1: "United Nations, *Treaty Series*, vol. 9001, No. 91."}
        text = resolution([f"*Recalling* the {BEES},<sup>1</sup>"], ["*Decides* so."], notes, number=f"61/{number}")
        (tmp_path / "deep").mkdir(exist_ok=True)
        (tmp_path / "deep" / f"{number}.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_table(recalling, corpus):
    done = recalling("authority", "suggest", corpus)
    assert done.returncode == 0
    heading, row = done.stdout.splitlines()
    assert heading.split() == ["documents", "kind", "name", "place"]
    assert row.split("  ")[-1].strip() == "un/treaty/unts/9001/91"
    assert row.split() == ["2", "instrument", *BEES.split(), "un/treaty/unts/9001/91"]


def test_the_entry(recalling, corpus):
    shown = recalling("authority", "suggest", corpus, "--format", "ttl").stdout
    assert "<un/instr/invented-convention-on-bees> a unc:Convention ;" in shown
    assert 'dcterms:source <https://undocs.org/A/RES/61/901> ; unc:locator "footnote 1"' in shown


def test_json_tells_names_places_and_an_example(recalling, corpus):
    (row,) = json.loads(recalling("authority", "suggest", corpus, "--format", "json").stdout)
    assert (row["name"], row["documents"], row["places"]) == (BEES, 2, {"un/treaty/unts/9001/91": 2})
    assert (row["example"]["document"], row["example"]["note"]) == ("A/RES/61/901", "fn1")


def test_one_kind_only(recalling, corpus):
    assert recalling("authority", "suggest", corpus, "--kind", "body", "--format", "ttl").stdout == ""


def test_nothing_is_written_into_the_authority(recalling, corpus):
    from recalling.resources import folder

    before = {p: p.read_bytes() for p in folder("authority").iterdir()}
    recalling("authority", "suggest", corpus, "--format", "ttl")
    assert {p: p.read_bytes() for p in folder("authority").iterdir()} == before


def test_a_bad_file_does_not_stop_the_others(recalling, corpus):
    (corpus / "bad.md").write_text("", encoding="utf-8")
    done = recalling("authority", "suggest", corpus)
    assert (done.returncode, BEES in done.stdout) == (1, True)
    assert "bad.md: the file is empty" in done.stderr


def test_a_folder_without_documents(recalling, tmp_path):
    done = recalling("authority", "suggest", tmp_path)
    assert done.returncode == 2
    assert "no document could be read" in done.stderr
