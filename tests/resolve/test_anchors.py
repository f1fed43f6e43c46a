"""The words of a marker begin where the name or the description begins, not at a noun inside it."""

from __future__ import annotations

import pytest

from texts import extraction, resolution


def marked(words: str, note: str) -> tuple[str, str | None]:
    """The words that a marker behind some words is attached to, and what it cites."""
    found = extraction(resolution([f"*Recalling also* {words},<sup>1</sup>"], ["*Decides* so."], {1: note}))
    citation = next(c for c in found.citations if c.marker)
    return next(a.text for a in found.anchors), citation.target


@pytest.mark.parametrize(
    ("words", "note", "anchor", "target"),
    [
        pytest.param("the New York Declaration for Refugees and Migrants, adopted on 19 September 2016 at the "
                     "high-level plenary meeting on large movements of refugees and migrants", "Resolution 71/1.",
                     "New York Declaration for Refugees and Migrants", "un/instr/new-york-declaration-refugees",
                     id="a name and its adoption"),
        pytest.param("the United Nations Global Counter-Terrorism Strategy on 8 September 2006", "Resolution 60/288.",
                     "United Nations Global Counter-Terrorism Strategy", "un/instr/counter-terrorism-strategy",
                     id="a name and its date"),
        pytest.param("the political declaration on the implementation of the United Nations Global Plan of Action to "
                     "Combat Trafficking in Persons, adopted in New York", "Resolution 72/1.",
                     "political declaration on the implementation of the United Nations Global Plan of Action to "
                     "Combat Trafficking in Persons, adopted in New York", "un/ga/res/72/1",
                     id="a declaration about a name is what was adopted"),
        pytest.param("the Invented Regulations (2005) adopted by the World Health Assembly", "A/91/5.",
                     "Invented Regulations (2005) adopted by the World Health Assembly", "un/doc/A/91/5#text",
                     id="a description whose noun has an adjective with a capital"),
        pytest.param("the New York Declaration for Refugees and Migrants, adopted in 2016, and the report of the "
                     "Secretary-General", "A/91/5.", "report of the Secretary-General", "un/doc/A/91/5#report",
                     id="a report behind a name is what has the footnote"),
    ],
)  # fmt: skip
def test_the_words_of_a_marker(words, note, anchor, target):
    assert marked(words, note) == (anchor, target)
