"""Out of which graphs the citations of an index are read, and of which acts they are the same as before.

What a text cites, and in which words, is said in the graphs of the text. Vocabulary and authority give the names of
verbs, say. So where these are the same, and the graphs of all texts of an act, the citations of the act are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

_FOLLOWS = ("inferred", "inferred-from-text", "prov", "report")
"""Graphs that change with every text. What they say that matters here, which act cites what, is compared by itself."""


@dataclass(frozen=True)
class Sources:
    """The texts in which each act is printed ("src/c5f4..."), and the hash of each named graph of the store."""

    texts: Mapping[str, Collection[str]]
    hashes: Mapping[str, str]

    @property
    def others(self) -> str:
        """The state of the graphs that are of no text; "" where the store does not say."""
        return self._state(g for g in self.hashes if not g.startswith(("src/", "metadata/")) and g not in _FOLLOWS)

    def state(self, act: str) -> str:
        """The state of the texts of an act; "" where it was not read, or where the store does not say."""
        texts = self.texts.get(act, ())
        return self._state(graph for text in texts for graph in (text, text.replace("src/", "metadata/", 1)))

    def _state(self, graphs: Iterable[str]) -> str:
        lines = sorted(f"{graph} {self.hashes[graph]}" for graph in graphs if graph in self.hashes)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16] if lines else ""

    def apart(self, acts: Collection[str]) -> set[str]:
        """Those of some acts that share no text with others: two parts of a resolution in one document, say, do."""
        left = set(acts)
        while shared := {text for act in self.texts.keys() - left for text in self.texts[act]}:
            touched = {act for act in left if not shared.isdisjoint(self.texts.get(act, ()))}
            if not touched:
                break
            left -= touched
        return left
