"""What an export is made of: a table of nodes, a table of edges, and the columns that both have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Value = str | int | float

STRUCTURE = "structure"
"""The group of the edges that are no citation: adopted by, supplements, printed in."""


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute that nodes or edges carry into a file: its name, its type, and what it holds."""

    name: str
    type: str  # "string", "integer", "double"
    says: str


NODE_COLUMNS = (
    Column("title", "string", "the full name"),
    Column("iri", "string", "the IRI in the graph"),
    Column("symbol", "string", "document symbol, sales number or other identifier"),
    Column("category", "string", "resolution, treaty, declaration, outcome, report, paper, meeting, body, ..."),
    Column("organ", "string", "the body that it comes from: ga, sc, ecosoc; conference, several or other"),
    Column("session", "string", "the session of an act: 57, s23"),
    Column("year", "integer", "the year of adoption or publication"),
    Column("date", "string", "the day of adoption or publication, the first day of an imprecise date"),
    Column("in_force", "string", "the day on which a treaty entered into force"),
    Column("depth", "integer", "the fewest steps from the acts with which the view begins"),
    Column("in_degree", "integer", "edges that arrive (of a view without direction: edges)"),
    Column("out_degree", "integer", "edges that leave (of a view without direction: 0)"),
    Column("pagerank", "double", "the PageRank in this view, damping 0.85, by weight; all nodes together have 1"),
    Column("community", "integer", "the community in this view by the Leiden method; 0 is the largest"),
)

EDGE_COLUMNS = (
    Column("group", "string", "recalling, evaluating, calling, deciding, reasoning, other; structure for no citation"),
    Column("paragraphs", "string", "the citing paragraphs: PP1; OP6"),
    Column("footnotes", "string", "the numbers of the footnotes"),
    Column("roles", "string", "what the citation does: object of the act, event, example, addressee, theme"),
    Column("quote", "string", "the words that cite"),
    Column("confidence", "double", "the least confidence of the citations"),
    Column("date", "string", "the day from which the edge holds"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the lineage. ``id`` is its path, ``label`` a name short enough for a picture."""

    id: str
    label: str
    title: str
    iri: str
    category: str
    symbol: str = ""
    organ: str = "other"
    session: str = ""
    date: str = ""
    in_force: str = ""
    depth: int = 0
    in_degree: int = 0
    out_degree: int = 0
    pagerank: float | None = None
    community: int | None = None

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True)
class Edge:
    """That one thing cites another with one verb (``kind``), or rests on it in another way.

    ``weight`` counts the citations, or what else the view counts. ``confidence`` is None for what is no citation.
    """

    source: str
    target: str
    kind: str
    group: str = STRUCTURE
    weight: int = 1
    paragraphs: str = ""
    footnotes: str = ""
    roles: str = ""
    quote: str = ""
    confidence: float | None = None
    date: str = ""

    @property
    def id(self) -> str:
        """Unique in a view, and the same in every export."""
        return f"{self.source}|{self.kind}|{self.target}"

    @property
    def is_citation(self) -> bool:
        return self.group != STRUCTURE


@dataclass(frozen=True)
class View:
    """A part of the graph as two tables, sorted, and what to write above them.

    ``directed`` is false where an edge goes both ways (cited together, cites the same).
    """

    name: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    directed: bool = True

    @property
    def roots(self) -> tuple[Node, ...]:
        """The acts from which depth is counted."""
        return tuple(n for n in self.nodes if n.depth == 0)


def values(row: Node | Edge, columns: tuple[Column, ...]) -> Iterator[tuple[str, Value]]:
    """The values of a row by the names of their columns; what is not known is left out."""
    for column in columns:
        value = getattr(row, column.name)
        if value is not None and value != "":
            yield column.name, value
