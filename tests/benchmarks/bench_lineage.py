"""The lineage engine beside networkx, rdflib and pyoxigraph, in one run, on a made-up graph; ratios count.

The graph: 5,000 and 20,000 documents (or as many as are given), 26 citations each, dated, preferential attachment. Warm
times are medians of the repetitions; what building and opening the index cost stands beside them. Every answer is
compared with that of the peer. Run with ``--quick`` for 2,000 documents only.
"""

from __future__ import annotations

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
from recalling.lineage import CitationGraph, Index, ways_between
from recalling.lineage.reach import depths
from recalling.lineage.together import cocited, most_cocited
from recalling.lineage.weight import pagerank

RESTS_ON = "https://w3id.org/recalling/ontology#restsOn"
RDFLIB_UP_TO = 5000
CLOSURE = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ <THING> <{RESTS_ON}>+ ?x }}"
COCITED = f"""SELECT ?x (COUNT(DISTINCT ?a) AS ?n) WHERE {{ ?a <{RESTS_ON}> <THING> , ?x . FILTER(?x != <THING>) }}
GROUP BY ?x"""

PAIRS = f"""SELECT ?x ?y (COUNT(?a) AS ?n) WHERE {{ ?a <{RESTS_ON}> ?x , ?y . FILTER(STR(?x) < STR(?y)) }}
GROUP BY ?x ?y ORDER BY DESC(?n) LIMIT 50"""


def timed(work: Callable[[], Any], runs: int = 5) -> tuple[float, Any]:
    """The median of the times of some runs, in seconds, and the last result; one run if it takes long."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
        if times[-1] > 4:
            break
    return statistics.median(times), result


def told(what: str, ours: float, peer: str, theirs: float) -> None:
    print(f"  {what:24} {ours * 1000:9.2f} ms; {peer:12} {theirs * 1000:10.1f} ms; ratio {theirs / ours:8.1f}")


def compare(documents: int) -> None:
    links = synthetic.edges(documents)
    print(f"{documents} documents, {len(links)} citations")
    rows = [*synthetic.nodes(documents)], [*synthetic.steps(links)], [*synthetic.citations(links)]
    made, index = timed(lambda: Index.of(*rows), 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        saved, _ = timed(lambda: index.save(path, "key"), 1)
        opened, index = timed(lambda: Index.load(path, "key"))
        print(f"  index: made in {made:.1f} s, written in {saved:.2f} s ({path.stat().st_size / 1e6:.1f} MB), "
              f"opened in {opened * 1000:.1f} ms")  # fmt: skip
        ask(CitationGraph(index), links, documents)


def ask(graph: CitationGraph, links: list[synthetic.Edge], documents: int) -> None:
    start, cited = synthetic.path(documents - 1), synthetic.path(3)
    number, other = graph.number(start), graph.number(cited)
    peer_made, peer = timed(lambda: nx.DiGraph((synthetic.path(a), synthetic.path(b)) for a, b in links), 1)
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(ox.NamedNode(BASE + synthetic.path(a)), ox.NamedNode(RESTS_ON), ox.NamedNode(BASE + synthetic.path(b)))
        for a, b in links
    )
    print(f"  networkx: made in {peer_made:.1f} s")

    ours, found = timed(lambda: depths(graph, number))
    theirs, wanted = timed(lambda: nx.single_source_shortest_path_length(peer, start))
    reached = np.flatnonzero(found >= 0).tolist()
    assert {graph.index.paths[n]: int(found[n]) for n in reached} == wanted
    told("closure with depths", ours, "networkx", theirs)
    sparql, solutions = timed(lambda: [*store.query(CLOSURE.replace("THING", BASE + start))])
    assert int(solutions[0]["n"].value) == len(wanted) - 1
    told("closure", ours, "pyoxigraph", sparql)
    if documents <= RDFLIB_UP_TO:
        memory = rdflib.Graph()
        for a, b in links:
            memory.add((rdflib.URIRef(BASE + synthetic.path(a)), rdflib.URIRef(RESTS_ON),
                        rdflib.URIRef(BASE + synthetic.path(b))))  # fmt: skip
        slow, answer = timed(lambda: [*memory.query(CLOSURE.replace("THING", BASE + start))], 3)
        assert int(answer[0][0]) == len(wanted) - 1
        told("closure", ours, "rdflib", slow)

    ours, ways = timed(lambda: ways_between(graph, start, cited, most=1))
    theirs, way = timed(lambda: nx.shortest_path(peer, start, cited))
    assert len(ways[0].nodes) == len(way)
    told("shortest way", ours, "networkx", theirs)

    ours, pairs = timed(lambda: cocited(graph, other))
    theirs, solutions = timed(lambda: [*store.query(COCITED.replace("THING", BASE + cited))])
    assert {p.path: p.acts for p in pairs} == {
        s["x"].value.removeprefix(BASE): int(s["n"].value) for s in solutions
    }  # fmt: skip
    told("cited beside one thing", ours, "pyoxigraph", theirs)

    if documents <= RDFLIB_UP_TO:
        ours, most = timed(lambda: most_cocited(graph))
        theirs, solutions = timed(lambda: [*store.query(PAIRS)], 1)
        assert sorted(n for _, _, n in most) == sorted(int(s["n"].value) for s in solutions)
        told("most cited together", ours, "pyoxigraph", theirs)

    ours, ranks = timed(lambda: pagerank(graph))
    theirs, wanted_ranks = timed(lambda: nx.pagerank(peer))
    assert max(abs(rank - wanted_ranks[path]) for path, rank in ranks) < 1e-6
    told("PageRank", ours, "networkx", theirs)


def cold(runs: int = 7) -> None:
    """The command line on the graph of 57/176, beside an interpreter that imports the same libraries."""
    recalling = str(Path(sys.executable).with_name("recalling"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([recalling, "build", "--quiet", "--out", folder], check=True)
        commands = {
            "python -c 'import pyoxigraph, numpy'": [sys.executable, "-c", "import pyoxigraph, numpy"],
            "recalling lineage 57/176": [recalling, "lineage", "57/176", "--graph", folder],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        subprocess.run(commands["recalling lineage 57/176"], check=True, capture_output=True)  # makes the index
        for _ in range(runs):
            for name, command in commands.items():
                begin = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                times[name].append(time.perf_counter() - begin)
    base, ours = (statistics.median(values) for values in times.values())
    for name, values in times.items():
        print(f"  {statistics.median(values) * 1000:7.1f} ms  {name}")
    print(f"  cold: {ours / base:.2f} times the imports (median of {runs} runs each, in turn)")


def main() -> None:
    given = [int(a) for a in sys.argv[1:] if a.isdigit()]
    for documents in given or ([2000] if "--quick" in sys.argv else [5000, 20000]):
        compare(documents)
    print("cold start")
    cold()


if __name__ == "__main__":
    main()
