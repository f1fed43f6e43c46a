"""CPU time of builds: the second to the first, and of the fast engine for the shapes to pyshacl on the same data.

The texts are a sample of the corpus (RECALLING_CORPUS, or ../shared/corpus). All processes of a build count. The ratios
are what counts: they are of one run on one machine.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from recalling.build import build
from recalling.dataset import assemble
from recalling.extract import extract_all
from recalling.rdf.curated import ontology_graph
from recalling.validate.engines import ENGINES
from recalling.validate.shapes import shapes

DOCUMENTS = 100
ASKED = 10  # documents of which the shapes are asked: pyshacl takes about a second for each


def sample(n: int) -> list[Path]:
    corpus = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
    found = sorted(corpus.rglob("*.xml"))
    if not found:
        sys.exit("no corpus: set RECALLING_CORPUS to the folder of the documents")
    return random.Random(1).sample(found, min(n, len(found)))


def cpu_seconds(work: Callable[[], object]) -> float:
    """The time of all processors in this process and in those that it started and that have ended."""
    begin = os.times()
    work()
    end = os.times()
    return sum(end[:4]) - sum(begin[:4])


def builds(files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        times = [
            cpu_seconds(partial(build, part, folder, engine="shifty", everything=False))
            for part in (files[:-1], files[:-1], files)
        ]
    cold, warm, one = times
    print(f"{len(files)} documents: first build {cold:.1f} s CPU, {len(files) / cold:.1f} documents a second")
    print(f"second build, nothing changed: {warm:.1f} s, {warm / cold:.1%} of the first")
    print(f"third build, one document more: {one:.1f} s, {one / cold:.1%} of the first")


def engines(files: list[Path]) -> None:
    dataset = assemble(extract_all(files)[0])
    data = {q.triple for q in dataset.quads}
    ontology = [q.triple for q in ontology_graph(dataset.iris)]
    ENGINES["shifty"].validate((), shapes(), ontology)  # the shapes are prepared once
    times, found = {}, {}
    for name, engine in ENGINES.items():
        begin = time.process_time()
        found[name] = {(f.shape, f.focus, f.value) for f in engine.validate(data, shapes(), ontology)}
        times[name] = time.process_time() - begin
        print(f"{name}: {len(data):,} triples, {times[name]:.2f} s CPU, {len(found[name])} findings")
    same = "the same" if found["pyshacl"] == found["shifty"] else "not the same"
    print(f"pyshacl takes {times['pyshacl'] / times['shifty']:.0f} times as long; the findings are {same}")


def main() -> None:
    files = sample(DOCUMENTS)
    engines(files[:ASKED])
    builds(files)


if __name__ == "__main__":
    main()
