"""Lines joined into running text: what becomes of the end of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..builder import Styled
from .lines import Line, add

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = re.compile(r"(?:^|(?<=[\s(“‘\"/–-]))([^\W\d_]+)-$")
_GLUED = re.compile(r"(?<=\S)[-‐‑–—/]$")  # a line may end behind these without a space
_SUSPENDED = re.compile(r"(?:and|or|to|nor)\b(?!-)")  # "short-" and "long-term"
_SOFT = "\u00ad"


class Joiner:
    """Joins lines; a word that is hyphenated at the end of one is looked up among the words of the document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words: Counter[str] = Counter()
        cuts: list[tuple[str, str]] = []
        cut: str | None = None  # the part of a word with which the line before ends
        for line in lines:
            words = _WORD.findall(line.text)
            match = _HYPHENATED.search(line.text)
            if cut and words:
                cuts.append((cut, words[0]))
            self._words.update(word.lower() for word in words[cut is not None : len(words) - (match is not None)])
            cut = match[1] if match else None
        soft = sum(self._known(head + tail) > 0 and not self._is_compound(head, tail) for head, tail in cuts)
        hard = sum(self._known(f"{head}-{tail}") > 0 for head, tail in cuts)
        self._breaks_words = soft > hard  # whether a hyphen at the end of a line is often none of the word's own

    def _known(self, word: str) -> int:
        return self._words[word.lower()]

    def _is_compound(self, head: str, tail: str) -> bool:
        """Whether both parts of a word are words of the document."""
        return self._known(head) > 0 and self._known(tail) > 0

    def join(self, lines: Sequence[Line]) -> list[Styled]:
        """The pieces of some lines as those of one text."""
        joined: list[Styled] = []
        for line in lines:
            self.append(joined, line.pieces)
        return joined

    def append(self, joined: list[Styled], pieces: Sequence[Styled], *, turn: bool = False) -> int:
        """Add the pieces of the next line to those before. On a page ``turn`` they begin with a piece of their own;
        its place in the list is given back.
        """
        if joined and pieces:
            last = joined[-1]
            between, cut = self._between(last.text if not last.superscript else "", pieces[0].text)
            if cut:
                joined[-1] = replace(last, text=last.text[:-1])
            same = last.italic and pieces[0].italic
            add(joined, Styled(between, italic=same, href=last.href if last.href == pieces[0].href else None))
        place = len(joined)
        if turn:
            joined += pieces
        else:
            for piece in pieces:
                add(joined, piece)
        return place

    def _between(self, before: str, after: str) -> tuple[str, bool]:
        """What stands between two lines, and whether the last character before goes."""
        if before.endswith(_SOFT):
            return "", True
        if match := _HYPHENATED.search(before):
            if _SUSPENDED.match(after):
                return " ", False
            tail = _WORD.match(after)
            return "", tail is not None and self._is_soft(match[1], tail[0])
        glued = _GLUED.search(before) or (after.startswith("/") and before[-1:].isalnum())
        return ("" if glued else " "), False

    def _is_soft(self, head: str, tail: str) -> bool:
        """Whether the hyphen between two parts of a word is there for the end of the line only."""
        if not tail[0].islower() or not (head.islower() or head.istitle()):
            return False
        whole, hyphenated = self._known(head + tail), self._known(f"{head}-{tail}")
        is_compound = self._is_compound(head, tail)
        if whole or hyphenated:
            return whole > hyphenated and (self._breaks_words or not is_compound)
        return self._breaks_words and not is_compound
