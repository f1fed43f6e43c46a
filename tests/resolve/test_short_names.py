"""What "the Convention" stands for: the only one, the one of the title or paragraph, or several candidates."""

from __future__ import annotations

import pytest

from texts import extraction, resolution

WOMEN = "Convention on the Elimination of All Forms of Discrimination against Women"
CHILD = "Convention on the Rights of the Child"
CEDAW, CRC = "un/instr/cedaw", "un/instr/crc"


def found(*preamble: str, notes: dict[int, str] | None = None, title: str = "Invented matters"):
    return extraction(resolution(list(preamble), ["*Decides* so."], notes, title=title))


def last(*preamble: str, **kwargs):
    """The last citation of a resolution with these preambular paragraphs."""
    return found(*preamble, **kwargs).citations[-1]


def test_the_only_one_that_was_named():
    citation = last(f"*Recalling* the {CHILD},", "*Noting* the States parties to the Convention,")
    assert (citation.target, citation.unit, citation.rule) == (CRC, "pp2", "short-name/only/bare")


def test_what_was_not_named_before_is_not_cited():
    assert found("*Noting* the work under the Convention,").citations == ()


def test_the_one_of_the_title():
    citation = last(f"*Recalling* the {CHILD},", "*Noting* the Convention,", title=WOMEN)
    assert citation.target == CEDAW


def test_the_one_of_the_paragraph():
    citation = last(f"*Recalling* the {CHILD},", f"*Noting* the {WOMEN} and the duties under the Convention,")
    assert citation.target == CEDAW


def test_two_are_candidates_the_nearest_first():
    citation = last(f"*Recalling* the {CHILD} and the {WOMEN},", "*Noting* the Convention,")
    assert citation.target is None
    assert citation.candidates == (CEDAW, CRC)
    assert citation.reason
    assert citation.confidence == 0.5


def test_the_text_itself_says_which():
    citation = last(f"*Recalling* the {CHILD} (“the Convention”) and the {WOMEN},", "*Noting* the Convention,")
    assert (citation.target, citation.rule) == (CRC, "short-name/defined/bare")


def test_letters_that_the_text_defines():
    citation = last("*Recalling* the Invented Convention on Bees (ICBE),<sup>1</sup>", "*Noting* the ICBE,",
                    notes={1: "Resolution 61/106, annex."})  # fmt: skip
    assert citation.target == "un/ga/res/61/106#annex_text"


def test_a_name_with_a_footnote_is_known_from_then_on():
    cited = found(
        "*Recalling* the Hanoi Declaration on Bees,<sup>1</sup>",
        "*Noting* the Hanoi Declaration and the principles of the Declaration, and the Hanoi Declaration on Bees,",
        notes={1: "Resolution 61/106, annex."},
    ).citations
    assert {c.target for c in cited} == {"un/ga/res/61/106#annex_text"}
    assert len(cited) == 4


def test_another_declaration_is_not_the_known_one():
    cited = found("*Recalling* the Hanoi Declaration on Bees,<sup>1</sup>", "*Noting* the Declaration on Honey,",
                  notes={1: "Resolution 61/106, annex."}).citations  # fmt: skip
    assert [c.target for c in cited] == ["un/ga/res/61/106#annex_text", "un/named/declaration-on-honey"]


def test_the_covenants_named_one_by_one():
    citation = last(
        "*Recalling* the International Covenant on Civil and Political Rights and the International Covenant on "
        "Economic, Social and Cultural Rights,",
        "*Noting* the Covenants,",
    )
    assert citation.target == "un/instr/international-covenants"


def test_the_protocols_of_the_convention_named_last():
    cited = found(f"*Recalling* the {CHILD} and the {WOMEN},", f"*Noting* the {CHILD} and its two Optional Protocols,")
    assert cited.citations[-1].target == "un/instr/crc-optional-protocols"


def test_one_of_several_protocols_is_not_guessed():
    citation = last(f"*Recalling* the {CHILD} and the Optional Protocol thereto,")
    assert citation.target is None
    assert citation.candidates == ("un/instr/op-crc-ac", "un/instr/op-crc-ic", "un/instr/op-crc-sc")


def test_protocols_nobody_knows_are_an_open_set_of_their_parent():
    extracted = found("*Recalling* the Rome Statute of the International Criminal Court and the protocols thereto,")
    path = "un/instr/rome-statute-protocols"
    assert extracted.entity(path).kind == "OpenSet"
    assert ("unc:supplements", "un/instr/rome-statute") in {
        (s.predicate, s.object.path) for s in extracted.statements if s.subject == path
    }


def test_a_body_is_the_parent_of_no_protocol():
    extracted = found(
        "*Recalling* the Additional Protocol to the Council of Europe Convention on Invented Matters,<sup>1</sup>",
        notes={1: "United Nations, *Treaty Series*, vol. 2700, No. 47000."},
    )
    assert [c.target for c in extracted.citations] == ["un/treaty/unts/2700/47000"]
    assert not [s for s in extracted.statements if s.predicate == "unc:supplements"]


def test_the_short_name_of_an_addressee():
    extracted = extraction(
        resolution([f"*Recalling* the {CHILD},"], ["*Invites* States parties to the Convention to report."])
    )
    assert [(c.unit, c.target, c.role) for c in extracted.citations][-1] == ("op1", CRC, "addressee")


def test_the_footnote_of_what_was_adopted_under_a_convention():
    extracted = found("*Recalling* the Lisbon Agreement on Bees adopted under the Invented Convention on Honey,"
                      "<sup>1</sup>", notes={1: "See A/61/122, annex."})  # fmt: skip
    assert [(extracted.entity(c.target).label, bool(c.marker)) for c in extracted.citations] == [
        ("Lisbon Agreement on Bees", True),
        ("Invented Convention on Honey", False),
    ]


def test_all_acts_of_a_footnote_behind_the_relevant_resolutions():
    extracted = found("*Recalling* the relevant resolutions,<sup>1</sup>", notes={1: "Resolutions 60/1, 61/143 and "
                      "62/132."})  # fmt: skip
    assert [c.target for c in extracted.citations] == ["un/ga/res/60/1", "un/ga/res/61/143", "un/ga/res/62/132"]


def test_a_place_before_an_act_is_kept():
    extracted = found("*Recalling* paragraph 3 of its resolution 55/2 and article 31 of the Rome Statute,")
    assert [c.locator for c in extracted.citations] == ["paragraph 3", "article 31"]


def test_a_name_that_nobody_curated_is_cited_with_less_confidence():
    citation = last("*Recalling* the Lisbon Declaration on Invented Policies,")
    assert (citation.target, citation.rule) == (
        "un/named/lisbon-declaration-on-invented-policies",
        "short-name/unplaced/bare",
    )
    assert citation.confidence < 0.7
    assert citation.reason


def test_what_one_state_has_is_named_within_its_text():
    citation = last("*Welcoming* the implementation of the National Action Plan on Bees,")
    assert citation.target == "un/ga/res/61/901#named-national-action-plan-on-bees"


def test_the_beginning_of_one_known_name_only():
    citation = last(
        "*Recalling* the Convention on the Prohibition of the Development, Production, Stockpiling and Use of Chemical "
        "Weapons,"
    )
    assert (citation.target, citation.rule) == ("un/instr/cwc", "short-name/beginning/bare")


def test_a_subtitle_is_part_of_a_name():
    extracted = found("*Recalling* the Political Declaration on Bees: Ending Inequalities and Getting on Track,")
    (citation,) = extracted.citations
    label = extracted.entity(citation.target).label
    assert label == "Political Declaration on Bees: Ending Inequalities and Getting on Track"


def test_a_protocol_with_a_number_is_remembered():
    cited = found(
        "*Recalling* Protocol III on Invented Weapons and the Kyoto Protocol,",
        "*Noting* Protocol III on Invented Weapons, given the importance of the Protocol,",
    ).citations
    assert cited[-1].target != "un/instr/kyoto-protocol"


@pytest.mark.parametrize(
    "text",
    [
        "the Law on the Statute of Judges and Prosecutors",
        "the Framework of the Kabul process",
        "the Principles of the Organization",
        "the Hanoi Treaty Organization",
        "a Hanoi Declaration on Bees",
    ],
)
def test_words_that_name_no_instrument(text):
    assert found(f"*Recalling* {text},").citations == ()


def test_a_known_name_in_the_name_of_a_body_is_not_cited_but_remembered():
    cited = found(
        "*Noting* the work of the Special Committee on the Situation with regard to the Implementation of the "
        "Declaration on the Granting of Independence to Colonial Countries and Peoples,",
        "*Recalling* the Declaration,",
    ).citations
    assert [(c.unit, c.target) for c in cited] == [("pp2", "un/instr/decolonization-declaration")]


def test_a_known_name_inside_a_new_one_is_part_of_it():
    cited = found("*Recalling* the Framework for the Implementation of Agenda 2063,").citations
    assert [c.target for c in cited] == ["un/named/framework-for-the-implementation-of-agenda-2063"]


def test_a_known_name_behind_a_new_one_is_cited_too():
    cited = found(f"*Recalling* the Political Declaration on Bees and the {CHILD},").citations
    assert [c.target for c in cited] == ["un/named/political-declaration-on-bees", CRC]


def test_letters_of_a_court_are_not_those_of_its_statute():
    cited = found(
        "*Recalling* the Rome Statute of the International Criminal Court (ICC),", "*Noting* cooperation with the ICC,"
    ).citations
    assert [c.unit for c in cited] == ["pp1"]


def test_the_optional_protocol_to_the_convention():
    citation = last(
        "*Recalling* the Convention on the Rights of Persons with Disabilities,",
        "*Noting* that 103 States have acceded to the Optional Protocol to the Convention,",
    )
    assert citation.target == "un/instr/op-crpd"
