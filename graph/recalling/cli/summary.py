"""What a build tells on the terminal: progress, and the summary of what is in the graph."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

from ..build import Built
from .trees import console

_SHOWN = 20  # doubtful citations, and damages of a source, that are shown by name


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """A line that says what is being done, on standard error, where that is a terminal; else one line a step."""
    if quiet:
        yield lambda _: None
        return
    if sys.stderr.isatty():
        with Console(stderr=True).status("starting") as status:
            yield lambda text: status.update(escape(text))
    else:
        yield lambda text: print(text, file=sys.stderr)


def print_summary(built: Built) -> None:
    """What is in the graph, what was doubtful, and what the shapes say."""
    out = console()
    _counts(built, out)
    _doubts(built, out)
    for line in built.report.summary_lines():
        out.print(escape(line))
    for line in built.skipped:
        out.print(escape(f"not made: {line}"))
    names = ", ".join(p.name + ("/" if p.is_dir() else "") for p in built.files)
    out.print(escape(f"written to {built.out}: {names}"))


def _counts(built: Built, out: Console) -> None:
    found: Counter[str] = Counter()
    for document in built.documents:
        found.update(document.counts)
    titles = ", ".join(d.title for d in built.documents[:3])
    known = len(built.documents) - built.fresh
    rows = [
        (
            len(built.documents),
            f"text{_s(built.documents)} read: {titles}" + (" ..." if len(built.documents) > 3 else ""),
        ),
        *([(known, "of them known from an earlier build")] if known > 0 and len(built.documents) > 1 else []),
        (found["paragraph:preambular"], "preambular paragraphs"),
        (found["paragraph:operative"], "operative paragraphs"),
        (found["footnotes"], f"footnotes, {found['markers']:,} markers"),
        (found["references"], "references in footnotes"),
        (
            found["citations"],
            "citations: " + ", ".join(f"{n:,} {k.replace('-', ' ')}" for k, n in _of(found, "citation:")),
        ),
        (
            sum(n for _, n in _of(found, "thing:")),
            "things named: " + ", ".join(f"{n:,} {kind}" for kind, n in _of(found, "thing:")[:8]) + " ...",
        ),
        (found["statements"], "facts that the text states or implies"),
        (built.quads, "quads in the graph"),
    ]
    for number, text in rows:
        out.print(escape(f"{number:>8,}  {text}"))


def _of(found: Counter[str], kind: str) -> list[tuple[str, int]]:
    """The counts of one kind, the largest first."""
    return [(name.removeprefix(kind), n) for name, n in found.most_common() if name.startswith(kind)]


def _s(items: Sized) -> str:
    return "s" if len(items) != 1 else ""


def _doubts(built: Built, out: Console) -> None:
    doubts = [line for d in built.documents for line in d.doubts]
    if doubts:
        out.print(f"doubtful: {len(doubts):,} citation{_s(doubts)}")
    damage = [line for d in built.documents for line in d.diagnostics]
    for line in (*doubts[:_SHOWN], *damage[:_SHOWN]):
        out.print(escape(f"  {line}"))
