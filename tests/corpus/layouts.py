"""Documents of the corpus written in other layouts and formats and read again: what is left of them.

    python tests/corpus/layouts.py ~/recalling-corpus --every 20 --first 7
    python tests/corpus/layouts.py ~/recalling-corpus --every 60 --layout PDF --faults faults.txt

prints a table, a row a layout. The text of a document as AKN is the measure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.compare import WHAT, Comparison, Tally, compare
from recalling.errors import RecallingError
from recalling.evaluate import documents
from recalling.extract import extract
from recalling.model import Document, Layout
from recalling.read import lay_out
from recalling.read.original import Original
from writers import pdf
from writers.html import html, pre
from writers.pages import pages
from writers.text import fixed, text
from writers.word import docx


@dataclass(frozen=True)
class Written:
    """A layout to write documents in: the function that writes one, and the ending of its file."""

    write: Callable[[Layout, Document], bytes]
    ending: str = "md"


def _text(style: str, notes: str, *, italics: bool = False, width: int | None = None) -> Written:
    return Written(lambda _, document: text(document, style, notes=notes, italics=italics, width=width).encode())


def _docx(*, automatic: bool = False, notes_part: str = "footnotes") -> Written:
    return Written(lambda _, document: docx(document, automatic=automatic, notes_part=notes_part), "docx")


def _html(*, linked: bool) -> Written:
    return Written(lambda _, document: html(document, linked=linked), "html")


LAYOUTS: dict[str, Written] = {
    "Markdown as 57/176, notes at the foot of pages": _text("sup", "pages", italics=True),
    "Markdown as 57/176, notes in the sentences": _text("sup", "inside", italics=True),
    "[^1], notes at the end": _text("caret", "end", italics=True),
    "¹, notes at the foot of pages": _text("raised", "pages"),
    "¹, notes in the sentences": _text("raised", "between"),
    "1/, notes at the foot of pages": _text("slash", "pages"),
    "1/, notes in the sentences": _text("slash", "between"),
    "1/, fixed width, notes at the end": Written(lambda _, document: fixed(document).encode()),
    "[1], notes at the foot of pages": _text("bracket", "pages"),
    "glued, notes at the end": _text("glued", "end"),
    "glued, notes at the foot of pages": _text("glued", "pages"),
    "glued, lines broken, notes at the foot of pages": _text("glued", "pages", width=78),
    "glued, notes in the sentences": _text("glued", "between"),
    "spaced, notes at the foot of pages": _text("spaced", "pages"),
    "spaced, notes in the sentences": _text("spaced", "between"),
    "glued, notes without numbers at the end": _text("glued, lost", "end"),
    "spaced, notes without numbers at the end": _text("lost", "end"),
    "spaced, notes without numbers at the foot of pages": _text("lost", "pages"),
    "as pdftotext gives it": Written(lambda _, document: pages(document, torn=False).encode(), "txt"),
    "as pdftotext gives it, numbers of notes torn off": Written(lambda _, d: pages(d, torn=True).encode(), "txt"),
    "Word, typed numbers": _docx(),
    "Word, automatic numbers": _docx(automatic=True),
    "Word, endnotes": _docx(notes_part="endnotes"),
    "HTML, linked notes": _html(linked=True),
    "HTML, notes not linked": _html(linked=False),
    "HTML of 1993 to 2000 (<pre>)": Written(lambda _, document: pre(document), "htm"),
    "PDF": Written(lambda layout, _: pdf.pdf(pdf.printed(layout)), "pdf"),
}


def read_again(original: Original, layouts: Iterable[str]) -> Iterator[tuple[str, Comparison]]:
    """One document in some layouts, each compared with the document as it is."""
    layout = lay_out(original)
    first = extract(layout)
    for name in layouts:
        written = LAYOUTS[name]
        data = written.write(layout, first.document)
        try:
            second = extract(lay_out(Original(data, f"{original.name}.{written.ending}", original.where)))
        except RecallingError:
            second = None
        yield name, compare(first, second)


def measure(originals: Iterable[Original], layouts: Iterable[str]) -> tuple[dict[str, Tally], list[str]]:
    """The counts by layout, and a line for every difference. What is no document as AKN is left out."""
    tallies = {name: Tally() for name in layouts}
    faults: list[str] = []
    for original in originals:
        try:
            for name, comparison in read_again(original, tallies):
                tallies[name] += comparison.tally
                faults += _faults(original.name, name, comparison)
        except RecallingError as error:
            faults.append(f"{original.name}\t-\tnot read\t{error}")
    return tallies, faults


def _faults(file: str, layout: str, comparison: Comparison) -> Iterator[str]:
    for sign, differences in (("-", comparison.missed), ("+", comparison.added)):
        for what, items in differences.items():
            yield from (f"{file}\t{layout}\t{sign} {what}\t{item}" for item in items)


def table(tallies: dict[str, Tally]) -> str:
    """Recall of everything by layout, and how many of the footnote links that were found are right."""
    head = ["layout", *WHAT, "links found right"]
    rows = [
        [name, *(f"{tally.recall(what):.4f}" for what in WHAT), f"{tally.precision('footnote links'):.4f}"]
        for name, tally in tallies.items()
    ]
    counts = next(iter(tallies.values())).wanted
    rows.append(["in the documents", *(f"{counts[what]:,}" for what in WHAT), ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--every", type=int, default=1, help="take every n-th document")
    parser.add_argument("--first", type=int, default=0, help="begin with this one")
    parser.add_argument("--layout", action="append", choices=LAYOUTS, help="this layout; all but PDF by default")
    parser.add_argument("--faults", type=Path, help="write the differences into this file")
    options = parser.parse_args()
    originals = (o for i, o in enumerate(documents([options.corpus])) if i % options.every == options.first)
    tallies, faults = measure(originals, options.layout or [name for name in LAYOUTS if name != "PDF"])
    print(table(tallies))
    if options.faults:
        options.faults.write_text("\n".join(faults) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
