"""Where the metadata of a file and its text disagree, the text stands and a diagnostic says so."""

from __future__ import annotations

import pytest

from akn import akn, container, metadata
from recalling.extract import extract
from recalling.read import lay_out
from recalling.read.original import Original

RECALLING = container("<i>Recalling</i> the harbours,")


def differing(**given: str) -> tuple[str, list[str]]:
    """The date of adoption that is kept, and what is said of the metadata."""
    found = extract(lay_out(Original(akn(RECALLING, meta=metadata(**given)).encode(), "a.xml", "a.xml"))).document
    return found.masthead.adoption_date.value, [d.message for d in found.diagnostics if d.code == "metadata-differ"]


def test_metadata_that_agree_are_not_spoken_of():
    assert differing() == ("2035-12-03", [])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"adopted": "2035-12-04"},
         "the text prints the date of adoption 2035-12-03, the metadata of the file state 2035-12-04"),
        ({"number": "90-21"}, "the text prints the number 90/12, the metadata of the file state 90-21"),
    ],
)  # fmt: skip
def test_metadata_that_differ(given, message):
    assert differing(**given) == ("2035-12-03", [message])
