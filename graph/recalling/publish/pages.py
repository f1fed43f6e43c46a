"""What each kind of page shows, as data for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .addresses import anchor
from .catalogue import INSTRUMENTS, Entry, part_name
from .citing import CitingAct, verbs_of, who_cites, years_of
from .dates import spoken
from .facts import Fact, Value, facts, is_own
from .resolution import natural, part_label

if TYPE_CHECKING:
    from .site import Site

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of a timeline."""

    date: str
    says: str
    path: str = ""
    kind: str = "fact"


@dataclass(frozen=True, slots=True)
class Relative:
    """A member of the family of an instrument."""

    relation: str
    path: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """That a body took another name."""

    old: str
    new: str
    by: str
    date: str


# --------------------------------------------------------------------------------- instruments, papers, meetings


def thing(site: Site, path: str) -> Content:
    """The page of anything that acts cite and that is no act that was read."""
    entry, values = site.catalogue.entry(path), site.knowledge.values(path)
    citing = who_cites(site.knowledge, site.catalogue, site.concepts, path)
    rows = facts(site.knowledge, site.catalogue, path, values)
    names = sorted(
        {site.knowledge.text(t) for t in values.get("skos:altLabel", ())} - {entry.title}, key=lambda n: (len(n), n)
    )
    return {
        "heading": entry.title,
        "names": names,
        "lead": _lead(site, path, citing),
        "moments": _moments(site, path, citing) if entry.kind in (*INSTRUMENTS, "meeting") else [],
        "family": _family(site, path) if entry.kind in INSTRUMENTS else [],
        "citing": citing,
        "places": len({p.path for a in citing for p in a.places}),
        "verbs": verbs_of(citing),
        "years": years_of(citing),
        "facts": [row for row in rows if row.curie != "skos:altLabel"],
        "parts": _parts(site, path),
        "trail": [site.kind_link(entry.kind)],
        "description": f"{entry.title}: {_lead(site, path, citing)}",
        "schema_type": "Legislation" if entry.kind in (*INSTRUMENTS, "resolution", "decision") else "CreativeWork",
    }


def _lead(site: Site, path: str, citing: list[CitingAct]) -> str:
    entry = site.catalogue.entry(path)
    kind = {"paper": "paper", "meeting": "meeting"}.get(entry.kind, entry.kind)
    organ = site.catalogue.organs.get(entry.organ, "")
    by = (
        f" of the {organ.removeprefix('The ')}"
        if organ and entry.organ not in ("other", "several", "conference")
        else ""
    )
    date = f", {spoken(entry.date)}" if entry.date else ""
    count = f"cited by {len(citing):,} of the texts read" if citing else "not cited directly by a text read so far"
    return f"{kind.capitalize()}{by}{date}; {count}."


def _moments(site: Site, path: str, citing: list[CitingAct]) -> list[Moment]:
    """Adoption, entry into force, and the first and last texts that cite it."""
    k = site.knowledge
    found = [Moment(d, "adopted", k.first(path, "unc:adoptedByAct")) for d in k.objects(path, "eli:date_document")]
    found += [Moment(d, "entered into force") for d in k.objects(path, "eli:first_date_entry_in_force")]
    if not found:
        found += [Moment(d, "date as stated") for d in k.objects(path, "unc:dateAsStated")[:1]]
    dated = sorted((a.entry for a in citing if a.entry.date), key=lambda e: e.date)
    if dated:
        first, last = dated[0], dated[-1]
        found.append(Moment(first.date, f"first cited, by {first.label}", first.path, "cited"))
        if last.path != first.path:
            found.append(Moment(last.date, f"last cited, by {last.label}", last.path, "cited"))
    return sorted(found, key=lambda m: m.date)


def _family(site: Site, path: str) -> list[Relative]:
    """The parents of an instrument, its protocols, its siblings, and the sets that it is in."""
    k = site.knowledge
    parents = [p for p in k.objects(path, "unc:supplements") if is_own(p)]
    found = [Relative("parent", p) for p in parents] + [Relative("this", path)]
    found += [Relative(_protocol(site, p), p) for p in k.subjects("unc:supplements", path)]
    siblings = {s for p in parents for s in k.subjects("unc:supplements", p)} - {
        path,
        *k.subjects("prov:hadMember", path),
    }
    found += [Relative("protocol to the same parent", s) for s in sorted(siblings)]
    found += [Relative("member", m) for m in k.objects(path, "prov:hadMember")]
    found += [Relative("member of", s) for s in k.subjects("prov:hadMember", path)]
    found += [Relative("outcome of", o) for o in k.objects(path, "unc:outcomeOf") if is_own(o)]
    return found if len(found) > 1 else []


def _protocol(site: Site, path: str) -> str:
    return "protocols under one name" if site.catalogue.entry(path).kind == "collective" else "protocol"


def _parts(site: Site, path: str) -> list[Content]:
    """The units of a paper, or of an act that was not read, with what is said of each."""
    found = []
    for part in sorted(site.knowledge.part_names(path), key=natural):
        whole = f"{path}#{part}"
        entry = site.catalogue.get(whole)
        name = entry.title if entry and entry.title != whole else part_name(part).capitalize()
        rows = facts(site.knowledge, site.catalogue, whole, site.knowledge.values(whole))
        found.append({"anchor": anchor(whole), "name": name, "facts": rows})
    return found


# ------------------------------------------------------------------------------------------------------- bodies


def body(site: Site, path: str) -> Content:
    """The page of a body: its names through time, its acts, what they cite most, where it is addressed."""
    k, catalogue = site.knowledge, site.catalogue
    content = thing(site, path)
    adopted = sorted({p for p in k.subjects("eli:passed_by", path) if "#" not in p})
    acts = sorted((catalogue.counted(p) for p in adopted), key=lambda e: (e.date, natural(e.path)), reverse=True)
    cited = Counter(t for e in acts if e.read for t in k.objects(e.path, "eli:cites"))
    mentions = {m for p in ("unc:addressee", "unc:mentions") for m in k.subjects(p, path) if "#" in m}
    kind = site.concepts.name(k.first(path, "org:classification"))
    return content | {
        "lead": f"{kind.capitalize()}. {_how_many(len(acts))} in the graph.",
        "through_time": _renamings(site, path),
        "acts": acts,
        "browse": next((site.browse_file(e) for e in acts if e.kind in ("resolution", "decision")), "browse.html"),
        "most_cited": [(catalogue.entry(t), n) for t, n in cited.most_common(15)],
        "mentions": _mentions(site, mentions),
        "trail": [site.kind_link("body")],
        "schema_type": "Organization",
        "description": f"{content['heading']}: its acts, what they cite, and where it is addressed.",
    }


def _how_many(acts: int) -> str:
    return "None of its acts is" if not acts else "One of its acts is" if acts == 1 else f"{acts:,} of its acts are"


def _renamings(site: Site, path: str) -> list[Renaming]:
    """Every renaming in the history of a body, oldest first."""
    k = site.knowledge
    seen: set[str] = set()
    waiting = [path]
    while waiting:
        here = waiting.pop()
        for event in {*k.objects(here, "org:changedBy"), *k.objects(here, "org:resultedFrom")} - seen:
            seen.add(event)
            waiting += k.objects(event, "org:originalOrganization") + k.objects(event, "org:resultingOrganization")
    found = [
        Renaming(
            k.first(event, "org:originalOrganization"),
            k.first(event, "org:resultingOrganization"),
            k.first(event, "unc:effectedBy"),
            k.first(event, "eli:date_document") or site.catalogue.entry(event).date,
        )
        for event in sorted(seen)
    ]
    return sorted(found, key=lambda r: r.date)


def _mentions(site: Site, paths: set[str]) -> list[Content]:
    found = [
        {"path": p, "act": site.catalogue.entry(p.partition("#")[0]).label, "label": part_label(p.partition("#")[2])}
        for p in sorted(paths, key=natural)
    ]
    return found[:200]


# -------------------------------------------------------------------------------------------- concepts, records


def concept(site: Site, path: str) -> Content:
    """The page of a verb or another concept, or of a scheme of concepts."""
    k = site.knowledge
    values = k.values(path)
    members = k.subjects("skos:inScheme", path)
    uses = [] if members else [c for p in ("unc:force", "unc:role", "unc:aspect") for c in k.subjects(p, path)]
    definition = k.first(path, "skos:definition") or k.first(path, "dcterms:description")
    scheme = k.first(path, "skos:inScheme")
    name = site.catalogue.entry(path).title
    return {
        "heading": name,
        "eyebrow": "Scheme" if members else site.catalogue.entry(scheme).title if scheme else "Vocabulary",
        "definition": definition,
        "examples": k.objects(path, "skos:example"),
        "concepts": [_concept_row(site, m) for m in sorted(members)],
        "counted": path == "vocab/act",
        "uses": [_use(site, c) for c in uses[:60]],
        "total": len(uses),
        "facts": [
            f for f in facts(k, site.catalogue, path, values) if f.curie not in ("skos:definition", "skos:example")
        ],
        "trail": [("Vocabulary", "vocabulary.html")],
        "description": f"{name}: {definition}",
        "schema_type": "DefinedTerm",
    }


def _concept_row(site: Site, path: str) -> Content:
    k = site.knowledge
    return {
        "path": path,
        "name": site.concepts.name(path),
        "definition": k.first(path, "skos:definition"),
        "count": len(k.subjects("unc:force", path)) if path.startswith("vocab/act/") else 0,
    }


def _use(site: Site, citation: str) -> Content:
    k = site.knowledge
    unit = k.first(citation, "cito:hasCitingEntity")
    text = k.first(unit, "unc:text")
    return {
        "path": citation,
        "act": site.catalogue.entry(unit.partition("#")[0]).label,
        "label": part_label(unit.partition("#")[2]),
        "words": text[:110] + ("…" if len(text) > 110 else ""),
        "target": k.first(citation, "cito:hasCitedEntity"),
    }


_RECORD_LEADS = {
    "graph/authority": "Curated facts about instruments, acts, papers and bodies, each with its source and confidence.",
    "graph/align": "Which things of the graph are the same as things of other data sets.",
    "graph/inferred": "What follows from texts and curated facts together.",
    "graph/inferred-from-text": "What follows from the texts alone.",
    "graph/vocab": "Verbs, modifiers, roles and kinds.",
    "graph/ontology": "The classes and properties of the graph.",
    "graph/prov": "Which run made which graph out of which source.",
}


def record(site: Site, path: str) -> Content:
    """The page of a named graph, a source text, a run, a renaming, or of anything else."""
    k = site.knowledge
    lead = _RECORD_LEADS.get(path) or (
        "What one source text says, with the words that say so." if path.startswith("graph/src/") else ""
    )
    renaming = _renamings(site, path) if site.catalogue.entry(path).kind == "renaming" else []
    heading = site.catalogue.entry(path).title
    if old := k.first(path, "org:originalOrganization"):
        new = k.first(path, "org:resultingOrganization")
        heading = f"{site.name(old)} becomes {site.name(new)}"
    rows = facts(k, site.catalogue, path, k.values(path))
    return {
        "heading": heading,
        "eyebrow": "Renaming of a body" if old else "Record",
        "lead": lead or " ".join(spoken(r.date) for r in renaming) or path,
        "facts": rows,
        "statements": [_statement(site, f"{path}#{part}") for part in sorted(k.part_names(path), key=natural)],
        "trail": [("About", "about.html")],
        "description": f"{heading}. {lead}",
        "schema_type": "CreativeWork",
    }


def _statement(site: Site, path: str) -> Content:
    k = site.knowledge
    said = k.first(path, "rdf:object")
    own = is_own(said) and "/" in said and said in site.catalogue
    predicate = next((q.object for q in k.quads(path) if q.predicate.value.endswith("#predicate")), None)
    curie = k.curie(predicate) if predicate is not None else ""
    return {
        "id": anchor(path),
        "subject": k.first(path, "rdf:subject"),
        "says": site.property_names.get(curie, curie),
        "path": said if own else "",
        "text": said,
        "sources": k.objects(path, "dcterms:source"),
        "basis": k.first(path, "unc:basis").rpartition("/")[2],
        "confidence": k.first(path, "unc:confidence"),
    }


# ------------------------------------------------------------------------------------------------- the ontology

_GROUPS = (
    ("Classes", "Class"),
    ("Properties that lead to things", "ObjectProperty"),
    ("Properties that hold values", "DatatypeProperty"),
)
_TERM_ROWS = {
    "rdfs:subClassOf": "Kind of",
    "rdfs:subPropertyOf": "Kind of",
    "rdfs:domain": "Of",
    "rdfs:range": "Leads to",
    "owl:inverseOf": "Inverse of",
    "skos:scopeNote": "Note",
    "skos:example": "Example",
    "rdfs:seeAlso": "See also",
}


def ontology(site: Site, path: str) -> Content:
    """The documentation of the ontology: every term with definition, example and alignment, at its anchor."""
    resource = site.knowledge.resource(path)
    groups = []
    for heading, kind in _GROUPS:
        names = sorted(name for name, _ in resource.parts_of(kind))
        groups.append((heading, [_term(site, f"{path}#{name}") for name in names]))
    return {
        "heading": site.knowledge.first(path, "dcterms:title") or "The ontology",
        "version": site.knowledge.first(path, "owl:versionInfo"),
        "definition": site.knowledge.first(path, "dcterms:description"),
        "namespace": site.knowledge.iri(path) + "#",
        "groups": groups,
        "description": "Every class and property of the graph, with definition, example and alignment.",
        "schema_type": "DefinedTermSet",
    }


def _term(site: Site, path: str) -> Content:
    k = site.knowledge
    values = k.values(path)
    rows: dict[str, list[Value]] = {}
    for curie, name in _TERM_ROWS.items():
        for term in values.get(curie, ()):
            text = k.text(term)
            foreign = not is_own(text) and text.startswith("http")
            own = text.startswith(("ontology#", "vocab/"))
            shown = k.curie(term) or text
            value = Value(shown, address=text) if foreign else Value(shown, path=text) if own else Value(text)
            rows.setdefault(name, []).append(value)
    return {
        "id": path.partition("#")[2],
        "name": k.first(path, "rdfs:label"),
        "definition": k.first(path, "skos:definition"),
        "rows": [Fact(name, tuple(some)) for name, some in rows.items()],
    }


# --------------------------------------------------------------------------------------------------- which page

PageMaker = Callable[["Site", str], Content]

BY_KIND: dict[str, tuple[str, PageMaker]] = {
    "body": ("body.html", body),
    "verb": ("concept.html", concept),
    "concept": ("concept.html", concept),
    "record": ("record.html", record),
    "renaming": ("record.html", record),
    "other": ("record.html", record),
}
"""Kind of a thing -> template and what fills it; any other kind has the page of ``thing``."""


def short(entry: Entry) -> Entry:
    """An entry whose title is short enough for a list."""
    return replace(entry, title=entry.title if len(entry.title) <= 160 else entry.title[:157] + "…")
