"""Questions that rank the whole graph, by name like those of ``queries/``, but not for SPARQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .graph import CitationGraph
from .together import most_cocited
from .weight import pagerank

Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A question with a name, as those of ``queries/`` have."""

    title: str
    columns: tuple[str, ...]
    rows: Callable[[CitationGraph], list[Row]]


def _pagerank(graph: CitationGraph) -> list[Row]:
    return [(path, graph.node(path).name, round(rank, 6)) for path, rank in pagerank(graph)]


def _most_cocited(graph: CitationGraph) -> list[Row]:
    return [(a, graph.node(a).name, b, graph.node(b).name, acts) for a, b, acts in most_cocited(graph)]


RANKINGS = {
    "pagerank": Ranking("What most of the graph rests on, by PageRank", ("thing", "label", "rank"), _pagerank),
    "most-co-cited": Ranking(
        "The fifty pairs of things that most acts cite together",
        ("one", "its_label", "other", "label", "acts"),
        _most_cocited,
    ),
}
