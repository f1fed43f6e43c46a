"""What acts are about, compared: by title, by item of the agenda, by the words in which they recall earlier acts.

A subject keeps its title over the years, but not for ever: "Traffic in women and girls" became "Trafficking in women
and girls". So words count as the same where only their endings differ, and two acts can be joined by a weaker
likeness where one lists the other, or where both stand under the same item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .model import Node

HALF = 0.6
"""The share of words that two titles have in common, from which on they may be two titles of one subject."""

_ENDING = 4  # letters in which two forms of a word may differ, after
_STEM = 5  # letters in which they agree
_SMALL = frozenset({
    "a", "all", "an", "and", "at", "by", "for", "from", "in", "into", "its", "nations", "of", "on", "or", "other",
    "the", "their", "to", "under", "united", "with",
})  # fmt: skip
_TOPIC = re.compile(
    r"\b(?:on|concerning|regarding|relating to) (?:the (?:question|problem|issue|situation) (?:of|in) )?"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The words of the title of an act, of the items of its agenda, and of what it recalls earlier acts on."""

    title: frozenset[str]
    items: frozenset[str]
    recalled: tuple[frozenset[str], ...]


def subject_of(node: Node) -> Subject:
    """The subject of an act, as far as it is known."""
    title = node.title or re.sub(r"^[\w/-]+\. ", "", node.label)
    items = frozenset(" ".join(sorted(words(line))) for line in node.items.splitlines())
    topics = (_TOPIC.split(line, maxsplit=1) for line in node.previous.splitlines())
    return Subject(words(title), items - {""}, tuple(words(t[1]) for t in topics if len(t) == 2))


def words(text: str) -> frozenset[str]:
    """The words of a title that say what it is about, without case and numbers."""
    return frozenset(re.findall(r"[^\W\d_]+", text.lower())) - _SMALL


def why_one(one: Subject, other: Subject, listed: bool) -> str:
    """Why two subjects are one, in a few words, or "". ``listed`` says that one of the acts lists the other."""
    if not one.title and not other.title:
        return "same agenda item" if one.items & other.items else ""
    if not one.title or not other.title:
        return ""
    if one.title == other.title:
        return "same title"
    share = likeness(one.title, other.title)
    if share == 1:
        return "title reworded"
    if any(likeness(topic, s.title) == 1 for topic, s in _topics(one, other)):
        return "recalled by subject"
    if share >= HALF and listed:
        return "listed, title changed"
    return "same agenda item, title changed" if share >= HALF and one.items & other.items else ""


def _topics(one: Subject, other: Subject) -> list[tuple[frozenset[str], Subject]]:
    return [(topic, b) for a, b in ((one, other), (other, one)) for topic in a.recalled]


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words that two titles have in common, but for their endings: 0 to 1."""
    if not one or not other:
        return 0.0
    shared = one & other
    left = [word for word in other if word not in shared]
    alike = sum(any(same_word(word, another) for another in left) for word in one - shared)
    return (len(shared) + alike) / max(len(one), len(other))


@cache
def same_word(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: traffic, trafficking."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same >= _STEM and max(len(one), len(other)) - same <= _ENDING
