"""What is cited: names known and new, descriptions, papers with corrigenda and two symbols; where their texts stand."""

from __future__ import annotations

import pytest

from texts import extraction, note, page_break, resolution

CONFERENCE = (
    "*Report of the Second Invented Assembly, Madrid, 8–12 April 2002* (United Nations publication, Sales No. "
    "E.02.IV.94), chap. I, resolution 1, annex II."
)


def found(paragraph: str, *notes: str):
    """The extraction of a resolution with one preambular paragraph and footnotes numbered from 1."""
    return extraction(resolution([paragraph], ["*Decides* so."], dict(enumerate(notes, start=1))))


def targets(paragraph: str, *notes: str) -> list[str | None]:
    return [c.target for c in found(paragraph, *notes).citations]


def stated(extracted, subject: str) -> set[tuple[str, str]]:
    return {
        (s.predicate, getattr(s.object, "path", None) or s.object.text)
        for s in extracted.statements
        if s.subject == subject
    }


# ------------------------------------------------------------------------------ names


def test_a_known_name_with_a_footnote():
    extracted = found("*Recalling* the Convention on the Rights of the Child,<sup>1</sup>", "Resolution 44/25, annex.")
    (citation,) = extracted.citations
    assert (citation.id, citation.target, citation.marker) == ("cit-pp1-fn1", "un/instr/crc", "pp1-fn1")
    assert citation.references == ("fn1-r1",)
    assert stated(extracted, "un/instr/crc") == {
        ("unc:adoptedByAct", "un/ga/res/44/25"),
        ("unc:textIn", "un/ga/res/44/25#annex"),
        ("eli:passed_by", "un/body/ga"),
    }


def test_resolutions_listed_in_a_footnote_did_not_adopt_each_other():
    text = "*Requests* him to implement the resolutions of the General Assembly on the Centre;<sup>1</sup>"
    extracted = found(text, "Resolutions 61/158, 62/221 and 63/177.")
    paths = [f"un/ga/res/{number}" for number in ("61/158", "62/221", "63/177")]
    assert [c.target for c in extracted.citations] == paths
    assert {fact for path in paths for fact in stated(extracted, path)} == {("eli:passed_by", "un/body/ga")}


def test_a_known_name_without_a_footnote():
    (citation,) = found("*Recalling* the Convention on the Rights of the Child,").citations
    assert (citation.id, citation.target, citation.marker) == ("cit-pp1-m1", "un/instr/crc", None)


def test_a_known_name_with_a_possessive():
    assert targets("*Recalling* the Rome Statute’s provisions,") == ["un/instr/rome-statute"]


@pytest.mark.parametrize("text", ["To be issued.", "Available at www.un.org.", "Not yet in force."])
def test_a_footnote_that_names_no_source_does_not_hide_a_known_name(text):
    assert targets("*Recalling* the Convention on the Rights of the Child,<sup>1</sup>", text) == ["un/instr/crc"]


def test_a_name_in_another_is_not_cited():
    paragraph = "*Recalling* the Optional Protocol to the Convention on the Rights of the Child on the involvement of "
    assert targets(f"{paragraph}children in armed conflict,") == ["un/instr/op-crc-ac"]


def test_a_name_cut_by_a_page():
    paragraph = (
        "*Recalling* the Charter<sup>1</sup> and the Rome Statute of the"
        + page_break(note(1, "See A/57/170."))
        + "International Criminal Court,"
    )
    extracted = extraction(resolution([paragraph], ["*Decides* so."]))
    citation = next(c for c in extracted.citations if c.target == "un/instr/rome-statute")
    quotes = [extracted.document.source.quote(s) for s in citation.spans]
    assert quotes == ["Rome Statute of the", "International Criminal Court"]


# ------------------------------------------------------------------------------ uncurated names


@pytest.mark.parametrize(
    ("name", "footnote", "target"),
    [
        pytest.param("Invented Plan of Action on Ageing", CONFERENCE, "un/sales/E.02.IV.94#chap1_res1_annex2_text",
                     id="in a unit of a publication"),
        pytest.param("Invented Declaration on Peace", "Resolution 60/1.", "un/ga/res/60/1#text", id="in an act"),
        pytest.param("Invented Declaration on Peace", "Resolution 60/1, annex.", "un/ga/res/60/1#annex_text",
                     id="in the annex of an act"),
        pytest.param("Invented Guidelines on Water", "A/57/170, annex II.", "un/doc/A/57/170#annex2_text",
                     id="in a paper"),
        pytest.param("Invented Treaty on the Moon", "United Nations, *Treaty Series*, vol. 1363, No. 23002.",
                     "un/treaty/unts/1363/23002", id="in a treaty series"),
    ],
)  # fmt: skip
def test_a_name_that_nobody_curated_is_known_by_its_place(name, footnote, target):
    extracted = found(f"*Recalling* the {name},<sup>1</sup>", footnote)
    (citation,) = extracted.citations
    assert (citation.target, extracted.entity(target).label) == (target, name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Invented Convention on Bees", "Convention"),
        ("Protocol to the Invented Convention on Bees", "Protocol"),
        ("Invented Declaration on Bees", "Declaration"),
        ("Invented Plan of Action on Bees", "OutcomeText"),
        ("Invented Agreement on Bees", "Treaty"),
    ],
)
def test_the_class_of_a_name_that_nobody_curated(name, kind):
    assert found(f"*Recalling* the {name},<sup>1</sup>", "Resolution 60/1, annex.").entity(
        "un/ga/res/60/1#annex_text"
    ).kind == kind  # fmt: skip


def test_a_name_that_nobody_curated_without_a_place():
    extracted = found("*Recalling* the Invented Declaration on Bees,<sup>1</sup>", "To be issued.")
    assert [(c.target, c.confidence < 0.9) for c in extracted.citations] == [
        ("un/named/invented-declaration-on-bees", True)
    ]


@pytest.mark.parametrize(
    ("phrase", "target"),
    [
        pytest.param("Invented Action Agenda of the World Summit for Social Development", "un/ga/res/60/1#annex_text",
                     id="the agenda of a conference is not the conference"),
        pytest.param("2005 Invented Summit Outcome", "un/ga/res/60/1#annex_text", id="a name that begins with a year"),
    ],
)  # fmt: skip
def test_a_new_name_is_taken_whole(phrase, target):
    extracted = found(f"*Recalling* the {phrase},<sup>1</sup>", "Resolution 60/1, annex.")
    assert [c.target for c in extracted.citations] == [target]
    assert extracted.entity(target).label == phrase


def test_another_conference_of_the_series_is_not_the_known_one():
    extracted = found("*Recalling* the Third International Conference on Financing for Development,")
    assert "un/event/financing-for-development-2002" not in [m.target for m in extracted.mentions]


def test_two_instruments_in_two_annexes_of_one_footnote_are_two():
    cited = targets(
        "*Recalling* the Invented Convention on Bees<sup>1</sup> and the Optional Protocol thereto,<sup>1</sup>",
        "Resolution 61/106, annexes I and II.",
    )
    assert len(set(cited)) == 2


# ------------------------------------------------------------------------------ several under one marker


def test_the_protocols_to_a_convention_and_one_of_them_share_a_marker():
    extracted = found(
        "*Welcoming* the two Optional Protocols to the Convention on the Rights of the Child,<sup>1</sup> in "
        "particular the Optional Protocol on the sale of children, child prostitution and child pornography,",
        "See resolution 54/263.",
    )
    assert [(c.id, c.target) for c in extracted.citations] == [
        ("cit-pp1-fn1-1", "un/instr/crc-optional-protocols"),
        ("cit-pp1-fn1-2", "un/instr/op-crc-sc"),
    ]
    assert ("prov:hadMember", "un/instr/op-crc-sc") in stated(extracted, "un/instr/crc-optional-protocols")
    assert ("unc:supplements", "un/instr/crc") in stated(extracted, "un/instr/op-crc-sc")


def test_the_protocols_thereto():
    assert targets(
        "*Recalling* the United Nations Convention against Transnational Organized Crime and the Protocols thereto,"
    ) == ["un/instr/untoc", "un/instr/untoc-protocols"]


def test_the_protocol_thereto():
    assert targets(
        "*Recalling* the Convention on the Elimination of All Forms of Discrimination against Women and the "
        "Optional Protocol thereto,"
    ) == ["un/instr/cedaw", "un/instr/op-cedaw"]


def test_the_protocols_to_one_charter_on_two_subjects_are_two():
    cited = targets(
        "*Recalling* the Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Women in Africa "
        "and the Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Older Persons,"
    )
    assert cited == [
        "un/instr/african-charter-protocol-on-the-rights-of-women-in-africa",
        "un/instr/african-charter-protocol-on-the-rights-of-older-persons",
    ]


def test_a_declaration_and_a_platform_that_share_a_first_word():
    assert targets("*Recalling* the Beijing Declaration and Platform for Action,") == [
        "un/instr/beijing-declaration",
        "un/instr/beijing-platform-for-action",
    ]


def test_a_name_of_two_parts_whose_footnote_gives_two_annexes():
    extracted = found("*Recalling* the Hanoi Declaration and Plan of Action on Bees,<sup>1</sup>",
                      "Resolution 60/1, annexes I and II.")  # fmt: skip
    assert [(c.target, extracted.entity(c.target).label) for c in extracted.citations] == [
        ("un/ga/res/60/1#annex1_text", "Hanoi Declaration"),
        ("un/ga/res/60/1#annex2_text", "Hanoi Plan of Action on Bees"),
    ]


def test_the_meeting_that_adopted_a_text_is_not_the_text():
    extracted = found(
        "*Recalling* the resolution on bees adopted by the 1995 Review Conference,<sup>1</sup>", "A/57/170, annex."
    )
    assert [c.target for c in extracted.citations] == ["un/doc/A/57/170#annex_text"]


def test_the_known_name_with_which_a_description_begins():
    assert targets(
        "*Recalling* the Sendai Declaration and the Sendai Framework for Disaster Risk Reduction 2015–2030, adopted at "
        "the Invented Conference on Bees,<sup>1</sup>",
        "Resolution 69/283, annexes I and II.",
    ) == ["un/instr/sendai-declaration", "un/instr/sendai-framework"]


def test_a_description_begins_with_the_name_in_it():
    extracted = found("*Recalling* the Hanoi Declaration, adopted by the Invented Summit on 19 September 2016,"
                      "<sup>1</sup>", "Resolution 71/1, annex.")  # fmt: skip
    (citation,) = extracted.citations
    assert extracted.entity(citation.target).label.startswith("Hanoi Declaration, adopted by")


def test_a_short_name_in_what_is_said_describes_no_text():
    extracted = found("*Urging* the States Parties to the Convention in arrears, and the studies made,<sup>1</sup>",
                      "See A/57/170.")  # fmt: skip
    assert [(c.rule, c.target) for c in extracted.citations] == [("source-of-footnote", "un/doc/A/57/170")]


def test_all_treaties_of_a_footnote_behind_words():
    cited = targets(
        "*Recalling* the trend towards acceptance of both of them,<sup>1</sup>",
        "United Nations, *Treaty Series*, vol. 1125, Nos. 17512 and 17513.",
    )
    assert cited == ["un/instr/additional-protocol-1", "un/treaty/unts/1125/17513"]


def test_a_collective_is_cited_as_itself():
    assert targets("*Recalling* the International Covenants on Human Rights,") == ["un/instr/international-covenants"]


def test_two_markers_at_one_name_are_two_citations_of_it():
    extracted = found("*Recalling* the Rome Statute<sup>1, 2</sup> so,", "A/57/170.", "A/57/171.")
    assert [(c.id, c.target) for c in extracted.citations] == [
        ("cit-pp1-fn1", "un/instr/rome-statute"),
        ("cit-pp1-fn2", "un/instr/rome-statute"),
    ]


# ------------------------------------------------------------------------------ open sets


def test_an_open_set_and_who_adopted_it():
    extracted = found("*Recalling* all previous resolutions on bees adopted by the General Assembly and the "
                      "Commission on Human Rights,")  # fmt: skip
    path = "un/ga/res/61/901#set-pp1-1"
    assert [c.target for c in extracted.citations] == [path]
    assert (extracted.entity(path).kind, extracted.entity(path).label) == (
        "OpenSet",
        "all previous resolutions on bees",
    )
    assert stated(extracted, path) == {("eli:passed_by", "un/body/ga"), ("eli:passed_by", "un/body/chr")}


# ------------------------------------------------------------------------------ papers


def test_a_report_and_its_corrigendum():
    extracted = found(
        "*Noting* the conclusions of the meeting,<sup>1</sup>",
        "See *Official Records of the Economic and Social Council, 1999, Supplement No. 7* and corrigendum "
        "(E/1999/27 and Corr.1), chap. I.",
    )
    assert [(r.target, r.pinpoints, r.signal) for r in extracted.references] == [
        ("un/doc/E/1999/27", ("un/doc/E/1999/27#chap1",), "See"),
        ("un/doc/E/1999/27/Corr.1", (), "See"),
    ]
    assert stated(extracted, "un/doc/E/1999/27/Corr.1") == {("eli:corrects", "un/doc/E/1999/27")}
    assert [c.references for c in extracted.citations] == [("fn1-r1",)]


def test_a_corrigendum_printed_in_full():
    extracted = found("*Noting* the report of the expert,<sup>1</sup>", "See A/57/273 and A/57/273/Corr.1.")
    assert stated(extracted, "un/doc/A/57/273/Corr.1") == {("eli:corrects", "un/doc/A/57/273")}


def test_one_paper_with_two_symbols():
    extracted = found("*Noting* the report of the expert,<sup>1</sup>", "A/75/345-S/2020/898, annex.")
    (reference,) = extracted.references
    assert (reference.target, reference.pinpoints) == ("un/doc/A/75/345", ("un/doc/A/75/345#annex",))
    assert extracted.entity("un/doc/A/75/345").details == (("symbol", "A/75/345"), ("symbol", "S/2020/898"))


@pytest.mark.parametrize(
    ("symbol", "target"),
    [
        ("A/RES/60/1", "un/ga/res/60/1"),
        ("S/RES/1325 (2000)", "un/sc/res/1325"),
        ("A/HRC/RES/39/2", "un/hrc/res/39/2"),
        ("A/57/170", "un/doc/A/57/170"),
    ],
)
def test_a_symbol_that_prints_an_act_is_the_act(symbol, target):
    assert [r.target for r in found("*Recalling* the text,<sup>1</sup>", f"See {symbol}.").references] == [target]


def test_an_act_at_the_end_of_a_footnote_keeps_its_letter():
    extracted = found("*Recalling* the budget,<sup>1</sup>", "Resolutions 53/243 A and B.")
    assert [r.target for r in extracted.references] == ["un/ga/res/53/243a", "un/ga/res/53/243b"]


@pytest.mark.parametrize(
    ("footnote", "treaties"),
    [
        ("United Nations, *Treaty Series*, vol. 9577, No. 97531.", ["unts/9577/97531"]),
        ("United Nations, *Treaty Series*, vols. 9171 and 9173, No. 97531.", ["unts/9171/97531", "unts/9173/97531"]),
        ("United Nations, *Treaty Series*, vol. 9125, Nos. 97512 and 97513.", ["unts/9125/97512", "unts/9125/97513"]),
        ("United Nations, *Treaty Series*, vol. 9075, Nos. 970–973.",
         ["unts/9075/970", "unts/9075/971", "unts/9075/972", "unts/9075/973"]),
        ("United Nations, *Treaty Series*, vol. 9993, No. I-94531.", ["unts/9993/94531"]),
        ("League of Nations, *Treaty Series*, vol. XCIV, No. 2138.", ["lnts/XCIV/2138"]),
    ],
    ids=["one", "two volumes", "two numbers", "a range of numbers", "number with its part", "League of Nations"],
)  # fmt: skip
def test_the_treaties_of_a_footnote(footnote, treaties):
    extracted = found("*Recalling* the text,<sup>1</sup>", footnote)
    assert [r.target for r in extracted.references] == [f"un/treaty/{t}" for t in treaties]


def test_an_act_that_a_report_prints():
    extracted = found(
        "*Recalling* the recommendations of the expert,<sup>1</sup>",
        "See E/CN.4/1999/4-E/CN.4/Sub.2/1998/45, chap. II, sect. A, resolution 1998/19.",
    )
    assert stated(extracted, "un/subcom/res/1998/19") == {
        ("unc:textIn", "un/doc/E/CN.4/1999/4#chap2_sectA_res1998-19"),
        ("eli:passed_by", "un/body/subcom-prevention"),
    }


# ------------------------------------------------------------------------------ descriptions


def test_the_report_of_somebody():
    extracted = found("*Noting* the report of the Secretary-General,<sup>1</sup>", "A/61/122.")
    assert [c.target for c in extracted.citations] == ["un/doc/A/61/122#report"]
    assert stated(extracted, "un/doc/A/61/122#report") == {
        ("unc:printedIn", "un/doc/A/61/122"),
        ("dcterms:creator", "un/body/secretary-general"),
    }


def test_a_description_far_from_its_marker():
    extracted = extraction(
        resolution(
            operative=[
                "*Also welcomes* the decision of the Commission on the Status of Women to consider at its fiftieth "
                "session the priority theme “The rights of bees, as defined in the Beijing Platform for Action, and "
                "the report on hives”,<sup>1</sup> which will include issues of honey."
            ],
            notes={
                1: "See *Official Records, 2005, Supplement No. 7 (E/2005/27)*, chap. I, sect. B, draft decision III."
            },
        )
    )
    draft = "un/doc/E/2005/27#chap1_sectB_draftdec3"
    assert [(c.target, c.role, c.force) for c in extracted.citations] == [
        (draft, "object-of-act", "welcome"),
        ("un/instr/beijing-platform-for-action", "theme", "define"),
    ]
    assert extracted.entity(draft).kind == "Draft"
    assert extracted.anchors[0].text.startswith("decision of the Commission on the Status of Women")
    assert extracted.anchors[0].text.endswith("and the report on hives”")


def test_a_description_with_adopter_date_and_session():
    extracted = found(
        "*Recalling* the recommendations on bees adopted on 13 March 1998 by the Commission on the Status of Women "
        "at its forty-second session,<sup>1</sup>",
        "See E/1998/99, chap. I.",
    )
    (citation,) = extracted.citations
    assert citation.target == "un/doc/E/1998/99#chap1_text"
    assert stated(extracted, citation.target) == {
        ("unc:textIn", "un/doc/E/1998/99#chap1"),
        ("eli:passed_by", "un/body/csw"),
        ("eli:date_document", "1998-03-13"),
        ("unc:adoptedAt", "un/event/csw-session-42"),
    }


def test_a_curated_description_is_known_by_its_words_and_its_place():
    extracted = found(
        "*Recalling* the conclusions on violence against women adopted by the Commission on the Status of "
        "Women,<sup>1</sup>",
        "See E/1998/27, chap. I.",
    )
    assert [c.target for c in extracted.citations] == ["un/instr/csw-conclusions-1998"]


def test_a_marker_behind_words_that_name_nothing():
    extracted = found("*Recalling* what was said in the hall,<sup>1</sup>", "A/61/122.")
    assert [(c.target, c.confidence < 0.9, bool(c.reason)) for c in extracted.citations] == [
        ("un/doc/A/61/122", True, True)
    ]


# ------------------------------------------------------------------------------ facts


def test_an_entry_into_force():
    extracted = found("*Acknowledging* the Rome Statute of the International Criminal Court,<sup>1</sup> which "
                      "entered into force on 1 July 2002,", "A/57/170.")  # fmt: skip
    assert ("eli:first_date_entry_in_force", "2002-07-01") in stated(extracted, "un/instr/rome-statute")


def test_a_described_text_is_called_by_its_words_and_its_place():
    extracted = found("*Endorsing* the recommendations contained in the report,<sup>1</sup>", "A/60/999, chap. II.")
    (citation,) = extracted.citations
    label = extracted.entity(citation.target).label
    assert label == "Recommendations contained in the report (A/60/999, chap. II)"


def test_a_decision_that_is_described_by_its_number_is_that_decision():
    extracted = found("*Noting* decision 3/COP.14,<sup>1</sup>", "ICCD/COP(14)/23/Add.1.")
    assert [c.target for c in extracted.citations] == ["un/iccd/dec/3-COP.14"]
    assert dict(extracted.entity("un/iccd/dec/3-COP.14").details)["actNumber"] == "3/COP.14"
    assert ("eli:passed_by", "un/body/unccd-cop") in stated(extracted, "un/iccd/dec/3-COP.14")


def test_a_treaty_goes_by_its_numbers_not_by_how_a_footnote_prints_them():
    notes = ("United Nations, *Treaty Series*, vol. 9001, Nos. 99001–99002.", "Ibid., vol. 9002, No. 99003.")
    extracted = found("*Recalling* the text<sup>1</sup> and the other text,<sup>2</sup>", *notes)
    labels = {e.path: e.label for e in extracted.entities if e.path.startswith("un/treaty/")}
    assert labels["un/treaty/unts/9001/99002"] == "United Nations, Treaty Series, vol. 9001, No. 99002"


def test_the_name_of_a_protocol_tells_what_it_supplements():
    extracted = found("*Recalling* the Second Protocol of 1999 to the Invented Convention on Bees,")
    (citation,) = extracted.citations
    assert stated(extracted, citation.target) == {("unc:supplements", "un/named/invented-convention-on-bees")}
    assert extracted.entity("un/named/invented-convention-on-bees").kind == "Convention"
    assert extracted.entity(citation.target).kind == "Protocol"


def test_a_protocol_of_a_parent_supplements_it():
    extracted = found("*Recalling* the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or "
                      "Punishment and the Second Additional Protocol thereto,")  # fmt: skip
    protocol = extracted.citations[-1].target
    assert ("unc:supplements", extracted.citations[0].target) in stated(extracted, protocol)


def test_what_supplements_nothing_is_no_protocol():
    extracted = found("*Recalling* the Minnesota Protocol on Inventions,")
    (citation,) = extracted.citations
    assert extracted.entity(citation.target).kind == "Instrument"


def test_the_number_of_a_council_resolution_tells_its_year():
    extracted = found("*Recalling* Security Council resolution 1325 and resolution 1820 (2009),")
    assert {e.path: dict(e.details)["actNumber"] for e in extracted.entities if e.path.startswith("un/sc/res/")} == {
        "un/sc/res/1325": "1325 (2000)", "un/sc/res/1820": "1820 (2008)",
    }  # fmt: skip


def test_a_year_behind_a_date_is_no_number():
    extracted = found("*Recalling* Security Council resolution 1368 (2001) of 12 September 2001 (2001),")
    assert [c.target for c in extracted.citations] == ["un/sc/res/1368"]


def test_an_act_that_prints_its_own_number_refers_to_itself():
    extracted = found("*Deciding* on an item entitled “Implementation of resolutions 60/1 and 61/901”,")
    assert [(c.target, c.role) for c in extracted.citations] == [
        ("un/ga/res/60/1", "theme"), ("un/ga/res/61/901", "self-reference"),
    ]  # fmt: skip


def test_an_adoption_is_that_of_what_it_names_first_not_of_all_that_follows():
    extracted = found("*Welcoming* the adoption on 3 May 2019 of the terms of reference of the Invented Fund under "
                      "the Convention on the Rights of the Child,")  # fmt: skip
    assert stated(extracted, "un/instr/crc") == set()


def test_an_adoption_is_that_of_what_is_joined_to_the_first_too():
    extracted = found("*Welcoming* the adoption on 3 May 2019 of the Convention on the Rights of the Child and the "
                      "Rome Statute of the International Criminal Court at the Invented Conference,")  # fmt: skip
    dates = {path: stated(extracted, path) for path in ("un/instr/crc", "un/instr/rome-statute")}
    assert dates == {path: {("eli:date_document", "2019-05-03")} for path in dates}


def test_an_adoption_in_a_month():
    extracted = found("*Welcoming* the adoption by the General Assembly in November 2000 of the United Nations "
                      "Convention against Transnational Organized Crime,<sup>1</sup>",
                      "Resolution 55/25, annex I.")  # fmt: skip
    assert {("unc:dateAsStated", "2000-11"), ("eli:passed_by", "un/body/ga")} <= stated(extracted, "un/instr/untoc")


def test_a_labour_convention_without_a_footnote():
    extracted = found("*Recalling* the Convention concerning Safety and Health in Mines, 1995 (Convention No. 176), "
                      "of the International Labour Organization,")  # fmt: skip
    assert [c.target for c in extracted.citations] == ["ilo/c176"]
    assert stated(extracted, "ilo/c176") == {("unc:dateAsStated", "1995"), ("eli:passed_by", "un/body/ilo")}


@pytest.mark.parametrize("text", ["*Recalling* the Rome Statute,", "*Recalling* its resolution 60/1,<sup>1</sup>"])
def test_every_citation_quotes_its_words(text):
    extracted = found(text, "Resolution 60/1.") if "<sup>" in text else found(text)
    (citation,) = extracted.citations
    paragraph = extracted.document.paragraphs[0]
    assert [extracted.document.source.quote(s) for s in citation.spans] == [
        paragraph.text[citation.start : citation.end]
    ]


SENDAI = "the Sendai Framework for Disaster Risk Reduction 2015–2030"


@pytest.mark.parametrize(
    ("words", "act", "adopted"),
    [
        (SENDAI, "69/283, annex II", {"un/ga/res/69/283"}),
        (
            f"the political declaration of the high-level meeting on the midterm review of {SENDAI}",
            "77/289, annex",
            set(),
        ),
    ],
)
def test_a_framework_was_adopted_by_no_other_act_than_the_one_that_is_known(words, act, adopted):
    x = extraction(resolution(preamble=[f"*Welcoming* {words},<sup>1</sup>"], notes={1: f"Resolution {act}."}))
    found = [s for s in x.statements if (s.subject, s.predicate) == ("un/instr/sendai-framework", "unc:adoptedByAct")]
    assert {s.object.path for s in found} == adopted


@pytest.mark.parametrize(
    ("words", "notes", "adopted"),
    [
        ("the Durban Declaration and Programme of Action", "See resolution 66/3, annex.", set()),
        ("the United Nations Convention against Corruption", "Resolution 58/4, annex.", {"un/ga/res/58/4"}),
    ],
)
def test_an_instrument_was_not_adopted_by_an_act_of_another_time(words, notes, adopted):
    x = extraction(resolution(preamble=[f"*Recalling* {words},<sup>1</sup>"], notes={1: notes}))
    found = [s for s in x.statements if s.predicate == "unc:adoptedByAct" and s.subject.startswith("un/instr/")]
    assert {s.object.path for s in found} == adopted
