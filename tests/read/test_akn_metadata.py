"""What the metadata of the UN's own XML state: taken over as the file gives it, and nothing made up."""

from __future__ import annotations

import pytest

from akn import akn, container, metadata
from recalling.model import AgendaItem, Draft, Metadata, Subject
from recalling.read import lay_out
from recalling.read.original import Original

RECALLING = container("<i>Recalling</i> the harbours,")
KEYWORDS = """
<keyword value="14" href="http://metadata.un.org/sdg/14" showAs="sdg_14" dictionary="SDGO"/>
<keyword value="HARBOURS" href="http://metadata.un.org/thesaurus/1002800" showAs="HARBOURS" dictionary="UNBIS"/>
<keyword value="UN. Lighthouse Unit" showAs="UN. Lighthouse Unit" dictionary="DHLAUTH"/>
<keyword refersTo="agenda" value="7b" showAs="Lighthouses." shortForm="LIGHTHOUSES" dictionary="A/90/251"/>
<keyword refersTo="agenda" value="X" showAs="Lamps." dictionary="A/"/>"""
VOTE = """<voting outcome="adoptedRecordedVote">
<count value="002" refersTo="inFavour"><voters><organization refersTo="memberState">ICELAND</organization>
<organization refersTo="memberState">CHILE</organization></voters></count>
<count value="1" refersTo="against"><voters><organization refersTo="memberState">NORWAY</organization></voters></count>
<quorum value=""/></voting>"""


def stated(**given: str) -> Metadata:
    """The metadata of an invented resolution."""
    text = akn(RECALLING, meta=metadata(**given))
    (found,) = lay_out(Original(text.encode(), "a.xml", "a.xml")).metadata
    return found


def test_identifiers_and_dates():
    found = stated()
    assert found.work == "/akn/un/statement/deliberation/unga/2035-12-03/90-12/"
    assert found.expression == "/akn/un/statement/deliberation/unga/2035-12-03/90-12/eng@/"
    assert found.manifestation == "/akn/un/statement/deliberation/unga/2035-12-03/90-12/eng@.xml"
    assert (found.number, found.adopted, found.published) == ("90-12", "2035-12-03", "2035-12-10")


def test_draft_report_committee_and_meeting():
    found = stated()
    assert found.draft == Draft("A/C.2/90/L.5", "2035-10-14", "Iceland and Portugal", "Chile")
    assert (found.report, found.report_paragraph) == ("A/90/387", "11")
    assert (found.author, found.committee) == ("General Assembly", "Second Committee")
    assert (found.meeting, found.record) == ("31st", "A/90/PV.31")


def test_subjects_have_the_iri_that_the_file_gives_and_no_other():
    assert stated(keywords=KEYWORDS).subjects == (
        Subject("sdg_14", "SDGO", "http://metadata.un.org/sdg/14"),
        Subject("HARBOURS", "UNBIS", "http://metadata.un.org/thesaurus/1002800"),
        Subject("UN. Lighthouse Unit", "DHLAUTH", None),
    )


def test_agenda_items_with_their_agenda_the_letter_x_is_no_number():
    assert stated(keywords=KEYWORDS).agenda_items == (
        AgendaItem("7b", "A/90/251", "Lighthouses."),
        AgendaItem(None, "A/", "Lamps."),
    )


def test_a_recorded_vote_with_its_members():
    vote = stated(vote=VOTE).vote
    assert (vote.outcome, vote.counts) == ("recorded-vote", (2, 1, None))
    assert vote.members == (("in-favour", "ICELAND"), ("in-favour", "CHILE"), ("against", "NORWAY"))


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ("adoptedWithoutVote", "without-vote"),
        ("Adopted without vote, 59th plenary meeting", "without-vote"),
        ("Adopted by consensus", "consensus"),
        ("adoptedByAcclamation", "acclamation"),
        ("Adopted 90-0-47, 87th plenary meeting", "recorded-vote"),
    ],
)
def test_the_outcomes_that_the_files_name(given, outcome):
    assert stated(vote=f'<voting outcome="{given}"/>').vote.outcome == outcome


def test_a_date_that_is_none_is_none():
    assert stated(adopted="0001-01-01").adopted is None


def test_a_file_without_metadata_has_none():
    text = akn(RECALLING)
    assert lay_out(Original(text.encode(), "a.xml", "a.xml")).metadata == ()
