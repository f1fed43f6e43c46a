"""Who cites a thing: the citing paragraphs with their words, by act, those that cite it most first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from .catalogue import Catalogue, Entry
from .knowledge import Knowledge
from .resolution import Concepts, natural, part_label
from .words import plain


@dataclass(frozen=True, slots=True)
class CitingWords:
    """A paragraph that cites: the words before, the words that cite, the words behind them."""

    path: str
    label: str
    verb: str
    verb_path: str
    group: str
    role: str
    confidence: float
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class CitingAct:
    """An act that cites a thing, with every paragraph in which it does."""

    entry: Entry
    places: tuple[CitingWords, ...]


def who_cites(knowledge: Knowledge, catalogue: Catalogue, concepts: Concepts, path: str) -> list[CitingAct]:
    """The acts that cite a thing or a part of it, ranked by how many of their paragraphs do, then by date."""
    found: dict[str, dict[str, CitingWords]] = defaultdict(dict)
    parts = [f"{path}#{part}" for part in knowledge.part_names(path) if path not in knowledge.sources]
    for cited in (path, *parts):
        for citation in knowledge.subjects("cito:hasCitedEntity", cited):
            unit = knowledge.first(citation, "cito:hasCitingEntity")
            act = unit.partition("#")[0]  # of a resolution in parts the part, where the citation is the whole's
            if act != path:
                found[act][citation] = _words(knowledge, concepts, citation, unit)
    acts = [
        CitingAct(catalogue.entry(act), tuple(sorted(places.values(), key=_order))) for act, places in found.items()
    ]
    return sorted(acts, key=lambda a: (-len({p.path for p in a.places}), _newest_first(a.entry), natural(a.entry.path)))


def _words(knowledge: Knowledge, concepts: Concepts, citation: str, unit: str) -> CitingWords:
    text = knowledge.first(unit, "unc:text")
    quotes = sorted(_quotes(knowledge, citation))
    words = plain(" ".join(exact for _, exact in quotes))
    place = text.find(words) if words else -1
    verb = knowledge.first(citation, "unc:force")
    try:
        confidence = float(knowledge.first(citation, "unc:confidence") or 0)
    except ValueError:
        confidence = 0.0
    return CitingWords(
        path=unit,
        label=part_label(unit.partition("#")[2]),
        verb=concepts.name(verb),
        verb_path=verb,
        group=concepts.group(verb),
        role=knowledge.first(citation, "unc:role").rpartition("/")[2].replace("-", " "),
        confidence=confidence,
        before=text[:place] if place >= 0 else text,
        words=words if place >= 0 else "",
        after=text[place + len(words) :] if place >= 0 else "",
    )


def _quotes(knowledge: Knowledge, citation: str) -> list[tuple[int, str]]:
    found = []
    for evidence in knowledge.objects(citation, "unc:hasEvidence"):
        start = knowledge.first(f"{evidence}-pos", "oa:start")
        found.append((int(start) if start.isdigit() else 0, knowledge.first(f"{evidence}-quote", "oa:exact")))
    return found


def verbs_of(acts: list[CitingAct]) -> list[tuple[str, str, int]]:
    """The verbs with which a thing is cited, their group, and how many paragraphs use them; most used first."""
    counts = Counter((p.verb, p.group) for a in acts for p in a.places)
    return [(verb, group, n) for (verb, group), n in counts.most_common()]


def years_of(acts: list[CitingAct]) -> list[tuple[int, int]]:
    """How many citing acts each year has, without gaps between the first and the last."""
    counts = Counter(int(a.entry.year) for a in acts if a.entry.year)
    return [(year, counts[year]) for year in range(min(counts), max(counts) + 1)] if counts else []


def _order(words: CitingWords) -> tuple[bool, list[tuple[int, int, str]]]:
    part = words.path.partition("#")[2]
    return not part.startswith("pp"), natural(part)


def _newest_first(entry: Entry) -> int:
    return -int(entry.date.replace("-", "") or 0)
