"""Builds in figures, as ratios of one run: against the plain way, of two sizes, of one process and two, of a change.

    python tests/benchmarks/bench_build.py                    every part, at its full size: hours
    python tests/benchmarks/bench_build.py changed --documents 100

The texts are a sample of the corpus (RECALLING_CORPUS, or ../shared/corpus). Processor time is that of all processes of
a build; the clock is given beside it, and means something on a quiet machine only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from recalling.build import build
from recalling.dataset import assemble
from recalling.evaluate.documents import documents
from recalling.extract import extract_all
from recalling.rdf.curated import ontology_graph
from recalling.rdf.namespaces import Iris
from recalling.rdf.serialise import nquads
from recalling.validate.engines import ENGINES, rdflib_graph
from recalling.validate.shapes import shapes

CORPUS = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
TRIPLES = 500_000  # of which Turtle is written
QUADS = 50_000  # of which TriG is written: more takes rdflib too long

store_only = partial(build, engine="shifty", everything=False)


@dataclass(frozen=True)
class Spent:
    """Seconds of all processors, and of the clock."""

    cpu: float
    clock: float

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s CPU ({self.clock:.1f} s by the clock)"


def spent(work: Callable[[], object]) -> Spent:
    """The time of some work, in this process and in those that it started and that have ended."""
    begin, clock = os.times(), time.monotonic()
    work()
    end = os.times()
    return Spent(sum(end[:4]) - sum(begin[:4]), time.monotonic() - clock)


def sample(n: int, room: Path) -> list[Path]:
    """Some texts of the corpus as files in a folder."""
    room.mkdir()
    for document in documents([CORPUS], sample=n, seed=1):
        (room / document.name).write_bytes(document.data)
    return sorted(room.iterdir())


# -------------------------------------------------------------------------------------- the parts


def plain(n: int, room: Path) -> None:
    """A build, and the plain way: one graph of rdflib, pyshacl, Turtle by rdflib."""
    files = sample(n or 200, room / "texts")

    def plainly() -> None:
        dataset = assemble(extract_all(files)[0])
        graph = rdflib_graph({q.triple for q in dataset.quads})
        ENGINES["pyshacl"].validate({q.triple for q in dataset.quads}, shapes(), _ontology(dataset.iris))
        graph.serialize(str(room / "plain.ttl"), format="turtle")

    fast, slow = spent(partial(store_only, files, room / "out")), spent(plainly)
    print(f"{len(files)} documents built: {fast}; the plain way: {slow}")
    print(f"  the plain way takes {slow.cpu / fast.cpu:.1f} times the CPU, {slow.clock / fast.clock:.1f} times as long")


def sizes(n: int, room: Path) -> None:
    """Documents a second of a tenth of the documents and of all, in turn."""
    files = sample(n or 3000, room / "texts")
    rates: dict[int, list[float]] = {len(files) // 10: [], len(files): []}
    for turn in range(3):
        for size, found in rates.items():
            part = files[turn::10][:size] if size < len(files) else files
            found.append(size / spent(partial(store_only, part, room / f"out-{turn}-{size}")).cpu)
    few, many = (sorted(found)[1] for found in rates.values())
    print(
        f"{len(files) // 10} documents: {few:.1f} a second of CPU; {len(files)}: {many:.1f}, {many / few:.0%} of that"
    )


def processes(n: int, room: Path) -> None:
    """One process and two: by the clock, so on a quiet machine only."""
    files = sample(n or 200, room / "texts")
    one, two = (spent(partial(store_only, files, room / f"out{k}", processes=k)) for k in (1, 2))
    print(f"{len(files)} documents: one process {one}, two {two}: {one.clock / two.clock:.2f} times as fast")


def changed(n: int, room: Path) -> None:
    """A second build with nothing changed, and builds in which one document is another."""
    files = sample(n or 1000, room / "texts")
    again = partial(store_only, [room / "texts"], room / "out")
    cold, same = spent(again), spent(again)
    print(f"{len(files)} documents: first build {cold}, {len(files) / cold.cpu:.1f} documents a second of CPU")
    print(f"  nothing changed: {same}, {same.cpu / cold.cpu:.1%} of the first")
    citing = [f for f in files if b"ecalling" in f.read_bytes()]
    ratios = []
    for file in citing[:: max(len(citing) // 3, 1)][:3]:
        _cite_more(file)
        one = spent(again)
        ratios.append(one.cpu / cold.cpu)
        print(f"  one document changed: {one}, {ratios[-1]:.1%} of the first")
    print(f"  median {sorted(ratios)[len(ratios) // 2]:.1%}")


def _cite_more(file: Path) -> None:
    """Let the first paragraph that recalls something recall one resolution more."""
    text = file.read_text("utf-8")
    at = text.index("</p>", text.index("ecalling"))
    file.write_text(f"{text[:at]}, and its resolution 55/2 of 8 September 2000,{text[at:]}", "utf-8")


def engines(n: int, room: Path) -> None:
    """The shapes, all of them, asked of the same graph by each engine."""
    n = n or 100
    dataset = assemble(extract_all(sample(n, room / "texts"))[0])
    data, ontology = {q.triple for q in dataset.quads}, _ontology(dataset.iris)
    ENGINES["shifty"].validate((), shapes(), ontology)  # the shapes are prepared once
    times, found = {}, {}
    for name, engine in ENGINES.items():
        begin = time.process_time()
        found[name] = {(f.shape, f.focus, f.value) for f in engine.validate(data, shapes(), ontology)}
        times[name] = time.process_time() - begin
        print(f"{n} documents, {len(data):,} triples, {name}: {times[name]:.2f} s CPU, {len(found[name])} findings")
    same = "the same" if found["pyshacl"] == found["shifty"] else "not the same"
    print(f"  pyshacl takes {times['pyshacl'] / times['shifty']:.0f} times as long; the findings are {same}")


def load(n: int, room: Path) -> None:
    """Quads into a store on disk, and the same bytes read by rdflib."""
    from rdflib import Dataset as Quads

    data = nquads(assemble(extract_all(sample(n or 100, room / "texts"))[0]).quads)
    fast = spent(lambda: ox.Store(str(room / "store")).bulk_load(data, format=ox.RdfFormat.N_QUADS))
    slow = spent(lambda: Quads().parse(data=data, format="nquads"))
    size = data.count(b"\n")
    print(f"{size:,} quads into a store: {fast}; rdflib's parse: {slow}: {slow.cpu / fast.cpu:.1f} times")


def files(n: int, room: Path) -> None:
    """Turtle and TriG by the serialiser of pyoxigraph and by that of rdflib."""
    from rdflib import Dataset as Quads

    texts = sample(n or 400, room / "texts")
    quads = [q for x in _batches(texts) for q in assemble(extract_all(x)[0]).quads]
    triples = [*dict.fromkeys(q.triple for q in quads)][:TRIPLES]
    graph = rdflib_graph(triples)
    fast = spent(lambda: ox.serialize(triples, str(room / "a.ttl"), format=ox.RdfFormat.TURTLE))
    slow = spent(lambda: graph.serialize(str(room / "b.ttl"), format="turtle"))
    print(f"{len(triples):,} triples as Turtle: {fast}; rdflib: {slow}: {slow.cpu / fast.cpu:.0f} times")
    some = quads[:QUADS]
    dataset = Quads()
    dataset.parse(data=nquads(some), format="nquads")
    fast = spent(lambda: ox.serialize(some, str(room / "a.trig"), format=ox.RdfFormat.TRIG))
    slow = spent(lambda: dataset.serialize(str(room / "b.trig"), format="trig"))
    print(f"{len(some):,} quads as TriG: {fast}; rdflib: {slow}: {slow.cpu / fast.cpu:.0f} times")


def _batches(texts: list[Path], size: int = 100) -> Iterable[list[Path]]:
    return (texts[at : at + size] for at in range(0, len(texts), size))


def _ontology(iris: Iris) -> list[ox.Triple]:
    return [q.triple for q in ontology_graph(iris)]


PARTS = {f.__name__: f for f in (changed, engines, load, files, plain, processes, sizes)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which parts: {', '.join(PARTS)} (default: all)")
    parser.add_argument("--documents", type=int, default=0, help="how many, instead of the full size of each part")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit("no corpus: set RECALLING_CORPUS to the folder of the documents")
    for name in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as room:
            PARTS[name](options.documents, Path(room))


if __name__ == "__main__":
    main()
