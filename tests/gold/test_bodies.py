"""Bodies, meetings, actors and renamings of 57/176 against the gold standard."""

from __future__ import annotations

from collections import defaultdict

import pytest

from goldstandard import load
from recalling.model import Value

BODIES = load("bodies.yaml")
GROUPS = ("named_bodies", "conferences_sessions_meetings", "generic_actors")
THINGS = [thing for group in GROUPS for thing in BODIES[group]]
# one body of the gold is two in the graph: one for each name
SECOND_NAMES = {
    "subcommission": "subcommission (new name)",
    "office-on-drugs-and-crime": "office-on-drugs-and-crime (old name)",
}


@pytest.fixture(scope="module")
def mentions(extraction):
    found = defaultdict(set)
    for mention in extraction.mentions:
        found[mention.target].add(mention.unit)
    return found


@pytest.mark.parametrize("thing", THINGS, ids=[t["id"] for t in THINGS])
def test_a_body_is_mentioned_where_the_gold_says(mentions, iri, thing):
    found = set(mentions[iri(thing["id"])])
    if second := SECOND_NAMES.get(thing["id"]):
        found |= mentions[iri(second)]
    wanted = {"" if u == "masthead" or u.startswith("closing") else u.lower() for u in thing["mentioned_in"]}
    assert found == wanted


def test_nothing_else_is_mentioned(mentions, iri):
    known = {iri(t["id"]) for t in THINGS} | {iri(second) for second in SECOND_NAMES.values()}
    # "States parties to A, B and C" also names States parties as such
    assert set(mentions) - known == {"vocab/actor/states-parties"}


@pytest.mark.parametrize("body", [b for b in BODIES["named_bodies"] if "renamed" in b], ids=lambda b: b["id"])
def test_a_renaming(extraction, iri, body):
    renaming = next(r for r in extraction.renamings if r.path == iri(f"{body['id']}.renamed"))
    names = {e.path: e.label for e in extraction.entities}
    assert names[renaming.old] == body["renamed"]["from"]["value"]
    assert names[renaming.new] == body["renamed"]["to"]["value"]
    by = body["renamed"]["by"]
    assert renaming.by == (iri(by["value"]) if by else None)


def test_there_are_two_renamings(extraction):
    assert len(extraction.renamings) == 2


@pytest.mark.parametrize("meeting", BODIES["conferences_sessions_meetings"], ids=lambda m: m["id"])
def test_what_the_text_says_of_a_meeting(extraction, iri, meeting):
    """Places and dates that stand in the text are stated; those from outside are not."""
    stated = {
        (s.predicate, s.object.text)
        for s in extraction.statements
        if s.subject == iri(meeting["id"]) and isinstance(s.object, Value)
    }
    for key, predicate in (("place", "unc:placeAsStated"), ("dates", "unc:dateAsStated")):
        fact = meeting.get(key)
        if fact and fact["src"] == "text":
            assert (predicate, str(fact["value"])) in stated
        else:
            assert not any(p == predicate for p, _ in stated)
