"""What is read while a page is made, by name: the page has to be made again when one of these changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Notes:
    """Names that are noted between ``taken`` and its end; otherwise nothing is, as where pages are served.

    A name is a letter and what it stands for: ``s`` what is said of a thing and its parts, ``o`` what is said of other
    things with it as object, ``e`` its entry in the catalogue, ``c`` how often it is cited, ``l`` its lineage, ``n``
    the acts before and after it in its series, ``t`` the acts of one title.
    """

    def __init__(self) -> None:
        self._names: set[str] | None = None

    def add(self, letter: str, what: str) -> None:
        """Note that something is read."""
        if self._names is not None:
            self._names.add(f"{letter} {what}")

    def add_thing(self, letter: str, path: str) -> None:
        """Note that something of a thing or of one of its parts is read."""
        if self._names is not None:
            self._names.add(f"{letter} {path.partition('#')[0]}")

    @contextmanager
    def taken(self) -> Iterator[set[str]]:
        """Collect what is read in the meantime."""
        found: set[str] = set()
        self._names = found
        try:
            yield found
        finally:
            self._names = None
