"""One thing, one node: a paper that bears two symbols, and things that the curated files call the same.

A text that prints "A/75/345-S/2020/898" says that the paper A/75/345 bears the symbol S/2020/898, too; another that
prints "S/2020/898" alone speaks of the same paper and cannot know. Together they do, and the paper of the second symbol
is that of the first. Nothing else changes: the words of a text and the evidence stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from ..identifiers.symbols import symbol_path
from .namespaces import Iris, expand

_SYMBOL = str(expand("unc:symbol"))
_SAME = str(expand("owl:sameAs"))
_IRI = re.compile(r"<([^<>\s]+)>")

Triple = tuple[str, str, str]
"""Subject, predicate and object as they stand in N-Triples."""


@dataclass(frozen=True)
class Same:
    """IRIs that are other names of things, each with the IRI that the thing goes by."""

    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Iterable[Triple], curated: Iterable[Triple], iris: Iris) -> Same:
        """The names that follow from what texts say and from the curated files.

        Of several names of a thing it goes by the curated one, else by the first symbol of a double one; where texts
        give a pair in both orders, by the least.
        """
        import networkx as nx  # takes a while, and no worker needs it

        known = [*curated]
        pairs = [*_pairs(said, iris), *_pairs(known, iris)]
        firsts, preferred = {first for first, _ in pairs}, {s.strip("<>") for s, _, _ in known}
        names: dict[str, str] = {}
        for group in nx.connected_components(nx.Graph(pairs)):
            kept = min(group, key=lambda iri: (iri not in preferred, iri not in firsts, iri))
            names.update((iri, kept) for iri in group if iri != kept)
        return cls(names)

    def among(self, iris: Iterable[str]) -> Same:
        """Those names that are in use: of these IRIs, or of a thing that one of these is a part of."""
        used = {iri.partition("#")[0] for iri in iris}
        return Same({name: thing for name, thing in sorted(self.names.items()) if name in used})

    def iri(self, iri: str) -> str:
        """The IRI by which a thing, or a part of it, goes."""
        whole, mark, part = iri.partition("#")
        return self.names.get(whole, whole) + mark + part

    def text(self, text: str) -> str:
        """N-Triples or N-Quads with each thing under the IRI by which it goes."""
        return _IRI.sub(lambda found: f"<{self.iri(found[1])}>", text) if self.names else text

    def quad(self, quad: ox.Quad) -> ox.Quad:
        """A quad, likewise."""
        return ox.Quad(self._term(quad.subject), quad.predicate, self._term(quad.object), quad.graph_name)

    def triples(self) -> list[ox.Triple]:
        """That they are the same: who asks by the other name finds the thing."""
        named = ((ox.NamedNode(thing), ox.NamedNode(name)) for name, thing in sorted(self.names.items()))
        return [ox.Triple(thing, expand("owl:sameAs"), name) for thing, name in named]

    def _term(self, term: Any) -> Any:
        return ox.NamedNode(self.iri(term.value)) if isinstance(term, ox.NamedNode) else term


def _pairs(triples: Iterable[Triple], iris: Iris) -> Iterable[tuple[str, str]]:
    """Two names of one thing, the first one first."""
    for subject, predicate, value in triples:
        if predicate == _SYMBOL and subject.startswith(f"<{iris.base}un/doc/"):
            other = iris.of(symbol_path(value.strip('"'))).value
        elif predicate == _SAME and value.startswith(f"<{iris.base}"):
            other = value.strip("<>")
        else:
            continue
        if other != subject.strip("<>"):
            yield subject.strip("<>"), other
