"""What is wrong, one result for each node and check: in words, and with the lines of the source to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from ..rdf.namespaces import Iris
from .engines import Finding, Term
from .places import Place, Places
from .shapes import local_name, severity_of

SEVERITIES = ("violation", "warning", "info")
"""Worst first."""

_SHORT = 120  # characters of a quotation that is given whole
_ASKED_OF_MANY = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"


@dataclass(frozen=True, slots=True)
class Result:
    """One result: the shape that is not met, the node by its path, the value at fault, where to look."""

    shape: str  # "S13", "S48-adoption", "X01"
    severity: str
    message: str
    focus: str
    value: Term | None = None
    places: tuple[Place, ...] = ()
    component: str = field(default="", compare=False)

    @property
    def check(self) -> str:
        """The number of the check: "S13"."""
        return self.shape.partition("-")[0]

    @property
    def lines(self) -> tuple[str, ...]:
        """Where to look: "A_RES_57_176.md:21"."""
        return tuple(dict.fromkeys(map(str, self.places)))

    @property
    def quote(self) -> str | None:
        """The words that stand at the first place, if they are few."""
        words = self.places[0].quote if self.places else ""
        return words if 0 < len(words) <= _SHORT else None

    def __lt__(self, other: Result) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, str, tuple[Place, ...], str, str]:
        return SEVERITIES.index(self.severity), self.shape, self.places, self.focus, str(self.value)


def results(findings: Iterable[Finding], places: Places, iris: Iris) -> Iterator[Result]:
    """The findings of an engine as results. A node and value that fail a check in two ways are one result."""
    seen: set[tuple[str, Term, Term | None]] = set()
    for f in findings:
        if (f.shape, f.focus, f.value) not in seen:
            seen.add((f.shape, f.focus, f.value))
            yield Result(
                shape=local_name(f.shape),
                severity=severity_of(f.severity),
                message=f.message,
                focus=iris.path(f.focus.value),
                value=f.value if f.value != f.focus else None,
                places=places.of(node) if isinstance(node := _at_fault(f), ox.NamedNode) else (),
                component=f.component,
            )


def _at_fault(finding: Finding) -> Term:
    """The node to look at: the focus, but the value where one query was asked of many nodes."""
    if finding.component == _ASKED_OF_MANY and finding.value is not None:
        return finding.value
    return finding.focus
