"""The heaviest chain of numbered candidates: their numbers rise as they stand in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")


def rising(
    candidates: Sequence[_T], number: Callable[[_T], int], weight: Callable[[_T], float], gap: float = 0
) -> list[_T]:
    """Of candidates in the order of the text those whose numbers rise, with the greatest sum of weights.

    Each number that is missing between two of them costs ``gap``. Of equal chains the one that begins first is taken.
    """
    best: dict[int, tuple[float, list[int]]] = {}  # the best chain that ends with a number
    for index, candidate in enumerate(candidates):
        own, mine = number(candidate), weight(candidate)
        before = [(total - gap * (own - n - 1), chain) for n, (total, chain) in best.items() if n < own]
        total, chain = max(before, key=lambda b: b[0], default=(0.0, []))
        if total < 0:
            total, chain = 0.0, []
        if own not in best or total + mine > best[own][0]:
            best[own] = (total + mine, [*chain, index])
    total, chosen = max(best.values(), key=lambda b: b[0], default=(0.0, []))
    return [candidates[index] for index in chosen] if total > 0 else []
