"""The command line: words, options, tables and exit status. What is done is done by the public functions."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from ..errors import RecallingError

EXIT_NOT_OK = 1
"""The exit status of a job that ran and found something wrong: a violated shape, an unreadable source."""
EXIT_ERROR = 2
"""The exit status of a job that could not run."""


_COMMANDS = {
    "fetch": "collect",
    "build": "make",
    "status": "collect",
    "validate": "make",
    "extract": "make",
    "load": "make",
    "lineage": "trace",
    "series": "trace",
    "show": "trace",
    "query": "ask",
    "export": "exporting",
    "publish": "publishing",
    "serve": "publishing",
    "evaluate": "measure",
    "authority": "authority",
}
"""Command -> the module of this package in which it has the same name."""


class _Commands(click.Group):
    """The commands; the module of one is imported when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f".{_COMMANDS[name]}", __name__), name)
        return command

    def invoke(self, context: click.Context) -> object:
        """Run a command. Where nobody reads its output to the end, as before ``head``, it ends well."""
        try:
            done = super().invoke(context)
            sys.stdout.flush()
            return done
        except BrokenPipeError:  # caught here, for click would end with 1 on it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            context.exit(0)


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from ..rdf.provenance import software_version

        click.echo(f"recalling {software_version()}")
        context.exit()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="""\b
Examples:
  recalling build                              the graph of the texts that the project ships, into build/
  recalling lineage A/RES/57/176 --why         what a resolution rests on, with the words that say so
  recalling query citations-of-act --format csv
  recalling export gephi --out lineage.gexf""",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def cli() -> None:
    """Recalling: the citation lineage of United Nations instruments.

    Reads resolutions and makes a knowledge graph of what they cite: in which paragraph, with which verb, by which
    footnote, in which words; and what those rest on in turn.
    """


def main() -> None:
    """Run the command line. An error of the input is one line on standard error and exit status 2."""
    # Nothing here multiplies large dense matrices, and starting threads for that is a third of importing numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        status = cli.main(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except RecallingError as error:
        click.echo(f"recalling: {error}", err=True)
        sys.exit(EXIT_ERROR)
    except click.exceptions.Abort:
        click.echo("recalling: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("RECALLING_TRACEBACK"):
            raise
        fault = f"this program failed ({type(error).__name__}: {error})"
        told = RecallingError(fault, do="please report it; RECALLING_TRACEBACK=1 shows where")
        click.echo(f"recalling: {told}", err=True)
        sys.exit(EXIT_ERROR)
