"""Paragraphs and leading verbs against the containers of the UN's files, which are named by their verb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from lxml import etree

from ..model import Extraction


def containers(root: etree._Element) -> tuple[str, ...]:
    """The names of the containers of preambles, in order: "Recalling", "Noting with concern"."""
    found = root.iterfind(".//{*}preamble/{*}container")
    return tuple(" ".join((c.get("name") or "").split()) for c in found if "".join(map(str, c.itertext())).strip())


def score_structure(extraction: Extraction, names: Sequence[str], counts: Counter[str]) -> None:
    """Count the containers that are a preambular paragraph with the verb of their name, in its place.

    A name may be shorter than the words of the verb ("Noting" for "Noting with concern"), or longer.
    """
    verbs = [p.verb.printed for p in extraction.document.paragraphs if p.kind == "preambular"]
    expected = [_plain(n) for n in names]
    found = [_matching(_plain(v), expected) for v in verbs]
    agreed = sum(block.size for block in SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks())
    counts["containers"] += len(names)
    counts["preambular paragraphs"] += len(verbs)
    counts["with the verb of the name"] += agreed


def _plain(words: str) -> str:
    return " ".join(words.lower().replace(",", "").split())


def _matching(verb: str, names: Sequence[str]) -> str:
    """The name that these words of a verb go by: the same, or the longest of which one begins with the other."""
    if verb in names:
        return verb
    near = [n for n in names if n and (verb.startswith(n) or n.startswith(verb))]
    return max(near, key=len) if near else verb
