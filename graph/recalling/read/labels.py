"""The number that a block prints at its head, "1.", "(a)" or "a)", and how deep it stands."""

from __future__ import annotations

import re

LABEL = re.compile(r"(?:(?P<number>\d{1,3})\.|\(?(?P<letter>[a-z]{1,2}|[ivxl]{1,6})\))\s+(?=\S)")
_ROMAN = re.compile(r"\((?:[ivxl]+)\)")


def label(text: str) -> tuple[str, int] | None:
    """The number at the head of a text, "1" or "(a)" (also of "a)"), and where its words begin."""
    match = LABEL.match(text)
    return (match["number"] or f"({match['letter']})", match.end()) if match else None


class Depths:
    """Tells the depth of each number in the order of the text: "1." is 0, "(a)" 1, "(i)" 2 unless it follows "(h)"."""

    def __init__(self) -> None:
        self._letter = ""  # the last of those at depth 1
        self._inside = False  # whether roman numbers have begun below it

    def of(self, number: str, known: int | None = None) -> int:
        """The depth of the next number; ``known`` is what the source says of it, where it says so."""
        if not number.startswith("("):
            self._letter, self._inside = "", False
            return 0
        follows = bool(self._letter) and number == f"({chr(ord(self._letter[1]) + 1)})"
        below = _ROMAN.fullmatch(number) is not None and bool(self._letter) and (self._inside or not follows)
        if known == 2 or (known is None and below):
            self._inside = True
            return 2
        self._letter, self._inside = number, False
        return 1
