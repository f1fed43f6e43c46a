"""What others find, in the same table."""

from __future__ import annotations

import pytest

from akn import akn, container, link
from recalling.errors import RecallingError
from recalling.evaluate import evaluate, peers
from recalling.evaluate.report import as_json
from recalling.read.original import Original

TEXT = akn(
    container(
        "<i>Recalling</i> its resolutions "
        + link("88/4", "A/RES/88/4")
        + " and "
        + link("2625 A", "A/RES/2625(XXV)")
        + ", and the 12/24 hours of the day,"
    )
)


def figures(*names: str):
    return as_json(evaluate([Original(TEXT.encode(), "a.xml", "a.xml")], processes=1, peers=names))["peers"]


def test_the_expression_finds_the_shape_of_a_number_and_knows_nothing_else():
    expression = figures("a plain regular expression")["a plain regular expression"]
    assert (expression["links"], expression["found"]) == (2, 2)
    assert (expression["exact recall"], expression["exact precision"], expression["exact F1"]) == (0.5, 0.5, 0.5)


def test_eyecite_is_asked_as_it_comes():
    pytest.importorskip("eyecite")
    found = {text: list(peers.eyecite(text)) for text in ("See Marbury v. Madison, 5 U.S. 137 (1803).", TEXT)}
    assert [len(spans) for spans in found.values()] == [1, 0]
    assert figures("eyecite")["eyecite"]["exact recall"] == 0.0


def test_a_peer_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "eyecite", None)
    peers._finder.cache_clear()
    with pytest.raises(RecallingError, match=r"pip install 'recalling\[peers\]'"):
        peers.check_installed(["eyecite"])
    peers._finder.cache_clear()
