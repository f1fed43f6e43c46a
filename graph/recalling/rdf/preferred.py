"""One thing, one preferred name: texts call a thing that nobody curated by several names, and each means it.

The preferred name is the curated one, else that which most texts give it. The others become alternative names of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from .namespaces import expand
from .same import Triple

PREFERRED = str(expand("skos:prefLabel"))
ALTERNATIVE = str(expand("skos:altLabel"))


@dataclass(frozen=True)
class Preferred:
    """The preferred name of each thing that has several, in N-Triples. All names are in English."""

    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[Iterable[Triple]], curated: Iterable[Triple]) -> Preferred:
        """What follows from the triples of each text and from the curated files.

        Of names that equally many texts give, the shortest is preferred, then the first in the order of characters.
        """
        given: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for thing, name in {(s, o) for s, p, o in text if p == PREFERRED}:
                given[thing][name] += 1
        kept = {s: o for s, p, o in curated if p == PREFERRED and s in given}
        best = {thing: kept.get(thing) or _best(names) for thing, names in given.items()}
        return cls({thing: name for thing, name in best.items() if {*given[thing]} != {name}})

    def among(self, things: Iterable[str]) -> Preferred:
        """The names of some things, in N-Triples, as far as they have several."""
        return Preferred({thing: self.names[thing] for thing in sorted({*things}) if thing in self.names})

    def changes(self, triples: Iterable[Triple]) -> bool:
        """Whether some of these triples give another name than the preferred one."""
        return any(self._is_alternative(*triple) for triple in triples)

    def line(self, line: str) -> str:
        """A line of N-Triples or N-Quads, the name in it as an alternative one where another is preferred."""
        subject, predicate, value = line.split(" ", 2)
        return f"{subject} {ALTERNATIVE} {value}" if self._is_alternative(subject, predicate, value) else line

    def quad(self, quad: ox.Quad) -> ox.Quad:
        """A quad, likewise."""
        if not self._is_alternative(str(quad.subject), str(quad.predicate), str(quad.object)):
            return quad
        return ox.Quad(quad.subject, expand("skos:altLabel"), quad.object, quad.graph_name)

    def _is_alternative(self, subject: str, predicate: str, value: str) -> bool:
        name = self.names.get(subject) if predicate == PREFERRED else None
        return name is not None and value != name and not value.startswith(f"{name} ")


def _best(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], len(name), name))
