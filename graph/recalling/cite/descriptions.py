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
    rf"(?<![\w-])(?<!taking )(?<!takes )(?<!take )(?<!took )(?P<head>{alternatives(HEADS)})(?![\w-])"
    r"(?!(?<=notes) (?:the|that|with|also)\b)",  # the verb
    re.IGNORECASE,
)
_RUN = re.compile(r"(?<![\w’-])(?:\d{4} )?(?:(?!The )[A-Z][\w’-]* )+$")
# what follows the noun of a description that is printed with a capital
_DESCRIBES = re.compile(
    r",? (?:adopted|of|on|for|concerning|signed|between|and [A-Z]\w*|to|relating|against|from|by|entitled|thereto|No)\b"
    r"| [A-Z\d]|[ ,]*\(|[ ,]*$"
)
_LONGEST_LEAD = 160  # characters
_COORDINATED = re.compile(r"(?:^|,|;|\band|\bas well as|\bor) (?:also )?(?:the |its |their |a |an )?(?:[\w-]+ ){0,3}$")
_AND_ON = re.compile(r", and on the $")  # "in resolution X, and on the recommendation of Y"
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
    heads = [m for m in _HEAD.finditer(text, start, end) if not is_quoted(text, m.start()) and _may_describe(text, m)]
    if not heads:
        return None
    chosen = heads[0]
    for match in heads[1:]:
        lead = text[max(chosen.end(), match.start() - _LONGEST_LEAD) : match.start()]
        if _COORDINATED.search(lead) and (not _OF.search(lead) or _AND_ON.search(lead)):
            chosen = match
    head = chosen["head"].lower()
    return Description(_run_before(text, chosen.start(), start), end, head, HEADS[head])


def _may_describe(text: str, head: re.Match[str]) -> bool:
    """Whether a noun begins a description and is no name: "States Parties to the Convention in arrears"."""
    return text[head.start()].islower() or _DESCRIBES.match(text, head.end()) is not None


def _run_before(text: str, head: int, start: int) -> int:
    """Where the capitalised words before a capitalised head begin: "New York Declaration, adopted by"."""
    run = _RUN.search(text, max(start, head - _LONGEST_LEAD), head) if text[head].isupper() else None
    return run.start() if run else head
