"""The notebook of the docs runs: on the resolutions of the corpus, where it is, and on 57/176 alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recalling.build import build
from un_corpus import CORPUS, REASON, TRAFFICKING, graph_of

nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: pip install nbclient")
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed: pip install nbclient")
pytest.importorskip("ipykernel", reason="ipykernel is not installed: pip install 'recalling[notebook]'")
pytest.importorskip("pandas", reason="pandas is not installed: pip install 'recalling[notebook]'")

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "trafficking.ipynb"


@pytest.fixture(scope="module", params=["the corpus", "57/176 alone"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("notebook")
    if request.param == "the corpus":
        if not CORPUS.is_dir():
            pytest.skip(REASON)
        return graph_of(TRAFFICKING, out)
    return build(out=out / "graph", engine="shifty", everything=False, processes=1).out


def test_every_cell_runs(graph, monkeypatch):
    monkeypatch.setenv("RECALLING_GRAPH", str(graph))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300).execute()  # raises the error of a cell that fails
    assert all(cell.outputs for cell in notebook.cells if cell.cell_type == "code")


def test_the_notebook_was_run_and_shows_answers():
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    outputs = [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]
    assert all(outputs)
    assert not any(output["output_type"] == "error" for cell in outputs for output in cell)
    assert "un/doc/A/C.3/55/3" in json.dumps(outputs)
