"""What SHACL cannot see: the source texts, compared with what was read out of them. A function a check."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from ..model import Extraction, Footnote, Paragraph, ReadingText, Span
from ..rdf.namespaces import PREFIXES, Iris
from .facts import Facts
from .places import Place
from .results import Result
from .shapes import checks

COMPONENT = PREFIXES["shapes"] + "TextConstraintComponent"
_SUPERSCRIPT = re.compile(r"<sup>\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)\s*</sup>", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Fault:
    """A node that fails a check, by its path, and where in the text to look."""

    focus: str
    span: Span


def check(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Result]:
    """What a text shows to be wrong in what was read out of it and in the graph."""
    return (result_of(name, focus, place) for name, focus, place in faults(x, facts, iris))


def faults(x: Extraction, facts: Facts, iris: Iris) -> Iterator[tuple[str, str, Place]]:
    """The same as plain values: the check, the path of the node that fails it, and where in the text to look."""
    source = x.document.source
    for name, find in CHECKS.items():
        for fault in find(x, facts, iris):
            place = Place(source.name, source.line(fault.span.start), source.quote(fault.span))
            yield name, fault.focus, place


def result_of(check: str, focus: str, place: Place) -> Result:
    """A fault as a result of the check."""
    said = checks()[check]
    return Result(check, said.severity, said.message, focus, places=(place,), component=COMPONENT)


def _quotations(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Fault]:
    """X01 Every quotation of the graph is the text at its offsets."""
    text = x.document.source.text
    for evidence in facts.users([iris.of(f"src/{x.document.source.sha12}")], "oa:hasSource"):
        selectors = facts.values([evidence], "oa:hasSelector")
        starts, ends = facts.texts(selectors, "oa:start"), facts.texts(selectors, "oa:end")
        for span in (Span(int(a), int(b)) for a, b in zip(starts, ends, strict=False)):
            if any(quote != text[span.start : span.end] for quote in facts.texts(selectors, "oa:exact")):
                yield Fault(iris.path(evidence.value), span)


def _hash(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Fault]:
    """X02 The text has the SHA-256 by which it and its graph are named."""
    source = x.document.source
    path = f"src/{source.sha12}"
    actual = hashlib.sha256(source.text.encode()).hexdigest()
    if source.text_sha256:  # the reader made the text: the file has a hash of its own
        said = {source.text_sha256, *facts.texts([iris.of(path)], "unc:textSha256")}
    else:
        said = {source.sha256, *facts.texts([iris.of(path)], "unc:sha256")}
    if {actual} != said:
        yield Fault(path, Span(0, 0))


def _numbers(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Fault]:
    """X03 The footnotes are numbered without a gap; the first behind one is named."""
    footnotes = sorted(x.document.footnotes, key=lambda f: int(f.number))
    wrong = (f for before, f in pairwise(footnotes) if int(f.number) != int(before.number) + 1)
    if footnote := next(wrong, None):
        yield Fault(f"{x.act.path}#{footnote.id}", footnote.span)


def _first_number(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Fault]:
    """X07 The first footnote has the number 1."""
    first = min(x.document.footnotes, key=lambda f: int(f.number), default=None)
    if first and first.number != "1":
        yield Fault(f"{x.act.path}#{first.id}", first.span)


def _superscripts(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Fault]:
    """X04 Every superscript number is a marker, or the head of a footnote, or stands where something is reported."""
    source = x.document.source
    every = (*(marker for _, marker in x.document.markers), *x.document.markers_outside)
    markers = {marker.span.start for marker in every}
    heads = {footnote.span.start for footnote in x.document.footnotes}
    reported = [d.span for d in (*x.diagnostics, *x.document.diagnostics)]
    for superscript in _SUPERSCRIPT.finditer(source.text):
        for number in _NUMBER.finditer(source.text, *superscript.span(1)):
            at = number.start()
            known = superscript.start() in heads or at in markers or any(s.start <= at < s.end for s in reported)
            if not known:
                yield Fault(f"src/{source.sha12}", Span(*number.span()))


def _readings(x: Extraction, facts: Facts, iris: Iris) -> Iterator[Fault]:
    """X05 The reading text of every paragraph and footnote follows from the characters of the source."""
    units: list[Paragraph | Footnote] = [*x.document.paragraphs, *x.document.footnotes]
    for unit in units:
        if not _follows(unit.reading, x.document.source.text):
            yield Fault(f"{x.act.path}#{unit.id}", next(iter(unit.reading.whole), Span(0, 0)))


CHECKS: dict[str, Callable[[Extraction, Facts, Iris], Iterator[Fault]]] = {
    "X01": _quotations,
    "X02": _hash,
    "X03": _numbers,
    "X04": _superscripts,
    "X05": _readings,
    "X07": _first_number,
}
"""The checks by the name of the shape in ``ontology/shapes.ttl`` that says in words what they check."""


def _follows(reading: ReadingText, text: str) -> bool:
    """Whether a reading text is made of the characters that it says, spaces put between what was cut.

    Reading changes one kind of space or hyphen into another, and a raised digit into a plain one ("100 m³"); letters
    and other digits stay as they are.
    """
    again = [" "] * len(reading)
    for s in reading.stretches:
        again[s.start : s.start + s.length] = text[s.source : s.source + s.length]
    return len(again) == len(reading) and all(
        a == b or not (a.isalnum() or b.isalnum()) or normalize("NFKC", a) == b
        for a, b in zip(again, reading.text, strict=True)
    )
