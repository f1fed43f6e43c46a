"""The files of the gold standard of 57/176."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

GOLD = Path(__file__).parent / "gold" / "57-176"


@cache
def load(name: str) -> Any:
    """A file of the gold standard."""
    return yaml.safe_load((GOLD / name).read_text("utf-8"))


@cache
def iris() -> dict[str, str]:
    """The table of gold ids and their IRIs."""
    with (GOLD / "iris.tsv").open(encoding="utf-8", newline="") as file:
        return {row["gold id"]: row["IRI"] for row in csv.DictReader(file, delimiter="\t")}
