"""What one document names and the authority lacks: instruments, bodies, series of documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..authority import Authority
from ..cite.names import KnownNames, Name
from ..cite.namings import has_instrument_noun
from ..cite.nouns import nouns
from ..identifiers.bodies import body_of_symbol
from ..identifiers.symbols import SYMBOL
from ..model import Citation, Extraction, Footnote, Paragraph, Reference
from ..patterns import alternatives

_CAPITALISED = r"[A-Z][\w’'-]*"
_LINK = r"(?:of|on|the|for|against|in|to|with|from|its|all|relating|concerning|towards|as|de|des|du|la)"
_CONTINUES = rf"(?:,? and (?!the\b)(?:(?!the\b){_LINK} )*| (?:{_LINK} ){{0,3}})"
# a phrase of words with a capital; "and the" or a comma begins the next name of a list
_PHRASE = re.compile(rf"(?<![\w/])(?:\d{{4}} )?{_CAPITALISED}(?:{_CONTINUES}(?:{_CAPITALISED}|(?:19|20)\d\d\b))*")
_ACRONYM = re.compile(r" \((?P<acronym>[A-Z][A-Za-z]*[A-Z][A-Za-z-]*)\)")
_SERIES = re.compile(r"(?P<series>(?<![\w])[A-Z][^.;()“”]*?),? vols?\. (?:\d|[IVXLC]+\b)")
_TREATY_SERIES = ("United Nations, Treaty Series", "League of Nations, Treaty Series", "Ibid")
_INSTRUMENT_NOUN = re.compile(rf"\b(?:{alternatives(nouns()['instrument'])})\b")
_RULES_OF_NAMES = ("new-name", "short-name/unplaced")  # the words of the citation are a name
_RULES_OF_NOTES = ("treaty-of-footnote", "source-of-footnote")


@dataclass(frozen=True, slots=True)
class Found:
    """A name that a document uses for something that the authority lacks, and the place that its footnote gives.

    ``unit`` is the paragraph or footnote that holds ``quote``; ``note`` the footnote that gives ``places``, which are
    the paths of acts, units or treaties. ``acronym`` stands in brackets behind the name.
    """

    kind: str  # "instrument", "body", "series"
    name: str
    document: str
    unit: str
    quote: str
    places: tuple[str, ...] = ()
    note: str | None = None
    note_text: str = ""
    acronym: str | None = None


@cache
def _nouns() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("nouns.toml").read_text("utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_nouns()[name])})\b")


def harvest(x: Extraction, authority: Authority, names: KnownNames) -> Iterator[Found]:
    """The names of a document that lead to nothing curated, in the order of its text."""
    document = _symbol(x)
    notes = {f.id: f for f in x.document.footnotes}
    references = {r.id: r for r in x.references}
    taken: dict[str, list[tuple[int, int]]] = {}
    paragraphs = {p.id: p for p in x.document.paragraphs}
    for citation in x.citations:
        paragraph = paragraphs.get(citation.unit)
        if paragraph is None:
            continue
        taken.setdefault(citation.unit, []).append((citation.start, citation.end))
        if _is_new(citation, authority):
            cited = [references[r] for r in citation.references if r in references]
            yield from _instrument(document, paragraph, citation, cited, notes)
    for paragraph in x.document.paragraphs:
        yield from _phrases(document, paragraph, names, taken.get(paragraph.id, []))
    for note in x.document.footnotes:
        yield from _series(document, note)


def _symbol(x: Extraction) -> str:
    """The symbol of a document, or whatever else names it."""
    for entity, detail in ((x.paper, "symbol"), (x.act, "identifier")):
        for name, value in entity.details if entity else ():
            if name == detail:
                return value
    return x.document.source.name


def _is_new(citation: Citation, authority: Authority) -> bool:
    is_named = citation.rule.startswith((*_RULES_OF_NAMES, *_RULES_OF_NOTES))
    return bool(citation.target) and is_named and authority.get(citation.target or "") is None


def _instrument(
    document: str, paragraph: Paragraph, citation: Citation, cited: list[Reference], notes: dict[str, Footnote]
) -> Iterator[Found]:
    """A cited name, with the places of its footnote. Words that are no name count where a treaty is their place."""
    words = paragraph.text[citation.start : citation.end]
    places = tuple(p for r in cited for p in (r.pinpoints or ((r.target,) if r.target else ())))
    if not citation.rule.startswith(_RULES_OF_NAMES):
        if not any(p.startswith("un/treaty/") for p in places):
            return
        words = _name_in(paragraph.text[: citation.end]) or words
    words = _trimmed(words)
    if not _is_particular(words):
        return
    note = notes.get(cited[0].footnote) if cited else None
    yield Found(
        "instrument",
        words,
        document,
        paragraph.id,
        _around(paragraph.text, citation.start, citation.end),
        places,
        note.id if note else None,
        note.text if note else "",
        _acronym(paragraph.text, citation.end),
    )


def _name_in(text: str) -> str | None:
    """The last name of an instrument in a text, with the words in lower case that end it, without a short form."""
    whole = re.sub(r" \([^()]*\)$", "", text.rstrip(" ,;.:"))
    found = [m for m in _PHRASE.finditer(whole) if has_instrument_noun(m[0])]
    return whole[found[-1].start() :] if found else None


def _phrases(document: str, paragraph: Paragraph, names: KnownNames, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Names with a capital that no citation covers: an instrument or a body by its nouns."""
    text = paragraph.text
    known = list(names.all.find(text))
    for match in _PHRASE.finditer(text, len(paragraph.verb.printed)):
        name = _trimmed(match[0])
        start = match.start() + match[0].index(name)
        end = start + len(name)
        if any(a < end and start < b for a, b in taken) or _is_known(known, text, start, end):
            continue
        if (kind := _kind(name)) and _is_particular(name):
            yield Found(kind, name, document, paragraph.id, _around(text, start, end), acronym=_acronym(text, end))


def _trimmed(name: str) -> str:
    """A phrase as a name: without an article, a date or "Chapter VII of the" before it, and no possessive."""
    while (opening := _opening().match(name)) and opening.end() < len(name):
        name = name[opening.end() :]
    return re.sub(r"’s?$", "", name)


@cache
def _opening() -> re.Pattern[str]:
    words = alternatives(_nouns()["opening"])
    return re.compile(rf"(?:(?:{words}|[IVX]+|(?:19|20)\d\d(?= (?:of|on|in|to|and)\b)),? )(?:(?:{_LINK}|and|by) )*")


def _is_particular(name: str) -> bool:
    """Whether a name says which: more than "Convention" or "Programme of Action"."""
    rest = _pattern("body").sub("", "".join(_INSTRUMENT_NOUN.split(name)))
    return " " in name and bool(re.search(r"[A-Z\d]", rest))


def _is_known(known: list[Name], text: str, start: int, end: int) -> bool:
    """Whether a curated name covers a phrase, or begins it with something else behind: "X and Y", "X of Z"."""
    return any(
        (n.start <= start and n.end >= end) or (n.start == start and not re.match(r" [A-Z]", text[n.end : n.end + 2]))
        for n in known
    )


def _kind(name: str) -> str | None:
    if has_instrument_noun(name):
        return "instrument"
    if _pattern("body").search(name) and not _pattern("not_body").search(name):
        return "body"
    return None


def _series(document: str, note: Footnote) -> Iterator[Found]:
    """Series: titles with a volume that are no Treaty Series, and symbols whose body is not registered."""
    for match in _SERIES.finditer(note.text):
        name = re.sub(r"^(?:See )?(?:also )?(?:The )?", "", match["series"])
        if not name.startswith(_TREATY_SERIES):
            yield Found("series", name, document, note.id, _around(note.text, *match.span()), note=note.id)
    for match in SYMBOL.finditer(note.text):
        if body_of_symbol(match[0]) is None:
            root = match[0].partition("/")[0] + "/"
            yield Found("series", root, document, note.id, _around(note.text, *match.span()), note=note.id)


def _acronym(text: str, end: int) -> str | None:
    match = _ACRONYM.match(text, end)
    return match["acronym"] if match else None


def _around(text: str, start: int, end: int) -> str:
    """Words of a text with a little of what stands about them."""
    left = text.rfind(" ", 0, max(start - 40, 0)) + 1
    right = text.find(" ", min(end + 30, len(text)))
    return text[left : right if right > 0 else len(text)].strip()
