"""What the body of a note looks like: how it begins, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...identifiers.numerals import MONTHS
from ...identifiers.symbols import PATTERN as _SYMBOL

_MONTH = "|".join(MONTHS)
_BODY = (
    r"(?:General\s+Assembly|Security\s+Council|(?:Economic\s+and\s+Social|Human\s+Rights|Trusteeship)\s+Council"
    r"|Commission\s+on\s+(?:the\s+)?[A-Z]\w+(?:\s+\w+){0,4})"
)
# counted in 13,500 notes of the UN, 2000 to 2023: these open 95 of 100
_OPENING = re.compile(
    rf"(?!(?:{_MONTH})\b)"
    rf"(?:(?:Resolutions?|Decisions?|{_BODY}\s+(?:resolutions?|decisions?))\s+(?:\d|E?S-\d)"
    r"|(?:See|Ibid|ibid|Cf|Report\s+of|Official\s+Records|Available\s+(?:at|from|on))\b"
    r"|(?:United|League\s+of)\s+Nations,\s+Treaty\s+Series|United\s+Nations\s+publication"
    r"|(?:Formerly|Subsequently|Previously|Hereinafter|Adopted\s+under)\b"
    r"|[A-Z]\w+(?:\s+(?:\w+|/)){1,9},\s+(?:document|Treaty\s+Series|International\s+Legal|vol\.)\s"
    rf"|{_SYMBOL}(?![\w/]))"
)
_POSSIBLE = re.compile(rf"(?!(?:{_MONTH})\b)(?:[A-Z“\"'‘]|\d{{4}}\s+[A-Z]|https?:|www\.)")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:nos?|paras?|arts?|chaps?|sects?|vols?|pp?|suppl?|fig|add|corr|rev|amend|res|dec|doc|conf|cf|mr|mrs|ms|st|(?-i:v)|(?-i:U\.[KS]))\.$",
    re.IGNORECASE,
)
_LONGEST = 8  # characters of an abbreviation
_STOP = re.compile(r"(?<=[\w)\]”’\"/])\.[”’\")]*(?=\s|$)")

_PLACE = (
    r"(?:annex(?:es)?|appendix|enclosure|chaps?\.|sects?\.|paras?\.|arts?\.|vols?\.|part|pp?\.|resolutions?|Nos?\.)"
)
_SAME_SOURCE = re.compile(rf"ibid\.\s+{_PLACE}", re.IGNORECASE)  # the comma behind "Ibid." is forgotten at times
_CITATION = (
    rf"(?:{_SYMBOL}|[Rr]esolutions?\s+\d+(?:/\d+|\s*(?:[A-Z]\s*)?\([\w-]+\)))(?:\s+\(Part\s+\w+\))?\)?"
    rf"(?:,?\s+{_PLACE}(?:\s+(?:\d+|[IVXLC]+|[A-Z])\b)?)*"
)
# counted in 3,700 notes: 25 go on so behind a citation
_RUNS_ON = re.compile(
    rf"{_CITATION}(?=\s+(?!(?:and|or|as|to|of|one|two|section|becomes|adopted)\b|{_PLACE})[a-z]{{2,}})"
)
_MERE_CITATION = re.compile(rf"(?:See\s+(?:also\s+)?|{_BODY}\s+)?{_CITATION}\.(?=\s)")


def opens(text: str, at: int) -> bool:
    """Whether a text at an offset begins as notes do."""
    return _OPENING.match(text, at) is not None


def goes_on(text: str, at: int) -> bool:
    """Whether a text at an offset is a later sentence of a note rather than a note."""
    return re.compile(r"Available\s").match(text, at) is not None


def may_open(text: str, at: int) -> bool:
    """Whether a text at an offset may begin a note: it begins a sentence, and no date."""
    return _POSSIBLE.match(text, at) is not None


def is_abbreviated(text: str) -> bool:
    """Whether the full stop at the end of a text is that of "sect." or "No."."""
    return _ABBREVIATION.search(text) is not None


def stops(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets behind the sentences of an interval; the full stop of "No. 7" ends none."""
    for match in _STOP.finditer(text, start, end):
        if _SAME_SOURCE.match(text, match.start() - len("ibid")):
            continue
        if not _ABBREVIATION.search(text, max(start, match.start() - _LONGEST), match.start() + 1):
            yield match.end()


def is_sentence(text: str) -> bool:
    """Whether a text ends with the full stop of a sentence: so do 999 of 1,000 notes."""
    last = re.search(r"\.[”’\")]*\s*$", text)
    return last is not None and not _ABBREVIATION.search(text, 0, last.start() + 1)


def body_end(text: str, start: int, body: int, end: int) -> int:
    """Where a note ends whose number stands at ``start``: at ``end``, or before text that cannot belong to it.

    Text goes on behind a sentence of the note if it begins with a small letter, or if it has no full stop at its end
    (and begins a line, where the note began one). Where the note stands within a line, text goes on behind a note
    that is no more than a citation, and behind a citation that a verb follows ("A/59/3, annex welcomes").
    """
    heads_line = not text[:start].rpartition("\n")[2].strip()
    ends = list(stops(text, body, end))
    if not heads_line:
        if mere := _MERE_CITATION.match(text, body, end):
            return mere.end() if not opens(text[mere.end() : end].lstrip(), 0) else end
        if cited := _RUNS_ON.search(text, body, ends[0] if ends else end):
            return cited.end()
    for at in ends:
        if text[at : at + 40].lstrip()[:1].islower():
            return at
    if is_sentence(text[body:end]):
        return end
    for at in ends:
        rest = text[at:end].lstrip(" \t")
        if rest.strip() and not opens(rest.lstrip(), 0) and (not heads_line or rest.startswith("\n")):
            return at
    return end
