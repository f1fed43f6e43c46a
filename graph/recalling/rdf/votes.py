"""How an act was adopted, as triples: the same for a vote that a text prints and one that metadata state."""

from __future__ import annotations

import pyoxigraph as ox

from ..model import Vote
from .graph import GraphWriter, integer

_COUNTS = ("unc:inFavour", "unc:against", "unc:abstaining")
_MEMBERS = {
    "in-favour": "unc:memberInFavour",
    "against": "unc:memberAgainst",
    "abstaining": "unc:memberAbstaining",
}


def write_vote(g: GraphWriter, act: ox.NamedNode, node: ox.NamedNode, vote: Vote) -> None:
    """Write a vote as a node of its own. Members are named as they stand in the source."""
    g.add(act, "unc:vote", node)
    g.type(node, "Vote")
    g.add(node, "unc:voteOutcome", g.iris.of(f"vocab/{vote.outcome}"))
    for predicate, count in zip(_COUNTS, vote.counts, strict=True):
        if count is not None:
            g.add(node, predicate, integer(count))
    for choice, name in vote.members:
        g.add(node, _MEMBERS[choice], ox.Literal(name))
