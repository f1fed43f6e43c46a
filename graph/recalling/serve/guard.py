"""What a query may not do: reach other servers. Words are looked for outside strings, IRIs, comments and names."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_APART = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|\#[^\n\r]*"
    r"|[?$]\w+"
    r"|:[\w%\\-]*",  # the local part of a name; its prefix stays, as "SERVICE:x" may be read as two words
    re.DOTALL,
)


def bare(sparql: str) -> str:
    """A query without its strings, IRIs, comments, variables and local names; escapes are undone first."""
    return _APART.sub(" ", _ESCAPE.sub(_character, sparql))


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def asks_elsewhere(sparql: str) -> bool:
    """Whether a query has SERVICE in it."""
    return "service" in bare(sparql).lower()


def names_a_data_set(sparql: str) -> bool:
    """Whether a query says with FROM which graphs it is put to."""
    return re.search(r"\bfrom\b", bare(sparql), re.IGNORECASE) is not None
