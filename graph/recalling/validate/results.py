"""What is wrong, one result for each node and check: in words, and with the lines of the source to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..rdf.graph import Term
from ..rdf.namespaces import Iris
from .engines import Finding
from .facts import Facts
from .places import Place, places
from .shapes import local_name, severity_of

SEVERITIES = ("violation", "warning", "info")
"""Worst first."""

_SHORT = 120  # characters of a quotation that is given whole
_ASKED_OF_MANY = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"


@dataclass(frozen=True, slots=True)
class Result:
    """One result: the shape that is not met, by which node, the value at fault, and where to look.

    ``focus`` and ``value`` are paths, or the text of a literal; ``term`` is the value as a term.
    """

    shape: str  # "S13", "S48-adoption", "X01"
    severity: str
    message: str
    focus: str
    value: str | None = None
    places: tuple[Place, ...] = ()
    term: Term | None = field(default=None, compare=False)
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
        """The words that stand on the first line, if they are few: the longest that are."""
        quotes = [p.quote for p in self.places if str(p) == self.lines[0] and len(p.quote) <= _SHORT]
        return max(quotes, key=len, default="") or None

    def __lt__(self, other: Result) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, str, tuple[Place, ...], str, str]:
        return SEVERITIES.index(self.severity), self.shape, self.places, self.focus, self.value or ""


def results(findings: Iterable[Finding], facts: Facts, iris: Iris) -> Iterator[Result]:
    """The findings of an engine as results. A node and value that fail a check in two ways are one result."""
    for finding in once_each(findings):
        yield result(finding, places(at_fault(finding), facts), iris)


def once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in order, without those that say the same of the same node and value."""
    seen: set[tuple[str, Term, Term | None]] = set()
    for f in sorted(findings, key=lambda f: (f.shape, f.component, str(f.focus), str(f.value))):
        if (f.shape, f.focus, f.value) not in seen:
            seen.add((f.shape, f.focus, f.value))
            yield f


def result(finding: Finding, where: tuple[Place, ...], iris: Iris) -> Result:
    """A finding as a result, with the places to look at."""
    value = finding.value if finding.value != finding.focus else None
    return Result(
        shape=local_name(finding.shape),
        severity=severity_of(finding.severity),
        message=finding.message,
        focus=iris.path(finding.focus.value),
        value=None if value is None else iris.path(value.value),
        places=where,
        term=value,
        component=finding.component,
    )


def at_fault(finding: Finding) -> Term:
    """The node to look at: the focus, but the value where one query was asked of many nodes."""
    if finding.component == _ASKED_OF_MANY and finding.value is not None:
        return finding.value
    return finding.focus
