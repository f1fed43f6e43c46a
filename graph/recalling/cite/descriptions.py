"""Phrases that describe a text instead of naming it: "the report of the Secretary-General", "the conclusions on ...".

The footnote marker stands at the end of such a phrase, often far from its head noun: after the session at which
it was adopted, after a quotation. The head noun says what is cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..patterns import alternatives, is_quoted
from .nouns import nouns

HEADS = nouns()["description"]
"""Head noun of a description -> kind of text (local name in vocab/texttype)."""

_HEAD = re.compile(
    rf"(?<![\w-])(?<!taking )(?<!takes )(?<!take )(?<!took )(?P<head>{alternatives(HEADS)})(?![\w-])",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w’-])(?:\d{4} )?(?:[A-Z][\w’-]* )+$")  # the "Final" of "the Final Document"
_COORDINATED = re.compile(r"(?:^|,|;|\band|\bas well as|\bor) (?:also )?(?:the |its |their |a |an )?(?:[\w-]+ ){0,3}$")
_OF = re.compile(r"\b(?:of|on|to|with|by|for|in|from|under) (?:the |its |their |a |an )?(?:[\w-]+ ){0,2}$")


@dataclass(frozen=True, slots=True)
class Description:
    """A descriptive phrase: from its head noun to the marker, trailing punctuation left out."""

    start: int
    end: int
    head: str
    kind: str


def description_before(text: str, end: int, start: int) -> Description | None:
    """The description that ends at a marker, looked for from ``start`` (the marker before, or the verb)."""
    heads = [m for m in _HEAD.finditer(text, start, end) if not is_quoted(text, m.start())]
    if not heads:
        return None
    chosen = heads[0]
    for match in heads[1:]:
        lead = text[chosen.end() : match.start()]
        if _COORDINATED.search(lead) and not _OF.search(lead):
            chosen = match
    head = chosen["head"].lower()
    named = _NAME.search(text, start, chosen.start()) if chosen["head"][0].isupper() else None
    return Description(named.start() if named else chosen.start(), end, head, HEADS[head])
