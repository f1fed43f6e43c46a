"""What others find in the same text: a plain regular expression for the numbers and symbols of the UN, and eyecite.

The expression knows no body, no list and no footnote: it shows how much of the task is the shape of a number.
eyecite is the citation finder of the Free Law Project; it is asked as it comes, for every kind of citation that it
knows. It was made for the law of the United States, so it shows what is to be had without work of one's own.
Neither gives an identifier of the UN.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ..errors import RecallingError
from ..model import Extraction, Span
from .links import Printed, linked
from .score import Score

BASELINE = re.compile(
    r"(?<![\w/])(?:[AESTC][A-Z]*/(?:[\w.()-]+/)*[\w.-]*\d[\w.-]*"
    r"|\d{1,4} ?[A-Z]? ?\((?:[IVXLC]+|[12]\d{3})\)|\d{1,4}/\d{1,3})"
)


def expression(text: str) -> Iterator[tuple[int, int]]:
    """The places that the plain regular expression finds."""
    return (m.span() for m in BASELINE.finditer(text))


def eyecite(text: str) -> Iterator[tuple[int, int]]:
    """The places that eyecite finds, citations of every kind."""
    return (citation.span() for citation in _finder()(text))


@cache
def _finder() -> Callable[[str], list]:  # type: ignore[type-arg]
    try:
        from eyecite import get_citations
    except ImportError:
        raise RecallingError("eyecite is not installed", do="pip install 'recalling[peers]'") from None
    finder: Callable[[str], list] = get_citations  # type: ignore[type-arg]
    return finder


PEERS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "a plain regular expression": expression,
    "eyecite": eyecite,
}
ALWAYS = ("a plain regular expression",)
"""The peers that need nothing and cost nearly nothing."""


def check_installed(names: Sequence[str]) -> None:
    """Raise ``RecallingError`` where a peer is not installed, before the long work."""
    for name in names:
        PEERS[name]("a text")


def score_peer(name: str, extraction: Extraction, score: Score) -> None:
    """Count what a peer finds in the paragraphs and footnotes of a document that the UN links."""
    links = list(linked(extraction))
    if not links:
        return
    text = extraction.document.source.text
    units = [s for p in extraction.document.paragraphs for s in p.reading.whole]
    units += [f.span for f in extraction.document.footnotes]
    spans = {Span(*at) for at in PEERS[name](text)}
    inside = [s for s in spans if any(u.start <= s.start and s.end <= u.end for u in units)]
    score.count_spans(name, links, [Printed(s, (), "") for s in inside], text)
