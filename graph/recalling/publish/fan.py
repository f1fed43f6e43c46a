"""A small picture of one act: the act, its verbs, and some of what it cites with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from ..export.characters import one_line
from ..export.names import shorten
from ..export.tables import Edge
from .catalogue import INSTRUMENTS
from .lineage import measure

if TYPE_CHECKING:
    from .site import Site

_VERBS, _THINGS = 5, 4
_LINE = 23
_SIZE = 12.5
_ACT, _VERB, _THING = 12, 190, 308
_WIDTH = 660
_LONGEST = 46


def fan(site: Site, path: str, href: Callable[[str], str]) -> str:
    """The SVG: what an act cites, by verb, most frequent verbs first. Empty where it cites nothing."""
    by_verb: dict[str, list[Edge]] = defaultdict(list)
    for edge in site.lineages.citations_of(path):
        by_verb[edge.kind].append(edge)
    counts = Counter({verb: len(edges) for verb, edges in by_verb.items()})
    verbs = [verb for verb, _ in counts.most_common(_VERBS)]
    if not verbs:
        return ""
    rows: list[tuple[str, Edge | None, int]] = []  # verb, what is cited, how many are left out
    for verb in verbs:
        some = sorted(by_verb[verb], key=lambda e: _best_known(site, e))[:_THINGS]
        rows += [(verb, edge, 0) for edge in some]
        if left := counts[verb] - len(some):
            rows.append((verb, None, left))
    height = len(rows) * _LINE + 16
    middle = height / 2
    parts = [
        f'<svg class="fan" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="group"'
        f' aria-label="{_text(f"What {site.catalogue.entry(path).label} cites, by verb")}">'
    ]
    places = {verb: [k for k, row in enumerate(rows) if row[0] == verb] for verb in verbs}
    for verb in verbs:
        group = f"g-{by_verb[verb][0].group}"
        y = sum(_row(k) for k in places[verb]) / len(places[verb])
        parts.append(f'<path class="{group}" d="{_curve(_ACT + 118, middle, _VERB - 8, y)}"/>')
        wide = measure(verb, _SIZE) + 6
        for k in places[verb]:
            parts.append(f'<path class="{group}" d="{_curve(_VERB + wide, y, _THING - 6, _row(k))}"/>')
        parts.append(f'<text class="{group} says" x="{_VERB}" y="{y + 4:.1f}">{_text(verb)}</text>')
    parts += [_thing(site, cited, left, _row(k), href) for k, (_, cited, left) in enumerate(rows)]
    label = site.catalogue.entry(path).label
    parts.append(
        f'<a href="{_text(href(path))}">'
        f'<rect class="act" x="{_ACT}" y="{middle - 17:.1f}" width="118" height="34" rx="5"/>'
        f'<text class="act" x="{_ACT + 59}" y="{middle + 4.5:.1f}" text-anchor="middle">{_text(label)}</text></a></svg>'
    )
    return "\n".join(parts)


def _best_known(site: Site, edge: Edge) -> tuple[bool, int, str]:
    """Instruments first, short names first."""
    node = site.lineages.nodes[edge.target]
    curated = node.category in INSTRUMENTS and "#" not in node.id and "/treaty/" not in node.id
    return not curated, len(node.title), node.id


def _row(k: int) -> float:
    return 8 + (k + 0.5) * _LINE


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    half = (x1 + x2) / 2
    return f"M{x1:.1f} {y1:.1f}C{half:.1f} {y1:.1f} {half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _thing(site: Site, edge: Edge | None, left: int, y: float, href: Callable[[str], str]) -> str:
    if edge is None:
        return f'<text class="left" x="{_THING}" y="{y + 4:.1f}">and {left} more</text>'
    node = site.lineages.nodes[edge.target]
    label = shorten(node.title, _LONGEST)
    title = f"{edge.kind}: {node.title} ({edge.paragraphs})"
    return (
        f'<a href="{_text(href(edge.target))}"><title>{_text(title)}</title>'
        f'<text x="{_THING}" y="{y + 4:.1f}">{_text(label)}</text></a>'
    )


def _text(text: str) -> str:
    return escape(one_line(text), quote=True)
