"""CPU time of the site: the first run to writing the same bytes, and later runs to the first.

The texts are a sample of the corpus (RECALLING_CORPUS, or ../shared/corpus). All processes count. The ratios are what
counts: they are of one run on one machine.
"""

from __future__ import annotations

import resource
import tempfile
from functools import partial
from pathlib import Path

from bench_build import sample, spent, store_only

from recalling.publish import publish

DOCUMENTS = 60


def write_again(files: list[tuple[str, bytes]], folder: Path) -> None:
    """Nothing but the same bytes into files of the same names."""
    for name, data in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        documents = sample(DOCUMENTS, room / "texts")
        graph, site, copy = room / "graph", room / "site", room / "copy"
        store_only(documents[:-1], graph)
        run = partial(publish, graph, site, date="2026-11-24")
        first, nothing = spent(run).cpu, spent(run).cpu
        files = [(str(p.relative_to(site)), p.read_bytes()) for p in site.rglob("*") if p.is_file()]
        plain = spent(partial(write_again, files, copy)).cpu
        store_only(documents, graph)
        more = spent(run).cpu
        size = sum(len(data) for _, data in files) / 1e6
    rate = (DOCUMENTS - 1) / first
    print(f"{DOCUMENTS - 1} documents: {len(files):,} files, {size:.0f} MB")
    print(f"first run: {first:.1f} s CPU, {rate:.1f} documents a second, {first / plain:.0f} times writing the bytes")
    print(f"second run, nothing changed: {nothing:.2f} s, {nothing / first:.1%} of the first")
    print(f"third run, one document more: {more:.1f} s, {more / first:.1%} of the first")
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"the largest process took {largest / 1024:.0f} MB, the build included")


if __name__ == "__main__":
    main()
