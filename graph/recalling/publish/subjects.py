"""The subjects of acts, as the metadata of files state them: one of UNBIS or another thesaurus, or words alone.

A subject goes by its words: what one file states with an identifier and another without is one subject.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..rdf.namespaces import expand
from .catalogue import Entry
from .knowledge import Knowledge, Object

if TYPE_CHECKING:
    from .site import Site

PROPERTIES = ("dcterms:subject", "unc:subjectAsStated")


def name_of(knowledge: Knowledge, subject: Object) -> str:
    """The words of a subject: of one with an identifier those that a file gives it, or "" where none does."""
    if not isinstance(subject, ox.NamedNode):
        return knowledge.text(subject)
    labels = knowledge.objects(subject.value, "rdfs:label")
    return min(labels, key=lambda words: ("_" in words, words), default="").replace("_", " ")


def list_of(name: str) -> str:
    """The path of the list of the acts of a subject."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return f"browse/subject-{'-'.join(re.findall('[a-z0-9]+', plain))[:100] or 'other'}"


def by_subject(site: Site) -> list[tuple[str, str, list[Entry]]]:
    """Every subject: the path of its list, its words, the acts that have it."""
    names: dict[str, set[str]] = defaultdict(set)
    acts: dict[str, dict[str, Entry]] = defaultdict(dict)
    known: dict[Object, str] = {}
    for curie in PROPERTIES:
        for quad in site.knowledge.store.statements(None, expand(curie)):
            if quad.object not in known:
                known[quad.object] = name_of(site.knowledge, quad.object)
            if name := known[quad.object]:
                names[list_of(name)].add(name)
                entry = site.catalogue.entry(site.knowledge.text(quad.subject))
                acts[list_of(name)][entry.path] = entry
    return [(stem, min(names[stem]), list(some.values())) for stem, some in sorted(acts.items())]
