"""Sessions, conferences and meetings that a text names, and whose they are."""

from __future__ import annotations

import pytest

from texts import extraction, resolution


def meetings(paragraph: str, **options: object) -> list[str]:
    """The meetings that an operative paragraph mentions, without ``un/event/``."""
    found = extraction(resolution(operative=[paragraph], **options))
    return [
        m.target.removeprefix("un/event/")
        for m in found.mentions
        if m.unit == "op1" and m.target.startswith("un/event/")
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("*Requests* a report to the General Assembly at its sixty-second session.", ["ga-session-62"],
                     id="its, of the body just named"),
        pytest.param("*Notes* the study by the Commission on the Status of Women at its forty-seventh session.",
                     ["csw-session-47"], id="its, of a commission"),
        pytest.param("*Notes* the study by the Commission on Human Rights for the General Assembly at its fifty-ninth "
                     "session.", ["ga-session-59"], id="its, of the nearer of two bodies"),
        pytest.param("*Requests* the Secretary-General to report at its sixty-second session.", ["ga-session-62"],
                     id="an office holder does not meet"),
        pytest.param("*Decides* to consider the matter at its sixty-second session.", ["ga-session-62"],
                     id="its, of the issuer"),
        pytest.param("*Decides* to consider the matter at the sixty-second session of the General Assembly.",
                     ["ga-session-62"], id="of a body named behind"),
        pytest.param("*Notes* the debate in the General Assembly at its twenty-ninth special session.",
                     ["ga-session-s29"],
                     id="special session"),
        pytest.param("*Notes* the debate in the General Assembly at its tenth emergency special session.",
                     ["ga-session-es10"], id="emergency special session"),
        pytest.param("*Notes* the debate in the General Assembly at its 62nd session.", ["ga-session-62"],
                     id="an ordinal in digits"),
        pytest.param("*Notes* the outcome of the World Summit for Social Development.", ["wssd"], id="a conference"),
        pytest.param("*Notes* the special session of the General Assembly on children.", ["special-session-children"],
                     id="a special session by its subject"),
        pytest.param("*Notes* the conclusions of the European Council at its meeting held at Tampere, Finland, on "
                     "15 and 16 October 1999.", ["tampere-european-council"], id="a meeting by its place"),
        pytest.param("*Notes* the sixty-second session.", [], id="a session of nobody"),
    ],
)  # fmt: skip
def test_the_meetings_of_a_paragraph(paragraph, expected):
    assert meetings(paragraph) == expected


def test_its_session_is_that_of_the_issuer_of_another_body():
    assert meetings("*Decides* to meet again at its fifty-first session.", body="Commission on the Status of Women",
                    number="50/99", report="") == ["csw-session-51"]  # fmt: skip


def test_a_new_session_is_described():
    found = extraction(resolution(operative=["*Decides* to consider it at its sixty-second session."]))
    entity = found.entity("un/event/ga-session-62")
    assert (entity.kind, entity.label) == ("Meeting", "General Assembly, session 62")
    assert {("meetingOf", "un/body/ga"), ("session", "62")} <= set(entity.details)


def masthead(**options: object) -> list[str]:
    found = extraction(resolution(operative=["*Decides* so."], **options))
    return [m.target for m in found.mentions if m.unit == ""]


@pytest.mark.parametrize(
    ("session", "number", "expected"),
    [
        ("Sixty-first session", "61/901", "un/event/ga-session-61"),
        ("Sixtieth session", "60/901", "un/event/ga-session-60"),
        ("Fifty-seventh session", "57/901", "un/event/ga-session-57"),
        ("Twenty-seventh special session", "S-27/9", "un/event/special-session-children"),
        ("Tenth emergency special session", "ES-10/99", "un/event/ga-session-es10"),
    ],
)
def test_the_session_of_the_masthead(session, number, expected):
    sessions = [m for m in masthead(session=session, number=number, adopted="") if m.startswith("un/event/")]
    assert sessions == [expected]


def test_the_plenary_meeting_below_the_text():
    found = extraction(resolution(operative=["*Decides* so."]))
    plenary = "un/event/ga-plenary-61-64"
    assert plenary in [m.target for m in found.mentions]
    stated = {(s.predicate, getattr(s.object, "path", None) or s.object.text) for s in found.statements
              if s.subject == plenary}  # fmt: skip
    assert stated == {("unc:meetingOf", "un/event/ga-session-61"), ("unc:dateAsStated", "2006-12-19")}


@pytest.mark.parametrize(
    ("kind", "formula"),
    [("Resolution adopted by the General Assembly", "*The General Assembly,*"),
     ("RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY", "The General Assembly,")],
    ids=["in small letters", "in capitals"],
)  # fmt: skip
def test_the_body_of_the_masthead(kind, formula):
    text = f"{kind}\n\n61/901. Invented matters\n\n{formula}\n\n1. Decides so.\n"
    found = extraction(text)
    assert [m.target for m in found.mentions if m.unit == ""] == ["un/body/ga"]
    assert found.act.path == "un/ga/res/61/901"


def test_the_report_of_the_masthead_is_printed_in_a_paper_and_written_by_a_committee():
    found = extraction(resolution(operative=["*Decides* so."]))
    report = "un/doc/A/61/901#report"
    assert found.entity(report).kind == "Report"
    assert {(s.predicate, s.object.path) for s in found.statements if s.subject == report} == {
        ("unc:printedIn", "un/doc/A/61/901"),
        ("dcterms:creator", "un/body/third-committee"),
    }
    assert found.citations == ()


@pytest.mark.parametrize(
    ("number", "kind", "act", "paper"),
    [
        ("61/901", "Resolution", "un/ga/res/61/901", "un/doc/A/RES/61/901"),
        ("S-27/9", "Resolution", "un/ga/res/s27/9", "un/doc/A/RES/S-27/9"),
        ("317 (IV)", "Resolution", "un/ga/res/4/317", "un/doc/A/RES/317_IV"),
        ("61/505", "Decision", "un/ga/dec/61/505", None),
    ],
)
def test_the_act_and_its_paper(number, kind, act, paper):
    text = resolution(operative=["*Decides* so."], number=number).replace("## Resolution", f"## {kind}")
    found = extraction(text)
    assert (found.act.path, found.act.kind) == (act, kind)
    assert (found.paper.path if found.paper else None) == paper
