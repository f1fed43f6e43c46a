"""Footnotes that explain: "Formerly known as ...", "Subsequently renamed ...". The wordings are data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAME = r"(?P<name>[A-Z][\w’'-]*(?:,? (?:(?:of|on|the|for|and|against|in|to|with) )*[A-Z][\w’'-]*)*)"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an explanatory footnote says of the body its marker is attached to."""

    rule: str
    name: str
    other_is: str  # "new" or "old"


@cache
def wordings() -> tuple[tuple[str, re.Pattern[str], str, tuple[tuple[str, str], ...]], ...]:
    """The rows of ``explanations.toml``: name, pattern, direction, examples."""
    rows = tomllib.loads(files(__package__).joinpath("explanations.toml").read_text("utf-8"))["explanation"]
    return tuple(
        (
            row["name"],
            re.compile(row["pattern"].replace("{name}", _NAME)),
            row["other_is"],
            tuple((text, name) for text, name in row["examples"]),
        )
        for row in rows
    )


def explain(note: str) -> Explanation | None:
    """The explanation that a footnote gives of a name, or None if it gives none."""
    for rule, pattern, other_is, _ in wordings():
        if match := pattern.match(note):
            return Explanation(rule, match["name"], other_is)
    return None
