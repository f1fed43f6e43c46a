"""Reports that a resolution asks for: by whom, for whom, by when, in which paragraphs."""

from __future__ import annotations

import pytest

from texts import extraction, resolution

REPORT = (
    "*Requests* the Secretary-General to submit a report on the implementation of the present resolution to the "
    "General Assembly at its sixty-second session"
)
OUT = "un/ga/res/61/901#out-op1-1"


def outputs(*operative: str) -> dict[str, dict[str, list[str]]]:
    """What is said of every requested text: subjects, predicates, objects."""
    said: dict[str, dict[str, list[str]]] = {}
    for s in extraction(resolution(operative=operative)).statements:
        if "#out-" in s.subject:
            said.setdefault(s.subject, {}).setdefault(s.predicate, []).append(s.object.path)
    return said


def test_a_requested_report():
    assert outputs(f"{REPORT}.") == {
        OUT: {
            "unc:requestedIn": ["un/ga/res/61/901#op1"],
            "dcterms:creator": ["un/body/secretary-general"],
            "dcterms:subject": ["un/ga/res/61/901"],
            "unc:submittedTo": ["un/body/ga"],
            "unc:dueAt": ["un/event/ga-session-62"],
        }
    }


@pytest.mark.parametrize(
    "request_",
    [
        "to submit to the General Assembly at its sixty-second session a report on women",
        "to present a comprehensive report to the General Assembly at its sixty-second session",
        "to provide an analytical report on women to the General Assembly at its sixty-second session",
        "to report to the General Assembly at its sixty-second session on women",
        "to report on women to the General Assembly at its sixty-second session",
    ],
)
def test_wordings_of_a_request(request_):
    ((path, said),) = outputs(f"*Requests* the Secretary-General {request_}.").items()
    assert path == OUT
    assert (said["unc:submittedTo"], said["unc:dueAt"]) == (["un/body/ga"], ["un/event/ga-session-62"])
    assert said["dcterms:creator"] == ["un/body/secretary-general"]


def test_what_is_put_into_his_report_joins_the_report_requested_before():
    said = outputs(
        f"{REPORT};",
        "*Also requests* the Secretary-General to include in his report to the General Assembly at its sixty-second "
        "session proposals for a year of women.",
    )
    assert list(said) == [OUT]
    assert said[OUT]["unc:requestedIn"] == ["un/ga/res/61/901#op1", "un/ga/res/61/901#op2"]


def test_his_report_to_another_session_is_another_report():
    said = outputs(
        f"{REPORT};",
        "*Also requests* the Secretary-General to include in his report to the General Assembly at its sixty-fourth "
        "session proposals for a year of women.",
    )
    assert {path: s["unc:dueAt"] for path, s in said.items()} == {
        OUT: ["un/event/ga-session-62"],
        "un/ga/res/61/901#out-op2-1": ["un/event/ga-session-64"],
    }


def test_a_compilation_and_a_report_in_one_paragraph():
    found = extraction(
        resolution(
            operative=[
                "*Requests* the Secretary-General to compile, as guidance, successful strategies in addressing "
                "hunger, and to submit a report on the implementation of the present resolution to the General "
                "Assembly at its "
                "sixty-second session."
            ]
        )
    )
    labels = {e.path.rpartition("#")[2]: e.label for e in found.entities if "#out-" in e.path}
    assert labels == {
        "out-op1-1": "Compilation of successful strategies",
        "out-op1-2": "Report on the implementation of the present resolution",
    }


def test_a_clause_that_requests():
    said = outputs(
        "*Welcomes* the study, and requests the Secretary-General to submit a report to the General Assembly at its "
        "sixty-second session."
    )
    assert said[OUT]["dcterms:creator"] == ["un/body/secretary-general"]


@pytest.mark.parametrize(
    "paragraph",
    ["*Welcomes* the report of the Secretary-General.", "*Encourages* States to submit a report to the Assembly.",
     "*Requests* the Secretary-General to bring the matter to the attention of States."],
)  # fmt: skip
def test_nothing_is_requested(paragraph):
    assert outputs(paragraph) == {}
