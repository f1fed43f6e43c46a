"""The line of ``recalling extract`` for the UN's own files: XML, and PDF as it prints them."""

from __future__ import annotations

import pytest

from extractionform import faults
from recalling.errors import SourceError
from recalling.evaluate import documents
from recalling.extract import attempt
from recalling.json_form import to_json

SAMPLE = 150


def test_xml(corpus):
    extractions = [attempt(d) for d in documents([corpus], sample=SAMPLE, seed=11)]
    read = [x for x in extractions if not isinstance(x, SourceError)]
    assert len(read) >= SAMPLE * 0.98
    wrong = {x.document.source.name: found for x in read if (found := faults(to_json(x)))}
    assert wrong == {}


def test_pdf(corpus):
    files = sorted(corpus.rglob("*.pdf"))
    if not files:
        pytest.skip("no PDF in the corpus")
    pytest.importorskip("pdfplumber")
    for path in files:
        value = to_json(attempt(path))
        assert faults(value) == []
        assert value["symbol"] == path.name.partition("-")[0].replace("_", "/")
        assert value["citations"]
