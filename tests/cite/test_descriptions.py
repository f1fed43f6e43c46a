"""Phrases that describe a text instead of naming it, from their head noun to the marker."""

from __future__ import annotations

import pytest

from recalling.cite.descriptions import description_before

CONCLUSIONS = (
    "conclusions on violence against women adopted on 13 March 1998 by the Commission on the Status of Women at its "
    "forty-second session"
)
THEME = "decision of the Commission to consider the priority theme “A report on women, and a study of men”"
# the words before the bar belong to the marker before
DESCRIBED = [
    ("Takes note of |the report of the Secretary-General", "report of the Secretary-General", "report"),
    (f"Recalling |the {CONCLUSIONS}", CONCLUSIONS, "conclusions"),
    ("Recalling the conclusions on violence |and the recommendations of the Working Group on Slavery",
     "recommendations of the Working Group on Slavery", "recommendations"),
    (f"Welcomes |the {THEME}", THEME, "decision"),
    ("Takes note of |the report of the Secretary-General on the recommendations of the expert",
     "report of the Secretary-General on the recommendations of the expert", "report"),
    ("Takes note of |the study by the expert, the note by the Secretariat", "note by the Secretariat", "report"),
    ("Endorses |the political declaration adopted in May", "political declaration adopted in May", "declaration"),
    ("Welcomes |the agreed conclusions of the Council", "agreed conclusions of the Council", "agreed-conclusions"),
    ("Welcomes |the outcome document of the meeting", "outcome document of the meeting", "conference-outcome"),
    ("Recalling |the advisory opinion of the Court", "advisory opinion of the Court", "opinion"),
    ("Having considered |the letters dated 3 May 1999 from Cuba", "letters dated 3 May 1999 from Cuba", "report"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "kind"), DESCRIBED, ids=[p[:40] for _, p, _ in DESCRIBED])
def test_a_description_reaches_from_its_head_to_the_marker(text, phrase, kind):
    start = text.index("|")
    text = text.replace("|", "")
    found = description_before(text, len(text), start)
    assert (text[found.start : found.end], found.kind) == (phrase, kind)


@pytest.mark.parametrize(
    "text",
    ["the rights of the child", "the reporter of the paper", "the special rapporteur", "the theme “A report on women”",
     "women and girls", ""],
)  # fmt: skip
def test_words_that_describe_no_text(text):
    assert description_before(text, len(text), 0) is None


def test_a_description_does_not_reach_over_the_marker_before():
    text = "the report of the Secretary-General and the rights of the child"
    assert description_before(text, len(text), text.index("rights")) is None
