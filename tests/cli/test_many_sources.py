"""`recalling extract` over many sources, some of them bad: a line a document, and at the end what could not be read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from akn import akn, container
from texts import resolution

GOOD = resolution(preamble=["*Recalling* its resolution 55/67,"])
XML = akn(container("<i>Recalling</i> its resolution 88/4,"))
RECALLING = Path(sys.executable).with_name("recalling")


def lines(done) -> list[dict]:
    """What was printed, each line an object."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def errors(done) -> list[str]:
    assert "Traceback" not in done.stderr
    assert all(line.startswith("recalling: ") for line in done.stderr.splitlines())
    return done.stderr.splitlines()


def test_one_bad_file_of_many_is_listed_at_the_end_and_the_others_are_there(recalling, tmp_path):
    for n in range(60):
        (tmp_path / f"{n:03}.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "030.md").write_bytes(b"")
    done = recalling("extract", tmp_path, "--format", "jsonl")
    assert done.returncode == 1
    assert [v["source"]["name"] for v in lines(done)] == [f"{n:03}.md" for n in range(60) if n != 30]
    (error,) = errors(done)
    assert "030.md: the file is empty" in error


def test_folders_are_read_with_what_is_in_them(recalling, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.xml").write_text(XML, encoding="utf-8")
    (tmp_path / "in" / "notes.html5").write_text("no format of ours", encoding="utf-8")
    (tmp_path / "in" / ".hidden.md").write_text("half-written", encoding="utf-8")
    done = recalling("extract", "in", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [v["source"]["name"] for v in lines(done)] == ["a.md", "b.xml"]


def test_a_folder_without_documents(recalling, tmp_path):
    done = recalling("extract", tmp_path)
    assert done.returncode == 2
    (error,) = errors(done)
    assert "no document in this folder" in error


def test_loops_of_links_end(recalling, tmp_path):
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "x.md").symlink_to(tmp_path / "y.md")
    (tmp_path / "y.md").symlink_to(tmp_path / "x.md")
    done = recalling("extract", tmp_path, "--format", "jsonl")
    assert done.returncode == 1
    assert len(lines(done)) == 1
    assert len(errors(done)) == 2


@pytest.mark.parametrize(
    "name", [b"two\nlines.md", b"tab\t.md", b"\xff\xfe.md", "ein «Name» – ½.md".encode(), b"-x.md"]
)
def test_odd_names(recalling, tmp_path, name):
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_text(GOOD, encoding="utf-8")
    done = recalling("extract", tmp_path, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert len(lines(done)) == 1
    Path(os.fsdecode(path)).write_bytes(b"")
    done = recalling("extract", tmp_path, "--format", "jsonl")
    assert (done.returncode, len(errors(done))) == (2, 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_without_permission(recalling, tmp_path):
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.md").chmod(0)
    (tmp_path / "shut").mkdir(mode=0)
    done = recalling("extract", tmp_path, "--format", "jsonl")
    assert (done.returncode, len(lines(done))) == (1, 1)
    assert any("b.md: cannot be read" in error for error in errors(done))


def test_a_pipe_is_no_document(recalling, tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    done = recalling("extract", tmp_path)
    assert done.returncode == 2
    assert "no regular file" in errors(done)[0]


BOMB = '<!DOCTYPE lolz [<!ENTITY lol "lol">' + "".join(
    f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
BAD_XML = {
    "no XML": ("hello", "not XML"),
    "cut in its first tag": (XML[:60], "not XML"),
    "another vocabulary": ("<html><body><p>Hello</p></body></html>", "no Akoma Ntoso document"),
    "a document type": (XML.replace("<akomaNtoso", "<!DOCTYPE akomaNtoso><akomaNtoso", 1), "document type or entities"),
    "an external entity": (
        XML.replace("<akomaNtoso", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso', 1),
        "document type or entities",
    ),
    "a billion laughs": (XML.replace("<akomaNtoso", f"{BOMB}<akomaNtoso", 1), "document type or entities"),
}


@pytest.mark.parametrize(("content", "words"), BAD_XML.values(), ids=BAD_XML)
def test_bad_xml(recalling, tmp_path, content, words):
    (tmp_path / "bad.xml").write_text(content, encoding="utf-8")
    done = recalling("extract", "bad.xml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    (error,) = errors(done)
    assert error.startswith("recalling: bad.xml")
    assert words in error


def test_xml_that_is_not_well_formed_is_read_as_far_as_it_goes_and_said_to_be(recalling, tmp_path):
    (tmp_path / "torn.xml").write_text(XML.replace("</conclusions>", ""), encoding="utf-8")
    done = recalling("extract", "torn.xml", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 0
    (value,) = lines(done)
    assert [c["symbol"] for c in value["citations"]] == ["A/RES/88/4"]
    assert [d["code"] for d in value["diagnostics"] if d["code"] == "xml-damaged"] == ["xml-damaged"]


def test_a_reader_that_hangs_up_ends_it_quietly(tmp_path):
    for n in range(40):
        (tmp_path / f"{n}.md").write_text(GOOD, encoding="utf-8")
    command = f"{RECALLING} extract {tmp_path} --format jsonl | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(lines(done)) == 1


def test_an_interrupt_is_one_line(tmp_path):
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    many = [str(tmp_path / "a.md")] * 5000
    process = subprocess.Popen(
        [RECALLING, "extract", *many, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()  # it is at work
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.split("\n") in (["", "recalling: interrupted", ""], ["recalling: interrupted", ""])


def test_a_fault_of_the_program_costs_one_document(monkeypatch, tmp_path):
    from recalling import extract as module

    monkeypatch.setattr(module, "segment", lambda layout: 1 // (layout.source.name != "b.md"))
    monkeypatch.setattr(module, "resolve", lambda *parts: "an extraction")
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(GOOD, encoding="utf-8")
    first, failed, last = module.extract_each([tmp_path])
    assert first == last == "an extraction"
    assert "b.md: this program failed on it (ZeroDivisionError" in str(failed)


def test_the_schema_is_printed(recalling):
    assert json.loads(recalling("extract", "--schema").stdout)["$schema"].endswith("2020-12/schema")
