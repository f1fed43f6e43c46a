"""Later clauses of a paragraph with a verb of their own: in the preamble a participle, else the present tense."""

from __future__ import annotations

import pytest

from texts import document, resolution


def clauses(paragraph: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What the later verbs of a paragraph print, say and are modified by."""
    operative = paragraph.split("*")[1].split()[-1].endswith("s")
    parts = {"operative": [paragraph]} if operative else {"preamble": [paragraph], "operative": ["*Decides* so."]}
    found = document(resolution(**parts)).paragraphs[0]
    return [(c.verb.printed, c.verb.act, c.verb.modifiers) for c in found.clauses]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("*Welcomes* the steps taken by bodies, and encourages them to continue.",
                     [("encourages", "encourage", ())], id="pronoun"),
        pytest.param("*Stresses* the need for a global approach, and encourages Governments to develop methods.",
                     [("encourages", "encourage", ())], id="object"),
        pytest.param("*Urges* Governments to strengthen programmes, and invites the private sector to join.",
                     [("invites", "invite", ())], id="object with an article"),
        pytest.param("*Notes* the report; and requests the Secretary-General to submit another.",
                     [("requests", "request", ())], id="semicolon"),
        pytest.param("*Notes* the report, and further requests the Secretary-General to submit another.",
                     [("further requests", "request", ("further",))], id="modifier"),
        pytest.param("*Notes* the report, and also calls upon States to act.",
                     [("also calls upon", "call-upon", ("also",))], id="verb of two words"),
        pytest.param("*Notes* the report, and in this regard calls upon States to act.",
                     [("calls upon", "call-upon", ())], id="in this regard"),
        pytest.param("*Notes* the report, and, in this regard, calls upon States to act.",
                     [("calls upon", "call-upon", ())], id="in this regard, between commas"),
        pytest.param("*Notes* the report, and to that end, urges States to act.", [("urges", "urge", ())],
                     id="to that end"),
        pytest.param("*Welcomes* the report, and takes note of its annex, and requests States to act.",
                     [("takes note", "take-note", ()), ("requests", "request", ())], id="two clauses"),
        pytest.param("*Seriously concerned* at the number of women, and acknowledging that it grows,",
                     [("acknowledging", "acknowledge", ())], id="participle"),
        pytest.param("*Recalling* its resolution, and mindful of the need to act,", [("mindful", "mindful", ())],
                     id="adjective"),
        pytest.param("*Noting* the report, and welcoming also the study of the expert,",
                     [("welcoming also", "welcome", ("also",))], id="participle with a modifier"),
    ],
)  # fmt: skip
def test_a_later_verb(paragraph, expected):
    assert clauses(paragraph) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("*Urges* Governments to adopt laws, and to encourage cooperation with organizations.",
                     id="infinitive"),
        pytest.param("*Urges* Governments to adopt laws, and encourage cooperation with organizations.",
                     id="infinitive without to"),
        pytest.param("*Urges* Governments to act by adopting laws, and encouraging cooperation.",
                     id="gerund in the operative part"),
        pytest.param("*Stressing* the importance of protecting victims, and promoting their rights,",
                     id="gerund after a preposition"),
        pytest.param("*Recalling* the pledge to assist States in reviewing laws, and establishing the courts needed,",
                     id="gerund after a verb and a preposition"),
        pytest.param("*Welcomes* the theme “Ending hunger, and requests the world makes” of the year.",
                     id="inside a quotation"),
        pytest.param("*Urges* States to respond to appeals, and requests for assistance, without delay.", id="noun"),
        pytest.param("*Urges* States to respect treaties, and acts of the Council.", id="noun with of"),
        pytest.param("*Notes* that the Secretary-General encourages States to act.", id="verb of somebody else"),
        pytest.param("*Decides* to remain seized of the matter.", id="nothing"),
    ],
)  # fmt: skip
def test_no_later_verb(paragraph):
    assert clauses(paragraph) == []


def test_a_clause_reaches_to_the_next_one():
    paragraph = document(
        resolution(operative=["*Welcomes* the report, and takes note of its annex, and requests States to act."])
    ).paragraphs[0]
    assert [(c.id, paragraph.text[c.start : c.end]) for c in paragraph.clauses] == [
        ("op1-v2", "takes note of its annex, and "),
        ("op1-v3", "requests States to act."),
    ]
