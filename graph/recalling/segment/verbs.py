"""The verbs of a paragraph: the one it opens with, and later ones that open a clause of their own.

A phrase is a verb with modifiers before, inside or after it: "Also urges", "Expressing its deep concern",
"Takes note with appreciation". The words stand in ontology/verbs.ttl and ontology/modifiers.ttl.
"""

from __future__ import annotations

import re
from functools import cache

from ..identifiers.slugs import slug
from ..model import Clause, Verb
from ..vocabulary import adjectives, modifiers, speech_acts

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
        return None
    return _longest(text)


def _longest(text: str) -> Verb | None:
    tokens = text.split(maxsplit=_LONGEST)[:_LONGEST]
    if not tokens or tokens[0].lower().rstrip(",") not in _first_words() or not tokens[0][0].isupper():
        return None
    for count in range(min(_LONGEST, len(tokens)), 0, -1):
        if "," not in " ".join(tokens[: count - 1]) and (verb := decompose(" ".join(tokens[:count]).rstrip(",:;"))):
            return verb
    return None


@cache
def _second_verb(kind: str) -> re.Pattern[str]:
    ending = re.compile(r"(?:ing|ed|ful|ous)$" if kind == "preambular" else r"s$")
    heads = [form for form in _forms() if ending.search(form.split()[0])]
    words = "|".join(re.escape(form) for form in sorted(heads, key=len, reverse=True))
    sequence = "|".join(re.escape(m) for m in sorted(modifiers(), key=len, reverse=True) if " " not in m)
    return re.compile(
        rf"[,;] and (?:(?:in this (?:regard|context)|to that end),? )?"
        rf"(?P<verb>(?:(?:{sequence}) )?(?:{words})(?: (?:{sequence})\b)?)(?= )"
    )


_OBJECT = re.compile(r" (?:that|the|its|their|all|them|it|in|for|with|at|to|[A-Z][\w-]*|[a-z]+(?:ing|s)?)\b")


def clauses(unit: str, kind: str, text: str, opening: Verb) -> tuple[Clause, ...]:
    """The later clauses of a paragraph, each with a verb of its own, in the form that the paragraph's part takes.

    A participle in the preamble, the third person present in the operative part; infinitives open no clause.
    """
    found = []
    for match in _second_verb(kind).finditer(text, len(opening.printed)):
        verb = decompose(match["verb"])
        if verb and _OBJECT.match(text, match.end("verb")) and not _inside_quotation(text, match.start()):
            found.append((match.start("verb"), verb))
    bounds = [*(start for start, _ in found[1:]), len(text)] if found else []
    return tuple(
        Clause(f"{unit}-v{k}", start, end, verb)
        for k, ((start, verb), end) in enumerate(zip(found, bounds, strict=True), start=2)
    )


def _inside_quotation(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at)
