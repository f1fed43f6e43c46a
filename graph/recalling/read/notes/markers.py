"""Digits in a text that may be footnote markers, and which of them are.

Bare digits are the hard case. Years and numbers of things are told from markers by their place: a marker stands
behind a word of a name or its punctuation and before the rest of the sentence ("Rights, 1 the"), never behind
"resolution" or "of" and never before a month or "per cent"; and each note has its first marker in the order of the
notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ...identifiers.numerals import MONTHS
from .chain import rising
from .flat import Mark

_MONTH = "|".join(MONTHS)
_AFTER = r"(?![\w/%-]|[.,]\d)(?=[\s,;:.)\]”’\"]|$)"  # what stands behind a number that no word goes on with

_SLASH = re.compile(r"(?:(?<=[^\W\d_]|[,;:.)\]”’\"'])|(?<=\d)(?=\s))(?P<gap>\s*)(?P<digits>\d{1,3})/(?![\w/])")
_BRACKET = re.compile(r"(?<=\S)(?P<gap>[ \t]*)\[(?P<digits>\d{1,3})\]")
_GLUED = re.compile(rf"(?<=[^\W\d_]|[,;:.)\]”’\"'])(?P<digits>\d{{1,3}}){_AFTER}")
_FUSED = re.compile(  # with a year or the number of an act; neither has so many digits
    r"(?<![\d/.,])(?:(?:19|20)\d\d|\d\d/\d{3}|(?:19|20)\d\d/\d{2,3}(?=\d\d(?!\d))|(?<=Agenda )21)"
    rf"(?P<digits>\d{{1,2}}){_AFTER}"
)
_SPACED = re.compile(
    rf"(?<=[^\W_]|[,;:.)\]”’\"'])(?P<gap>[ \t]*+\n[ \t]*+|[ \t]++)(?P<digits>\d{{1,3}}){_AFTER}"
    rf"(?!\s+(?:{_MONTH}|per\s+cent|percent|million|billion|trillion|(?:to|–|-)\s+\d|of\s+\d{{1,2}}(?!\d)"
    rf"|(?:and|or)\s+\d{{1,3}}(?![\d/])(?!\s+(?:{_MONTH}))"
    r"|(?:years?|months?|weeks?|days?|hours?|minutes?|times|members?|States|countries|dollars|kilo\w+|met\w+)\b))"
)

_STOPS = ",;:)]”’\"'."
_COUNTED = re.compile(  # a number behind these words is theirs
    r"(?:the|an?|of|on|in|at|by|to|from|and|or|nor|than|until|since|between|within|over|under|about|least|most|only|some"
    r"|every|each|per|all|its|their|these|those|other|next|last|past|first|for|with|as|into|through|after|before|were"
    r"|was|are|is|be|been|approximately|almost|nearly|during|convention|protocol|principle|recommendation|age|aged"
    rf"|class|{_MONTH}"
    r"|(?:[Gg]uidelines?|[Cc]onclusions?|[Pp]rinciples?|[Aa]rea|[Tt]ier|[Tt]ype|[Ss]tage|[Nn]os?|[Nn]umbers?|[Rr]esolutions?|[Dd]ecisions?|[Aa]rticles?|[Pp]aragraphs?|[Pp]aras?|[Rr]ules?|[Rr]egulations?"
    r"|[Ii]tems?|[Cc]hapters?|[Ss]ections?|[Pp]arts?|[Aa]nnex(?:es)?|[Aa]ppendix|[Vv]olumes?|[Gg]oal|goals|[Tt]argets?"
    r"|[Ss]upplement|[Pp]ages?|[Pp]hases?|[Ss]teps?|[Tt]ables?|[Ll]evels?|[Cc]ategor(?:y|ies)|[Gg]roups?|[Rr]ooms?"
    r"|[Cc]lusters?|[Pp]anels?|[Dd]imensions?))"
)


def styles(notes: str) -> tuple[str, ...]:
    """How the markers may be set where the notes are set in a certain way: "1/" with "1/", bare digits with others."""
    return (notes,) if notes in ("slash", "bracket") else ("glued", "spaced", "mixed")


def scan(text: str, style: str) -> list[Mark]:
    """The candidates of a text, in order, set in one of ``styles``."""
    found: list[Mark] = []
    if style in ("slash", "bracket"):
        found += _signed(text, _SLASH if style == "slash" else _BRACKET)
    if style in ("glued", "mixed"):
        found += _glued(text)
    if style in ("spaced", "mixed"):
        found += _spaced(text)
    return sorted(found, key=lambda mark: mark.digits)


def choose(candidates: Sequence[Mark], numbers: Collection[int] | None = None, gap: float = 0) -> list[Mark]:
    """The markers among candidates: the first of each number in order, then those that repeat one.

    ``numbers`` are those of the notes, where they are known; else no number may be missing without need. A bare digit
    repeats a marker behind a comma or the like, or behind a name; or, before the marker that it repeats, behind the
    same word.
    """
    known = [mark for mark in candidates if numbers is None or mark.number in numbers]
    firsts = {mark.number: mark for mark in rising(known, lambda m: m.number, lambda m: m.weight, gap)}
    repeats = [m for m in known if (first := firsts.get(m.number)) and m is not first and _repeats(m, first, firsts)]
    return sorted([*firsts.values(), *repeats], key=lambda mark: mark.digits)


def _repeats(mark: Mark, first: Mark, firsts: Mapping[int, Mark]) -> bool:
    if mark.digits > first.digits:
        return mark.weight >= 3 or (mark.weight == 2 and (mark.word[:1].isupper() or mark.word == first.word))
    behind = max((n for n in firsts if n < first.number), default=None)
    return mark.word == first.word and (behind is None or firsts[behind].digits < mark.digits)


def _mark(match: re.Match[str], start: int, weight: int, word: str = "") -> Mark:
    return Mark(int(match["digits"]), start, match.start("digits"), match.end(), weight, word)


def _is_inside(text: str, match: re.Match[str]) -> bool:
    """Whether a candidate stands in the block of the characters before it."""
    return "\n\n" not in text[match.start() : match.start("digits")]


def _before(text: str, at: int) -> tuple[str, str, str]:
    """The last word before an offset, what stops it, and the word before."""
    stopped = text[max(0, at - 60) : at].rstrip()
    bare = stopped.rstrip(_STOPS)
    word = _last_word(bare, "_./’'-") if bare[-1:].isalnum() else ""
    rest = bare[: len(bare) - len(word)]
    before = _last_word(rest.rstrip(), "_’'-") if rest[-1:].isspace() else ""
    return word, stopped[len(bare) :], before


def _last_word(text: str, signs: str) -> str:
    """The letters, digits and certain signs at the end of a text."""
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in signs):
        at -= 1
    return text[at:]


def _ends_sentence(word: str) -> bool:
    """Whether a full stop behind a word ends a sentence: not that of "Corr.", "A.", "12."."""
    return re.fullmatch(r"(?:.*[^\W\d_])?[^\W\d_A-Z]{3}|(?:19|20)\d\d", word) is not None and not re.fullmatch(
        r"(?:.*\W)?(?:nos|paras?|arts?|chaps?|sects?|vols|suppl|corr|rev|add|amend)", word, re.IGNORECASE
    )


def _signed(text: str, pattern: re.Pattern[str]) -> Iterator[Mark]:
    """ "Rights, 1/ the", "Rights[1]". A symbol that a line cuts behind its slash is none: "resolution 50/"."""
    for match in pattern.finditer(text):
        word, stop, _ = _before(text, match.start("gap"))
        cut = re.compile(r"\s*\n\s*\d").match(text, match.end()) and not stop and _COUNTED.fullmatch(word)
        if _is_inside(text, match) and not cut:
            yield _mark(match, match.start("gap"), 4, word)


def _glued(text: str) -> Iterator[Mark]:
    """ "Statute1 and", "Women,2 the"; not "Corr.1", "COVID19"."""
    for match in _GLUED.finditer(text):
        word, stop, before = _before(text, match.start())
        if stop.startswith("."):
            taken = _ends_sentence(word)
        else:
            taken = bool(stop or re.fullmatch(r"[^/]*[^\W\d_A-Z]{2}", word))
        if taken:
            yield _mark(match, match.start(), 4, word)
        elif re.fullmatch(r"[A-Z]{5,}|\w+/[A-Z]{4,}", word) or (
            re.fullmatch("[IVX]{1,4}", word) and before[:1].isupper()
        ):
            yield _mark(match, match.start(), 2, word)  # "INTERPOL1 and", "Protocol I4 to"
    for match in _FUSED.finditer(text):
        yield _mark(match, match.start("digits"), 1)


def _spaced(text: str) -> Iterator[Mark]:
    """ "Rights, 1 the", "Statute 1 and", "States; 1" at the end of a paragraph."""
    for match in _SPACED.finditer(text):
        if not _is_inside(text, match):
            continue
        word, stop, before = _before(text, match.start())
        following = text[match.end() : match.end() + 2].strip()[:1]
        if (
            re.fullmatch(r"\d{1,3}", word)
            and ")" not in stop
            and not (before[:1].isupper() and not _COUNTED.fullmatch(before))
        ):
            continue  # "1, 2 and 3"; but "Agenda 21, 4 the"
        if stop == ".":
            if _ends_sentence(word) and re.compile(r"\s*(?:\n\n|\Z)").match(text, match.end()):
                yield _mark(match, match.start(), 3, word)
        elif stop:
            yield _mark(match, match.start(), 3, word)
        elif not (following.isupper() or following.isdigit() or _COUNTED.fullmatch(word)):
            name = following.islower() and (word[:1].isupper() or word[:1].isdigit())
            yield _mark(match, match.start(), 2 if name else 1, word)
