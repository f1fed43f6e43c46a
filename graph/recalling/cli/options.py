"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import QueryError

if TYPE_CHECKING:
    from ..lineage import Only

GRAPH = click.option("--graph", default="build", show_default=True, metavar="FOLDER", help="The graph that was built.")
MODE = click.option(
    "--mode",
    type=click.Choice(["full", "text"]),
    default=None,
    help="full: texts and authority; text: what the texts alone say.",
)
Command = TypeVar("Command", bound=Callable[..., Any])
T = TypeVar("T")

_CONDITIONS = (
    click.option("--verb", "verbs", multiple=True, metavar="VERB", help="Only citations with this verb; may repeat."),
    click.option("--role", "roles", multiple=True, metavar="ROLE", help="Only citations in this role; may repeat."),
    click.option("--direct", is_flag=True, help="Only citations of which the thing is the object."),
    click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, metavar="X", help="Only citations so sure."),
    click.option("--as-of", default="", metavar="DATE", help="As it was on a date: nothing adopted later."),
    click.option("--in-force", is_flag=True, help="Only treaties in force then, or on the date of THING."),
    click.option(
        "--organ", "organs", multiple=True, metavar="CODE", help="List only what is of this organ: ga, sc, hrc."
    ),
    click.option("--kind", "kinds", multiple=True, metavar="CLASS", help="List only things of this class: Convention."),
    click.option("--since", default="", metavar="DATE", help="List only what is dated then or later."),
    click.option("--until", default="", metavar="DATE", help="List only what is dated then or earlier."),
)


def CONDITIONS(command: Command) -> Command:  # noqa: N802 - used like the others
    """The conditions on citations (``lineage.Only``) and on things (``lineage.Wanted``)."""
    for option in reversed(_CONDITIONS):
        command = option(command)
    return command


def given(kind: type[T], options: Mapping[str, Any]) -> T:
    """A dataclass of the options that have the names of its fields."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: options[name] for name in names})


def only(options: Mapping[str, Any], date: str = "") -> Only:
    """The conditions on citations. --in-force counts on --as-of, or on ``date``, that of the thing asked for.

    Raises ``QueryError`` where neither is known.
    """
    from ..lineage import Only

    day = (options["as_of"] or date.partition("/")[0]) if options["in_force"] else ""
    if options["in_force"] and not day:
        raise QueryError("no date on which a treaty could be in force", do="give one with --as-of")
    return given(Only, {**options, "in_force": day})
