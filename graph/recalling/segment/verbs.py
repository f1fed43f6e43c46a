"""The verbs of a paragraph: the one it opens with, and later ones that open a clause of their own.

A phrase is a verb with modifiers before, inside or after it: "Also urges", "Expressing its deep concern",
"Takes note with appreciation". The words stand in ontology/verbs.ttl and ontology/modifiers.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..identifiers.slugs import slug
from ..model import Clause, Verb
from ..patterns import arranged, is_quoted
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


@lru_cache(maxsize=4096)
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
            longest = _longest(text) if verb.act in _WITHOUT_OBJECT else None
            return longest if longest and longest.printed.startswith(phrase) else verb
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


_WITHOUT_OBJECT = ("express", "call")  # italics may end before what is expressed: "*Expresses* deep concern"

# what may stand between "and" and a later verb: "and, as a means of promoting it, invites"
_LINK = (
    r"(?:,? (?:(?:in this (?:regard|context|respect)|to (?:that|this) end),? )?"
    r"|, (?:as|with|in|through) [^,;“”]{3,80}, )"
)
# the object of a later verb; a noun in the plural would be followed by "of" or "for"
_OBJECT = re.compile(
    r" (?:in (?:this|that) (?:regard|respect) )?(?:that|the|its|their|his|her|all|any|each|them|it|him|those"
    r"|such|other|relevant|concerned|interested|once|also"
    r"|further|upon|with|in particular|[A-Z][\w-]*)\b"
)
_OF = re.compile(r" (?:of|at|about|by|on|over|to) ")
_PERSON = re.compile(r" (?:the [A-Z]|[A-Z]|them\b|him\b|it\b|all )")
_OWN_PRESENT = ("recalls", "reaffirms", "reiterates", "welcomes", "commends", "expresses", "takes note of")
_REGARD = r"(?:in (?:this|that) (?:regard|respect|context|connection))"
_NEVER_NOUNS = ("invites", "urges", "encourages", "upon")
_OWN = ("recalling", "reaffirming", "reiterating", "welcoming", "commending")  # what only the enacting body does
_TO_DO = re.compile(r" (?:the |all |all the )?[A-Z][^,;]{0,80}? to [a-z]")
_GERUND_BEFORE = re.compile(
    r"\b(?:of|for|in|by|from|through|to|on|at|towards|while|when|including|without)(?: \w+)? \w+ing\b"
)


@cache
def _second_verb(kind: str) -> re.Pattern[str]:
    """Later verbs: after a comma in either part; without one only those that are addressed to somebody."""
    ending = re.compile(r"(?:ing|ed|ful|ous)$" if kind == "preambular" else r"s$")
    heads = [form for form in _forms() if ending.search(form.split()[0])]
    addressed = [form for form in heads if kind == "operative" and is_addressed(_forms()[form])]
    sequence = arranged(m for m in modifiers() if " " not in m)
    found = [
        rf"(?<=[,;] and){_LINK}(?P<verb>(?:(?:{sequence}) )?(?:{arranged(heads)})(?: (?:{sequence})\b)?)(?= )",
        rf"(?<=[\w)”] and){_LINK}(?P<bare>(?:(?:{sequence}) )?(?:{arranged(addressed)}))(?= )",
    ]
    return re.compile(f" and(?:{'|'.join(found if addressed else found[:1])})")


def clauses(unit: str, kind: str, text: str, opening: Verb) -> tuple[Clause, ...]:
    """The later clauses of a paragraph, each with a verb of its own, in the form that its part takes.

    A participle in the preamble, the third person present in the operative part; infinitives open no clause.
    """
    found = list(_prose_verbs(text)) if kind == "prose" else []
    later = _second_verb("operative" if kind == "prose" else kind)
    for match in later.finditer(text, len(opening.printed)):
        group = "verb" if match["verb"] else "bare"
        verb = decompose(match[group])
        if verb and _governs(text, match, group, len(opening.printed)) and not is_quoted(text, match.start()):
            found.append((match.start(group), verb))
    for match in _again(kind).finditer(text, len(opening.printed)):
        group = next(g for g in ("verb", "bare", "said", "voiced") if match[g])
        if (verb := _longest_at(text, match.start(group))) and not is_quoted(text, match.start()):
            found.append((match.start(group), verb))
    found = sorted(dict(found).items())
    bounds = [*(start for start, _ in found[1:]), len(text)] if found else []
    return tuple(
        Clause(f"{unit}-v{k}", start, end, verb)
        for k, ((start, verb), end) in enumerate(zip(found, bounds, strict=True), start=2)
    )


# "the Council urges", "the Assembly, on the proposal of its President, decided": who speaks, and what may come between
_SPEAKER = re.compile(
    r"(?:^[“\"]?|[.;:] [“\"]?|, |(?<=\[\.\]) )(?:[Tt]he (?:Security |General |Economic and Social |Human Rights )?"
    r"(?:Council|Assembly)|It)\b"
)
_END_OF_SENTENCE = re.compile(r"[.;:](?= |$)")
_PLACE = re.compile(r",? and (?=[a-z])|, (?=[a-z])| (?=[a-z])")
_PAST_VERB = re.compile(r"(?:also |further )?(?:[a-z]+ed|took)\b")
_PAST = {"took": "takes", "expressed": "expresses", "called": "calls", "has": "having", "had": "having"}


def _prose_verbs(text: str) -> Iterator[tuple[int, Verb]]:
    """The verbs of prose, which follow a subject: "The Security Council reaffirms", "the Assembly ... decided"."""
    for speaker in _SPEAKER.finditer(text):
        sentence = _END_OF_SENTENCE.search(text, speaker.end())
        end = sentence.start() if sentence else len(text)
        finite = False
        for place in _PLACE.finditer(text, speaker.end(), end):
            if finite and not _PAST_VERB.match(text, place.end()):
                continue  # a verb in the present opens a clause only behind "and"
            if (place.start() == speaker.end() or place[0] != " ") and (verb := _verb_at(text, place.end())):
                yield place.end(), verb
                finite = finite or not verb.printed.split()[0].endswith("ing")
            elif place.start() == speaker.end() and place[0] == " ":
                break


def _verb_at(text: str, at: int) -> Verb | None:
    """The verb at an offset, in the present, the past or as a participle."""
    tokens = text[at : at + 120].split(maxsplit=_LONGEST)[:_LONGEST]
    for count in range(len(tokens), 0, -1):
        words = [t.rstrip(",:;") for t in tokens[:count]]
        for k in range(count):
            for present in _presents(words[k]):
                if verb := decompose(" ".join([*words[:k], present, *words[k + 1 :]])):
                    return Verb(" ".join(tokens[:count]).rstrip(",:;"), verb.act, verb.modifiers)
    return None


def _longest_at(text: str, at: int) -> Verb | None:
    """The longest phrase of a verb at an offset: "expresses its deep concern"."""
    found = _longest(text[at : at + 1].upper() + text[at + 1 : at + 120])
    return Verb(text[at : at + len(found.printed)], found.act, found.modifiers) if found else None


def _presents(word: str) -> tuple[str, ...]:
    """The forms that the word lists have of a verb: "decided" -> decides."""
    if word in _PAST:
        return (_PAST[word],)
    if word.endswith("ed"):
        return word, f"{word[:-1]}s", f"{word[:-2]}s"
    return (word,) if word.endswith(("s", "ing")) else ()


@cache
def _again(kind: str) -> re.Pattern[str]:
    """Verbs of the enacting body that need no comma and "and": ", reaffirming the X", "and expresses its concern"."""
    sequence = arranged(m for m in modifiers() if " " not in m)
    own = _OWN if kind == "preambular" else (*_OWN, *_OWN_PRESENT) if kind == "prose" else _OWN_PRESENT
    behind = rf"(?= (?:{_REGARD} )?(?:the|its|that|all|his|relevant)\b)"
    return re.compile(
        rf", (?P<verb>(?:(?:also|further) )?(?:{arranged(own)})(?: (?:{sequence})\b)?){behind}"
        r"|, (?:while )?(?P<voiced>express(?:ing|es) (?:[a-z]+ ){1,3})"
        rf"| and (?<=[\w)”] and )(?:(?P<bare>(?:(?:also|further) )?(?:{arranged(own)})){behind}"
        r"|(?P<said>stressing)(?= that\b))"
    )


@lru_cache(maxsize=16)
def _first_gerund(text: str, start: int) -> int | None:
    """Where the first gerund behind an offset ends."""
    gerund = _GERUND_BEFORE.search(text, start)
    return gerund.end() if gerund else None


def _governs(text: str, match: re.Match[str], group: str, start: int) -> bool:
    """Whether a word that looks like a verb has an object, and is no noun and no gerund of the clause before."""
    end, words = match.end(group), match[group].split()
    if group == "bare":
        return words[-1] == "upon" or _PERSON.match(text, end) is not None
    if words[-1].endswith("ing") and len(words) == 1:
        if words[0] in _OWN and _OBJECT.match(text, end):
            return True
        if is_addressed(_forms()[words[0]]) and _TO_DO.match(text, end):
            return True
        gerund = _first_gerund(text, start)
        is_gerund = gerund is not None and gerund <= match.start()
        return text.startswith(" that ", end) or (not is_gerund and _OBJECT.match(text, end) is not None)
    if _OBJECT.match(text, end) or words[-1] in _NEVER_NOUNS:
        return True
    return _OF.match(text, end) is not None and (len(words) > 1 or not words[0].endswith(("s", "ing")))
