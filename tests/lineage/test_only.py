"""Conditions: which citations are followed, which things are listed, what was there on a date."""

from __future__ import annotations

import pytest

from recalling.errors import LookupFailed
from recalling.lineage import CitationGraph, Only, Wanted, lineage
from recalling.lineage.only import TREATIES, is_after
from recalling.queries import run

ACT = "un/ga/res/57/176"


def first(graph: CitationGraph, **only) -> set[str]:
    found = lineage(graph.where(Only(**only)), ACT, depth=1)
    return {branch.node.path.rpartition("/")[2] for branch in found.branches[1:] if branch.steps[0].how == "cites"}


def test_only_what_is_reaffirmed(graph):  # CQ1
    assert first(graph, verbs=("reaffirm",)) == {
        "udhr", "cedaw", "international-covenants", "cat", "crc", "devaw",
        "world-conference-human-rights", "icpd", "wssd", "fwcw", "special-session-children",
    }  # fmt: skip


def test_a_step_shows_only_the_citations_that_pass(graph):
    (step,) = [s for s in graph.where(Only(verbs=("invite",))).steps(ACT) if s.target == "un/instr/cedaw"]
    assert [(c.verb, c.unit) for c in step.cites] == [("invite", "OP24")]


def test_only_direct_citations(graph):  # CQ18: a thing that is cited directly, too, remains
    indirect = first(graph) - first(graph, direct=True)
    assert "ariat-action-plan" in indirect
    assert "cedaw" not in indirect


def test_only_examples(graph):
    assert first(graph, roles=("example",)) == {"ariat-action-plan", "tampere-conclusions"}


def test_only_sure_citations(graph):
    assert first(graph, confidence=0.0) == first(graph)
    assert first(graph, confidence=1.0) < first(graph)


def test_steps_that_are_no_citations_pass(graph):
    found = lineage(graph.where(Only(verbs=("reaffirm",))), ACT).depths
    assert found["un/ga/res/34/180"] == 2


def test_as_of_a_date_nothing_later_is_there(graph):
    later = {"un/instr/op-crc-sc", "un/instr/untoc"}  # adopted in 2000
    assert later <= set(lineage(graph, ACT).depths)
    cited_by = lineage(graph.where(Only(as_of="1999-12-31")), "un/instr/cedaw", direction="cited-by").depths
    assert ACT not in cited_by
    assert "un/instr/op-cedaw" in cited_by  # 6 October 1999
    assert "un/instr/op-cedaw" not in lineage(
        graph.where(Only(as_of="1999-10-05")), "un/instr/cedaw", direction="cited-by"
    ).depths  # fmt: skip


def test_only_treaties_in_force(graph, store):
    """The question cq06 says it in SPARQL: twelve treaties were in force on the day of 57/176, three were not."""
    found = lineage(graph.where(Only(in_force="2002-12-18")), ACT, wanted=Wanted(kinds=TREATIES)).depths
    rows = run(store, "cq06-treaties-in-force", {"act": ACT}, "full").plain()
    assert set(found) - {ACT} == {row[0] for row in rows}
    assert len(rows) == 12


def test_a_treaty_is_in_force_from_its_day_on(graph):
    """A protocol of 2000 leads on to its parent, the Convention, once this is in force: on 29 September 2003."""

    def parents(date: str) -> set[str]:
        steps = graph.where(Only(in_force=date)).steps("un/instr/trafficking-protocol")
        return {step.target for step in steps if step.how == "supplements"}

    assert parents("2003-09-28") == set()
    assert parents("2003-09-29") == {"un/instr/untoc"}


def test_a_body_is_there_under_its_new_name_from_the_renaming_on(graph):  # CQ5: 27 July 1999
    def names(date: str) -> set[str]:
        old = "un/body/subcom-prevention"
        return set(lineage(graph.where(Only(as_of=date)), old, direction="cited-by").depths) - {old}

    assert names("1999-07-26") == set()
    assert names("1999-07-27") == {"un/body/subcom-promotion"}


@pytest.mark.parametrize(
    ("date", "other", "after"),
    [
        ("2002-12-18", "2002-12-17", True),
        ("2002-12-18", "2002-12-18", False),
        ("2002-12", "2002-12-01", False),
        ("2003", "2002-12-31", True),
        ("2002-12-18", "2002", False),
        ("1995-09-04/1995-09-15", "1995-09-01", True),
        ("", "2002", False),
        ("unknown", "2002", False),
    ],
)
def test_dates_count_as_far_as_both_are_precise(date, other, after):
    assert is_after(date, other) is after


def test_only_some_things_are_listed_with_the_way_to_them(graph):
    found = lineage(graph, ACT, wanted=Wanted(organs=("subcom",)))
    assert set(found.depths) == {ACT, "un/subcom/res/1998/19"} or "un/subcom/res/1998/19" in found.depths
    on_the_way = [b.node.path for b in found.branches if not b.wanted]
    assert on_the_way
    assert not set(on_the_way) & set(found.depths)


def test_what_has_no_date_is_not_listed_in_a_period(graph):
    found = lineage(graph, ACT, wanted=Wanted(since="1990", until="1999"))
    dates = [b.node.date for b in found.branches[1:] if b.wanted]
    assert dates
    assert all("1990" <= date[:4] <= "1999" for date in dates)


@pytest.mark.parametrize("only", [{"verbs": ("reafirm",)}, {"roles": ("exemple",)}])
def test_an_unknown_verb_or_role_is_told_with_the_known_ones(graph, only):
    with pytest.raises(LookupFailed, match=r"choose of .*(reaffirm|example)"):
        graph.where(Only(**only))


@pytest.mark.parametrize("date", ["18 December 2002", "2002-13", "2002-00-01", "02"])
def test_what_is_no_date_is_refused(date):
    with pytest.raises(LookupFailed, match="is no date; write one like 2002-12-18"):
        Only(as_of=date)
