"""The lineage engine beside networkx, rdflib and pyoxigraph, in one run; ratios count, and every answer is compared.

    bench_lineage.py                       made-up graphs of 5,000 and 20,000 documents, and the cold start
    bench_lineage.py 2000                  of as many documents as are given
    bench_lineage.py --graph corpus-graph  a graph that was built, and the cold start on it

A made-up graph has 26 citations for each document, dated, by preferential attachment, from one seed. Warm times are
medians of the repetitions, in seconds of the processor: other work on the machine counts less. What building and
opening the index, and filling the peers, costs stands beside them. The sum of all pairs that are cited together takes
pyoxigraph minutes at 20,000 documents; it is asked there once.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pyoxigraph as ox
import rdflib

sys.path.insert(0, str(Path(__file__).parents[1]))

import synthetic
from recalling.authority import BASE
from recalling.lineage import CitationGraph, Index, lineage, ways_between
from recalling.lineage.reach import depths, walk
from recalling.lineage.together import acts_beside, citing_pairs, cocited, most_cocited
from recalling.lineage.weight import pagerank
from recalling.queries import run
from recalling.store import GraphStore

RESTS_ON = "https://w3id.org/recalling/ontology#restsOn"
CLOSURE = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ <THING> <{RESTS_ON}>+ ?x }}"
COCITED = f"""SELECT ?x (COUNT(DISTINCT ?a) AS ?n) WHERE {{ ?a <{RESTS_ON}> <THING> , ?x . FILTER(?x != <THING>) }}
GROUP BY ?x"""

PAIRS = f"""SELECT ?x ?y (COUNT(?a) AS ?n) WHERE {{ ?a <{RESTS_ON}> ?x , ?y . FILTER(STR(?x) < STR(?y)) }}
GROUP BY ?x ?y ORDER BY DESC(?n) LIMIT 50"""


def timed(work: Callable[[], Any], runs: int = 5) -> tuple[float, Any]:
    """The median of some runs, in seconds of the processor, and the last result; one run if it takes long."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
        if times[-1] > 4:
            break
    return statistics.median(times), result


def told(what: str, ours: float, peer: str, theirs: float) -> None:
    print(f"  {what:24} {ours * 1000:9.2f} ms; {peer:12} {theirs * 1000:10.1f} ms; ratio {theirs / ours:8.1f}")


def compare(documents: int) -> None:
    """A made-up graph."""
    links = synthetic.edges(documents)
    print(f"{documents} documents, {len(links)} citations")
    rows = [*synthetic.nodes(documents)], [*synthetic.steps(links)], [*synthetic.citations(links)]
    made, index = timed(lambda: Index.of(*rows), 1)
    ask(CitationGraph(kept(index, made)))


def compare_built(folder: str) -> None:
    """A graph that was built: its index is read out of the store."""
    store = GraphStore.open(folder)
    made, index = timed(lambda: Index.read(store, "full"), 1)
    print(f"{folder}: {index.size} things, {len(index.source)} steps, {len(index.cites['unit'].codes)} citations")
    graph = CitationGraph(kept(index, made))
    ask(graph)
    other = chosen(graph)[1]
    ours, beside = timed(lambda: cocited(graph, other))
    theirs, answer = timed(lambda: run(store, "co-citation", {"instrument": graph.index.paths[other]}, "full"), 1)
    assert [(r[0], int(r[2]), int(r[3])) for r in answer.plain()] == [(c.path, c.acts, c.paragraphs) for c in beside]
    told("the query co-citation", ours, "its store", theirs)


def kept(index: Index, made: float) -> Index:
    """The index as it comes out of its file; what that costs is told."""
    folder = tempfile.mkdtemp()
    path = Path(folder) / "index"
    saved, _ = timed(lambda: index.save(path, "key"), 1)
    opened, index = timed(lambda: Index.load(path, "key"))
    print(f"  index: made in {made:.1f} s, written in {saved:.2f} s ({path.stat().st_size / 1e6:.1f} MB), "
          f"opened in {opened * 1000:.1f} ms")  # fmt: skip
    shutil.rmtree(folder)  # what is mapped stays readable
    return index


def chosen(graph: CitationGraph) -> tuple[int, int]:
    """Of the fifty latest things that rest on others, the one with the largest closure; and the thing most cited."""
    index = graph.index
    resting = np.flatnonzero(np.diff(index.out_start)).tolist()
    latest = sorted(resting, key=lambda n: index.things["date"][n], reverse=True)[:50]
    start = max(latest, key=lambda n: len(depths(graph, n)[0]))
    return start, int(np.argmax(np.bincount(citing_pairs(graph)[1], minlength=len(graph))))


def ask(graph: CitationGraph) -> None:
    number, other = chosen(graph)
    paths = [*graph.index.paths]
    steps = zip(graph.index.source.tolist(), graph.index.target.tolist(), strict=True)
    links = [(paths[a], paths[b]) for a, b in dict.fromkeys(steps)]
    start, cited = paths[number], paths[other]
    made, peer = timed(lambda: nx.DiGraph(links), 1)
    filled, store = timed(lambda: oxigraph(links), 1)
    loaded, memory = timed(lambda: in_rdflib(links), 1)
    print(f"  peers filled: networkx {made:.1f} s, pyoxigraph {filled:.1f} s, rdflib {loaded:.1f} s")

    ours, wanted = closure_with_depths(graph, peer, start, "cites")
    closure = CLOSURE.replace("THING", BASE + start)
    theirs, solutions = timed(lambda: [*store.query(closure)])
    assert int(solutions[0]["n"].value) in (len(wanted) - 1, len(wanted))  # it reaches itself in a circle
    told("closure", ours, "pyoxigraph", theirs)
    theirs, answer = timed(lambda: [*memory.query(closure)], 3)
    assert int(answer[0][0]) == int(solutions[0]["n"].value)
    told("closure", ours, "rdflib", theirs)

    closure_with_depths(graph, peer.reverse(), cited, "cited-by")

    ours, ways = timed(lambda: ways_between(graph, start, cited, most=1))
    theirs, way = timed(lambda: nx.shortest_path(peer, start, cited) if cited in wanted else [])
    assert [len(w.nodes) for w in ways] == ([len(way)] if way else [])
    told("shortest way, told", ours, "networkx", theirs)

    citations = zip(*(part.tolist() for part in citing_pairs(graph)), strict=True)
    acts = oxigraph([(paths[a], paths[b]) for a, b in dict.fromkeys(citations)])
    ours, beside = timed(lambda: acts_beside(graph, other), 25)
    theirs, solutions = timed(lambda: [*acts.query(COCITED.replace("THING", BASE + cited))])
    assert beside == {s["x"].value.removeprefix(BASE): int(s["n"].value) for s in solutions}
    told("cited beside, by act", ours, "pyoxigraph", theirs)
    ours, most = timed(lambda: most_cocited(graph))
    theirs, solutions = timed(lambda: [*acts.query(PAIRS)], 1)
    assert sorted(n for _, _, n in most) == sorted(int(s["n"].value) for s in solutions)
    told("most cited together", ours, "pyoxigraph", theirs)

    ours, ranks = timed(lambda: pagerank(graph))
    theirs, wanted_ranks = timed(lambda: nx.pagerank(peer))
    assert max(abs(rank - wanted_ranks[path]) for path, rank in ranks) < 1e-5
    told("PageRank", ours, "networkx", theirs)


def closure_with_depths(
    graph: CitationGraph, peer: nx.DiGraph[str], start: str, direction: str
) -> tuple[float, dict[str, int]]:
    """Everything that is reached, with its depth: as numbers, and as networkx gives it, by path in a dictionary."""
    number = graph.number(start)
    first, _ = timed(lambda: depths(CitationGraph(graph.index), number, direction), 1)
    ours, _ = timed(lambda: depths(graph, number, direction), 25)
    by_path, found = timed(lambda: lineage(graph, start, direction=direction).depths, 25)
    walked, tree = timed(lambda: walk(graph, number, direction), 25)
    theirs, wanted = timed(lambda: nx.single_source_shortest_path_length(peer, start), 25)
    assert found == wanted
    assert {graph.index.paths[n]: int(tree.depths[n]) for n in tree.found.tolist()} == wanted
    print(f"  {start} {direction}: {len(wanted) - 1} things, the farthest {max(wanted.values())} steps away; "
          f"of a graph that was just opened {first * 1000:.1f} ms")  # fmt: skip
    told("depths, as numbers", ours, "networkx", theirs)
    told("depths, by path", by_path, "networkx", theirs)
    told("with the steps to each", walked, "networkx", theirs)
    return ours, wanted


def oxigraph(links: list[tuple[str, str]]) -> ox.Store:
    store = ox.Store()
    rests = ox.NamedNode(RESTS_ON)
    store.bulk_extend(ox.Quad(ox.NamedNode(BASE + a), rests, ox.NamedNode(BASE + b)) for a, b in links)
    return store


def in_rdflib(links: list[tuple[str, str]]) -> rdflib.Graph:
    graph = rdflib.Graph()
    rests = rdflib.URIRef(RESTS_ON)
    for a, b in links:
        graph.add((rdflib.URIRef(BASE + a), rests, rdflib.URIRef(BASE + b)))
    return graph


LIBRARIES = "pyoxigraph, numpy, click, rich.console, rich.tree, rich.table"


def cold(built: str | None, runs: int = 9) -> None:
    """The command line, on the graph of 57/176 or another, beside an interpreter that imports the same libraries."""
    recalling = str(Path(sys.executable).with_name("recalling"))
    with tempfile.TemporaryDirectory() as room:
        folder = built or room
        if not built:
            subprocess.run([recalling, "build", "--quiet", "--store-only", "--out", folder], check=True)
        thing = "75/158" if built else "57/176"
        commands = {
            f"python -c 'import {libraries}'": [sys.executable, "-c", f"import {libraries}"]
            for libraries in ("pyoxigraph, numpy", LIBRARIES)
        }
        command = [recalling, "lineage", thing, "--depth", "2", "--graph", folder]
        commands[f"recalling lineage {thing} --depth 2"] = command
        times: dict[str, list[float]] = {name: [] for name in commands}
        subprocess.run(command, check=True, capture_output=True)  # the files are in memory from here on
        for _ in range(runs):
            for name, arguments in commands.items():
                begin = time.perf_counter()
                subprocess.run(arguments, check=True, capture_output=True)
                times[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(values) for name, values in times.items()}
    ours = medians[f"recalling lineage {thing} --depth 2"]
    print(f"cold start, median of {runs} runs each, in turn")
    for name, median in medians.items():
        print(f"  {median * 1000:7.1f} ms  {name}; ratio {ours / median:.2f}")


def main() -> None:
    arguments = sys.argv[1:]
    built = arguments[arguments.index("--graph") + 1] if "--graph" in arguments else None
    if built:
        compare_built(built)
    else:
        for documents in [int(a) for a in arguments if a.isdigit()] or [5000, 20000]:
            compare(documents)
    cold(built)


if __name__ == "__main__":
    main()
