"""Validating: the shapes asked of the merged graph, and the texts compared with what the graph says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..dataset import Dataset
from .checks import faults, result_of
from .engines import engine_named
from .facts import Facts
from .places import Place
from .report import Report
from .results import Result, results
from .several import Text, several_texts, texts_of
from .shapes import checks, shapes

__all__ = ["Report", "Result", "validate"]

MERGED = ("src/", "metadata/", "authority", "review", "vocab", "prov", "inferred")
"""The named graphs that are checked together. The ontology is given to the engine apart."""


Faults = Iterable[tuple[str, str, str, int, str]]
"""What the comparison with a text found: check, focus, and file, line and words."""


def validate(dataset: Dataset, engine: str = "pyshacl") -> Report:
    """What is wrong with a graph, by the shapes and by its texts.

    Texts are compared where the dataset has them; a graph that was opened from a folder has none. Raises
    ``RecallingError`` where there is no such engine or the engine fails.
    """
    facts = Facts(dataset.in_graphs("src/"))
    found = (faults(x, facts, dataset.iris) for x in dataset.extractions)
    compared = [[(n, f, p.file, p.line, p.quote) for n, f, p in each] for each in found]
    return report_of(dataset, engine, compared, (text for x in dataset.extractions for text in texts_of(x)))


def report_of(dataset: Dataset, engine: str, compared: Sequence[Faults], texts: Iterable[Text] = ()) -> Report:
    """What is wrong with a graph, by the shapes, and which acts have several ``texts``.

    ``compared`` is what the comparison of each text with it found.
    """
    merged = (q.triple for q in dataset.in_graphs(*MERGED))
    ontology = (q.triple for q in dataset.in_graphs("ontology"))
    findings = engine_named(engine).validate(merged, shapes(), ontology)
    facts = Facts(dataset.in_graphs("src/"))  # the texts alone: what is inferred leads to whole acts, not to lines
    found = {
        *results(findings, facts, dataset.iris),
        *(result_of(check, at, Place(file, line, quote)) for each in compared for check, at, file, line, quote in each),
        *several_texts(texts),
    }
    return Report(tuple(sorted(found)), checks(), len(compared))
