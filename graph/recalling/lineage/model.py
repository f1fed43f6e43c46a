"""What a lineage is made of: things, citations, steps."""

from __future__ import annotations

from dataclasses import dataclass

DIRECT = "object-of-act"
"""The role of a citation whose verb is about the thing itself; examples, events, addressees and themes are indirect."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the lineage, as far as it is known.

    ``date`` is that of adoption or publication, ``in_force`` the day a treaty entered into force; both may be less
    precise than a day. ``organ`` is the code of the body in whose series it is numbered ("ga", "sc"). ``read`` says
    whether its own text was read: if not, what it cites is unknown. ``items`` are the titles of the items of the agenda
    under which an act was adopted, ``previous`` the words in which it recalls its previous resolutions as a set ("PP4
    its previous resolutions on ..."); a line each.
    """

    path: str
    kind: str
    label: str = ""
    identifier: str = ""
    date: str = ""
    in_force: str = ""
    organ: str = ""
    title: str = ""
    agenda_item: str = ""
    read: bool = False
    items: str = ""
    previous: str = ""

    @property
    def name(self) -> str:
        """How to call it: its title, its number or symbol, or its path."""
        return self.label or self.identifier or self.path


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation of a step: where it stands, with which verb, in which words."""

    unit: str  # "PP3", "OP6"
    verb: str
    printed: str
    role: str
    aspect: str
    footnote: str
    locator: str
    quote: str
    confidence: float

    @property
    def is_direct(self) -> bool:
        return self.role == DIRECT


@dataclass(frozen=True, slots=True)
class Step:
    """One thing rests on another, in one way. The step of a citation holds every citation of the pair."""

    source: str
    target: str
    how: str
    cites: tuple[Cite, ...] = ()

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.verb for c in self.cites))


def place(unit: str, footnote: str = "") -> tuple[int, int, str, int]:
    """The order of citations in a resolution: preamble first, then by number, sub-item and footnote."""
    return (0 if unit.startswith("PP") else 1, _number(unit.partition(".")[0]), unit, _number(footnote))


def _number(text: str) -> int:
    return int("".join(c for c in text if c in "0123456789") or 0)
