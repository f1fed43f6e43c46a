"""The vote as a text prints it: "[Adopted by a recorded vote of 23 to 13, with 11 abstentions. ...]".

Recorded votes stand below the text (Human Rights Council), in the masthead, in a footnote to the title, or in the
line of adoption of the Security Council ("by 14 votes to none, with 1 abstention (China)").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from ..model import Block, Vote
from .reading import compose

_WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_COUNT = rf"(?:\d+|{'|'.join(_WORDS)})"
_RECORDED = re.compile(
    rf"\b(?:vote of|adopted (?:at \S+ [\w ]*meeting,? )?by|by) (?P<for>{_COUNT})(?: votes?)?(?: in favour)? "
    rf"to (?P<against>{_COUNT})(?: against)?"
    rf"(?:,? with (?P<abstaining>{_COUNT}) abstentions?|,? with no abstentions?)?",
    re.IGNORECASE,
)
_OUTCOMES = (
    ("without-vote", re.compile(r"\badopted without (?:a )?vote\b", re.IGNORECASE)),
    ("unanimous", re.compile(r"\badopted (?:unanimously|by (?:a )?unanimous vote)\b", re.IGNORECASE)),
    ("consensus", re.compile(r"\badopted by consensus\b", re.IGNORECASE)),
    ("acclamation", re.compile(r"\badopted by acclamation\b", re.IGNORECASE)),
)
_LISTS = re.compile(r"\b(?P<choice>In favour|Against|Abstaining|Abstentions):\s*")
_CHOICES = {"in favour": "in-favour", "against": "against", "abstaining": "abstaining", "abstentions": "abstaining"}
_OPENS = re.compile(
    r"\[?(?:The (?:draft )?resolution was )?Adopted (?:without|unanimously|by (?:a |consensus|acclamation|\w+ votes? ))"
    r"|\[?Adopted at (?:the|its) \d+\w* (?:plenary )?meeting"
    r"|\[?(?:In favour|Against|Abstaining|Abstentions):|(?:The voting was as follows|Recorded vote)",
    re.IGNORECASE,
)
# between two names; within one stands no "and" but that of the States that are named by two lands
_AND = re.compile(
    r"(?:^|(?<=\S) )and (?!Barbuda|Herzegovina|Nevis|Northern Ireland|Principe|the Grenadines|Tobago)(?![^(]*\))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\((?P<names>[A-Z][^()]*(?:\([^()]*\)[^()]*)*)\)")


def is_vote(block: Block) -> bool:
    """Whether a block says how the act was adopted, or lists who voted how."""
    return block.kind != "item" and _OPENS.match(block.words) is not None


def read_vote(blocks: Iterable[Block]) -> Vote | None:
    """The vote that some blocks, taken together, print; None where they print none."""
    pieces = [block.runs for block in blocks]
    reading, _ = compose(pieces)
    text = reading.text
    members = tuple(_members(text))
    if match := _RECORDED.search(text):
        abstaining = _count(match["abstaining"]) if match["abstaining"] else 0
        if not members and abstaining and (named := _IN_BRACKETS.match(text, match.end())):
            members = tuple(("abstaining", name) for name in _names(named["names"]))
        end = len(text)
        return Vote(
            "recorded-vote",
            _count(match["for"]),
            _count(match["against"]),
            abstaining,
            members,
            reading.spans(match.start() if not members else 0, match.end() if not members else end),
        )
    for outcome, pattern in _OUTCOMES:
        if match := pattern.search(text):
            return Vote(outcome, spans=reading.spans(*match.span()))
    if members:
        return Vote("recorded-vote", *_counted(members), members=members, spans=reading.whole)
    return None


def _counted(members: tuple[tuple[str, str], ...]) -> tuple[int, int, int]:
    said = [choice for choice, _ in members]
    return said.count("in-favour"), said.count("against"), said.count("abstaining")


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.index(words.lower())


def _members(text: str) -> Iterable[tuple[str, str]]:
    """("in-favour", "Algeria") for each name of the lists "In favour: ... Against: ..."."""
    heads = list(_LISTS.finditer(text))
    for head, following in zip_longest(heads, heads[1:]):
        names = text[head.end() : following.start() if following else len(text)]
        for name in _names(re.sub(r"[.;\]\s]+$", "", names)):
            yield _CHOICES[head["choice"].lower()], name


def _names(text: str) -> list[str]:
    """The names of a list. "Bosnia and Herzegovina" is one; the last of a list follows "and" where it has no comma."""
    names = [name.strip() for name in re.split(r"[,;](?![^(]*\))", text)]
    names = [name.strip() for item in names for name in _AND.split(item)]
    return [name for name in names if name and name.lower() != "none"]
