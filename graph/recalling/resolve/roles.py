"""What a citation does in its paragraph: the object of the verb, an example, an addressee, a theme."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Paragraph, Verb
from ..patterns import alternatives
from ..segment.verbs import decompose
from ..vocabulary import is_addressed

_EXAMPLES = ("such as", "for example", "for instance", "e.g.")
_EXAMPLE = re.compile(rf"\b(?:{alternatives(_EXAMPLES)})\b")
_CONSENTING = ("sign", "ratif", "acced", "access", "becom")  # one of these is in what follows
_CONSENT = re.compile(
    r"\b(?:sign(?:ing|ature)?|ratif(?:y|ying|ication)|acced(?:e|ing)|accession|becom(?:e|ing) (?:a )?part(?:y|ies))\b"
)
_ADOPTION = re.compile(
    r"\s*(?P<words>the adoption,?(?: by (?:the )?(?P<body>[A-Z][^,]*?))?"
    r"(?:,? (?:in|on) (?P<date>(?:\d{1,2} )?[A-Z][a-z]+ \d{4}),?)?"
    r"(?: by (?:the )?(?P<body2>[A-Z][^,]*?))? of\b)"
)
# what may stand between "the adoption of" and what was adopted, and between that and the next: no other thing
_ADOPTED_TOO = re.compile(
    r"[,;]? ?(?:(?:and|as well as|in particular|including)(?: of)? )?"
    r"(?:(?:its|the|their|a|an|two|three|new|Security Council|General Assembly|Human Rights Council) )*"
    r"(?:(?:resolution|decision)s? )?"
)
_IMPLEMENTATION = re.compile(
    r"\b(?:implementation|implementing)(?: and [\w-]+){0,2} (?:of )?(?:the |all )?(?:[a-z-]+ ){0,3}$"
)
_IN_FORCE = re.compile(r"\bentry into force(?:,? on \d{1,2} \w+ \d{4},?)? of (?:the )?$")
_DEFINED = re.compile(r"\bas (?:defined|set out|set forth|contained|reflected|expressed|recognized) in\b")
# "encouraging all its parties to fully implement the X, and parties to the Y that have not yet done so to"
_PARTIES = re.compile(
    r"(?:,|,? and|^[A-Z][a-z]+(?: [a-z]+)?) (?:all |other |the |those )*(?:States )?[Pp]arties to (?:the )?$"
)
_ASKED = re.compile(r"(?: of \d{1,2} \w+ \d{4})?,? (?:(?:that|which|who) have\b|to (?!the\b)[a-z])")
_INSERTED = re.compile(
    r", (?P<verb>(?:also |further )?(?:recalling|reaffirming|noting|bearing in mind)) "
    r"(?:its|the|Security Council|General Assembly|Human Rights Council)\b[^,;]*$"
)
_LONGEST = 2000  # characters before a citation that may say what its role is
_NEAR = 160  # those that say it right before the citation
_BREAK = re.compile(r" and (?=to [a-z])| as well as to\b")


# "the outcome document of the Conference, entitled “The future we want”": the name is that of what is cited
_BEARS_NAME = re.compile(
    r"\b(?:document|outcome|declaration|programme|plan|framework|strategy|communiqué)s?\b"
    r"(?:(?!resolution|decision|item)[^;“”]){0,160}\b(?:entitled|called) “$"
)


@dataclass(frozen=True, slots=True)
class Role:
    """The role of a citation, the verb that governs it, and what of the cited thing the verb is about."""

    role: str
    force: str
    aspect: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """ "the adoption by BODY in DATE of": what a paragraph says of all that follows."""

    body: tuple[int, int] | None
    date: str | None
    start: int
    end: int


def adoption_of(p: Paragraph) -> Adoption | None:
    """The adoption that the verb of a paragraph is about, if it is about one."""
    match = _ADOPTION.match(p.text, len(p.verb.printed))
    if match is None:
        return None
    group = "body" if match["body"] else "body2"
    body = (match.start(group), match.end(group)) if match[group] else None
    return Adoption(body, match["date"], match.start("words"), match.end())


def goes_on_with_adopted(text: str, end: int, start: int) -> bool:
    """Whether what starts at an offset is what was adopted: the first behind "the adoption of", or one joined to it.

    "the adoption of the terms of reference of the Fund established under the Agreement" is not that of the Agreement.
    """
    return end <= start and _ADOPTED_TOO.fullmatch(text, end, start) is not None


def _inserted(p: Paragraph, start: int) -> Verb | None:
    """The verb of a phrase inserted in an operative sentence: "demands, recalling its resolution 1698, that"."""
    if p.kind not in ("operative", "sub-paragraph"):
        return None
    comma = max(p.text.rfind(",", 0, start), p.text.rfind(";", 0, start))
    found = _INSERTED.match(p.text, comma, start) if comma >= 0 else None
    return decompose(found["verb"]) if found else None


def role_of(
    p: Paragraph, start: int, end: int, *, form: str, is_meeting: bool, quoted: bool, in_addressee: bool
) -> Role:
    """The role of a citation at a reading offset of a paragraph."""
    inserted = _inserted(p, start)
    verb = inserted or p.verb_at(start)
    before = p.text[max(0, start - _LONGEST) : start]
    near = before[-_NEAR:]
    if form == "self":
        aspect = "implementation" if _IMPLEMENTATION.search(near) else None
        return Role("self-reference", verb.act, aspect)
    if quoted and not (p.text.startswith("”", end) and _BEARS_NAME.search(before)):
        opening = before.rfind("“")
        return Role("theme", "define" if _DEFINED.search(before, opening) else "none")
    if is_meeting:
        return Role("event", verb.act)
    if (in_addressee and not inserted) or (
        is_addressed(verb.act) and _PARTIES.search(p.text, max(0, start - _NEAR), start) and _ASKED.match(p.text, end)
    ):
        return Role("addressee", verb.act)
    if (adoption := adoption_of(p)) and start >= adoption.end:
        return Role("object-of-act", verb.act, "adoption")
    clause = before[before.rfind(";") + 1 :]
    clause = clause[max((m.end() for m in _BREAK.finditer(clause)), default=0) :]
    if any(word in clause for word in _CONSENTING) and _CONSENT.search(clause):
        return Role("object-of-act", verb.act, "signature-and-ratification")
    if any(word in clause for word in _EXAMPLES) and _EXAMPLE.search(clause):
        return Role("example", verb.act)
    if _IMPLEMENTATION.search(near):
        return Role("object-of-act", verb.act, "implementation")
    if _IN_FORCE.search(near):
        return Role("object-of-act", verb.act, "entry-into-force")
    return Role("object-of-act", verb.act)
