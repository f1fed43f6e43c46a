"""What a citation does in its paragraph: role, governing verb (force) and aspect."""

from __future__ import annotations

import pytest

from texts import extraction, resolution

CRC = "un/instr/crc"
CHILD = "Convention on the Rights of the Child"
WOMEN = "Convention on the Elimination of All Forms of Discrimination against Women"
ROME = "Rome Statute of the International Criminal Court"


def roles(paragraph: str, notes: dict[int, str] | None = None) -> dict[str, tuple[str, str, str | None]]:
    """Role, force and aspect of the citations of a paragraph, by target."""
    operative = paragraph.split("*")[1].split()[-1].endswith("s")
    parts = {"operative": [paragraph]} if operative else {"preamble": [paragraph], "operative": ["*Decides* so."]}
    return {c.target: (c.role, c.force, c.aspect) for c in extraction(resolution(notes=notes, **parts)).citations}


@pytest.mark.parametrize(
    ("paragraph", "target", "expected"),
    [
        pytest.param(f"*Reaffirming* the principles of the {CHILD},", CRC, ("object-of-act", "reaffirm", None),
                     id="the object of the verb"),
        pytest.param(f"*Deeply concerned* at breaches of the {CHILD},", CRC, ("object-of-act", "concerned", None),
                     id="the verb without its modifier"),
        pytest.param(f"*Notes* the report, and urges States to heed the {CHILD}.", CRC, ("object-of-act", "urge", None),
                     id="the verb of a later clause"),
        pytest.param(f"*Welcoming* the adoption by the General Assembly of the {ROME},", "un/instr/rome-statute",
                     ("object-of-act", "welcome", "adoption"), id="adoption by a body"),
        pytest.param(f"*Welcoming* the adoption of the {ROME},", "un/instr/rome-statute",
                     ("object-of-act", "welcome", "adoption"), id="adoption"),
        pytest.param(f"*Welcoming* the adoption, on 17 July 1998, of the {ROME},", "un/instr/rome-statute",
                     ("object-of-act", "welcome", "adoption"), id="adoption on a day"),
        pytest.param(f"*Urges* States to consider signing and ratifying the {CHILD}.", CRC,
                     ("object-of-act", "urge", "signature-and-ratification"), id="signing and ratifying"),
        pytest.param(f"*Urges* States to ratify or accede to the {CHILD}.", CRC,
                     ("object-of-act", "urge", "signature-and-ratification"), id="ratify or accede"),
        pytest.param(f"*Urges* States to become parties to the {CHILD}.", CRC,
                     ("object-of-act", "urge", "signature-and-ratification"), id="become parties"),
        pytest.param(f"*Urges* States to ratify instruments such as the {CHILD}.", CRC,
                     ("object-of-act", "urge", "signature-and-ratification"), id="signed before it is an example"),
        pytest.param(f"*Calls for* the full implementation of the {CHILD}.", CRC,
                     ("object-of-act", "call-for", "implementation"), id="implementation"),
        pytest.param(f"*Stresses* the importance of fully implementing the {CHILD}.", CRC,
                     ("object-of-act", "stress", "implementation"), id="implementing"),
        pytest.param(f"*Welcoming* the entry into force of the {ROME},", "un/instr/rome-statute",
                     ("object-of-act", "welcome", "entry-into-force"), id="entry into force"),
        pytest.param(f"*Welcoming* the entry into force on 1 July 2002 of the {ROME},", "un/instr/rome-statute",
                     ("object-of-act", "welcome", "entry-into-force"), id="entry into force on a day"),
        pytest.param("*Encourages* States to support initiatives such as the Beijing Platform for Action.",
                     "un/instr/beijing-platform-for-action", ("example", "encourage", None), id="such as"),
        pytest.param("*Encourages* States to support plans, for example the Beijing Platform for Action.",
                     "un/instr/beijing-platform-for-action", ("example", "encourage", None), id="for example"),
        pytest.param(f"*Invites* States parties to the {WOMEN} to report.", "un/instr/cedaw",
                     ("addressee", "invite", None),
                     id="an addressee"),
        pytest.param("*Welcomes* the theme “Rights, as defined in the Beijing Platform for Action” of the year.",
                     "un/instr/beijing-platform-for-action", ("theme", "define", None), id="the theme that defines"),
        pytest.param("*Welcomes* the theme “The Beijing Platform for Action today” of the year.",
                     "un/instr/beijing-platform-for-action", ("theme", "none", None), id="a theme"),
        pytest.param("*Reaffirming* the outcome document of the Conference, entitled “The future we want”,",
                     "un/instr/future-we-want", ("object-of-act", "reaffirm", None), id="the name of what is cited"),
        pytest.param("*Reaffirming* its resolution 66/288, entitled “The future we want”,",
                     "un/instr/future-we-want", ("theme", "none", None), id="the title of an act"),
        pytest.param("*Decides* to include the item entitled “Arms Trade Treaty” in the agenda.",
                     "un/instr/att", ("theme", "none", None), id="the title of an item"),
        pytest.param(f"*Demands*, recalling the {CHILD}, that all groups stop.", CRC,
                     ("object-of-act", "recall", None), id="an inserted participle"),
        pytest.param(f"*Urges* States to act, and, as a means of promoting this, invites States to heed the {CHILD}.",
                     CRC, ("object-of-act", "invite", None), id="a later verb behind an inserted phrase"),
        pytest.param("*Requests* the Secretary-General to report on the implementation of the present resolution.",
                     "un/ga/res/61/901", ("self-reference", "request", "implementation"), id="itself"),
        pytest.param("*Decides* to publish the present resolution.", "un/ga/res/61/901",
                     ("self-reference", "decide", None),
                     id="itself, not its implementation"),
    ],
)  # fmt: skip
def test_the_role_of_a_citation(paragraph, target, expected):
    assert roles(paragraph)[target] == expected


def test_a_conference_with_a_footnote_is_cited_as_an_event():
    cited = roles(
        "*Reaffirming* the outcomes of the World Summit for Social Development<sup>1</sup> and its follow-up,",
        {1: "*Report of the World Summit for Social Development, Copenhagen, 6–12 March 1995* (United Nations "
            "publication, Sales No. E.96.IV.8), chap. I, resolution 1, annexes I and II."},
    )  # fmt: skip
    assert cited == {"un/event/wssd": ("event", "reaffirm", None)}


def test_a_conference_without_a_footnote_is_only_mentioned():
    found = extraction(resolution(["*Recalling* the World Summit for Social Development,"], ["*Decides* so."]))
    assert found.citations == ()
    assert [m.target for m in found.mentions if m.unit == "pp1"] == ["un/event/wssd"]


@pytest.mark.parametrize("joined", [", and", " and"], ids=["comma", "no comma"])
def test_ratifying_one_treaty_is_not_ratifying_the_next(joined):
    cited = roles(f"*Urges* States to ratify the {CHILD}{joined} to implement the {WOMEN}.")
    assert cited[CRC] == ("object-of-act", "urge", "signature-and-ratification")
    assert cited["un/instr/cedaw"][2] != "signature-and-ratification"


def test_the_adoption_governs_all_that_follows_it():
    cited = roles(
        "*Welcoming* the adoption by the General Assembly in November 2000 of the United Nations Convention against "
        "Transnational Organized Crime and the Protocol against the Smuggling of Migrants by Land, Sea and Air,"
    )
    assert set(cited.values()) == {("object-of-act", "welcome", "adoption")}
    assert set(cited) == {"un/instr/untoc", "un/instr/smuggling-protocol"}


def test_a_body_is_never_cited():
    assert roles("*Recalling* the work of the Security Council and the Commission on Human Rights,") == {}


def test_the_citation_of_an_explanatory_footnote():
    found = extraction(
        resolution(
            ["*Recalling* the work of the Subcommission on Prevention of Discrimination and Protection of Minorities,"
             "<sup>1</sup>"],
            ["*Decides* so."],
            {1: "Subsequently renamed the Subcommission on the Promotion and Protection of Human Rights (see "
                "Economic and Social Council decision 1999/256)."},
        )
    )  # fmt: skip
    assert [(c.unit, c.target, c.role, c.force) for c in found.citations] == [
        ("fn1", "un/ecosoc/dec/1999/256", "explanation", "none")
    ]
    assert found.footnote_kinds == {"fn1": "mixed"}
