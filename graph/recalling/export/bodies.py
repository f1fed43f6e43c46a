"""The view of bodies: who adopts, and who is addressed."""

from __future__ import annotations

from collections import defaultdict

from ..lineage.only import is_after
from ..rdf.namespaces import expand
from ..store import GraphStore
from .asked import Asked
from .nodes import nodes_of
from .paths import Term, first, path_of, values, wholes
from .steps import OTHER_VERB, Concepts, in_order
from .tables import Edge, View
from .things import describe


def bodies(store: GraphStore, asked: Asked) -> View:
    """The bodies that adopt acts, and whom their paragraphs address: one edge for a body, an addressee and a verb.

    The weight counts paragraphs (and clauses with a verb of their own). With ``of``: of one act, one body, or to one
    addressee. Of the conditions count verbs, ``as_of``, ``since`` and ``until``.
    """
    mode, concepts = asked.mode, Concepts.of(store, asked.mode)
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    verbs: dict[Term, str] = {}
    acts: dict[Term, tuple[str, list[str]]] = {}
    for quad in store.statements(None, expand("unc:addressee"), mode=mode):
        place, who = quad.subject, path_of(store, quad.object)
        if place not in verbs:
            verbs[place] = first(store, mode, place, "unc:act", "skos:prefLabel") or OTHER_VERB
        for act in wholes(store, mode, place):
            if act not in acts:
                adopters = [path_of(store, body) for body in values(store, mode, act, "eli:passed_by")]
                acts[act] = first(store, mode, act, "eli:date_document"), adopters
            date, adopters = acts[act]
            for body in adopters:
                if _counts(asked, verbs[place], date, (body, path_of(store, act), who)):
                    found[body, who, verbs[place]][path_of(store, place)] = date
    edges = in_order(
        Edge(body, who, verb, concepts.group(verb), len(places), date=min(places.values()))
        for (body, who, verb), places in found.items()
    )
    adopting = {e.source for e in edges}
    ends = adopting | {e.target for e in edges}
    nodes = nodes_of(store, describe(store, ends, asked.mode), {p: int(p not in adopting) for p in ends}, edges)
    return View("bodies", "Who adopts, and who is addressed", nodes, edges)


def _counts(asked: Asked, verb: str, date: str, parties: tuple[str, ...]) -> bool:
    """Whether an address counts: its verb, the date of its act, and who takes part."""
    only, wanted = asked.only, asked.wanted
    return (
        (not only.verbs or verb in only.verbs)
        and not (only.as_of and is_after(date, only.as_of))
        and (not wanted.since or (bool(date) and not is_after(wanted.since, date)))
        and (not wanted.until or (bool(date) and not is_after(date, wanted.until)))
        and (asked.of is None or asked.of in parties)
    )
