"""A graph that was opened answers with frames and networks that say what the library says, and shows itself."""

from __future__ import annotations

import sys

import networkx as nx
import pytest

import recalling
from recalling.errors import LookupFailed, RecallingError
from recalling.lineage import Only, lineage
from recalling.queries import run

pytest.importorskip("pandas", reason="pandas is not installed: pip install 'recalling[notebook]'")

ACT = "un/ga/res/57/176"


def test_a_network_has_the_depths_of_the_lineage(opened):
    network = opened.network("57/176")
    depths = lineage(opened.steps, ACT).depths
    assert dict(network.nodes(data="depth")) == depths
    assert nx.single_source_shortest_path_length(network, ACT) == depths


def test_a_build_is_opened_by_its_folder(tmp_path):
    with pytest.raises(LookupFailed, match="run `recalling build` first"):
        recalling.open(tmp_path)


def test_without_pandas_only_the_frames_are_missing(opened, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert opened.network("57/176", depth=0).number_of_nodes() == 1
    with pytest.raises(RecallingError, match=r"pip install 'recalling\[notebook\]'"):
        opened.lineage("57/176")


def test_it_shows_itself(opened):
    shown = opened._repr_html_()
    assert "<td style='text-align:left'>1 (ga 1)</td>" in shown
    card = opened.show("CEDAW")._repr_html_()
    assert "1981-09-03" in card
    assert "1 (reaffirm 1, urge 1, invite 1)" not in card
    assert card.startswith("<table><caption>Convention on the Elimination")


def test_a_lineage_has_a_row_for_each_step_to_a_thing(opened):
    frame = opened.lineage("57/176", depth=1)
    steps = opened.steps.steps(ACT)
    assert [*zip(frame["from"], frame["to"], frame["how"], strict=True)] == [(s.source, s.target, s.how) for s in steps]
    (udhr,) = frame[frame["to"] == "un/instr/udhr"].to_dict("records")
    assert (udhr["verbs"], udhr["units"], udhr["date"], udhr["depth"]) == ("reaffirm", "PP1", "1948-12-10", 1)
    assert set(frame[frame["early"]]["to"]) == {
        "un/instr/untoc", "un/instr/trafficking-protocol", "un/instr/smuggling-protocol",
    }  # fmt: skip


@pytest.mark.parametrize(
    "conditions",
    [{"verbs": "reaffirm"}, {"verbs": ["reaffirm", "welcome"]}, {"as_of": "1999"}, {"in_force": "2002-12-18"},
     {"direct": True}, {"confidence": 0.95}, {"roles": "example"}],
)  # fmt: skip
def test_the_conditions_are_those_of_the_library(opened, conditions):
    several = {
        k: tuple(v.split() if isinstance(v, str) else v) for k, v in conditions.items() if k in ("verbs", "roles")
    }
    depths = lineage(opened.steps.where(Only(**{**conditions, **several})), ACT).depths
    assert set(opened.lineage("57/176", **conditions)["to"]) == set(depths) - {ACT}


def test_only_what_is_wanted_is_listed(opened):
    frame = opened.lineage("57/176", verbs="reaffirm", kinds="Convention")
    assert set(frame["kind"]) == {"Convention"}
    assert len(frame) == 5


def test_a_condition_that_there_is_not_is_refused(opened):
    with pytest.raises(TypeError, match=r"no condition is called 'verb'; there are as_of, .*verbs"):
        opened.lineage("57/176", verb="reaffirm")


def test_ways_and_what_two_have_in_common(opened):
    assert [*opened.ways("57/176", "217 A (III)")["to"]] == ["un/instr/udhr", "un/ga/res/3/217a"]
    assert opened.ways("217 A (III)", "57/176").empty
    assert [*opened.common("57/176", "CEDAW")["thing"]] == ["un/ga/res/34/180"]


def test_series_and_changes(opened):
    assert [*opened.series("57/176")["why"]] == ["itself"]
    assert set(opened.changes("57/176", "57/176")["change"]) == {"kept"}


def test_a_thing(opened):
    card = opened.show("UNTOC")
    assert card.facts["in_force"] == "2003-09-29"
    assert "2003-09-29" in set(card.timeline["date"])
    assert [*card.on_it_rest["date"]] == sorted(card.on_it_rest["date"])


def test_a_question_by_name_takes_any_usual_name(opened):
    rows = run(opened.store, "co-citation", {"instrument": "un/instr/cedaw"}, "full").plain()
    assert [*opened.query("co-citation", instrument="CEDAW")["other"]] == [row[0] for row in rows]
    assert opened.query("pagerank")["rank"].sum() == pytest.approx(1, abs=1e-3)
    assert {"pagerank", "most-cited"} <= set(opened.queries()["name"])
