"""Parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Words as the alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def is_quoted(text: str, at: int) -> bool:
    """Whether an offset lies inside quotation marks. Apostrophes look like single ones and are not counted.

    A paragraph that is quoted as a whole, as in the statements of the President of the Security Council, is not.
    """
    opened, closed = text.count("“", 0, at), text.count("”", 0, at)
    if opened > closed and text.startswith("“"):
        end = text.find("”")
        opened -= end < 0 or end >= len(text) - 2
    return opened > closed
