"""Bodies under an old and a new name, as explanatory footnotes tell it in either direction."""

from __future__ import annotations

import pytest

from texts import extraction, resolution


def renamed(body: str, note: str):
    return extraction(resolution([f"*Recalling* the work of the {body},<sup>1</sup>"], ["*Decides* so."], {1: note}))


@pytest.mark.parametrize(
    ("body", "note", "expected"),
    [
        pytest.param(
            "Subcommission on Prevention of Discrimination and Protection of Minorities",
            "Subsequently renamed the Subcommission on the Promotion and Protection of Human Rights (see Economic "
            "and Social Council decision 1999/256).",
            ("un/event/subcom-1999", "un/body/subcom-prevention", "un/body/subcom-promotion", "un/ecosoc/dec/1999/256"),
            id="the note has the new name, and the act",
        ),
        pytest.param(
            "Office on Drugs and Crime", "Formerly known as the Office for Drug Control and Crime Prevention.",
            ("un/event/odc-renaming", "un/body/odccp", "un/body/office-on-drugs-and-crime", None),
            id="the note has the old name",
        ),
        pytest.param(
            "Office for Drug Control and Crime Prevention", "Now known as the Office on Drugs and Crime.",
            ("un/event/odc-renaming", "un/body/odccp", "un/body/office-on-drugs-and-crime", None),
            id="the same renaming, told from the other side",
        ),
        pytest.param(
            "Commission on the Status of Women", "Formerly known as the Bureau of Women.",
            ("un/event/renaming-bureau-of-women-csw", "un/body/bureau-of-women", "un/body/csw", None),
            id="an old name that nobody curated",
        ),
    ],
)  # fmt: skip
def test_a_renaming(body, note, expected):
    (renaming,) = renamed(body, note).renamings
    assert (renaming.path, renaming.old, renaming.new, renaming.by) == expected


@pytest.mark.parametrize(
    ("body", "note"),
    [("Office on Drugs and Crime", "Formerly known as the Office for Drug Control and Crime Prevention.")],
)
def test_an_explanation_annotates_a_body_and_cites_nothing(body, note):
    found = renamed(body, note)
    assert [(a.text, a.annotates) for a in found.anchors] == [(body, "un/body/office-on-drugs-and-crime")]
    assert found.citations == ()
    assert found.footnote_kinds == {"fn1": "explanation"}


def test_the_marker_may_stand_inside_a_longer_phrase():
    found = extraction(
        resolution(
            ["*Noting* the help of the Office on Drugs and Crime<sup>1</sup> of the Secretariat,"],
            ["*Decides* so."],
            {1: "Formerly known as the Office for Drug Control and Crime Prevention."},
        )
    )
    assert [a.annotates for a in found.anchors] == ["un/body/office-on-drugs-and-crime"]


def test_both_names_are_mentioned_where_they_stand():
    found = renamed("Office on Drugs and Crime", "Formerly known as the Office for Drug Control and Crime Prevention.")
    assert {(m.unit, m.target) for m in found.mentions if m.unit} == {
        ("pp1", "un/body/office-on-drugs-and-crime"),
        ("fn1", "un/body/odccp"),
    }
