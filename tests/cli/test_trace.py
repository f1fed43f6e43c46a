"""The commands that follow citations: lineage with its conditions, series, show."""

from __future__ import annotations

import csv
import io
import json

import pytest

from texts import resolution


@pytest.fixture(scope="module")
def ask(recalling, built):
    def run(*arguments: str):
        return recalling(*arguments, "--graph", built)

    return run


def test_the_ways_to_a_thing(ask):
    done = ask("lineage", "57/176", "--to", "217 A (III)")
    assert done.returncode == 0
    assert "1 way of 2 steps" in done.stdout
    value = json.loads(ask("lineage", "57/176", "--to", "217 A (III)", "--format", "json").stdout)
    assert [way["things"] for way in value["ways"]] == [["un/ga/res/57/176", "un/instr/udhr", "un/ga/res/3/217a"]]


def test_no_way_is_an_answer_with_a_status_of_its_own(ask):
    done = ask("lineage", "CEDAW", "--to", "57/176")
    assert (done.returncode, done.stderr) == (1, "")
    assert "no way leads from" in done.stdout
    assert ask("lineage", "CEDAW", "--to", "57/176", "--direction", "cited-by").returncode == 0


def test_common_ancestors(ask):
    rows = list(csv.DictReader(io.StringIO(ask("lineage", "CEDAW", "--with", "57/176", "--format", "csv").stdout)))
    assert {"depth": "1", "other_depth": "2", "thing": "un/ga/res/34/180", "name": "A/RES/34/180",
            "date": "1979-12-18"} in rows  # fmt: skip
    assert ask("lineage", "CEDAW", "--with", "ILO C182").returncode in (1, 2)


@pytest.mark.parametrize(
    ("arguments", "status", "answer"),
    [
        (["57/176", "--depth", "0"], 0, "rests on nothing within depth 0; more lies deeper (raise --depth)"),
        (["57/176", "--to", "57/176"], 0, "1 way of 0 steps"),
        (["57/176", "--to", "CEDAW", "--depth", "0"], 1, "of at most 0 steps; ask without --depth for a longer one"),
        (
            ["217 A (III)", "--to", "57/176"],
            1,
            "to 57/176. Trafficking in women and girls; from that to this there is one (ask the other way round)",
        ),
        (["CEDAW", "--to", "ilo/c182"], 1, "Worst Forms of Child Labour, 1999 (Convention No. 182)\n"),
        (["57/176", "--as-of", "2000-01-01"], 0, "rests on nothing; it is of 2002-12-18, later than --as-of\n"),
        (["CEDAW", "--with", "ILO/C182", "--depth", "0"], 2, "nothing in the graph goes by 'ILO/C182'"),
        (["CEDAW", "--with", "ilo/c182"], 1, "have nothing in common"),
        (["no such thing"], 2, "nothing in the graph goes by 'no such thing'"),
        (["57/176", "--depth", "-1"], 2, "-1"),
        (["217 A (III)", "--depth", "3"], 0, "rests on nothing\n"),
    ],
)
def test_every_end_of_a_question_has_an_answer_and_a_status(ask, arguments, status, answer):
    done = ask("lineage", *arguments)
    assert done.returncode == status
    assert answer in (done.stderr if status == 2 else done.stdout)
    assert "Traceback" not in done.stderr


def test_a_name_of_several_things_is_told_with_them(recalling, tmp_path):
    text = resolution(["*Recalling* Economic and Social Council resolution 2000/3 and Commission on Human Rights "
                       "resolution 2000/3,"])  # fmt: skip
    (tmp_path / "one.md").write_text(text, encoding="utf-8")
    recalling("build", tmp_path / "one.md", "--out", tmp_path / "out", "--store-only", "--quiet", "--engine", "shifty")
    done = recalling("lineage", "2000/3", "--graph", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr == "recalling: '2000/3' may be un/chr/res/2000/3, un/ecosoc/res/2000/3; name one of them\n"


def test_a_circle_ends(recalling, tmp_path):
    """Two resolutions that recall each other: a fault of the sources, and no endless answer."""
    for number, other in (("57/901", "57/902"), ("57/902", "57/901")):
        text = resolution([f"*Recalling* its resolution {other},"], number=number, title="Invented matters")
        (tmp_path / f"{number[3:]}.md").write_text(text, encoding="utf-8")
    recalling("build", tmp_path, "--out", tmp_path / "out", "--store-only", "--quiet", "--engine", "shifty")
    done = recalling("lineage", "57/901", "--graph", tmp_path / "out", "--format", "json")
    depths = {thing["path"]: thing["depth"] for thing in json.loads(done.stdout)["things"]}
    assert {path: depths[path] for path in ("un/ga/res/57/901", "un/ga/res/57/902")} == {
        "un/ga/res/57/901": 0, "un/ga/res/57/902": 1,
    }  # fmt: skip


def test_two_questions_at_once_are_refused(ask):
    done = ask("lineage", "57/176", "--to", "CEDAW", "--with", "CRC")
    assert done.returncode == 2
    assert "ask one of them" in done.stderr


def test_conditions(ask):
    done = ask("lineage", "57/176", "--verb", "reaffirm", "--kind", "Convention", "--format", "jsonl")
    things = [json.loads(line) for line in done.stdout.splitlines()]
    listed = {t["path"] for t in things if t["wanted"] and t["depth"]}
    assert listed == {"un/instr/cedaw", "un/instr/cat", "un/instr/crc", "un/instr/iccpr", "un/instr/icescr"}
    assert "choose of" in ask("lineage", "57/176", "--verb", "reafirm").stderr


def test_as_of_a_date(ask):
    value = json.loads(ask("lineage", "CEDAW", "--direction", "cited-by", "--as-of", "2001", "--format", "json").stdout)
    assert "un/ga/res/57/176" not in {thing["path"] for thing in value["things"]}
    assert ask("lineage", "CEDAW", "--as-of", "last year").returncode == 2


def test_only_what_was_in_force(ask):
    """On the day of 57/176 itself, or on another."""

    def listed(*arguments: str) -> set[str]:
        text = ask("lineage", "57/176", "--kind", "Protocol", "--in-force", *arguments, "--format", "json").stdout
        return {t["path"] for t in json.loads(text)["things"] if t["wanted"] and t["depth"]}

    assert listed() == {"un/instr/op-cedaw", "un/instr/op-crc-sc", "un/instr/op-crc-ac"}
    assert listed("--as-of", "2004") == listed() | {"un/instr/trafficking-protocol", "un/instr/smuggling-protocol"}
    assert "give one with --as-of" in ask("lineage", "un/body/subcom-prevention", "--in-force").stderr


def test_what_was_welcomed_before_it_was_in_force_is_marked(ask):
    lines = ask("lineage", "57/176", "--depth", "1", "--verb", "welcome").stdout.splitlines()
    (line,) = [line for line in lines if "United Nations Convention against" in line and "Protocols" not in line]
    assert "welcome adoption of PP8 fn 20, before it was in force" in line
    assert not any("before it was in force" in line for line in lines if "Elimination" in line)


def test_conditions_on_what_is_listed_are_none_on_ways(ask):
    done = ask("lineage", "57/176", "--to", "CEDAW", "--organ", "ga")
    assert done.returncode == 2
    assert "leave them out with --to" in done.stderr


def test_a_timeline(ask):
    text = ask("show", "UNTOC", "--timeline").stdout
    assert "2002-12-18  welcome, urge, before it was in force: A/RES/57/176\n" in text
    assert "2003-09-29  entered into force\n" in text
    events = json.loads(ask("show", "UNTOC", "--timeline", "--format", "json").stdout)
    assert [event["date"] for event in events] == sorted(event["date"] for event in events)


def test_dot_is_a_graph(ask):
    text = ask("lineage", "57/176", "--depth", "1", "--format", "dot").stdout
    assert text.startswith("digraph lineage {")
    assert '"un/ga/res/57/176" -> "un/instr/cedaw" [label="reaffirm, urge, invite"];' in text
    assert text.count("{") == text.count("}")


def test_roots(ask):
    rows = list(csv.DictReader(io.StringIO(ask("lineage", "57/176", "--roots", "--format", "csv").stdout)))
    assert {row["why"] for row in rows} == {"not read"}
    assert "un/ga/res/55/25" in {row["thing"] for row in rows}


def test_show(ask):
    text = ask("show", "CEDAW").stdout
    assert "in force     1981-09-03" in text
    assert "adopted by  A/RES/34/180" in text
    value = json.loads(ask("show", "CEDAW", "--evidence", "--format", "json").stdout)
    assert "CEDAW" in value["names"]
    (op24,) = [row for row in value["evidence"] if row["unit"].endswith("#op24")]
    assert (op24["source"], op24["cited"]) == ("A_RES_57_176.md", "un/instr/cedaw")


def test_the_evidence_leads_back_to_the_characters(ask):
    from recalling.resources import folder

    text = (folder("sources") / "A_RES_57_176.md").read_text("utf-8")
    evidence = json.loads(ask("show", "57/176", "--evidence", "--format", "json").stdout)["evidence"]
    assert len(evidence) > 40
    for row in evidence:
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_series_of_one(ask):
    value = json.loads(ask("series", "57/176", "--format", "json").stdout)
    assert [row["act"] for row in value["series"]] == ["un/ga/res/57/176"]


def test_a_comparison_with_itself_changes_nothing(ask):
    done = ask("series", "57/176", "--diff", "57/176", "--format", "csv")
    assert {row["change"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"kept"}


@pytest.mark.parametrize("command", ["lineage", "series", "show"])
def test_what_nobody_knows_is_told_with_what_is_near(ask, command):
    done = ask(command, "CEDAV")
    assert done.returncode == 2
    assert "did you mean 'CEDAW'" in done.stderr


def test_the_ranked_questions(ask):
    rows = list(csv.DictReader(io.StringIO(ask("query", "pagerank", "--format", "csv").stdout)))
    ranks = [float(row["rank"]) for row in rows]
    assert ranks == sorted(ranks, reverse=True)
    assert sum(ranks) == pytest.approx(1, abs=1e-3)
    pairs = list(csv.DictReader(io.StringIO(ask("query", "most-co-cited", "--format", "csv").stdout)))
    assert {row["acts"] for row in pairs} == {"1", "2"}  # a draft decision cites two things that 57/176 cites, too
    assert "pagerank" in ask("query", "--list").stdout


def test_in_force_needs_a_date_and_takes_that_of_the_thing(ask, tmp_path):
    out = str(tmp_path / "exported.csv")
    done = ask("export", "csv", "--in-force", "--out", out)
    assert (done.returncode, done.stderr) == (
        2,
        "recalling: no date on which a treaty could be in force; give one with --as-of\n",
    )
    assert ask("export", "csv", "--of", "57/176", "--in-force", "--out", out).returncode == 0
