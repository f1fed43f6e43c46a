"""What a build tells on the terminal: progress, and the summary of what is in the graph."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

from ..build import Built
from ..model import Extraction
from .trees import console

_DOUBTFUL = 0.8  # a citation below this confidence is shown by name


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
    extractions = built.dataset.extractions
    documents = [x.document for x in extractions]
    citations = [c for x in extractions for c in x.citations]
    roles = Counter(c.role.replace("-", " ") for c in citations)
    things = Counter(e.kind for x in extractions for e in x.entities)
    rows = [
        (
            len(extractions),
            "text read: " + ", ".join(_title(x) for x in extractions[:3]) + (" ..." if len(extractions) > 3 else ""),
        ),
        (sum(p.kind == "preambular" for d in documents for p in d.paragraphs), "preambular paragraphs"),
        (sum(p.kind == "operative" for d in documents for p in d.paragraphs), "operative paragraphs"),
        (
            sum(len(d.footnotes) for d in documents),
            f"footnotes, {sum(1 for d in documents for _ in d.markers)} markers",
        ),
        (sum(len(x.references) for x in extractions), "references in footnotes"),
        (len(citations), "citations: " + ", ".join(f"{n} {role}" for role, n in roles.most_common())),
        (
            sum(things.values()),
            "things named: " + ", ".join(f"{n} {kind}" for kind, n in things.most_common(8)) + " ...",
        ),
        (sum(len(x.statements) for x in extractions), "facts that the text states or implies"),
        (len(built.dataset.quads), "quads in the graph"),
    ]
    for number, text in rows:
        out.print(escape(f"{number:>8,}  {text}"))


def _title(x: Extraction) -> str:
    m = x.document.masthead
    number = m.number.value if m.number else x.document.source.name
    return f"{number} {m.title.value}" if m.title else number


def _doubts(built: Built, out: Console) -> None:
    doubtful = [
        (x, c) for x in built.dataset.extractions for c in x.citations if c.candidates or c.confidence < _DOUBTFUL
    ]
    if doubtful:
        out.print(f"doubtful: {len(doubtful)} citations")
    for x, c in doubtful[:20]:
        source = x.document.source
        line = source.line(c.spans[0].start) if c.spans else 0
        quote = " ".join(source.quote(s) for s in c.spans)[:70]
        reason = c.reason or f"rule {c.rule}"
        out.print(escape(f"  {source.name}:{line} {c.unit} “{quote}”: {reason} ({c.confidence:.2f})"))
    diagnostics = [(x, d) for x in built.dataset.extractions for d in x.diagnostics]
    for x, d in diagnostics[:20]:
        out.print(
            escape(f"  {x.document.source.name}:{x.document.source.line(d.span.start)} {d.severity}: {d.message}")
        )
