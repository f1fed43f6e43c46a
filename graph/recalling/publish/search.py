"""The index of the search in the browser: scripts that a page loads, so that it also works from disk.

``search/things.js`` has every thing by its names. The words of the texts are in ``search/words-ab.js`` by their first
two letters: for each word the acts and paragraphs that have it. ``search/text/un/ga/res/57/176.js`` has the
paragraphs of one act, for the lines that a result shows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from .addresses import file_of, name_on_disk, public
from .catalogue import KINDS
from .render import script_json
from .resolution import UNITS, natural, part_label

if TYPE_CHECKING:
    from .site import Site

_WORD = re.compile(r"[a-z]{2,}|[a-z]*\d+[a-z]*")
_PLACES = 1 << 20  # more than any act has paragraphs
_UNINDEXED = frozenset(
    ("the", "of", "and", "to", "in", "a", "on", "for", "its", "by", "with", "as", "that", "at", "all", "or", "an", "be")
)  # fmt: skip


Paragraphs = list[tuple[str, str, str]]
"""Anchor, label and text of the paragraphs and footnotes of an act."""


def search_files(site: Site, paragraphs_of: Callable[[str], Paragraphs] | None = None) -> Iterator[tuple[str, str]]:
    """The files of the index that are of all things and texts. The paragraphs come from the store if not otherwise."""
    read = paragraphs_of or partial(paragraphs, site)
    yield "search/things.js", _script("things", _things(site))
    acts = sorted(site.acts, key=lambda e: natural(e.path))
    places: dict[str, array[int]] = {}  # word -> places, packed: there are millions in a large graph
    for number, entry in enumerate(acts):
        for k, (_, _, text) in enumerate(read(entry.path)):
            for word in dict.fromkeys(words(text)):
                places.setdefault(word, array("Q")).append(number * _PLACES + k)
    shards: dict[str, list[str]] = defaultdict(list)
    for word in sorted(places):
        shards[shard(word)].append(word)
    documents = [[public(file_of(e.path)), e.label, e.title, e.date] for e in acts]
    yield "search/acts.js", _script("acts", [documents, sorted(shards)])
    for name, some in shards.items():
        yield f"search/words-{name}.js", _script("words", [name, {word: _by_act(places[word]) for word in some}])


def _by_act(packed: array[int]) -> list[list[int]]:
    """The places of a word as rows: the number of the act, the numbers of its paragraphs."""
    found: dict[int, list[int]] = defaultdict(list)
    for place in packed:
        found[place // _PLACES].append(place % _PLACES)
    return [[number, *paragraphs] for number, paragraphs in found.items()]


def words(text: str) -> list[str]:
    """The words of a text as the index has them: small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().lower()
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


def text_file(path: str) -> str:
    """Where the paragraphs of an act lie."""
    return f"search/text/{name_on_disk(path)}.js"


def text_script(path: str, found: Paragraphs) -> str:
    """The file of the paragraphs of an act."""
    return _script("text", [public(file_of(path)), found])


def paragraphs_in(folder: Path, path: str) -> Paragraphs:
    """The paragraphs of an act as their file has them."""
    script = (folder / text_file(path)).read_text("utf-8")
    rows = json.loads(script.removeprefix('recalling("text",').removesuffix(")\n"))[1]
    return [(anchor, label, text) for anchor, label, text in rows]


def paragraphs(site: Site, path: str) -> Paragraphs:
    """The paragraphs of an act as the store has them."""
    found = []
    for part, values in site.knowledge.resource(path).parts_of(*UNITS, "Footnote"):
        text = next((site.knowledge.text(t) for t in values.get("unc:text", ())), "")
        if text:
            found.append((part, part_label(part), text))
    return sorted(found, key=lambda p: (p[0].startswith("fn"), not p[0].startswith("pp"), natural(p[0])))


def _script(name: str, value: object) -> str:
    return f"recalling({script_json(name)},{script_json(value)})\n"
