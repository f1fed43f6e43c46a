"""A suggestion as an entry of ``graph/authority``, ready to be checked by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..identifiers.slugs import slug
from ..resolve.ledger import class_of_name
from .group import Suggestion
from .harvest import Found

_TREATY = re.compile(r"un/treaty/unts/(?P<volume>[^/]+)/(?P<number>[^/]+)")
_ACT = re.compile(r"un/[\w/-]+?/(?:res|dec)/[^#]+")
_FEW = 2  # documents: a name or an acronym that fewer use may be a slip
_MOST_NAMES = 4
_LIST = " ,\n    "


def entry(suggestion: Suggestion) -> str:
    """A suggestion in Turtle, with the prefixes and base of the files of ``graph/authority``.

    Above it stand, as comments, the number of documents, an example and what its footnote says. Every fact of an
    instrument has its statement, with the document as source and the paragraph or footnote as locator.
    """
    if suggestion.kind == "series":
        return _heading(suggestion) + f"# series: {suggestion.name}\n"
    name = suggestion.name
    local = slug(name)
    path = f"un/{'body' if suggestion.kind == 'body' else 'instr'}/{local}"
    facts = [] if suggestion.kind == "body" else list(_facts(suggestion))
    kind = "Body" if suggestion.kind == "body" else class_of_name(name)
    lines = [f"skos:prefLabel {_text(name)}"]
    if others := [_text(n) for n in _other_names(suggestion)]:
        lines.append(f"skos:altLabel {_LIST.join(others)}")
    if kind == "Body":
        lines.append("org:classification v:unclassified-body")
    lines += [f"{predicate} {value}" for predicate, value, _ in facts]
    lines.append(f"dcterms:source {_document(suggestion.example)}")
    described = "".join(f" ;\n  {line}" for line in lines)
    statements = [_statement(path, local, n, *fact) for n, fact in enumerate(facts, start=1)]
    return _heading(suggestion) + f"<{path}> a unc:{kind}{described} .\n" + "".join(statements)


def _heading(suggestion: Suggestion) -> str:
    example = suggestion.example
    count = "1 document" if suggestion.documents == 1 else f"{suggestion.documents} documents"
    lines = [f"{count}; {example.document}, {_locator(example.unit)}: {example.quote}"]
    if example.note and example.note_text:
        lines.append(f"{_locator(example.note)}: {example.note_text}")
    return "".join(f"# {line}\n" for line in lines)


def _other_names(suggestion: Suggestion) -> list[str]:
    names = [n for n, count in suggestion.names[1 : 1 + _MOST_NAMES] if count >= _FEW]
    acronyms = [n for n, count in suggestion.acronyms[:1] if count >= _FEW]
    return list(dict.fromkeys([*names, *acronyms]))


def _facts(suggestion: Suggestion) -> Iterator[tuple[str, str, Found]]:
    """What the footnote that is used most says: a number of the Treaty Series, or an act, or a place in a paper."""
    best = next(iter(suggestion.places), None)
    if best is None:
        return
    place, found = best[0], suggestion.evidence[best[0]]
    if treaty := _TREATY.fullmatch(place):
        yield "skos:notation", f'"{treaty["number"]}"^^id:unts-registration', found
        yield "skos:notation", f'"vol. {treaty["volume"]}"^^id:unts', found
    elif act := _ACT.match(place):
        yield "unc:adoptedByAct", f"<{act[0]}>", found
        if "#" in place:
            yield "unc:textIn", f"<{place}>", found
    elif not place.startswith(("un/treaty/", "un/named/")):
        yield ("unc:textIn" if "#" in place else "unc:printedIn"), f"<{place}>", found


def _statement(path: str, local: str, number: int, predicate: str, value: str, found: Found) -> str:
    return (
        f"\nst:{local}-{number} a rdf:Statement ;\n"
        f"  rdf:subject <{path}> ; rdf:predicate {predicate} ; rdf:object {value} ;\n"
        f"  dcterms:source {_document(found)} ; unc:locator {_quoted(_locator(found.note or found.unit))} ;\n"
        f"  unc:confidence 0.95 ; unc:basis v:lookup .\n"
    )


def _document(found: Found) -> str:
    """The link under which the UN gives out a document."""
    return f"<https://undocs.org/{re.sub(r'[][ ]', '', found.document)}>"


def _locator(unit: str) -> str:
    """ "fn3" -> "footnote 3"; "pp2" and "op6" are the names of paragraphs."""
    return re.sub(r"^fn(?=\d)", "footnote ", unit)


def _text(name: str) -> str:
    return _quoted(name) + "@en"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
