"""Validating: the shapes asked of the merged graph, and the texts compared with what the graph says of them."""

from __future__ import annotations

from ..dataset import Dataset
from .checks import check
from .engines import engine_named
from .facts import Facts
from .report import Report
from .results import Result, results
from .shapes import checks, shapes

__all__ = ["Report", "Result", "validate"]

MERGED = ("src/", "authority", "review", "vocab", "prov", "inferred")
"""The named graphs that are checked together. The ontology is given to the engine apart."""


def validate(dataset: Dataset, engine: str = "pyshacl") -> Report:
    """What is wrong with a graph, by the shapes and by its texts.

    Texts are compared where the dataset has them; a graph that was opened from a folder has none. Raises
    ``RecallingError`` where there is no such engine or the engine fails.
    """
    merged = (q.triple for q in dataset.in_graphs(*MERGED))
    ontology = (q.triple for q in dataset.in_graphs("ontology"))
    findings = engine_named(engine).validate(merged, shapes(), ontology)
    facts = Facts(dataset.in_graphs("src/"))  # the texts alone: what is inferred leads to whole acts, not to lines
    found = {
        *results(findings, facts, dataset.iris),
        *(result for x in dataset.extractions for result in check(x, facts, dataset.iris)),
    }
    return Report(tuple(sorted(found)), checks(), len(dataset.extractions))
