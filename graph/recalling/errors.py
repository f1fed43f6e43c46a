"""What can go wrong, said in one line: what, where, and what to do."""

from __future__ import annotations


class RecallingError(Exception):
    """An error that a user can act on. Every message is one line; the command line prints it and exits with 2."""

    def __init__(self, what: str, *, where: str | None = None, do: str | None = None) -> None:
        self.what = what
        self.where = where
        self.do = do
        line = f"{where}: {what}" if where else what
        super().__init__(_one_line(f"{line}; {do}" if do else line))


def _one_line(text: str) -> str:
    """A text whose line ends and other unprintable characters, which file names may hold, are written out."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class SourceError(RecallingError):
    """A source file cannot be read, or is no resolution."""


class AuthorityError(RecallingError):
    """A curated file or a data file of the project is not as it should be."""


class QueryError(RecallingError):
    """A query is unknown, lacks a parameter, or is not valid SPARQL."""


class OutputError(RecallingError):
    """An output cannot be written."""


class LookupFailed(RecallingError):  # noqa: N818 - reads as what happened
    """A name or symbol is not in the graph."""


class EndpointError(RecallingError):
    """A server refuses a request, or does not answer. ``status`` is what it said, 0 where it said nothing."""

    def __init__(self, what: str, *, where: str | None = None, do: str | None = None, status: int = 0) -> None:
        super().__init__(what, where=where, do=do)
        self.status = status
