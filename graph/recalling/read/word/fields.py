"""Fields: what Word fills in by an instruction. The instruction is no text; what it gave is, page numbers apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"(?P<target>[^"]*)"', re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TOC)\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*NOTEREF\b.*\\f\b", re.IGNORECASE)  # the number of a note once more, set like the first


@dataclass
class _Field:
    instruction: str = ""
    given: bool = False  # whether the instruction is over


class Fields:
    """The fields that are open; one may stand in another, and in several paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def begin(self, instruction: str = "") -> None:
        """A field begins, with an instruction that is whole, or whose parts follow."""
        self._open.append(_Field(instruction, given=bool(instruction)))

    def instruct(self, text: str) -> None:
        """A part of the instruction."""
        if self._open and not self._open[-1].given:
            self._open[-1].instruction += text

    def give(self) -> None:
        """The instruction is over: what it gave follows."""
        if self._open:
            self._open[-1].given = True

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._open.pop()

    def drop_unfinished(self) -> None:
        """Close the fields whose instruction never ends, as in a file that is damaged."""
        self._open = [field for field in self._open if field.given]

    @property
    def silent(self) -> bool:
        """Whether characters here are no text."""
        return any(not field.given or _PAGE.match(field.instruction) for field in self._open)

    @property
    def href(self) -> str | None:
        """The address to which a field links its text."""
        found = (_LINK.match(field.instruction) for field in reversed(self._open))
        return next((match["target"] for match in found if match), None)

    @property
    def raised(self) -> bool:
        """Whether the text is the number of a note."""
        return any(_NOTE.match(field.instruction) for field in self._open)
