"""The verbs of a paragraph: the one it opens with, and later ones that open a clause of their own.

A phrase is a verb with modifiers before, inside or after it: "Also urges", "Expressing its deep concern",
"Takes note with appreciation". The words stand in ontology/verbs.ttl and ontology/modifiers.ttl.
"""

from __future__ import annotations

import re
from functools import cache

from ..identifiers.slugs import slug
from ..model import Clause, Verb
from ..patterns import alternatives
from ..vocabulary import adjectives, is_addressed, modifiers, speech_acts

_LONGEST = 8  # words in a phrase
_PARTICIPLE = re.compile(r"[A-Z][a-z]+(?:ing|ed)\b")
_PRESENT = re.compile(r"[A-Z][a-z]+s\b")


@cache
def _forms() -> dict[str, str]:
    return {form.lower(): act.name for act in speech_acts() for form in act.forms}


@cache
def _first_words() -> frozenset[str]:
    words = {form.split()[0] for form in _forms()}
    return frozenset(words | {modifier.split()[0] for modifier in modifiers()})


def decompose(phrase: str) -> Verb | None:
    """The verb and modifiers of a whole phrase, or None: "Further urges" -> urge, further."""
    found = _decompose(tuple(phrase.lower().replace(",", "").split()))
    return Verb(phrase, found[0], found[1]) if found else None


@cache
def _decompose(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    if act := _forms().get(" ".join(words)):
        return act, ()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            modifier = modifiers().get(" ".join(words[start:end]))
            if modifier in adjectives() and end == len(words):
                continue  # "Calls for full": the adjective belongs to the object
            if modifier and (rest := _decompose(words[:start] + words[end:])):
                names = [modifier, *rest[1]] if start <= _position(words, rest[1]) else [*rest[1], modifier]
                return rest[0], tuple(names)
    return None


def _position(words: tuple[str, ...], names: tuple[str, ...]) -> int:
    """Where the first of some modifiers stands among the words; past the end where there is none."""
    text = " ".join(words)
    places = [text.find(printed) for printed, name in modifiers().items() if name in names and printed in text]
    return len(text[: min(places)].split()) if places else len(words)


def opening_verb(text: str, printed: str | None = None) -> Verb | None:
    """The verb a text opens with. ``printed`` are the italic words at its head, if any: they are the phrase.

    Words in italics that no list has are still a verb, named by themselves, if they look like one.
    """
    if printed:
        phrase = printed.strip().rstrip(",:;")
        if verb := decompose(phrase):
            return verb
        if _PARTICIPLE.match(phrase) or _PRESENT.match(phrase):
            longest = _longest(phrase)
            return Verb(phrase, longest.act, longest.modifiers) if longest else Verb(phrase, slug(phrase), ())
        return _longest(phrase)  # "Strongly condemning, and expressing deep concern"
    return _longest(text)


def _longest(text: str) -> Verb | None:
    tokens = text.split(maxsplit=_LONGEST)[:_LONGEST]
    if not tokens or tokens[0].lower().rstrip(",") not in _first_words() or not tokens[0][0].isupper():
        return None
    for count in range(min(_LONGEST, len(tokens)), 0, -1):
        if "," not in " ".join(tokens[: count - 1]) and (verb := decompose(" ".join(tokens[:count]).rstrip(",:;"))):
            return verb
    return None


_LINK = r",? (?:(?:in this (?:regard|context|respect)|to (?:that|this) end),? )?"
# the object of a later verb; a noun in the plural would be followed by "of" or "for"
_OBJECT = re.compile(
    r" (?:that|the|its|their|his|her|all|any|each|them|it|him|those|such|other|relevant|concerned|interested|once|also"
    r"|further|upon|with|in particular|[A-Z][\w-]*)\b"
)
_OF = re.compile(r" (?:of|at|about|by|on|over|to) ")
_PERSON = re.compile(r" (?:the [A-Z]|[A-Z]|them\b|him\b|it\b|all )")
_GERUND_BEFORE = re.compile(
    r"\b(?:of|for|in|by|from|through|to|on|at|towards|while|when|including|without)(?: \w+)? \w+ing\b"
)


@cache
def _second_verb(kind: str) -> re.Pattern[str]:
    """Later verbs: after a comma in either part; without one only those that are addressed to somebody."""
    ending = re.compile(r"(?:ing|ed|ful|ous)$" if kind == "preambular" else r"s$")
    heads = [form for form in _forms() if ending.search(form.split()[0])]
    addressed = [form for form in heads if kind == "operative" and is_addressed(_forms()[form])]
    sequence = alternatives(m for m in modifiers() if " " not in m)
    after_comma = rf"[,;] and{_LINK}(?P<verb>(?:(?:{sequence}) )?(?:{alternatives(heads)})(?: (?:{sequence})\b)?)(?= )"
    if not addressed:
        return re.compile(after_comma)
    without = rf"(?<=[\w)”]) and{_LINK}(?P<bare>(?:(?:{sequence}) )?(?:{alternatives(addressed)}))(?= )"
    return re.compile(f"{after_comma}|{without}")


def clauses(unit: str, kind: str, text: str, opening: Verb) -> tuple[Clause, ...]:
    """The later clauses of a paragraph, each with a verb of its own, in the form that its part takes.

    A participle in the preamble, the third person present in the operative part; infinitives open no clause.
    """
    found = []
    for match in _second_verb(kind).finditer(text, len(opening.printed)):
        group = "verb" if match["verb"] else "bare"
        verb = decompose(match[group])
        if verb and _governs(text, match, group, len(opening.printed)) and not _inside_quotation(text, match.start()):
            found.append((match.start(group), verb))
    bounds = [*(start for start, _ in found[1:]), len(text)] if found else []
    return tuple(
        Clause(f"{unit}-v{k}", start, end, verb)
        for k, ((start, verb), end) in enumerate(zip(found, bounds, strict=True), start=2)
    )


def _governs(text: str, match: re.Match[str], group: str, start: int) -> bool:
    """Whether a word that looks like a verb has an object, and is no noun and no gerund of the clause before."""
    end, words = match.end(group), match[group].split()
    if group == "bare":
        return _PERSON.match(text, end) is not None
    if words[-1].endswith("ing") and len(words) == 1:
        gerund = _GERUND_BEFORE.search(text, start, match.start())
        return text.startswith(" that ", end) or (gerund is None and _OBJECT.match(text, end) is not None)
    if _OBJECT.match(text, end):
        return True
    return _OF.match(text, end) is not None and (len(words) > 1 or not words[0].endswith(("s", "ing")))


def _inside_quotation(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)
