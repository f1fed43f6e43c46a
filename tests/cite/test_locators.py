"""Locators: the units that words print, from the outside inwards, as fragments."""

from __future__ import annotations

import pytest

from recalling.cite.locators import read_locators, volume_of_title

LOCATORS = {
    "annex": ["annex"],
    "annex I": ["annex1"],
    "annex XIV": ["annex14"],
    "annexes I and II": ["annex1", "annex2"],
    "annexes I, II and III": ["annex1", "annex2", "annex3"],
    "annexes I, II, and III": ["annex1", "annex2", "annex3"],
    "appendix VII": ["appendix7"],
    "appendix D": ["appendixD"],
    "enclosure": ["enclosure"],
    "chap. III": ["chap3"],
    "chapter III": ["chap3"],
    "chaps. II and IV": ["chap2", "chap4"],
    "chaps. I–III": ["chap1-3"],
    "sect. A": ["sectA"],
    "sect. C": ["sectC"],
    "sect. V": ["sect5"],
    "sect. VI.B": ["sect6B"],
    "sect. III.C": ["sect3C"],
    "sect. I.A.2": ["sect1A2"],
    "sects. A and B": ["sectA", "sectB"],
    "part two": ["part2"],
    "part II": ["part2"],
    "para. 42": ["para42"],
    "para. 40 (a)": ["para40a"],
    "para. 12 (b) (ii)": ["para12bii"],
    "paras. 61–76": ["para61-76"],
    "paras. 3, 5 and 7": ["para3", "para5", "para7"],
    "art. 12": ["art12"],
    "articles 3 and 5": ["art3", "art5"],
    "vol. I": ["vol1"],
    "p. 13": ["page13"],
    "pp. 3–5": ["page3-5"],
    "resolution 2": ["res2"],
    "resolution 1998/19": ["res1998-19"],
    "decision 44/114": ["dec44-114"],
    "draft decision III": ["draftdec3"],
    "draft resolutions I and II": ["draftres1", "draftres2"],
    "annex I, para. 3": ["annex1_para3"],
    "vol. I, annex II": ["vol1_annex2"],
    "sect. IV, paras. 66–80": ["sect4_para66-80"],
    "chap. I, sect. B, draft decision III": ["chap1_sectB_draftdec3"],
    "chap. I, resolution 1, annex": ["chap1_res1_annex"],
    "chap. I, resolution 1, annexes I and II": ["chap1_res1_annex1", "chap1_res1_annex2"],
    "chap. II, sect. A, resolution 1998/19": ["chap2_sectA_res1998-19"],
    "chap. IV, sect. C, and annex I": ["chap4_sectC", "annex1"],
    "chap. I, sect. A and sect. C": ["chap1_sectA", "chap1_sectC"],
    "chap. I, sect. A, and chap. III, sect. B": ["chap1_sectA", "chap3_sectB"],
    "part one, sect. II, and part two": ["part1_sect2", "part2"],
    "para. 87.1": ["para87-1"],
    "sect. B.4 (b)": ["sectB4b"],
    "sects. B.1, B.4 (c) and C.1 (a)": ["sectB1", "sectB4c", "sectC1a"],
    "summary": ["summary"],
    "advisory opinion, para. 88": ["opinion_para88"],
    "section entitled “Article VI”, para. 15": ["sect-article-vi_para15"],
    "“The Territory at a glance”": ["sect-territory-at-a-glance"],
    "annex I, decision SS.VI/1": ["annex1_decSS-VI-1"],
    "annex, decision VII/5, annex I": ["annex_decVII-5_annex1"],
    "decision 1/CP.21, annex": ["dec1-CP21_annex"],
    "resolution 58.3, annex": ["res58-3_annex"],
    "annex 3, resolution MSC.257(84)": ["annex3_resMSC257-84"],
    "part two, chap. II, sect. N, para. 40 (a)": ["part2_chap2_sectN_para40a"],
}


@pytest.mark.parametrize(("printed", "fragments"), LOCATORS.items(), ids=LOCATORS)
@pytest.mark.parametrize("behind", [".", "; see also A/57/1", ", and resolution 62/126", ")", " and its Protocol"])
def test_the_units_that_words_print(printed, fragments, behind):
    text = f"Resolution 55/25, {printed}{behind}"
    locators, words, end = read_locators(text, len("Resolution 55/25"))
    assert [locator.fragment for locator in locators] == fragments
    assert words == printed
    assert text[:end] == f"Resolution 55/25, {printed}"


@pytest.mark.parametrize(
    "text",
    ["", ".", ", which entered into force", ", and resolution 62/126, annex", ", entitled “Annex”",
     ", chapter and verse",
     ", part of the report", ", annexed to it", " annex", "; annex", ", section of the report"],
)  # fmt: skip
def test_words_that_name_no_unit(text):
    assert read_locators(text, 0) == ((), "", 0)


@pytest.mark.parametrize(
    ("title", "fragment"),
    [
        ("Official Records of the Diplomatic Conference, Rome, 15 June–17 July 1998, vol. I: Final documents", "vol1"),
        ("Report of the Conference, vol. II", "vol2"),
        ("Yearbook 1986, vol. XVII", "vol17"),
    ],
)
def test_the_volume_in_a_title(title, fragment):
    assert volume_of_title(title).fragment == fragment


@pytest.mark.parametrize("title", ["", "Report of the Conference", "The volume of trade", "Report, vol. I and II"])
def test_a_title_without_volume(title):
    assert volume_of_title(title) is None


def test_a_number_with_a_stroke_is_no_paragraph_but_the_next_act() -> None:
    text = "resolutions 32/151, para. 10, and 37/111"
    locators, printed, end = read_locators(text, len("resolutions 32/151"))
    assert [locator.fragment for locator in locators] == ["para10"]
    assert (printed, text[end:]) == ("para. 10", ", and 37/111")
