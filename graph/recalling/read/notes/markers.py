"""Digits in a text that may be footnote markers, and which of them are.

Bare digits are the hard case. Years and numbers of things are told from markers by their place: a marker stands
behind a word of a name or its punctuation and before the rest of the sentence ("Rights, 1 the"), never behind
"resolution" or "of" and never before a month or "per cent"; and each note has its first marker in the order of the
notes. What rather is another number ("in 2003, 19 States", "1/CP.2125") is a marker only where a note has no better
one, and one place alone is left for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...identifiers.numerals import MONTHS
from .chain import rising
from .flat import Mark

_MONTH = "|".join(MONTHS)
_AFTER = r"(?![\w/%-]|[.,]\d)(?=[\s,;:.)\]”’\"]|$)"  # what stands behind a number that no word goes on with

_SLASH = re.compile(r"(?:(?<=[^\W\d_]|[,;:.)\]”’\"'])|(?<=\d)(?=\s))(?P<gap>\s*)(?P<digits>\d{1,3})/(?![\w/])")
_BRACKET = re.compile(r"(?<=\S)(?P<gap>[ \t]*)\[(?P<digits>\d{1,3})\]")
_GLUED = re.compile(rf"(?<=[^\W\d_]|[,;:.)\]”’\"'])(?P<digits>\d{{1,3}}){_AFTER}")
_FUSED = re.compile(  # with a year or the number of an act; neither has so many digits
    r"(?<![\d/.,])(?:(?:19|20)\d\d|\d\d/(?!(?:19\d\d|20[0-2]\d)(?!\d))\d{3}"
    r"|(?:19|20)\d\d/\d{2,3}(?=\d\d(?!\d))|(?<=Agenda )21)"
    rf"(?P<digits>\d{{1,2}}){_AFTER}"
)
_GROWN = re.compile(  # digits that grew too long: "COVID-1910", "decision 1/CP.2125", "Ships, 2009106"
    rf"(?<![\d,])(?:(?:19|20)\d\d(?=[1-9]\d\d(?!\d))|(?<=[./-])\d\d(?=[1-9]\d{{1,2}}(?!\d)))(?P<digits>\d{{1,3}}){_AFTER}"
)
_SPACED = re.compile(
    rf"(?<=[^\W_]|[,;:.)\]”’\"'])(?P<gap>[ \t]*+\n[ \t]*+|[ \t]++)(?P<digits>\d{{1,3}}){_AFTER}"
    rf"(?!\s+(?:{_MONTH}|per\s+cent|percent|million|billion|trillion|(?:to|–|-)\s+\d|of\s+\d{{1,2}}(?!\d|\s+(?:{_MONTH}))"
    r"|years?|months?|weeks?|days?|hours?|minutes?|times|dollars|kilo\w+|met\w+)\b)"
)
_LISTED = re.compile(  # behind a number that counts or is one of several
    rf"\s+(?:(?:and|or)\s+\d{{1,3}}(?![\d/])(?!\s+(?:{_MONTH}))|(?:members?|States|countries)\b)"
)

_STOPS = ",;:)]”’\"'."
_ANNOUNCED = re.compile(  # a number behind these words is theirs
    r"(?:the|an?|of|on|in|at|by|to|from|and|or|nor|than|until|since|between|within|over|under|about|least|most|only|some"
    r"|every|each|per|its|their|these|those|other|next|last|past|first|for|with|as|into|through|after|before|were"
    r"|was|are|is|be|been|that|if|whether|approximately|almost|nearly|during|aged"
    rf"|{_MONTH}"
    r"|[Nn]os?|[Nn]umbers?|[Rr]esolution|[Dd]ecision|[Aa]rticles?|[Pp]aragraphs?|[Pp]aras?|[Rr]ules?"
    r"|[Ii]tems?|[Cc]hapters?|[Ss]ections?|[Aa]nnex|[Vv]olumes?|[Ss]upplement|[Pp]ages?)"
)
_COUNTED = re.compile(  # and behind these, as a rule
    rf"{_ANNOUNCED.pattern}|all|convention|protocol|principle|recommendation|age|class"
    r"|(?:[Gg]uidelines?|[Cc]onclusions?|[Pp]rinciples?|[Aa]rea|[Tt]ier|[Tt]ype|[Ss]tage|[Rr]esolutions|[Dd]ecisions"
    r"|[Rr]egulations?|[Pp]arts?|[Aa]nnexes|[Aa]ppendix|[Gg]oal|goals|[Oo]bjectives?|[Tt]argets?|[Pp]hases?|[Ss]teps?|[Tt]ables?"
    r"|[Ll]evels?|[Cc]ategor(?:y|ies)|[Gg]roups?|[Rr]ooms?|[Cc]lusters?|[Pp]anels?|[Dd]imensions?|[Pp]riorit(?:y|ies))"
)
_COUNTS = re.compile(
    r"[ \t]*\n?[ \t]*(?:(?:were|was|are|is|have|has|(?!as\b|this\b)[a-z]+s)\b|[A-Z]|\d)"
)  # behind a number of things

_WEAK = 0  # the weight of a candidate that rather is another number
_FILLS = 0.3  # what such a candidate counts where the notes are known
_GUESSED = -0.5  # and where they are not, so that it is taken only in a gap
_CONTEXT = 300  # characters before a marker
_SAME = 4  # words that say that two markers stand behind the same thing


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
    heaviest = {mark.digits: mark for mark in sorted(found, key=lambda mark: mark.weight)}
    return sorted(heaviest.values(), key=lambda mark: mark.digits)


def choose(text: str, candidates: Sequence[Mark], notes: Mapping[int, str] | None = None, gap: float = 0) -> list[Mark]:
    """The markers among the candidates of a text: the first of each number in order, then those that repeat one.

    ``notes`` are the words of the notes by their numbers, where they are known; else no number may be missing without
    need.
    """
    known = [mark for mark in candidates if (mark.number > 0 if notes is None else mark.number in notes)]
    weak = _GUESSED if notes is None else _FILLS
    chain = rising(known, lambda mark: mark.number, lambda mark: mark.weight or weak, gap)
    firsts = {mark.number: mark for mark in _decided(text, chain, known, notes or {})}
    repeats = [
        mark
        for mark in known
        if (first := firsts.get(mark.number)) and mark is not first and _repeats(text, mark, first, firsts, notes or {})
    ]
    return sorted([*firsts.values(), *repeats], key=lambda mark: mark.digits)


def _decided(text: str, chain: Sequence[Mark], known: Sequence[Mark], notes: Mapping[int, str]) -> Iterator[Mark]:
    """A chain without the weak candidates for which another one would do as well.

    Of those between the same neighbours one stays: the only one, the only one whose word the note has, too, or the
    first of those that all stand behind the same words.
    """
    for index, mark in enumerate(chain):
        if mark.weight:
            yield mark
            continue
        after = chain[index - 1].digits if index else -1
        before = chain[index + 1].digits if index + 1 < len(chain) else len(text)
        rivals = [m for m in known if m.number == mark.number and after < m.digits < before]
        named = [m for m in rivals if m.word in _words(notes.get(mark.number, ""))] or rivals
        if len({tuple(_phrase(text, m)) for m in named}) == 1:
            yield named[0]


def _repeats(text: str, mark: Mark, first: Mark, firsts: Mapping[int, Mark], notes: Mapping[int, str]) -> bool:
    """Whether a candidate marks a note again.

    It does behind the words of the first marker, or behind a word that stands before that or in the note. Elsewhere a
    sign must part it from the word before, and it must count nothing and stand behind the first marker.
    """
    same = _phrase(text, mark) == _phrase(text, first)
    if same or not mark.weight or (mark.end <= first.start and not text[mark.end : first.start].strip(_STOPS + " ")):
        return same
    known = [*_words(text[max(0, first.start - _CONTEXT) : first.start]), *_words(notes.get(mark.number, ""))]
    named = len(mark.word) > 2 and mark.word in known
    counts = _COUNTS.match(text, mark.end) is not None
    if mark.digits > first.digits:
        return mark.weight == 4 or named or (mark.weight == 3 and not counts)
    behind = max((n for n in firsts if n < first.number), default=None)
    return named and not counts and (behind is None or firsts[behind].digits < mark.digits)


def _phrase(text: str, mark: Mark) -> list[str]:
    """The last words before a marker."""
    return _words(text[max(0, mark.start - 60) : mark.start])[-_SAME:]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’'/.-]*\w", text)


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
        r"(?:.*\W)?(?:nos|paras?|parts?|arts?|chaps?|sects?|vols|suppl|corr|rev|add|amend)", word, re.IGNORECASE
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
        if stop == "," and re.fullmatch(r"\d{1,3}", word) and len(match["digits"]) == 3:
            continue  # "15,000"
        taken = _ends_sentence(word) if stop == "." else bool(stop or re.fullmatch(r"[^/]*[^\W\d_A-Z]{2}", word))
        if taken:
            yield _mark(match, match.start(), 4, word)
        elif re.fullmatch(r"[A-Z]{5,}|\w+/[A-Z]{4,}", word) or (
            re.fullmatch("[IVX]{1,4}", word) and before[:1].isupper()
        ):
            yield _mark(match, match.start(), 2, word)  # "INTERPOL1 and", "Protocol I4 to"
        elif re.fullmatch("[A-Z]{3,4}", word):
            yield _mark(match, match.start(), _WEAK, word)
    for pattern, weight in ((_FUSED, 1), (_GROWN, _WEAK)):
        for match in pattern.finditer(text):
            yield _mark(match, match.start("digits"), weight, _before(text, match.start("digits"))[0])


def _spaced(text: str) -> Iterator[Mark]:
    """ "Rights, 1 the", "Statute 1 and", "States; 1" at the end of a paragraph."""
    for match in _SPACED.finditer(text):
        if not _is_inside(text, match):
            continue
        word, stop, before = _before(text, match.start())
        if (weight := _spaced_weight(text, match, word, stop, before)) is not None:
            yield _mark(match, match.start(), weight, word)


def _spaced_weight(text: str, match: re.Match[str], word: str, stop: str, before: str) -> int | None:
    """The weight of a number behind a space; None for what is no marker."""
    following = text[match.end() : match.end() + 2].strip()[:1]
    closes = re.compile(r"\s*(?:\n\n|\Z)").match(text, match.end()) is not None  # the paragraph
    if (stop[-1:] in (".", ",", ";", ":") and following == ".") or (not stop and _ANNOUNCED.fullmatch(word)):
        return None  # "; 2. Training", "resolution 3"
    if stop == "." and not _ends_sentence(word):
        return None
    numbered = (
        re.fullmatch(r"\d{1,3}", word) is not None
        and ")" not in stop
        and not (before[:1].isupper() and before != "Goals" and not _COUNTED.fullmatch(before))
    )  # "1, 2 and 3"; but "Agenda 21, 4 the"
    if stop and closes:
        return 3 if stop[-1] in ",;:." else 1  # else rather a row of a table
    if numbered or _LISTED.match(text, match.end()):
        return _WEAK
    if stop:
        return _WEAK if stop == "." else 3
    if following.isupper() or following.isdigit() or _COUNTED.fullmatch(word):
        return _WEAK
    return 2 if following.islower() and (word[:1].isupper() or word[:1].isdigit()) else 1
