"""Names as parts of a path."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_LONGEST = 60


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A name in lower-case ASCII with hyphens, at most 60 characters; a longer one ends in a hash of the whole.

    "the Conference on Women" -> "conference-on-women". The result never holds a slash, a dot or white space.
    """
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"^(?:the|a|an)\s+", "", text)
    text = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    if not text:
        return "x" + hashlib.sha256(name.encode()).hexdigest()[:8]
    if len(text) <= _LONGEST:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f"{text[: _LONGEST - 7].rsplit('-', 1)[0]}-{digest}"
