"""The index of a graph: its things, steps and citations as arrays, read out of the store once and kept in a file.

Things are numbered in the order of their paths. Steps stand in the order in which a reader meets them: by the thing
that rests on the other, then by paragraph. The citations of a step are a run of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from ..store import GraphStore
from ..vocabulary import BASE
from .columns import Array, Column, Ints, Strings, read_arrays, write_arrays
from .model import place

VERSION = "4"
"""Of the form of the file. Another version is not read; the index is made again."""
FOLDER = "lineage"

Row = dict[str, str]
Said = dict[tuple[str, str], list[Row]]
"""The citations by act and thing cited, in the order of the text."""

_THINGS = ("kind", "label", "identifier", "date", "in_force", "organ", "title", "agenda_item", "read",
           "items", "previous")  # fmt: skip
CITES = ("unit", "verb", "printed", "role", "aspect", "footnote", "locator", "quote", "confidence")
_ARRAYS = ("source", "target", "out_start", "in_start", "in_step", "cite_start", "name_thing")


@dataclass(frozen=True)
class Index:
    """The arrays. ``things``, ``how`` and ``cites`` are columns of texts; the others are numbers of rows."""

    paths: Strings
    things: dict[str, Column]
    source: Ints  # of each step
    target: Ints
    how: Column
    out_start: Ints  # where the steps from each thing begin, and at last where they end
    in_start: Ints  # the same of in_step
    in_step: Ints  # the steps in the order of what they lead to
    cites: dict[str, Column]
    cite_start: Ints  # where the citations of each step begin
    names: Strings  # as they are compared, sorted
    name_thing: Ints
    printed_names: Strings
    texts: Column  # the state of the texts of each thing, if any was read
    sources: str = ""  # the state of all that the graph was read out of, but for the texts
    base: str = BASE  # of the IRIs

    # ------------------------------------------------------------------------------ making

    @classmethod
    def of(
        cls,
        nodes: Iterable[Row],
        steps: Iterable[Row],
        citations: Iterable[Row],
        names: Iterable[Row] = (),
        subjects: Iterable[Row] = (),
        base: str = BASE,
    ) -> Index:
        """An index of rows as the queries lineage-nodes, -steps and -citations, names, lineage-subjects give them."""
        return cls.made(nodes, steps, by_pair(citations), names, subjects, base=base)

    @classmethod
    def made(
        cls,
        nodes: Iterable[Row],
        steps: Iterable[Row],
        said: Said,
        names: Iterable[Row],
        subjects: Iterable[Row],
        sources: str = "",
        base: str = BASE,
    ) -> Index:
        """The same, where the citations are in order already."""
        from .lookup import key
        from .organs import organ_of

        known = {row["node"]: row for row in nodes}
        for act, subject in _subjects(subjects).items():
            known[act] = {**known.get(act, {}), **subject}
        pairs = [(row["from"], row["to"], row["how"]) for row in steps]
        named = sorted({(key(name), path, name) for path, name in (row.values() for row in names) if name})
        everything = sorted({*known, *(p[0] for p in pairs), *(p[1] for p in pairs), *(path for _, path, _ in named)})
        number = {path: i for i, path in enumerate(everything)}
        full = [(a, b, how, said.get((a, b), []) if how == "cites" else []) for a, b, how in pairs]
        orders = {(a, b, how): _order(cites, b, how) for a, b, how, cites in full}
        full.sort(key=lambda s: (number[s[0]], orders[s[:3]]))
        source = np.array([number[a] for a, _, _, _ in full], np.int32)
        target = np.array([number[b] for _, b, _, _ in full], np.int32)
        backwards = sorted(range(len(full)), key=lambda i: (target[i], orders[full[i][:3]], i))
        size = len(everything)
        things = {name: Column.of([_attribute(known.get(path), name) for path in everything]) for name in _THINGS}
        things["organ"] = Column.of([*map(organ_of, everything)])
        return cls(
            Strings.of(everything),
            things,
            source,
            target,
            Column.of([how for _, _, how, _ in full]),
            np.searchsorted(source, np.arange(size + 1)).astype(np.int32),
            np.searchsorted(target[backwards], np.arange(size + 1)).astype(np.int32),
            np.array(backwards, np.int32),
            {name: Column.of([cite[name] for _, _, _, cites in full for cite in cites]) for name in CITES},
            np.cumsum([0, *(len(cites) for _, _, _, cites in full)]).astype(np.int32),
            Strings.of(name for name, _, _ in named),
            np.array([number[path] for _, path, _ in named], np.int32),
            Strings.of(name for _, _, name in named),
            Column.of([_attribute(known.get(path), "texts") for path in everything]),
            sources,
            base,
        )

    @classmethod
    def read(cls, store: GraphStore, mode: str, last: Index | None = None) -> Index:
        """The index of a graph in a mode. What still holds of the citations of the ``last`` one is not read again."""
        from .reading import Reading
        from .renewal import said_by, same_acts

        rows = Reading(store, mode)
        every = rows if mode == "full" else Reading(store, "full")
        names = every.names()  # by which one asks, whatever the answer is made of
        steps = [*rows.steps()]
        same = same_acts(last, rows.sources, steps) if last else set()
        said = by_pair(rows.citations(but=same))
        if last:
            said.update(said_by(last, same))
        return cls.made(rows.nodes(), steps, said, names, rows.subjects(), rows.sources.others, store.iris.base)

    @classmethod
    def open(cls, store: GraphStore, mode: str) -> Index:
        """The index of a graph in a mode: out of its file where that holds, else made and kept."""
        if store.folder is None:
            return cls.read(store, mode)
        path, key = _file(store.folder, mode), store.fingerprint
        last = None
        try:
            last, of = cls._load(path)
            if of == key:
                return last
        except (OSError, ValueError, KeyError):
            pass  # none was made, or what is there is damaged or of another form
        index = cls.read(store, mode, last)
        index.keep(store.folder, mode, key)
        return index

    # ------------------------------------------------------------------------------ the file

    def keep(self, folder: Path, mode: str, key: str) -> None:
        """Keep the index of the graph of a folder: the one with this ``fingerprint``."""
        import contextlib

        from ..errors import OutputError
        from ..files import write_file

        with contextlib.suppress(OutputError):  # a graph in a place that cannot be written to is read each time
            write_file(_file(folder, mode), lambda beside: self.save(beside, key))

    def save(self, path: Path, key: str) -> None:
        arrays: dict[str, Array] = {name: getattr(self, name) for name in _ARRAYS}
        texts = {"paths": self.paths, "names": self.names, "printed_names": self.printed_names}
        for name, column in self._columns().items():
            arrays[f"{name}.codes"] = column.codes
            texts[f"{name}.values"] = column.values
        for name, strings in texts.items():
            arrays[f"{name}.blob"], arrays[f"{name}.ends"] = strings.blob, strings.ends
        about = {"form": VERSION, "key": key, "sources": self.sources, "base": self.base}
        write_arrays(path, arrays, about)

    @classmethod
    def load(cls, path: Path, key: str) -> Index:
        """The index of a file. Raises ``ValueError`` where the file is of another graph or no such file."""
        index, of = cls._load(path)
        if of != key:
            raise ValueError("the index is of another graph")
        return index

    @classmethod
    def _load(cls, path: Path) -> tuple[Index, str]:
        """The index of a file, and of which graph it is."""
        arrays, about = read_arrays(path)
        if about["form"] != VERSION:
            raise ValueError("the index has another form")

        def strings(name: str) -> Strings:
            return Strings(arrays[f"{name}.blob"], arrays[f"{name}.ends"])

        def column(name: str) -> Column:
            return Column(strings(f"{name}.values"), arrays[f"{name}.codes"])

        index = cls(
            paths=strings("paths"),
            names=strings("names"),
            printed_names=strings("printed_names"),
            things={name: column(f"thing.{name}") for name in _THINGS},
            cites={name: column(f"cite.{name}") for name in CITES},
            how=column("how"),
            texts=column("texts"),
            **{name: arrays[name] for name in _ARRAYS},
            sources=about["sources"],
            base=about["base"],
        )
        return index, about["key"]

    def _columns(self) -> dict[str, Column]:
        things = {f"thing.{name}": column for name, column in self.things.items()}
        return {
            **things,
            **{f"cite.{name}": column for name, column in self.cites.items()},
            "how": self.how,
            "texts": self.texts,
        }

    # ------------------------------------------------------------------------------ its parts

    @property
    def size(self) -> int:
        """The number of things."""
        return len(self.paths)

    @cached_property
    def path_objects(self) -> Array:
        """The paths as strings of Python, of which many are taken at once."""
        return np.array([*self.paths], np.object_)

    @cached_property
    def in_source(self) -> Ints:
        """What the steps come from, in the order of what they lead to."""
        return self.source[self.in_step]

    @cached_property
    def cite_step(self) -> Ints:
        """The step of each citation."""
        return np.repeat(np.arange(len(self.source), dtype=np.int32), np.diff(self.cite_start))

    def number(self, path: str) -> int | None:
        """The number of a thing."""
        found = self.paths.first(path)
        return found if found < self.size and self.paths[found] == path else None


def _file(folder: Path, mode: str) -> Path:
    return folder / FOLDER / f"{mode}.safetensors"


def _attribute(row: Row | None, name: str) -> str:
    value = row.get(name, "") if row else ""
    return value.rpartition("#")[2] if name == "kind" else value


def _subjects(rows: Iterable[Row]) -> dict[str, Row]:
    """What is said of the subject of each act, a line each."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"items": set(), "previous": set()})
    for row in rows:
        if row["kind"] == "agenda item":
            found[row["act"]]["items"].add(row["subject"])
        else:
            found[row["act"]]["previous"].add(f"{_unit(row['unit'])} {row['subject']}")
    return {act: {name: "\n".join(sorted(lines)) for name, lines in said.items()} for act, said in found.items()}


def _unit(path: str) -> str:
    return path.rpartition("#")[2].upper()


def by_pair(rows: Iterable[Row]) -> Said:
    """The citations by act and thing cited."""
    by_citation: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_citation[row["act"], row["cited"], row["citation"]].append(row)
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for (act, cited, _), same in by_citation.items():
        found[act, cited].append(_cite(same))
    for cites in found.values():
        cites.sort(key=lambda c: place(c["unit"], c["footnote"]))
    return found


def _cite(rows: list[Row]) -> Row:
    """One citation out of its rows: one for each piece of its words and each of its references."""
    row = rows[0]
    pieces = {int(r["start"]): r["quote"] for r in rows}
    places = {r["reference"]: r["locator"] for r in rows if r["locator"]}
    return {
        "unit": _unit(row["unit"]),
        "verb": row["verb"],
        "printed": row["printed"],
        "role": row["role"].rpartition("/")[2],
        "aspect": row["aspect"].rpartition("/")[2],
        "footnote": row["footnote"],
        "locator": "; ".join(places[r] for r in sorted(places)),
        "quote": " ".join(pieces[start] for start in sorted(pieces)),
        "confidence": row["confidence"],
    }


def _order(cites: Sequence[Row], target: str, how: str) -> tuple[object, ...]:
    first = min((place(c["unit"], c["footnote"]) for c in cites), default=(2, 0, "", 0))
    return (0 if cites else 1, first, target, how)
