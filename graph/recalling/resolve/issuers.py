"""Which body issued a number: "1998/19" may be of three bodies, "resolution 1" of any conference.

The order of the rules is that of the citation grammar, section 1.4. Where they leave two candidates, both are
returned, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..cite.names import NameIndex
from ..identifiers.acts import ActNumber
from ..identifiers.bodies import code_of, registry, sat_in


@dataclass(frozen=True, slots=True)
class Issuer:
    """The code of a body, or several candidates, with the rule that found it and how sure it is."""

    codes: tuple[str, ...]
    rule: str
    confidence: float
    reason: str | None = None

    @property
    def code(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None


@dataclass(frozen=True, slots=True)
class CitingBody:
    """The body that issued the citing document, and at which session, where that is known."""

    code: str
    session: int | None = None

    def may_have(self, number: ActNumber) -> bool:
        """Whether a number may be its own: numbered as it does, and of no later session.

        The General Assembly is taken at its word: no other body reaches such sessions, and its misprints are told.
        """
        is_later = (
            self.session is not None
            and number.series == "session"
            and number.session.isdigit()
            and int(number.session) > self.session
        )
        return fits(self.code, number) and (self.code == "ga" or not is_later)


# "relevant Human Rights Council resolutions, in particular resolutions 7/34": the list belongs to the head before
_IN_PARTICULAR = re.compile(
    r"^(?P<lead>.*)\b(?:[Rr]esolutions|[Dd]ecisions)\b[^.;]{0,80}?,? "
    r"(?:in particular|including|especially|inter alia|notably|such as)(?: its)?,?$"
)
# "all resolutions of the Commission on the question, the last of which was resolution 2005/59"
_OF_BODY = re.compile(r"\b(?:[Rr]esolutions|[Dd]ecisions) (?:of|adopted by) the (?=[A-Z])")
_MEMBER = re.compile(
    r"(?:the (?:last|latest|most recent) of which (?:was|is|being)|in particular|including|most recently|such as)$"
)
# "the adoption, by the Commission at its seventy-second session, of resolution 72/7"
_ADOPTION_BY = re.compile(r"\badoption,? by the (?=[A-Z])(?P<body>[^;:.]{5,160}?),? of(?: its)?$")
_BODY_AFTER = re.compile(r"(?: of \d{1,2} \w+ \d{4})?,? (?:adopted )?(?:of|by) the (?=[A-Z])")
# "4/6 of 15 March 2019, entitled “...”, and 4/9 ..., adopted by the Environment Assembly", of all in the list
_ADOPTED_BY = re.compile(
    r"(?:“[^”]*”|(?!\b(?:resolution|decision)s?\b| (?:and|as well as) (?:the|its) )[^;:“”])*?"
    r", adopted (?:on [\w ]+ )?by the (?=[A-Z])"
)
# "1/3 of 27 June 2014 and 2/14 of 27 May 2016 of the Environment Assembly"
_LIST_AFTER = re.compile(
    r"(?: of \d{1,2} \w+ \d{4})?(?:(?:,? and|,) \d{1,2}/\d{1,3}(?: of \d{1,2} \w+ \d{4})?)+"
    r",? (?:adopted )?(?:of|by) the (?=[A-Z])"
)
_ITS = re.compile(r"\b(?:its|their)(?: (?:own|previous|relevant|other|earlier))*$")
# "her report to the Human Rights Council submitted pursuant to resolution 34/24": a report is given to who asked
_SUBMITTED = re.compile(r"\bto the (?P<body>(?=[A-Z])[^,;:.]{5,160}?),?(?: submitted)? pursuant to$")
_DATE_AFTER = re.compile(r",? (?:of |on )?\d{1,2} [A-Z][a-z]+ (?P<year>(?:19|20)\d\d)\b")
_LONGEST_CLAUSE = 80  # characters
_LONGEST_SUBJECT = 200  # characters between a number and the body that adopted the act
_NEAR = 80  # characters right before a number
_WITHIN_CLAUSE = re.compile(r"[^,]*|, (?:also )?(?:in|by|under|through|pursuant to) (?:its|their)\b[^,]*")
_SHORT = re.compile(r"\b(?P<short>Assembly|Council|Sub-?[Cc]ommission|Commission)$")


def issuer_of(
    number: ActNumber,
    kind: str,
    before: str,
    after: str,
    index: NameIndex,
    citing: CitingBody,
    container: str | None = None,
) -> Issuer:
    """The body that issued an act cited by number.

    ``before`` are the words before "resolution" or "decision", ``after`` those behind the number; ``container``
    is the code of the body whose report prints the act; ``citing`` issued the citing document.
    """
    if kind == "prst":
        return Issuer(("sc",), "statement", 0.97)
    return _dated(_by_words(number, before, after, index, citing, container), number, after)


def _by_words(
    number: ActNumber, before: str, after: str, index: NameIndex, citing: CitingBody, container: str | None
) -> Issuer:
    words = before.rstrip()
    if (name := index.ending_at(words, len(words))) and (code := _code(name.path)):
        if fits(code, number):
            return Issuer((code,), "body-before", 0.99)
        # "General Assembly and Security Council resolutions 60/180 and 1645 (2005)"
        joined = re.sub(r" and(?: the)?$", "", words[: name.start].rstrip())
        other = index.ending_at(joined, len(joined))
        if other and (code := _code(other.path)) and fits(code, number):
            return Issuer((code,), "body-before", 0.95)
    if match := _BODY_AFTER.match(after):
        following = index.at(after, match.end())
        if following and (code := _code(following.path)) and fits(code, number):
            return Issuer((code,), "body-after", 0.97)
    if ("esolutions" in words or "ecisions" in words) and (match := _IN_PARTICULAR.match(words)):
        lead = match["lead"].rstrip()
        name = index.ending_at(lead, len(lead))
        if name and (code := _code(name.path)) and fits(code, number):
            return Issuer((code,), "body-of-list", 0.95)
    for rule, place, confidence in _named_apart(words, after):
        name = index.at(*place)
        if name and (code := _code(name.path)) and fits(code, number):
            return Issuer((code,), rule, confidence)
    if container and container != citing.code and fits(container, number):
        return Issuer((container,), "container", 0.95)
    near = words[-_NEAR:]
    if _ITS.search(near):
        if subject := _subject(words, number, index):
            return Issuer((subject,), "its-nearest-body", 0.9)
        if citing.may_have(number):
            return Issuer((citing.code,), "its-issuer", 0.95)
        if named := [c for n in index.find_all(words) if (c := _code(n.path)) and fits(c, number) and c != citing.code]:
            return Issuer((named[-1],), "body-named-before", 0.75)
    if match := _SHORT.search(near):
        codes = [c for c, b in registry().items() if match["short"] in b.short and fits(c, number)]
        named = [c for n in index.find_all(words) if (c := _code(n.path)) in codes and c]
        if named or len(codes) == 1:
            return Issuer((named[-1] if named else codes[0],), "short-name", 0.9)
        if codes:
            reason = f"several bodies go by {match['short']!r} and number their acts so"
            return Issuer(tuple(codes), "short-name", 0.4, reason)
    found = _by_shape(number, citing)
    return found if not found.code or fits(found.code, number) else _early_session(number, words, after, index)


def _named_apart(words: str, after: str) -> Iterator[tuple[str, tuple[str, int], float]]:
    """The places where the body of an act may be named with other words between, each with its rule."""
    near = words[-_NEAR:]
    if _MEMBER.search(near) and (of := list(_OF_BODY.finditer(words))):
        yield "body-of-list", (words, of[-1].end()), 0.95
    if "adoption" in words and (match := _ADOPTION_BY.search(words)):
        yield "adoption-by", (words, match.start("body")), 0.97
    if words.endswith("pursuant to") and (match := _SUBMITTED.search(words)):
        yield "report-to-body", (words, match.start("body")), 0.85
    if not _ITS.search(near) and (match := _ADOPTED_BY.match(after)):
        yield "adopted-by", (after, match.end()), 0.93


def _early_session(number: ActNumber, words: str, after: str, index: NameIndex) -> Issuer:
    """Whose "4/11" is that cannot be the General Assembly's, which has such numbers since its thirty-first session."""
    if match := _LIST_AFTER.match(after):
        name = index.at(after, match.end())
        if name and (code := _code(name.path)) and fits(code, number):
            return Issuer((code,), "body-after-list", 0.93)
    named = [c for n in index.find_all(words) if (c := _code(n.path)) and fits(c, number)]
    if named:
        return Issuer((named[-1],), "body-named-before", 0.75)
    codes = tuple(c for c in registry() if fits(c, number))
    around = words + after[:_LONGEST_SUBJECT]
    called = [c for c in codes if any(" " in short and short in around for short in registry()[c].short)]
    if len(called) == 1:
        return Issuer((called[0],), "short-name-around", 0.8)
    return Issuer(codes, "early-session", 0.3, "no body is named, and several number their acts so")


def _dated(issuer: Issuer, number: ActNumber, after: str) -> Issuer:
    """The body of another session that fits, where the date of adoption is not one of the session that is supposed.

    "46/21 of 24 March 2021" is not of the forty-sixth session of the General Assembly, which ended in 1992.
    """
    date = _DATE_AFTER.match(after)
    if date is None or number.series != "session" or issuer.code is None:
        return issuer
    year = int(date["year"])
    if issuer.rule == "body-before" or sat_in(issuer.code, number.session, year) is not False:
        return issuer
    fitting = [c for c in registry() if fits(c, number) and c != issuer.code and sat_in(c, number.session, year)]
    special = [c for c, b in registry().items() if number.is_special and b.first_year and c != issuer.code]
    codes = fitting or special
    return Issuer((codes[0],), "date-of-session", 0.93) if len(codes) == 1 else issuer


def _subject(words: str, number: ActNumber, index: NameIndex) -> str | None:
    """The body that "its" speaks of: the last one named in the clause, unless it only tells whose another act is."""
    for name in reversed(list(index.find_all(words))):
        code = _code(name.path)
        if code and fits(code, number):
            between = words[name.end :]
            owner = re.match(r" (?:resolution|decision)s?\b", between)
            within = _WITHIN_CLAUSE.fullmatch(between) and len(between) <= _LONGEST_CLAUSE
            return code if within and not owner else None
    return None


def _by_shape(number: ActNumber, citing: CitingBody) -> Issuer:
    if number.series == "running":
        return Issuer(("sc",), "shape-running", 0.97 if number.session else 0.85)
    if number.series == "old":
        session = number.session.lstrip("es")
        if number.is_special or int(session) <= 30:
            if not fits("ga", number) and not number.is_special:
                return Issuer(("ecosoc",), "shape-old-low-number", 0.85)
            # a number that the Assembly reached in that session was reached by no Council: 2200 A (XXI)
            ecosoc = citing.code == "ecosoc" and not number.is_special and int(session) == 1
            return Issuer(("ecosoc",) if ecosoc else ("ga",), "shape-old", 0.9 if ecosoc else 0.98)
        return Issuer(("ecosoc",), "shape-old-late-session", 0.9)
    if number.series == "session":
        if citing.code in ("ga", "sc", "ecosoc"):
            return Issuer(("ga",), "shape-session", 0.98 if citing.code == "ga" else 0.95)
        if citing.may_have(number):
            return Issuer((citing.code,), "issuer", 0.9)
        return Issuer(("ga",), "shape-session", 0.7, "no body is named; the shape is that of the General Assembly")
    if citing.code == "ecosoc":
        return Issuer(("ecosoc",), "issuer", 0.95)
    if int(number.session) <= 2006:
        return Issuer(
            ("ecosoc", "chr"),
            "shape-year",
            0.5,
            "no body is named: the number may be of the Economic and Social Council or of one of its commissions",
        )
    return Issuer(("ecosoc",), "shape-year", 0.9)


def _code(path: str) -> str | None:
    return code_of(path.removeprefix("un/body/")) if path.startswith("un/body/") else None


def fits(code: str, number: ActNumber) -> bool:
    """Whether a body numbers its acts so."""
    body = registry()[code]
    if number.series == "old" and not number.is_special and "old" in body.numbering:
        lowest = [low for session, low in body.lowest_numbers if int(number.session) >= session]
        return number.number >= max(lowest, default=0)
    if number.series == "old" and "old" in body.numbering:
        return number.number >= dict(body.lowest_special_numbers).get(number.session, 0)
    if number.series != "session" or number.is_special:
        return number.series in body.numbering
    return number.series in body.numbering and int(number.session.lstrip("es")) >= body.first_numbered_session
