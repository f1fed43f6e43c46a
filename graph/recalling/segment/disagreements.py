"""Where the metadata of a file and its text disagree. Neither is chosen silently: the text stands, and this is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..identifiers.acts import parse_act_number
from ..model import Diagnostic, Document, Metadata, Span, Stated, Vote


def disagreements(document: Document) -> Iterator[Diagnostic]:
    """A warning for each value of the masthead, or of a part, that the metadata state otherwise."""
    if not document.metadata:
        return
    stated, m = document.metadata[0], document.masthead
    if not document.parts:
        yield from _differ("date of adoption", m.adoption_date, stated.adopted)
        yield from _differ("meeting", m.meeting, stated.meeting, _first_number)
    yield from _differ("number", m.number, stated.number, _plain_number)
    yield from _differ("vote", *_votes(document, stated))
    for part in document.parts:
        own = next((k for k in document.metadata[1:] if (k.number or "").endswith(part.letter)), None)
        if own:
            yield from _differ(f"date of adoption of part {part.letter}", part.adoption_date, own.adopted)


def _differ(
    what: str, printed: Stated | None, stated: str | None, form: Callable[[str], str] = str
) -> Iterator[Diagnostic]:
    if printed is None or stated is None or form(printed.value) == form(stated):
        return
    message = f"the text prints the {what} {printed.value}, the metadata of the file state {stated}"
    yield Diagnostic("metadata-differ", "warning", message, printed.spans[0] if printed.spans else Span(0, 0))


def _first_number(words: str) -> str:
    match = re.search(r"\d+", words)
    return match[0] if match else words


def _plain_number(words: str) -> str:
    """A number as identifiers of works have it: "76/247", "76-247A-B" and "1325 (2000)" alike, without letters."""
    number = parse_act_number(words)
    text = f"{number.number}-{number.session}" if number and number.series == "running" else words
    return re.sub(r"[A-Z](?:-[A-Z])*$", "", re.sub(r"[/ ]", "-", text)).rstrip("-")


def _votes(document: Document, stated: Metadata) -> tuple[Stated | None, str | None]:
    printed = document.masthead.vote
    if printed is None or stated.vote is None:
        return None, None
    return Stated(_said(printed), printed.spans), _said(stated.vote)


def _said(vote: Vote) -> str:
    """A vote in words. That nobody was against is said by leaving the count out, or by 0."""
    if vote.in_favour is None:
        return vote.outcome
    return f"{vote.in_favour} to {vote.against or 0}, with {vote.abstaining or 0} abstentions"
