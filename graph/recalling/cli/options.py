"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import click

GRAPH = click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
MODE = click.option(
    "--mode",
    type=click.Choice(["full", "text"]),
    default=None,
    help="full: texts and authority; text: what the texts alone say.",
)

T = TypeVar("T")


def given(kind: type[T], options: Mapping[str, Any]) -> T:
    """A dataclass of the options that have the names of its fields."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: options[name] for name in names})
