"""Small corpora of invented resolutions that cite each other, and the 57/176 among them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recalling.resources import folder
from texts import resolution

sys.path.insert(0, str(Path(__file__).parent))

WORDS = ("dispute", "water", "health", "food", "trade", "youth", "space")


def invented(number: int) -> str:
    """A resolution that cites those before it, a treaty, a report and a later fact about each."""
    before = [f"*Recalling* its resolution 61/{n} of {n - 899} December 2006," for n in range(901, number)][-3:]
    return resolution(
        preamble=[
            *before,
            "*Recalling also* the Convention on the Rights of the Child,<sup>1</sup>",
            f"*Taking note* of the report of the Secretary-General on {WORDS[number % 7]},<sup>2</sup>",
        ],
        operative=["*Requests* the Secretary-General to report to the General Assembly at its sixty-third session."],
        notes={1: "Resolution 44/25, annex.", 2: f"A/61/{number}."},
        number=f"61/{number}",
        title=f"Matters of {WORDS[number % 7]} {number}",
        adopted=f"*64th plenary meeting  \n{number - 899} December 2006*",
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[int], Path]:
    """Makes a folder of so many invented resolutions and 57/176."""

    def make(size: int) -> Path:
        place = tmp_path / "corpus"
        (place / "sub").mkdir(parents=True)
        for number in range(901, 901 + size):
            where = place / "sub" if number % 2 else place
            (where / f"A_RES_61_{number}.md").write_text(invented(number), encoding="utf-8")
        source = folder("sources") / "A_RES_57_176.md"
        (place / source.name).write_bytes(source.read_bytes())
        return place

    return make
