"""Terms of the store as text, and the short questions that need no query."""

from __future__ import annotations

import pyoxigraph as ox

from ..rdf.namespaces import expand
from ..store import GraphStore

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def path_of(store: GraphStore, term: Term | None) -> str:
    """A term of a row as text: the path of an IRI, the characters of a literal, nothing for nothing."""
    if isinstance(term, ox.NamedNode):
        return store.iris.path(term.value)
    return term.value if isinstance(term, (ox.BlankNode, ox.Literal)) else ""


def values(store: GraphStore, mode: str, subject: Term, *curies: str) -> list[Term]:
    """What is at the end of these properties, one after the other."""
    found = [subject]
    for curie in curies:
        named = [s for s in found if isinstance(s, ox.NamedNode)]
        found = [q.object for s in named for q in store.statements(s, expand(curie), mode=mode)]
    return found


def first(store: GraphStore, mode: str, subject: Term, *curies: str) -> str:
    """The least of these values as text, or nothing."""
    return min((path_of(store, value) for value in values(store, mode, subject, *curies)), default="")


def wholes(store: GraphStore, mode: str, part: Term) -> list[Term]:
    """Everything that a part is a part of, the nearest first."""
    found: list[Term] = []
    above = values(store, mode, part, "eli:is_part_of")
    while above:
        found += above
        above = [w for whole in above for w in values(store, mode, whole, "eli:is_part_of") if w not in found]
    return found
