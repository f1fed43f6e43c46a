"""Which body issued a number: the precedence of the citation grammar, section 1.4, rule by rule."""

from __future__ import annotations

import pytest

from recalling.authority import load
from recalling.cite.names import KnownNames
from recalling.identifiers.acts import parse_act_number
from recalling.resolve.issuers import CitingBody, Issuer, issuer_of
from texts import extraction, resolution

BODIES = KnownNames.of(load().names()).bodies


def issuer(
    before: str,
    number: str,
    after: str = "",
    *,
    document: str = "ga",
    session: int | None = None,
    container: str | None = None,
) -> Issuer:
    citing = CitingBody(document, session)
    return issuer_of(parse_act_number(number), "res", before, after, BODIES, citing, container)


@pytest.mark.parametrize(
    ("before", "number", "code"),
    [
        ("in compliance with the provisions of ", "69/323", "ga"),
        ("See ", "53/1", "hrc"),
        ("See ", "54/1", "ga"),
        ("Recalling that the General Assembly, also in its ", "76/226", "ga"),
        (
            "adopted by the Commission on the Status of Women in 2016, reaffirmed by the Commission in its ",
            "64/2",
            "csw",
        ),
    ],
)
def test_no_act_is_of_a_later_session_of_the_body_that_cites_it(before: str, number: str, code: str):
    assert issuer(before, number, document="hrc", session=53).code == code


@pytest.mark.parametrize(
    ("before", "number", "after", "code", "rule"),
    [
        pytest.param("Commission on Human Rights ", "2005/74", "", "chr", "body-before", id="named before"),
        pytest.param("recalling Human Rights Council ", "S-21/1", "", "hrc", "body-before", id="special session"),
        pytest.param("Economic and Social Council ", "663 C (XXIV)", "", "ecosoc", "body-before", id="old number"),
        pytest.param("Trusteeship Council ", "2183 (LIII)", "", "tc", "body-before", id="Trusteeship Council"),
        pytest.param("", "5/5", " of the United Nations Environment Assembly", "unea", "body-after", id="named behind"),
        pytest.param("", "5/5", " of 2 March 2022 of the United Nations Environment Assembly", "unea", "body-after",
                     id="named behind a date"),
        pytest.param("", "2000/22", " of 18 August 2000 on dialogue, adopted by the Subcommission on the Promotion and "
                     "Protection of Human Rights at its fifty-second session", "subcom", "adopted-by",
                     id="named behind the subject"),
        pytest.param("", "4/6", " of 15 March 2019, entitled “Marine plastic litter”, and 4/9 of 15 March 2019, "
                     "entitled “Pollution”, adopted by the United Nations Environment Assembly", "unea", "adopted-by",
                     id="named behind the list"),
        pytest.param("", "1/3", " of 27 June 2014 and 2/14 of 27 May 2016 of the United Nations Environment Assembly",
                     "unea", "body-after-list", id="named behind a list with dates"),
        pytest.param("pursuant to ", "8/9", " of 20 December 2019 on asset recovery, adopted by the Conference of the "
                     "States Parties to the Convention", "cac-cosp", "short-name-around", id="a short name around"),
        pytest.param("all resolutions of the Commission on Human Rights on the death penalty, the last of which was ",
                     "2005/59", "", "chr", "body-of-list", id="named before its resolutions"),
        pytest.param("the adoption, by the Economic and Social Commission for Asia and the Pacific at its "
                     "seventy-second session, of ", "72/7", " of 19 May 2016", "escap", "adoption-by",
                     id="named as who adopted it"),
        pytest.param("the adoption by the Economic Commission for Latin America and the Caribbean of its ",
                     "574 (XXVII)", "", "eclac", "adoption-by", id="its, of who adopted it"),
        pytest.param("", "663 C (XXIV)", "", "ecosoc", "shape-old-low-number",
                     id="a number that the Assembly had passed long before that session"),
        pytest.param("in her report to the Human Rights Council submitted pursuant to resolution 34/24 and in her oral "
                     "update to the Council pursuant to ", "40/20", "", "hrc", "report-to-body",
                     id="named as to whom a report was made"),
        pytest.param("the Commission on Human Rights, in its ", "1998/72", "", "chr", "its-nearest-body",
                     id="its, of the body named last"),
        pytest.param("the Security Council and the Commission on Human Rights in its ", "1998/72", "", "chr",
                     "its-nearest-body", id="its, of the nearer of two bodies"),
        pytest.param("the Commission on Human Rights and in its ", "55/67", "", "ga", "its-issuer",
                     id="its, of the issuer, where the number is none of the body named"),
        pytest.param("Recalling its ", "55/67", "", "ga", "its-issuer", id="its, of the issuer"),
        pytest.param("Recalling its previous ", "55/67", "", "ga", "its-issuer", id="its previous"),
        pytest.param("51/197, and its own ", "55/67", "", "ga", "its-issuer", id="its own"),
        pytest.param("Council ", "7/29", "", "hrc", "short-name", id="Council, session and number"),
        pytest.param("Council ", "1996/31", "", "ecosoc", "short-name", id="Council, year and number"),
        pytest.param("Council ", "1325 (2000)", "", "sc", "short-name", id="Council, number and year"),
        pytest.param("the Commission on Narcotic Drugs, recalling Commission ", "65/4", "", "cnd", "short-name",
                     id="Commission, of the body named"),
        pytest.param("Subcommission ", "1998/19", "", "subcom", "short-name", id="Subcommission"),
        pytest.param("Sub-Commission ", "1998/19", "", "subcom", "short-name", id="Sub-Commission"),
        pytest.param("", "1325 (2000)", "", "sc", "shape-running", id="shape of the Security Council"),
        pytest.param("", "217 A (III)", "", "ga", "shape-old", id="old shape"),
        pytest.param("", "2252 (ES-V)", "", "ga", "shape-old", id="old shape, emergency session"),
        pytest.param("", "2076 (LXII)", "", "ecosoc", "shape-old-late-session",
                     id="old shape, a session that the Assembly never had"),
        pytest.param("", "57/176", "", "ga", "shape-session", id="shape of the Assembly"),
        pytest.param("", "2018/14", "", "ecosoc", "shape-year", id="shape of the Economic and Social Council"),
    ],
)  # fmt: skip
def test_the_body_of_an_act_in_a_document_of_the_assembly(before, number, after, code, rule):
    found = issuer(before, number, after)
    assert (found.code, found.rule) == (code, rule)


@pytest.mark.parametrize(
    ("document", "before", "number", "code"),
    [
        ("ecosoc", "Recalling its ", "1998/46", "ecosoc"),
        ("ecosoc", "Recalling its ", "69/197", "ga"),
        ("ecosoc", "", "663 C (XXIV)", "ecosoc"),
        ("ecosoc", "", "2200 A (XXI)", "ga"),
        ("ecosoc", "", "217 A (III)", "ga"),
        ("ecosoc", "", "1996/31", "ecosoc"),
        ("ecosoc", "", "57/176", "ga"),
        ("hrc", "", "33/11", "hrc"),
        ("hrc", "Recalling its ", "33/11", "hrc"),
        ("hrc", "Recalling General Assembly ", "60/251", "ga"),
        ("sc", "Recalling its ", "1325 (2000)", "sc"),
        ("sc", "", "57/176", "ga"),
    ],
)
def test_the_same_number_in_documents_of_other_bodies(document, before, number, code):
    assert issuer(before, number, document=document).code == code


def test_the_report_that_prints_an_act_says_whose_it_is():
    found = issuer("", "1998/19", container="subcom")
    assert (found.code, found.rule) == ("subcom", "container")


def test_the_container_of_another_series_says_nothing():
    assert issuer("", "57/176", container="subcom").code == "ga"


def test_a_body_named_before_wins_over_one_named_behind():
    found = issuer("Human Rights Council ", "5/5", " of the United Nations Environment Assembly")
    assert (found.code, found.rule) == ("hrc", "body-before")


@pytest.mark.parametrize(
    "after",
    [" on the report of the Human Rights Council", " and the work of the Human Rights Council",
     ", the advice of the Human Rights Council", ", and the programme of action, adopted by the Human Rights Council"],
)  # fmt: skip
def test_a_body_named_later_for_something_else_is_not_the_issuer(after):
    assert issuer("", "57/176", after).code == "ga"


def test_in_particular_goes_on_with_the_body_of_the_head_before():
    before = "Recalling all relevant Human Rights Council resolutions, in particular "
    assert issuer(before, "7/34").code == "hrc"


def test_a_number_of_several_bodies_keeps_them_all_and_says_why():
    found = issuer("", "2001/48")
    assert found.code is None
    assert found.codes == ("ecosoc", "chr")
    assert found.confidence <= 0.5
    assert "no body is named" in found.reason


@pytest.mark.parametrize("number", ["2005/74", "49/7"])
def test_a_commission_that_nobody_named_is_no_other_organ(number):
    """ "Commission resolution 49/7" may be of several commissions, never of the Assembly or the Council."""
    found = issuer("Commission ", number)
    assert len(found.codes) > 1
    assert not {"ga", "ecosoc", "hrc", "sc"} & set(found.codes)


def test_a_document_of_a_body_without_such_numbers_is_less_sure():
    found = issuer("", "33/11", document="chr")
    assert (found.code, found.confidence < 0.9, bool(found.reason)) == ("ga", True, True)


# ------------------------------------------------------------------ in a whole resolution


def cited(paragraph: str, **options: object):
    return extraction(resolution([paragraph], ["*Decides* so."], **options)).citations


@pytest.mark.parametrize(
    ("paragraph", "targets"),
    [
        ("*Recalling* Commission on Human Rights resolution 2005/74,", ["un/chr/res/2005/74"]),
        ("*Recalling* its resolutions 50/167, 51/66 and 52/98,",
         ["un/ga/res/50/167", "un/ga/res/51/66", "un/ga/res/52/98"]),
        ("*Recalling* Human Rights Council resolutions 7/34 of 28 March 2008, 18/15 and 27/3,",
         ["un/hrc/res/7/34", "un/hrc/res/18/15", "un/hrc/res/27/3"]),
        ("*Recalling* Security Council resolutions 264 (1969) and 269 (1969), and its decision 57/510,",
         ["un/sc/res/264", "un/sc/res/269", "un/ga/dec/57/510"]),
        ("*Recalling* its resolutions 3411 A and B (XXX),", ["un/ga/res/30/3411a", "un/ga/res/30/3411b"]),
        ("*Recalling* Human Rights Council resolution 5/1 of 18 June 2007 and its resolution 60/251,",
         ["un/hrc/res/5/1", "un/ga/res/60/251"]),
        ("*Recalling* resolution 5/5 of the United Nations Environment Assembly,", ["un/unea/res/5/5"]),
    ],
    ids=["one body", "a list of its own", "a list of another body", "three heads", "lettered",
         "its, behind an act of another",
         "body behind"],
)  # fmt: skip
def test_the_acts_that_a_paragraph_cites(paragraph, targets):
    assert [c.target for c in cited(paragraph)] == targets


def test_a_doubtful_act_keeps_its_candidates():
    (citation,) = cited("*Recalling* resolution 2001/48,")
    assert citation.target is None
    assert citation.candidates == ("un/ecosoc/res/2001/48", "un/chr/res/2001/48")
    assert citation.confidence <= 0.5
    assert "no body is named" in citation.reason


def test_a_doubtful_act_of_a_footnote_keeps_its_candidates():
    found = extraction(
        resolution(
            ["*Recalling* the standards agreed upon,<sup>1</sup>"], ["*Decides* so."], {1: "Resolution 2001/48."}
        )
    )
    assert [(r.target, r.candidates) for r in found.references] == [
        (None, ("un/ecosoc/res/2001/48", "un/chr/res/2001/48"))
    ]
    assert [(c.target, c.candidates) for c in found.citations] == [
        (None, ("un/ecosoc/res/2001/48", "un/chr/res/2001/48"))
    ]


def test_an_act_of_a_later_session_is_cited_and_doubted():
    found = extraction(resolution(["*Recalling* its resolution 70/1,"], ["*Decides* so."]))
    assert [c.target for c in found.citations] == ["un/ga/res/70/1"]
    assert [d.code for d in found.diagnostics] == ["cites-later-act"]


@pytest.mark.parametrize(
    ("body", "number", "paragraph", "target"),
    [
        ("Economic and Social Council", "1998/99", "*Recalling* its resolution 1996/31,", "un/ecosoc/res/1996/31"),
        ("Human Rights Council", "39/90", "*Recalling* its resolution 33/11,", "un/hrc/res/33/11"),
        ("Security Council", "1999 (2005)", "*Recalling* its resolution 1325 (2000),", "un/sc/res/1325"),
    ],
)
def test_its_own_acts_in_a_resolution_of_another_body(body, number, paragraph, target):
    (citation,) = cited(paragraph, body=body, number=number, session="", report="")
    assert citation.target == target


def test_the_paper_of_a_report_says_who_asked_for_it():
    """A/HRC/47/53 was submitted pursuant to a resolution of the Human Rights Council."""
    text = resolution(
        ["*Welcoming* the report of the High Commissioner submitted pursuant to resolution 43/1,<sup>1</sup>"],
        ["*Decides* so."],
        {1: "A/HRC/47/53."},
    )
    assert "un/hrc/res/43/1" in {c.target for c in extraction(text).citations}


def test_a_presidential_statement_by_its_number():
    text = resolution(["*Recalling* its presidential statement 2015/25,"], ["*Decides* so."], body="Security Council")
    assert [c.target for c in extraction(text).citations] == ["un/sc/prst/2015/25"]


def test_a_running_number_without_its_year():
    text = resolution(
        ["*Recalling* its resolutions 264 (1969) and 269, and resolution 1970, as modified,"], ["*Decides* so."],
        body="Security Council",
    )  # fmt: skip
    assert [c.target for c in extraction(text).citations] == ["un/sc/res/264", "un/sc/res/269", "un/sc/res/1970"]


def test_the_paper_of_a_footnote_and_the_list_decide_between_bodies():
    text = resolution(
        ["*Noting* resolutions 6/2 and 6/3 of 6 November 2015<sup>1</sup> of the Conference of the States Parties,",
         "*Recalling* resolution 6/2 on asset recovery,"],
        ["*Decides* so."],
        {1: "See CAC/COSP/2015/10, sect. I."},
    )  # fmt: skip
    cited = [(c.target, c.rule) for c in extraction(text).citations if "/res/" in (c.target or "")]
    assert cited == [
        ("un/cac-cosp/res/6/2", "act-session/others-of-list/bare"),
        ("un/cac-cosp/res/6/3", "act-session/paper-of-footnote"),
        ("un/cac-cosp/res/6/2", "act-session/number-before/bare"),
    ]


@pytest.mark.parametrize(
    ("before", "number", "codes"),
    [
        ("Economic and Social Commission for Western Asia ", "337 (S-VII)", ("escwa",)),
        ("the Economic and Social Commission for Western Asia adopted ", "335 (S-VI)", ("escwa",)),
        ("", "3201 (S-VI)", ("ga",)),
        ("", "186 (S-II)", ("ga",)),
        ("", "1004 (ES-II)", ("ga",)),
    ],
)
def test_a_low_number_of_a_special_session_is_none_of_the_general_assembly(before, number, codes):
    assert issuer(before, number).codes == codes


def test_a_low_number_of_a_special_session_without_a_body_has_several_candidates():
    found = issuer("", "335 (S-VI)")
    assert found.code is None
    assert "escwa" in found.codes
    assert "ga" not in found.codes


@pytest.mark.parametrize(
    ("note", "acts"),
    [
        pytest.param("See decision 14/34.", {"un/hrc/dec/14/34": "un/body/hrc", "un/unea/dec/14/34": "un/body/unea"},
                     id="each of several"),
        pytest.param("S/PRST/1996/17.", {"un/sc/prst/1996/17": "un/body/sc"}, id="by its symbol"),
        pytest.param("UNEP/CBD/COP/10/27, annex, decision X/2.", {"un/cbd/dec/X-2": "un/body/cbd-cop"},
                     id="in the paper of a conference"),
        pytest.param("World Health Organization, document WHA58/2005/REC/1, resolution 58.3.",
                     {"who/res/58.3": "un/body/world-health-assembly"}, id="of an agency"),
    ],
)  # fmt: skip
def test_whatever_act_a_footnote_may_mean_has_the_body_that_passed_it(note, acts):
    x = extraction(resolution(preamble=["*Recalling* what was decided,<sup>1</sup>"], notes={1: note}))
    passed = {s.subject: s.object.path for s in x.statements if s.predicate == "eli:passed_by"}
    assert acts.items() <= passed.items()


def test_each_act_that_a_number_in_the_text_may_mean_has_its_body():
    x = extraction(resolution(preamble=["*Recalling* decision 14/17,"]))
    (tie,) = [c for c in x.citations if c.candidates]
    passed = {s.subject for s in x.statements if s.predicate == "eli:passed_by"}
    assert len(tie.candidates) > 5
    assert {*tie.candidates} <= passed
