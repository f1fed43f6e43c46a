"""Everything about one thing."""

from __future__ import annotations

import pytest

from recalling.errors import LookupFailed
from recalling.lineage.about import about, before_in_force, timeline
from recalling.lineage.model import Node


def test_what_is_known_of_a_treaty(graph):
    found = about(graph, "un/instr/cedaw")
    assert (found.node.kind, found.node.date, found.node.in_force) == ("Convention", "1979-12-18", "1981-09-03")
    assert "CEDAW" in found.names
    assert ("un/ga/res/34/180", "adopted by") in {(s.target, s.how) for s in found.rests_on}
    (citing,) = [step for step in found.rest_on_it if step.how == "cites"]
    assert [(c.verb, c.unit) for c in citing.cites] == [("reaffirm", "PP1"), ("urge", "OP6"), ("invite", "OP24")]  # CQ2


def test_what_is_cited_before_it_was_in_force(graph):  # CQ6
    assert about(graph, "un/ga/res/57/176").early == {
        "un/instr/untoc", "un/instr/trafficking-protocol", "un/instr/smuggling-protocol",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("act", "treaty", "before"),
    [("2002-12-18", "2003-09-29", True), ("2003-09-29", "2003-09-29", False), ("2002", "", False), ("", "2003", False)],
)
def test_in_force_or_not_is_said_only_where_both_dates_are_known(act, treaty, before):
    assert before_in_force(Node("a", "Resolution", date=act), Node("t", "Convention", in_force=treaty)) is before


def test_the_life_of_a_treaty_stands_by_date(graph):
    events = timeline(graph, about(graph, "un/instr/untoc"))
    told = [(event.date, event.what) for event in events]
    assert told == sorted(told)
    assert ("2000-11-15", "dated") in told
    assert ("2002-12-18", "welcome, urge, before it was in force: A/RES/57/176") in told
    assert ("2003-09-29", "entered into force") in told


def test_a_renamed_body_leads_to_its_continuation(graph):  # CQ5
    steps = about(graph, "un/body/subcom-promotion").rests_on
    assert {(s.how, s.target) for s in steps} == {
        ("continues", "un/body/subcom-prevention"), ("renamed by", "un/ecosoc/dec/1999/256"),
    }  # fmt: skip


def test_a_report_and_the_paper_that_prints_it_lead_to_the_act_that_requested_it(graph):
    requested = [s.source for s in graph.steps("un/ga/res/57/176", "cited-by") if s.how == "requested by"]
    assert requested == ["un/doc/A/59/185", "un/ga/res/57/176#out-op25-1", "un/ga/res/57/176#out-op25-2"]


def test_what_is_not_there_is_told(graph):
    with pytest.raises(LookupFailed):
        about(graph, "un/instr/none")
