"""Footnotes as printed, verbatim from citation_forms.tsv and 57/176: their sources, locators, signals and titles."""

from __future__ import annotations

import pytest

from recalling.cite.references import read_references


def references(text: str) -> list[str]:
    """The references of a footnote: head, keys, and the fragments of what they pin down, as one line each."""
    lines = []
    for r in read_references(text):
        keys = " + ".join(map(str, r.source.numbers)) or " + ".join(r.source.keys)
        shown = f"{r.head} {keys}" if r.head else keys
        lines.append(" ".join([shown, *(f"#{p.fragment}" for p in r.pinpoints)]))
    return lines


FOOTNOTES = {
    # acts
    "Resolution 317 (IV).": ["res 317 (IV)"],
    "Resolution 217 A (III).": ["res 217 A (III)"],
    "Resolution 2200 A (XXI), annex.": ["res 2200 A (XXI) #annex"],
    "Resolution 3201 (S-VI).": ["res 3201 (S-VI)"],
    "Resolutions 3411 A and B (XXX).": ["res 3411 A (XXX) + 3411 B (XXX)"],
    "Resolution 34/180, annex.": ["res 34/180 #annex"],
    "Resolution 55/25, annex I.": ["res 55/25 #annex1"],
    "Resolution 69/283, annexes I and II.": ["res 69/283 #annex1 #annex2"],
    "Resolutions 53/243 A and B.": ["res 53/243 A", "res 53/243 B"],
    "Resolution S-27/2, annex.": ["res S-27/2 #annex"],
    "Resolution 50/81, annex, and resolution 62/126, annex.": ["res 50/81 #annex", "res 62/126 #annex"],
    "See resolution 48/104.": ["res 48/104"],
    "See resolutions 67/189 and 68/193.": ["res 67/189", "res 68/193"],
    "See resolution 48/104; see also resolution 58/147.": ["res 48/104", "res 58/147"],
    "See decision 75/578.": ["dec 75/578"],
    "Decision 74/548 of 13 April 2020.": ["dec 74/548"],
    "Economic and Social Council resolution 2018/14, annex.": ["res 2018/14 #annex"],
    "Economic and Social Council resolution 2008 (LX).": ["res 2008 (LX)"],
    "Economic and Social Council decision 2005/234.": ["dec 2005/234"],
    "Commission on Human Rights resolution 2005/74.": ["res 2005/74"],
    "Human Rights Council resolution S-21/1.": ["res S-21/1"],
    "See Security Council resolution 1325 (2000).": ["res 1325 (2000)"],
    # papers
    "A/57/170.": ["A/57/170"],
    "See A/C.3/55/3, annex.": ["A/C.3/55/3 #annex"],
    "A/CONF.157/24 (Part I), chap. III.": ["A/CONF.157/24 (Part I) #chap3"],
    "A/75/6 (Sect. 3)/Add.1.": ["A/75/6 (Sect. 3)/Add.1"],
    "NPT/CONF.2000/28 (Parts I and II).": ["NPT/CONF.2000/28 (Parts I and II)"],
    "E/CN.4/1998/53/Add.2, annex.": ["E/CN.4/1998/53/Add.2 #annex"],
    "A/70/423, para. 45.": ["A/70/423 #para45"],
    "See CD/1839.": ["CD/1839"],
    "See S/PV.7813.": ["S/PV.7813"],
    "TD/519/Add.2/Corr.1.": ["TD/519/Add.2/Corr.1"],
    "A/RES/77/134.": ["A/RES/77/134"],
    "S/RES/1454 (2002).": ["S/RES/1454 (2002)"],
    "A/75/345-S/2020/898.": ["A/75/345 + S/2020/898"],
    "S/2007/279 and S/2007/280.": ["S/2007/279", "S/2007/280"],
    "See document S/12350 and Add.1.": ["S/12350", "S/12350/Add.1"],
    "See A/ES-10/273 and A/ES-10/273/Corr.1.": ["A/ES-10/273", "A/ES-10/273/Corr.1"],
    "ST/SGB/2013/4 and ST/SGB/2013/4/Amend.1.": ["ST/SGB/2013/4", "ST/SGB/2013/4/Amend.1"],
    "JIU/REP/2020/6 and JIU/REP/2020/6/Corr.1.": ["JIU/REP/2020/6", "JIU/REP/2020/6/Corr.1"],
    "See CAC/COSP/2019/17, sect. I.B.": ["CAC/COSP/2019/17 #sect1B"],
    "A/67/65-E/2012/48 and A/67/65/Corr.1-E/2012/48/Corr.1.": [
        "A/67/65 + E/2012/48",
        "A/67/65/Corr.1 + E/2012/48/Corr.1",
    ],
    "See resolution 50/245 and A/50/1027.": ["res 50/245", "A/50/1027"],
    "See E/CN.4/1999/4-E/CN.4/Sub.2/1998/45, chap. II, sect. A, resolution 1998/19, and E/CN.4/Sub.2/1998/14, sect. "
    "VI.B.": [
        "E/CN.4/1999/4 + E/CN.4/Sub.2/1998/45 #chap2_sectA_res1998-19",
        "E/CN.4/Sub.2/1998/14 #sect6B",
    ],
    "FCCC/CP/2015/10/Add.1, annex.": ["FCCC/CP/2015/10/Add.1 #annex"],
    # Official Records
    "Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 23 (A/77/23).": ["A/77/23"],
    "Official Records of the General Assembly, Seventy-third Session, Supplement No. 53A (A/73/53/Add.1), chap. III.": [
        "A/73/53/Add.1 #chap3"
    ],
    "Official Records of the General Assembly, Seventy-fifth Session, Supplement No. 49 (A/75/49), vol. I.": [
        "A/75/49 #vol1"
    ],
    "Official Records of the General Assembly, Fifty-ninth Session, Supplement No. 19 (A/59/19/Rev.1), part two, "
    "chap. II, sect. N, para. 40 (a).": ["A/59/19/Rev.1 #part2_chap2_sectN_para40a"],
    "Official Records of the Economic and Social Council, 2019, Supplement No. 8 (E/2019/28), chap. I, sect. B.": [
        "E/2019/28 #chap1_sectB"
    ],
    "See Official Records of the Economic and Social Council, 1998, Supplement No. 7 and corrigendum "
    "(E/1998/27 and Corr.1), chap. I.": ["E/1998/27 #chap1", "E/1998/27/Corr.1"],
    "See Official Records of the Economic and Social Council, 2002, Supplement No. 7 (E/2002/27), chap. I, sect. B, "
    "draft decision III.": ["E/2002/27 #chap1_sectB_draftdec3"],
    "Official Records of the General Assembly, Sixty-ninth Session, Supplement No. 53A and corrigenda (A/69/53/Add.1, "
    "A/69/53/Add.1/Corr.1 and A/69/53/Add.1/Corr.2), chap. IV, sect. A.": [
        "A/69/53/Add.1 #chap4_sectA", "A/69/53/Add.1/Corr.1", "A/69/53/Add.1/Corr.2",
    ],
    "Resolutions and Decisions of the Security Council, 1 August 2013–31 July 2014 (S/INF/69).": ["S/INF/69"],
    # publications
    "Report of the International Conference on Population and Development, Cairo, 5–13 September 1994 (United Nations "
    "publication, Sales No. E.95.XIII.18), chap. I, resolution 1, annex.": ["E.95.XIII.18 #chap1_res1_annex"],
    "Report of the Fourth World Conference on Women, Beijing, 4–15 September 1995 (United Nations publication, "
    "Sales No. E.96.IV.13), chap. I, resolution 1, annexes I and II.": [
        "E.96.IV.13 #chap1_res1_annex1 #chap1_res1_annex2"
    ],
    "Report of the World Summit on Sustainable Development, Johannesburg, South Africa, 26 August–4 September 2002 "
    "(United Nations publication, Sales No. E.03.II.A.1 and corrigendum), chap. I, resolution 2, annex.": [
        "E.03.II.A.1 #chap1_res2_annex"
    ],
    "Official Records of the Diplomatic Conference, Rome, 15 June–17 July 1998, vol. I: Final documents (United "
    "Nations publication, Sales No. E.02.I.5), sect. A.": ["E.02.I.5 #vol1_sectA"],
    "Yearbook of the Commission (United Nations publication, Sales No. E.86.IX.7), appendix VII.": [
        "E.86.IX.7 #appendix7"
    ],
    # treaties
    "United Nations, Treaty Series, vol. 1577, No. 27531.": ["vol. 1577, No. 27531"],
    "United Nations, Treaty Series, vols. 2171 and 2173, No. 27531.": ["vol. 2171 and 2173, No. 27531"],
    "United Nations, Treaty Series, vol. 75, Nos. 970–973.": ["vol. 75, No. 970–973"],
    "See also United Nations, Treaty Series, vol. 729, No. 10485.": ["vol. 729, No. 10485"],
    "League of Nations, Treaty Series, vol. XCIV, No. 2138.": ["vol. XCIV, No. 2138"],
    # back-references
    "Ibid.": ["Ibid."],
    "Ibid., annex II.": ["Ibid. #annex2"],
    "Ibid., para. 42.": ["Ibid. #para42"],
    "Ibid., resolution 2, annex.": ["Ibid. #res2_annex"],
    # other organizations
    "See Tampere European Council, Presidency Conclusions (SN 200/99). Available on the Internet at www.europa.eu.": [
        "SN 200/99"
    ],
    # notes that explain
    "Formerly known as the Office for Drug Control and Crime Prevention.": [],
    "Subsequently renamed the Subcommission (see Economic and Social Council decision 1999/256).": ["dec 1999/256"],
    "Available at www.un.org/dppa/decolonization/en/c24/regional-seminars/2019.": [],
    "To be adopted by the General Assembly.": [],
    "See general recommendation No. 39 (2022).": [],
}  # fmt: skip


@pytest.mark.parametrize(("footnote", "expected"), FOOTNOTES.items(), ids=FOOTNOTES)
def test_the_references_of_a_footnote(footnote, expected):
    assert references(footnote) == expected


@pytest.mark.parametrize(
    ("footnote", "signals"),
    [
        ("Resolution 34/180, annex.", [None]),
        ("See resolution 48/104.", ["See"]),
        ("See also resolution 48/104.", ["See also"]),
        ("Cf. A/57/170.", ["Cf."]),
        ("As contained in A/57/170, annex.", ["As contained in"]),
        ("See, for example, A/57/170.", ["See"]),
        ("See, e.g., resolution 48/104.", ["See"]),
        ("See resolution 50/245 and A/50/1027.", ["See", "See"]),
        ("See resolution 48/104; see also resolution 58/147.", ["See", "see also"]),
        ("Resolution 48/104; see also A/57/170.", [None, "see also"]),
        ("See S/12350 and Add.1.", ["See", "See"]),
        ("Subsequently renamed the Council (see decision 1999/256).", ["see"]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_the_signal_before_a_reference(footnote, signals):
    assert [r.signal for r in read_references(footnote)] == signals


@pytest.mark.parametrize(
    ("footnote", "titles"),
    [
        ("Report of the World Summit, Copenhagen, 6–12 March 1995 (United Nations publication, Sales No. "
         "E.96.IV.8), chap. I.",
         ["Report of the World Summit, Copenhagen, 6–12 March 1995"]),
        ("Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 23 (A/77/23).",
         ["Official Records of the General Assembly, Seventy-seventh Session, Supplement No. 23"]),
        ("See Official Records of the Economic and Social Council, 2002, Supplement No. 7 (E/2002/27), chap. I.",
         ["Official Records of the Economic and Social Council, 2002, Supplement No. 7"]),
        ("Resolution 34/180, annex.", [None]),
        ("See A/57/170.", [None]),
    ],
    ids=["publication", "Official Records", "behind a signal", "act", "paper"],
)  # fmt: skip
def test_the_title_before_a_reference(footnote, titles):
    assert [r.title for r in read_references(footnote)] == titles


@pytest.mark.parametrize("footnote", FOOTNOTES)
def test_references_stand_in_order_where_they_say(footnote):
    found = read_references(footnote)
    assert [footnote[r.start : r.end] for r in found] == [r.printed for r in found]
    assert [r.start for r in found] == sorted(r.start for r in found)


@pytest.mark.parametrize(
    ("footnote", "before"),
    [
        ("Economic and Social Council resolution 2018/14.", "Economic and Social Council "),
        ("See Human Rights Council resolution 33/11.", "Human Rights Council "),
        ("See resolution 48/104.", ""),
    ],
)
def test_the_words_among_which_a_body_is_named(footnote, before):
    assert [r.before for r in read_references(footnote)] == [before]
