"""To whom a verb is addressed."""

from __future__ import annotations

import pytest

from texts import extraction, resolution

CHILD = "Convention on the Rights of the Child"
WOMEN = "Convention on the Elimination of All Forms of Discrimination against Women"


def addressed(paragraph: str):
    return extraction(resolution(operative=[paragraph]))


def addressees(paragraph: str) -> list[tuple[str, str, list[str]]]:
    """Unit, words, and targets (actors without ``vocab/actor/``, bodies without ``un/``) of every addressee."""
    return [
        (a.unit, a.printed, [t.removeprefix("vocab/actor/").removeprefix("un/") for t in a.targets])
        for a in addressed(paragraph).addressees
    ]


@pytest.mark.parametrize(
    ("paragraph", "printed", "targets"),
    [
        pytest.param("*Urges* Governments to act.", "Governments", ["governments"], id="a generic actor"),
        pytest.param("*Urges* all Governments to act.", "all Governments", ["governments"], id="all of them"),
        pytest.param("*Calls upon* concerned Governments, in cooperation with organizations, to act.",
                     "concerned Governments", ["concerned-governments"], id="whoever cooperates is not addressed"),
        pytest.param("*Requests* the Secretary-General to act.", "the Secretary-General", ["body/secretary-general"],
                     id="a body"),
        pytest.param("*Requests* the Secretary-General, in consultation with Member States, to act.",
                     "the Secretary-General", ["body/secretary-general"], id="whoever is consulted is not addressed"),
        pytest.param("*Encourages* the Office of the United Nations High Commissioner for Human Rights to act.",
                     "the Office of the United Nations High Commissioner for Human Rights", ["body/ohchr"],
                     id="a body with another inside its name"),
        pytest.param("*Invites* Governments, once again, to act.", "Governments", ["governments"], id="once again"),
        pytest.param("*Calls once again upon* Member States to act.", "Member States", ["member-states"],
                     id="the modifier is part of the verb"),
        pytest.param("*Urges* all States parties to act.", "all States parties", ["states-parties"],
                     id="an adjective before"),
        pytest.param("*Urges* States that have not yet done so to act.", "States that have not yet done so",
                     ["states-that-have-not-yet-done-so"], id="a relative clause"),
        pytest.param("*Urges* all States that have not yet done so to act.", "all States that have not yet done so",
                     ["states-that-have-not-yet-done-so"], id="a relative clause behind all"),
        pytest.param("*Appeals* to Member States to act.", "Member States", ["member-states"], id="a verb with to"),
        pytest.param("*Draws the attention* of Governments to the matter.", "Governments", ["governments"],
                     id="a verb with of"),
        pytest.param("*Invites* Governments and the private sector to act.", "Governments and the private sector",
                     ["governments", "private-sector"], id="a pair"),
        pytest.param("*Invites* Governments, United Nations bodies and organizations, intergovernmental and "
                     "non-governmental organizations and the private sector to act.",
                     "Governments, United Nations bodies and organizations, intergovernmental and non-governmental "
                     "organizations and the private sector",
                     ["governments", "un-bodies", "igos", "ngos", "private-sector"], id="a list"),
        pytest.param("*Invites* States, the Security Council and civil society to act.",
                     "States, the Security Council and civil society", ["states", "body/sc", "civil-society"],
                     id="a list of actors and bodies"),
        pytest.param("*Invites* the business sector, in particular the tourism and telecommunications industries, "
                     "including mass media organizations, to act.",
                     "the business sector, in particular the tourism and telecommunications industries, including mass "
                     "media organizations",
                     ["business-sector", "telecommunications-industry", "tourism-industry", "mass-media-organizations"],
                     id="in particular, including"),
        pytest.param("*Urges* Member States, as well as the international community, to act.",
                     "Member States, as well as the international community",
                     ["member-states", "international-community"],
                     id="as well as"),
        pytest.param(f"*Invites* States parties to the {WOMEN}, the {CHILD} and the International Covenants on "
                     "Human Rights to report.",
                     f"States parties to the {WOMEN}, the {CHILD} and the International Covenants on Human Rights",
                     ["states-parties-cedaw", "states-parties-crc", "states-parties-international-covenants"],
                     id="the parties to three treaties"),
        pytest.param("*Encourages* women and youth to act.", "women and youth", ["women", "youth"],
                     id="actors only where they are addressed"),
        pytest.param("*Invites* the beekeepers of the region to act.", "the beekeepers of the region",
                     ["beekeepers-of-the-region"], id="nobody known"),
        pytest.param("*Requests* the President of the General Assembly to act.",
                     "the President of the General Assembly",
                     ["body/ga-president"], id="the president is not the Assembly"),
        pytest.param("*Invites* the United Nations High Commissioner for Refugees to act.",
                     "the United Nations High Commissioner for Refugees",
                     ["united-nations-high-commissioner-for-refugees"], id="a name that begins with that of another"),
        pytest.param("*Invites* the United Nations to act.", "the United Nations", ["body/united-nations"],
                     id="the name alone"),
    ],
)  # fmt: skip
def test_the_addressees_of_a_paragraph(paragraph, printed, targets):
    ((unit, words, found),) = addressees(paragraph)
    assert (unit, words) == ("op1", printed)
    assert sorted(found) == sorted(targets)


def test_a_second_name_that_begins_with_that_of_another():
    ((_, _, targets),) = addressees(
        "*Requests* the Secretary-General and the United Nations High Commissioner for Human Rights to act."
    )
    assert "body/secretary-general" in targets
    assert "body/united-nations" not in targets


@pytest.mark.parametrize(
    "paragraph",
    ["*Welcomes* the report of the Secretary-General.", "*Decides* to request Governments to act.",
     "*Stresses* the need for Governments to act.", "*Takes note* of the efforts of Member States."],
)  # fmt: skip
def test_a_verb_that_addresses_nobody(paragraph):
    assert addressees(paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "*Welcomes* the steps taken by non-governmental organizations to help, and encourages them to continue.",
            [("op1-v2", "them", ["ngos"])], id="them",
        ),
        pytest.param(
            "*Welcomes* the steps taken by the Security Council and civil society to help, and encourages them to "
            "continue.",
            [("op1-v2", "them", ["body/sc", "civil-society"])], id="them, a body and an actor",
        ),
        pytest.param(
            "*Takes note* of the report of the Secretary-General, and requests him to continue.",
            [("op1-v2", "him", ["body/secretary-general"])], id="him",
        ),
        pytest.param(
            "*Expresses its appreciation* to the Secretary-General for his report, and invites him to continue.",
            [("op1-v2", "him", ["body/secretary-general"])], id="him, behind to",
        ),
        pytest.param(
            "*Stresses* the need for data, and encourages Governments to gather them.",
            [("op1-v2", "Governments", ["governments"])], id="a clause of its own",
        ),
        pytest.param(
            "*Urges* Governments to act, and invites the private sector to join.",
            [("op1", "Governments", ["governments"]), ("op1-v2", "the private sector", ["private-sector"])],
            id="the paragraph and its clause",
        ),
    ],
)  # fmt: skip
def test_the_addressees_of_a_clause(paragraph, expected):
    assert [(u, p, sorted(t)) for u, p, t in addressees(paragraph)] == expected


def test_nobody_known_becomes_a_concept():
    found = addressed("*Invites* the beekeepers of the region to act.")
    entity = found.entity("vocab/actor/beekeepers-of-the-region")
    assert (entity.kind, entity.label) == ("Concept", "beekeepers of the region")


def test_the_parties_to_a_treaty_are_a_concept_below_states_parties():
    entity = addressed(f"*Invites* States parties to the {CHILD} to report.").entity("vocab/actor/states-parties-crc")
    assert entity.label == f"States parties to the {CHILD}"
    assert ("broader", "vocab/actor/states-parties") in entity.details


def test_the_words_of_an_addressee_are_quoted_from_the_source():
    found = addressed("*Invites* Governments and the *private* sector to act.")
    (addressee,) = found.addressees
    assert [found.document.source.quote(s) for s in addressee.spans] == ["Governments and the *private* sector"]


def test_a_later_addressee_of_the_preamble():
    found = extraction(
        resolution(["*Noting* the report, and calling upon Member States to act,"], ["*Decides* so."])
    ).addressees
    assert [(a.unit, a.printed) for a in found] == [("pp1-v2", "Member States")]
