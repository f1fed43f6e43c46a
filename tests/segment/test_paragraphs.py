"""Paragraphs: where one begins, and how the parts of one that pages and footnotes cut come together again."""

from __future__ import annotations

import pytest

from texts import document, note, page_break, resolution

NOTE = note(1, "Resolution 44/25, annex.")
NOTE_2 = note(2, "Resolution 34/180, annex.")
WITH_RULE = page_break(NOTE)
WITHOUT_RULE = f"\n\n{NOTE}\n\n"


def texts(markdown: str) -> dict[str, str]:
    return {p.id: p.text for p in document(markdown).paragraphs}


def notes(markdown: str) -> dict[str, str]:
    return {f.number: f.text for f in document(markdown).footnotes}


def preambular(*paragraphs: str, italics: bool = True) -> dict[str, str]:
    """The preambular paragraphs of a resolution; without italics as plain text has them."""
    markdown = resolution([*paragraphs, "*Stressing* so,"], ["*Decides* so."])
    found = texts(markdown if italics else markdown.replace("*", ""))
    return {k: v for k, v in found.items() if k.startswith("pp") and v != "Stressing so,"}


@pytest.mark.parametrize("cut", [WITH_RULE, WITHOUT_RULE, "\n\n---\n\n", "\n\n"],
                         ids=["rule and notes", "notes without a rule", "a rule alone",
                              "a blank line alone"])  # fmt: skip
@pytest.mark.parametrize("italics", [True, False], ids=["italics", "plain text"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("the rights of the child,<sup>1</sup> including the right to", "education and health,",
                     id="between two words"),
        pytest.param("the conclusions adopted<sup>1</sup> by the Commission on the", "Status of Women,",
                     id="in a name, before a capital"),
        pytest.param("the work<sup>1</sup> of the Preparatory and", "Welcoming Committee of the Conference,",
                     id="in a name, before a word that might be a verb"),
        pytest.param("the Convention on the Rights of the Child,<sup>1</sup>", "the Protocols thereto and the Charter,",
                     id="after a comma"),
        pytest.param("resolution 44/25,<sup>1</sup> resolution", "57/176 and decision 58/3,", id="before a number"),
        pytest.param("the meeting<sup>1</sup> held at", "“Recalling House”,", id="before a quotation mark"),
    ],
)  # fmt: skip
def test_a_cut_paragraph_is_joined(before, after, cut, italics):
    found = preambular(f"*Recalling* {before}{cut}{after}", "*Noting* so,", italics=italics)
    joined = f"Recalling {before} {after}".replace("<sup>1</sup>", "")
    assert found == {"pp1": joined, "pp2": "Noting so,"}


def test_a_title_in_italics_that_begins_a_page_is_no_paragraph():
    cut = "*Recalling* the *Compendium of United Nations*" + WITH_RULE + "*Standards and Norms in Crime Prevention*,"
    assert preambular(cut) == {
        "pp1": "Recalling the Compendium of United Nations Standards and Norms in Crime Prevention,"
    }


def test_a_paragraph_cut_twice():
    cut = "*Recalling* the Convention,<sup>1</sup> the" + page_break(NOTE) + "Covenants<sup>2</sup> and the"
    assert preambular(cut + page_break(NOTE_2) + "Charter,") == {
        "pp1": "Recalling the Convention, the Covenants and the Charter,"
    }


@pytest.mark.parametrize("cut", [WITH_RULE, WITHOUT_RULE, "\n\n---\n\n"], ids=["rule and notes", "notes", "rule"])
@pytest.mark.parametrize("italics", [True, False], ids=["italics", "plain text"])
def test_a_page_ends_between_two_complete_paragraphs(cut, italics):
    found = preambular(f"*Recalling* the Convention,<sup>1</sup>{cut}*Recalling also* the Covenants,", italics=italics)
    assert found == {"pp1": "Recalling the Convention,", "pp2": "Recalling also the Covenants,"}


@pytest.mark.parametrize("cut", [WITH_RULE, WITHOUT_RULE], ids=["rule", "no rule"])
@pytest.mark.parametrize("tight", [True, False], ids=["tight list", "loose list"])
def test_an_operative_paragraph_cut_by_notes(cut, tight):
    markdown = resolution(
        operative=[
            "*Welcomes* the report;<sup>1</sup>",
            f"*Encourages* States to conclude agreements, such as the{cut}Action Plan for the Region;",
            "*Urges* States to act.",
        ],
        tight=tight,
    )
    assert texts(markdown) == {
        "op1": "Welcomes the report;",
        "op2": "Encourages States to conclude agreements, such as the Action Plan for the Region;",
        "op3": "Urges States to act.",
    }


def test_an_operative_paragraph_cut_by_a_blank_line_alone():
    markdown = resolution(operative=["*Urges* States to train officials, including\n\nby protecting victims;",
                                     "*Decides* so."])  # fmt: skip
    assert texts(markdown)["op1"] == "Urges States to train officials, including by protecting victims;"


def test_lines_of_a_hard_wrapped_paragraph():
    assert preambular("*Recalling* the rights\nof the child\nand of women,") == {
        "pp1": "Recalling the rights of the child and of women,"
    }


def test_windows_line_ends_change_nothing():
    markdown = resolution(["*Recalling* the rights\nof the child,<sup>1</sup> and the" + WITH_RULE + "Charter,"],
                          ["*Decides* so."])  # fmt: skip
    assert texts(markdown.replace("\n", "\r\n")) == texts(markdown)


def test_a_byte_order_mark_changes_nothing():
    markdown = resolution(["*Recalling* so,"], ["*Decides* so."])
    assert texts("\ufeff" + markdown) == texts(markdown)


def test_a_single_operative_paragraph_without_a_number():
    markdown = resolution(["*Recalling* so,"]).replace("*64th", "*Decides* to act.\n\n*64th")
    found = document(markdown).paragraphs
    assert [(p.id, p.kind, p.number, p.text) for p in found] == [
        ("pp1", "preambular", None, "Recalling so,"),
        ("op1", "operative", None, "Decides to act."),
    ]


def test_paragraphs_are_counted_in_each_part():
    markdown = resolution(["*Recalling* so,", "*Noting* so,"], ["*Decides* so;", "*Requests* so."])
    found = document(markdown).paragraphs
    assert [(p.id, p.kind, p.order, p.number) for p in found] == [
        ("pp1", "preambular", 1, None), ("pp2", "preambular", 2, None),
        ("op1", "operative", 1, "1"), ("op2", "operative", 2, "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body", ["General Assembly", "Security Council", "Economic and Social Council", "Commission on the Status of Women"]
)
def test_the_text_begins_below_the_formula_of_any_body(body):
    assert texts(resolution(["*Recalling* so,"], ["*Decides* so."], body=body)) == {
        "pp1": "Recalling so,",
        "op1": "Decides so.",
    }


# ------------------------------------------------------------------------------ footnotes


def test_footnotes_of_several_pages_are_in_the_order_of_their_numbers():
    markdown = resolution(
        ["*Recalling* the Covenants,<sup>3</sup> the Convention<sup>1</sup> and the" + page_break(NOTE) + "Charter,"],
        ["*Welcomes* the report<sup>2</sup> of the" + page_break(NOTE_2) + "Secretary-General."],
        {3: "Resolution 2200 A (XXI), annex."},
    )
    assert list(notes(markdown)) == ["1", "2", "3"]


def test_a_footnote_that_a_page_cuts_is_joined():
    cut = note(1, "*Report of the Conference, Cairo, 5–13 September 1994* (United Nations publication,")
    markdown = resolution(
        ["*Recalling* the Programme of Action,<sup>1</sup>" + page_break(cut) + "Sales No. E.95.XIII.18), chap. I.",
         "*Noting* so,"],
        ["*Decides* so."],
    )  # fmt: skip
    assert notes(markdown) == {
        "1": "Report of the Conference, Cairo, 5–13 September 1994 (United Nations publication, "
        "Sales No. E.95.XIII.18), chap. I."
    }
    assert texts(markdown)["pp1"] == "Recalling the Programme of Action,"


def test_a_footnote_without_a_full_stop_does_not_swallow_the_next_paragraph():
    markdown = resolution(
        ["*Recalling* the Agenda,<sup>1</sup>\n\n<sup>1</sup> Resolution 69/313, annex",
         "*Noting with appreciation* the efforts of States,"],
        ["*Decides* so."],
    )  # fmt: skip
    assert notes(markdown) == {"1": "Resolution 69/313, annex"}
    assert [p.text for p in document(markdown).paragraphs][1] == "Noting with appreciation the efforts of States,"


def test_a_hard_wrapped_footnote():
    markdown = resolution(["*Recalling* so,<sup>1</sup>"], ["*Decides* so."], {1: "See A/57/170,\nchap. II."})
    assert notes(markdown) == {"1": "See A/57/170, chap. II."}


def test_a_footnote_block_is_no_paragraph():
    markdown = resolution(["*Recalling* so,<sup>1</sup>"], ["*Decides* so."], {1: "Resolution 44/25."})
    assert texts(markdown) == {"pp1": "Recalling so,", "op1": "Decides so."}


def test_a_footnote_spans_its_block_in_the_source():
    found = document(resolution(["*Recalling* so,<sup>1</sup>"], ["*Decides* so."], {1: "Resolution 44/25."}))
    assert found.source.quote(found.footnotes[0].span) == "<sup>1</sup> Resolution 44/25."


def ids(markdown: str) -> list[str]:
    """The ids of the paragraphs of a text."""
    return [p.id for p in document(markdown).paragraphs]


def test_a_finite_verb_in_a_preamble_before_numbered_paragraphs_is_of_the_preamble():
    found = ids(resolution(["*Recalling* so,", "*Expresses concern* at so,", "*Welcoming* so,"], ["*Decides* so."]))
    assert found == ["pp1", "pp2", "pp3", "op1"]


def test_a_heading_in_italics_is_no_paragraph():
    text = resolution(["*Recalling* so,"], ["*Decides* so;", "*Requests* so."])
    headed = document(text.replace("2. ", "*Arms Embargo*\n\n2. "))
    assert [p.id for p in headed.paragraphs] == ["pp1", "op1", "op2"]
    assert [h.value for h in headed.headings] == ["Arms Embargo"]


def test_one_that_introduces_the_numbers_is_operative_and_its_verb_is_theirs():
    text = resolution(["*Resolves* that, for 2020:"], ["Appropriations are approved;", "The rest is not."])
    assert ids(text) == ["op-1", "op1", "op2"]
    assert {p.verb.act for p in document(text).paragraphs} == {"resolve"}


def test_the_preamble_of_a_draft_that_is_recommended_is_a_preamble():
    text = resolution(["*Recommends* to the General Assembly the following draft resolution:",
                       "*The General Assembly,*", "*Recalling* so,", "*Noting* so,"], ["*Decides* so."])  # fmt: skip
    assert ids(text) == ["pp1", "pp2", "op-1", "op1"]


def test_roman_letters_beside_each_other_and_below_a_letter():
    below = ids(resolution([], ["*Decides*:\n\n(a) To see:\n\n(i) Lamps;\n\n(ii) Horns;\n\n(b) To hear."]))
    assert below == ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.b"]
    beside = ids(resolution([], ["*Decides*:\n\n(i) To see;\n\n(ii) To hear;\n\n(iii) To say."]))
    assert beside == ["op1", "op1.i", "op1.ii", "op1.iii"]


@pytest.mark.parametrize(
    ("printed", "act"),
    [
        ("*Welcomin*g the lamps,", "welcome"),
        ("*Strongly condemning, and expressing deep concern* at the fog,", "condemn"),
        ("*Deeply concerned by* the fog,", "concerned"),
        ("*Extremely alarmed* at the fog,", "alarmed"),
        ("“*Welcoming* the lamps,", "welcome"),
    ],
)
def test_verbs_whose_italics_do_not_fit(printed, act):
    (first, _) = document(resolution([printed], ["*Decides* so."])).paragraphs
    assert (first.kind, first.verb.act) == ("preambular", act)


def test_annexes_have_paragraphs_of_their_own_under_their_own_numbers():
    found = ids(resolution([], ["*Adopts* the rules in the annexes."])
                + "\n## Annex I\n\n1. Lamps are lit.\n\n## Annex II\n\n1. Horns are blown.\n")  # fmt: skip
    assert found == ["op1", "annex1_para1", "annex2_para1"]
