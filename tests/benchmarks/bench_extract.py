"""CPU time of the text pipeline (segment, cite, resolve) as a ratio to one regular expression over the same text.

Reading (the XML parse) is not in it. The texts are a sample of the corpus (RECALLING_CORPUS, or ../shared/corpus);
without it, the text that the project ships, many times. The ratio is what counts: it is of one run on one machine.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from recalling.evaluate import documents
from recalling.evaluate.peers import BASELINE
from recalling.extract import extract
from recalling.model import Layout
from recalling.read import lay_out, read
from recalling.resources import folder

SAMPLE = 200


def layouts() -> list[Layout]:
    corpus = Path(os.environ.get("RECALLING_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
    if corpus.is_dir():
        return [lay_out(d) for d in documents([corpus], sample=SAMPLE, seed=1)]
    return [read(folder("sources") / "A_RES_57_176.md")] * 20


def cpu_seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    texts = layouts()
    extract(texts[0])  # data files and patterns are loaded once
    pipeline = min(cpu_seconds(lambda: [_try(t) for t in texts]) for _ in range(3))
    pattern = min(cpu_seconds(lambda: [list(BASELINE.finditer(t.source.text)) for t in texts]) for _ in range(3))
    characters = sum(len(t.source.text) for t in texts)
    print(f"{len(texts)} documents, {characters:,} characters, best of 3")
    print(f"text pipeline: {pipeline:.2f} s CPU, {len(texts) / pipeline:.0f} documents a second and core")
    print(f"one regular expression: {pattern:.3f} s CPU; ratio {pipeline / pattern:.0f}")


def _try(layout: Layout) -> None:
    try:
        extract(layout)
    except Exception as error:  # a document that is no resolution takes its time, too
        print(f"not read: {error}")


if __name__ == "__main__":
    main()
