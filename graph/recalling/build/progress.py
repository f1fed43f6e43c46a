"""How far a step is: how many of how many, how fast, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str], None]

_EVERY = 2.0  # seconds between two lines


class Meter:
    """Tells the progress of the steps of a build."""

    def __init__(self, say: Progress) -> None:
        self.say = say

    def each(self, doing: str, items: Iterable[T], total: int) -> Iterator[T]:
        """The items, and on the way what is being done: "reading: 120 of 3,449, 41 a second, 1 min 21 s left"."""
        if not total:
            return
        began = told = time.monotonic()
        self.say(f"{doing} {total:,} document{'s' if total != 1 else ''}")
        for done, item in enumerate(items, start=1):
            yield item
            now = time.monotonic()
            if now - told >= _EVERY and done < total:
                told = now
                rate = done / (now - began)
                self.say(f"{doing}: {done:,} of {total:,}, {rate:,.0f} a second, {_time((total - done) / rate)} left")


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
