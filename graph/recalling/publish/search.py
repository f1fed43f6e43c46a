"""The index of the search in the browser: scripts that a page loads, so that it also works from disk.

``search/things.js`` has every thing by its names. The words of the texts are in ``search/words-ab.js`` by their first
two letters: for each word the acts and paragraphs that have it. ``search/text-7.js`` has the paragraphs of one act,
for the lines that a result shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .addresses import file_of, public
from .catalogue import KINDS
from .render import script_json
from .resolution import UNITS, natural, part_label

if TYPE_CHECKING:
    from .site import Site

_WORD = re.compile(r"[a-z0-9]+")
_UNINDEXED = frozenset(
    ("the", "of", "and", "to", "in", "a", "on", "for", "its", "by", "with", "as", "that", "at", "all", "or", "an", "be")
)  # fmt: skip


def search_files(site: Site) -> Iterator[tuple[str, str]]:
    """The files of the index and their content."""
    yield "search/things.js", _script("things", _things(site))
    acts = sorted(site.acts, key=lambda e: natural(e.path))
    shards: dict[str, dict[str, dict[int, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for number, entry in enumerate(acts):
        paragraphs = _paragraphs(site, entry.path)
        for k, (_, _, text) in enumerate(paragraphs):
            for word in dict.fromkeys(words(text)):
                shards[shard(word)][word][number].append(k)
        yield f"search/text-{number}.js", _script("text", [number, paragraphs])
    documents = [[public(file_of(e.path)), e.label, e.title, e.date] for e in acts]
    yield "search/acts.js", _script("acts", [documents, sorted(shards)])
    for name, found in sorted(shards.items()):
        rows = {word: [[n, *ks] for n, ks in sorted(places.items())] for word, places in sorted(found.items())}
        yield f"search/words-{name}.js", _script("words", [name, rows])


def words(text: str) -> list[str]:
    """The words of a text as the index has them: small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [w for w in _WORD.findall(plain) if w not in _UNINDEXED]


def shard(word: str) -> str:
    """The file of a word: its first two characters."""
    return word[:2].ljust(2, "0")


def _things(site: Site) -> list[list[object]]:
    """File, label, title, kind, date, organ, how often cited, whether read, other names."""
    kinds = list(KINDS)
    rows: list[list[object]] = []
    for e in sorted(site.catalogue.pages(), key=lambda e: (-e.cited, e.path)):
        if e.kind in ("record", "other"):
            continue
        names = [n for n in site.knowledge.objects(e.path, "skos:altLabel") if n not in (e.label, e.title)]
        row = [public(file_of(e.path)), e.label, e.title, kinds.index(e.kind), e.date, e.organ, e.cited, int(e.read)]
        rows.append([*row, names])
    return [[kinds, site.catalogue.organs], rows]  # type: ignore[list-item]


def _paragraphs(site: Site, path: str) -> list[tuple[str, str, str]]:
    """Anchor, label and text of the paragraphs and footnotes of an act."""
    found = []
    for part, values in site.knowledge.resource(path).parts_of(*UNITS, "Footnote"):
        text = next((site.knowledge.text(t) for t in values.get("unc:text", ())), "")
        if text:
            label = f"footnote {part.removeprefix('fn')}" if part.startswith("fn") else part_label(part)
            found.append((part, label, text))
    return sorted(found, key=lambda p: (p[0].startswith("fn"), not p[0].startswith("pp"), natural(p[0])))


def _script(name: str, value: object) -> str:
    return f"recalling({script_json(name)},{script_json(value)})\n"
