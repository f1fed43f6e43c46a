"""How much of a document another reader finds: what the UN's XML says against the same text in other formats.

    python tests/corpus/comparison.py CORPUS [SAMPLE]

prints the figures of docs/accuracy.md, "Word and HTML", and writes what was missed to missed.tsv.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from recalling.errors import SourceError
from recalling.evaluate import documents
from recalling.evaluate.links import printed
from recalling.extract import extract
from recalling.model import Document, Extraction
from recalling.read import lay_out
from recalling.read.original import Original
from writers.html import html, pre
from writers.word import docx

WRITERS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "Word, typed numbers": ("a.docx", docx),
    "Word, automatic numbers": ("a.docx", lambda d: docx(d, automatic=True)),
    "Word, endnotes": ("a.docx", lambda d: docx(d, notes_part="endnotes")),
    "HTML, linked notes": ("a.html", html),
    "HTML, notes not linked": ("a.html", lambda d: html(d, linked=False)),
    "HTML of 1993 to 2000 (<pre>)": ("a.htm", pre),
}


@dataclass
class Tally:
    """What there was to find, what was found, and where something was not."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)  # (document, measure, fact)

    def rate(self, measure: str) -> float:
        return self.found[measure] / self.wanted[measure] if self.wanted[measure] else 1.0

    def count(self, name: str, measure: str, wanted: Iterable[str], found: Iterable[str]) -> None:
        """Count the facts that are among those found, each as often as it is there."""
        expected, there = Counter(wanted), Counter(found)
        self.wanted[measure] += expected.total()
        self.found[measure] += (expected & there).total()
        self.missed += [(name, measure, fact) for fact in expected - there]


def originals(corpus: Path, sample: int | None = None, seed: int = 0) -> Iterator[Extraction]:
    """What the UN's XML says of documents with notes, those with an annex left out: its headings are not written."""
    for original in documents([corpus], sample, seed):
        try:
            extraction = extract(lay_out(original))
        except SourceError:
            continue
        document = extraction.document
        if any(document.markers) and not any(
            p.id.startswith(("annex", "append", "enclos")) for p in document.paragraphs
        ):
            yield extraction


def compare(wanted: Extraction, written: str, tally: Tally) -> None:
    """Write a document in a format, read it back, and count what is still there."""
    name, write = WRITERS[written]
    title = wanted.document.source.name
    try:
        found = extract(lay_out(Original(write(wanted.document), name, name)))
    except SourceError as error:
        tally.missed.append((title, "document", str(error)))
        found = None
    for measure, facts in MEASURES.items():
        tally.count(title, measure, facts(wanted), facts(found) if found else ())


def citations(extraction: Extraction) -> Iterator[str]:
    """What is cited, with its identifier and its words."""
    for cited in printed(extraction):
        words = extraction.document.source.quote(cited.span)
        yield f"{' '.join(sorted(cited.symbols))}: {_letters(words)}"


def links(extraction: Extraction) -> Iterator[str]:
    """The markers: number, the words of the paragraph that has them, the words of the note."""
    notes = {f.number: f for f in extraction.document.footnotes}
    for paragraph, marker in extraction.document.markers:
        if note := notes.get(marker.number):
            yield f"{marker.number}: {_letters(paragraph.text)[:60]}: {_letters(note.text)}"


def paragraphs(extraction: Extraction) -> Iterator[str]:
    """The paragraphs: kind, number, verb, words."""
    for p in extraction.document.paragraphs:
        yield f"{p.kind} {p.number} {p.verb.act}: {_letters(p.text)}"


MEASURES = {"citations": citations, "markers with their notes": links, "paragraphs": paragraphs}


def _letters(text: str) -> str:
    """The letters and digits of a text: spaces at markup and kinds of quotes are not what is measured here."""
    return "".join(c for c in text.lower() if c.isalnum())


def main(corpus: str, sample: str = "") -> None:
    tallies = {name: Tally() for name in WRITERS}
    count = 0
    for extraction in originals(Path(corpus), int(sample) if sample else None):
        count += 1
        for name, tally in tallies.items():
            compare(extraction, name, tally)
    print(f"{count} documents with notes")
    for name, tally in tallies.items():
        rates = "  ".join(f"{m} {tally.rate(m):.4f} of {tally.wanted[m]:,}" for m in MEASURES)
        print(f"{name:30}{rates}")
    with open("missed.tsv", "w", encoding="utf-8") as file:
        for name, tally in tallies.items():
            file.writelines(f"{name}\t{m[0]}\t{m[1]}\t{m[2][:400]}\n" for m in tally.missed)


if __name__ == "__main__":
    main(*sys.argv[1:])
