"""Conditions on a lineage: which citations count, and what was there on a date."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

import numpy as np

from ..errors import LookupFailed
from .columns import Mask
from .index import Index
from .model import DIRECT, Cite, Node

TREATIES = ("Treaty", "Convention", "Protocol")
"""The classes of what enters into force."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Only:
    """Which steps of a graph pass. What is left empty is no condition.

    ``verbs``, ``roles``, ``direct`` and ``confidence`` are about citations: a step passes with those of its citations
    that meet them all. Steps that are no citations ("adopted by") always pass them. ``as_of`` is a date, or its
    beginning: nothing dated later is there. A thing without a date is. ``in_force`` is a date as well: no step leads to
    a treaty that was not in force then, nor to one of which that is not known.
    """

    verbs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    direct: bool = False
    confidence: float = 0.0
    as_of: str = ""
    in_force: str = ""

    def __post_init__(self) -> None:
        check_date(self.as_of)
        check_date(self.in_force)

    def passes(self, cite: Cite) -> bool:
        """Whether a citation passes."""
        return (
            (not self.verbs or cite.verb in self.verbs)
            and (not self.roles or cite.role in self.roles)
            and (not self.direct or cite.is_direct)
            and cite.confidence >= self.confidence
        )

    def steps(self, index: Index) -> Mask | None:
        """The steps of an index that pass; None where all do."""
        if self == Only():
            return None
        passing = np.ones(len(index.source), np.bool_)
        cites = self.cites(index)
        if cites is not None:
            count = np.diff(np.concatenate(([0], np.cumsum(cites)))[index.cite_start])
            passing = (count > 0) | index.how.where(lambda how: how != "cites")
        if self.as_of:
            there = index.things["date"].where(lambda date: not is_after(date, self.as_of))
            passing &= there[index.source] & there[index.target]
        if self.in_force:
            treaties = index.things["kind"].where(TREATIES.__contains__)
            then = index.things["in_force"].where(lambda date: bool(date) and not is_after(date, self.in_force))
            passing &= ~treaties[index.target] | then[index.target]
        return passing

    def cites(self, index: Index) -> Mask | None:
        """The citations that pass; None where all do."""
        conditions = []
        if self.verbs:
            _check(self.verbs, "verb", index)
            conditions.append(index.cites["verb"].where(lambda verb: verb in self.verbs))
        if self.roles:
            _check(self.roles, "role", index)
            conditions.append(index.cites["role"].where(lambda role: role in self.roles))
        if self.direct:
            conditions.append(index.cites["role"].where(lambda role: role == DIRECT))
        if self.confidence:
            conditions.append(index.cites["confidence"].where(lambda value: float(value or 0) >= self.confidence))
        return np.logical_and.reduce(conditions) if conditions else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which things of a lineage are listed: by the code of their organ, their class, their date."""

    organs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        check_date(self.since)
        check_date(self.until)

    @property
    def everything(self) -> bool:
        return self == Wanted()

    def has(self, node: Node) -> bool:
        return (
            (not self.organs or node.organ in self.organs)
            and (not self.kinds or node.kind.lower() in {kind.lower() for kind in self.kinds})
            and (not self.since or (bool(node.date) and not is_after(self.since, node.date)))
            and (not self.until or (bool(node.date) and not is_after(node.date, self.until)))
        )


def is_after(date: str, other: str) -> bool:
    """Whether a date lies after another; both count as far as both are precise. What is no date is not after."""
    one, two = _DATE.match(date), _DATE.match(other)
    if not one or not two:
        return False
    pairs = [(a, b) for a, b in zip(one.groups(), two.groups(), strict=True) if a and b]
    return [a for a, _ in pairs] > [b for _, b in pairs]


def check_date(date: str) -> None:
    """Raise ``LookupFailed`` where this is neither a date, nor a month or a year, nor empty."""
    match = _DATE.fullmatch(date)
    if date and not (match and "00" < (match[2] or "01") < "13" and "00" < (match[3] or "01") < "32"):
        raise LookupFailed(f"{date!r} is no date", do="write one like 2002-12-18, 2002-12 or 2002")


def _check(wanted: tuple[str, ...], name: str, index: Index) -> None:
    known = {*index.cites[name].values}
    for value in wanted:
        if value not in known:
            near = difflib.get_close_matches(value, known, n=3) or sorted(known - {""})
            raise LookupFailed(f"no citation has the {name} {value!r}", do=f"choose of {', '.join(near)}")
