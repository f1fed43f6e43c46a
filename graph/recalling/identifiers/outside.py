"""Acts of conferences of parties and of other organizations, by the paper that prints them: ``outside.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OutsideBody:
    """A body that numbers its acts in its own way. ``containers`` begin the paths of the papers that print them.

    ``passed_by`` is the path of the body in the authority, where that has it.
    """

    code: str
    path: str
    containers: tuple[str, ...]
    number: re.Pattern[str]
    identifier: str
    passed_by: str | None
    examples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class OutsideAct:
    """An act: its path, "un/cbd/dec/X-2", its normalised identifier, "CBD:X/2", and the path of its body, if known."""

    path: str
    identifier: str
    passed_by: str | None


@cache
def outside_bodies() -> tuple[OutsideBody, ...]:
    """The rows of ``outside.toml`` in the order of the file."""
    rows = tomllib.loads(files(__package__).joinpath("outside.toml").read_text("utf-8"))["body"]
    return tuple(
        OutsideBody(
            row["code"],
            row["path"],
            tuple(row["containers"]),
            re.compile(row["number"]),
            row["identifier"],
            row.get("passed_by"),
            tuple((paper, number, identifier) for paper, number, identifier in row["examples"]),
        )
        for row in rows
    )


def outside_act(paper: str, kind: str, number: str) -> OutsideAct | None:
    """The act with a number that a paper prints, or None. ``paper`` is a path, ``kind`` is "res" or "dec"."""
    for body in outside_bodies():
        match = body.number.fullmatch(number) if paper.startswith(body.containers) else None
        if match:
            tail = re.sub(r"[^A-Za-z0-9.]+", "-", number).strip("-")
            identifier = body.identifier.format(number=number, **match.groupdict())
            return OutsideAct(f"{body.path}/{kind}/{tail}", identifier, body.passed_by)
    return None
