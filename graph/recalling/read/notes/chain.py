"""The heaviest chain of numbered candidates: their numbers rise as they stand in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_NUMBERS = 1024  # more than a number of three digits can be

# a chain: its weight, the index of its last candidate, its number, the chain before it
_Chain = tuple[float, int, int, "_Chain | None"]


def rising(
    candidates: Sequence[_T], number: Callable[[_T], int], weight: Callable[[_T], float], gap: float = 0
) -> list[_T]:
    """Of candidates in the order of the text those whose numbers rise, with the greatest sum of weights.

    Each number that is missing between two of them costs ``gap``. Of equal chains the one that begins first is taken.
    The time is linear in the candidates: chains are kept by their last number in a tree of prefixes (Fenwick), with
    the weight that they have where no number of the first is missing.
    """
    tree: list[_Chain | None] = [None] * (_NUMBERS + 1)
    best: dict[int, _Chain] = {}

    def worth(chain: _Chain) -> float:
        return chain[0] + gap * chain[2]

    def below(own: int) -> _Chain | None:
        found: _Chain | None = None
        while own > 0:
            chain = tree[own]
            if chain and (found is None or worth(chain) > worth(found)):
                found = chain
            own -= own & -own
        return found

    for index, candidate in enumerate(candidates):
        own, mine = number(candidate), weight(candidate)
        before = below(own)  # of 0 to own - 1
        total = before[0] - gap * (own - before[2] - 1) if before else 0.0
        if total < 0:
            before, total = None, 0.0
        if own in best and best[own][0] >= total + mine:
            continue
        best[own] = chain = (total + mine, index, own, before)
        at = own + 1
        while at <= _NUMBERS:
            kept = tree[at]
            if kept is None or worth(chain) > worth(kept):
                tree[at] = chain
            at += at & -at
    heaviest = max(best.values(), key=lambda chain: chain[0], default=None)
    if heaviest is None or heaviest[0] <= 0:
        return []
    chosen: list[_T] = []
    step: _Chain | None = heaviest
    while step:
        chosen.append(candidates[step[1]])
        step = step[3]
    return chosen[::-1]
