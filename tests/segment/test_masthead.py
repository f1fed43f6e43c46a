"""What stands above and below the text of an act, in the layouts of several eras (citation grammar, section 2)."""

from __future__ import annotations

import pytest

from texts import document, extraction, resolution

TEXT = "*Recalling* the rights of the child,\n\n1. *Decides* to remain seized of the matter.\n"


def masthead(head: str, formula: str = "*The General Assembly,*", end: str = "") -> dict[str, str]:
    """The parts of a masthead that were found, by name."""
    found = document(f"{head}\n\n{formula}\n\n{TEXT}\n{end}").masthead
    names = ("number", "title", "kind", "body", "session", "agenda_item", "symbol", "distribution", "distribution_date",
             "report", "meeting", "adoption_date")  # fmt: skip
    return {name: stated.value for name in names if (stated := getattr(found, name))}


SESSION_VOLUME = """\
**217 (III). International Bill of Human Rights**
"""
TYPED = """\
Forty-third session

Agenda item 64

RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

[on the report of the First Committee (A/43/856)]

43/75. General and complete disarmament
"""
FIXED_WIDTH = """\
     RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

   [on the report of the Third Committee (A/51/612)]

      51/66.  Traffic in women and girls
"""
PAGES = """\
# General Assembly

Distr.: General
30 January 2003

**Fifty-seventh session**
Agenda item 102

## Resolution adopted by the General Assembly

[*on the report of the Third Committee (A/57/549)*]

### 57/176. Trafficking in women and girls
"""
TODAY = """\
**A**/RES/77/95

Distr.: General
14 December 2022

**Seventy-seventh session**
Agenda items 70 (b) and 71

## Resolution adopted by the General Assembly on 12 December 2022

[*on the report of the Sixth Committee (A/77/408, para. 33)*]

## **77/95. Invented principles**
"""
SPECIAL = """\
Twenty-seventh special session

## Resolution adopted by the General Assembly

[*without reference to a Main Committee (A/S-27/L.1)*]

### S-27/2. A world fit for children
"""
EMERGENCY = """\
Tenth emergency special session

## Resolution adopted by the General Assembly

### ES-10/15. An advisory opinion
"""
SECURITY_COUNCIL = """\
# Resolution 1454 (2002)

## Adopted by the Security Council at its 4683rd meeting, on 30 December 2002
"""
ECOSOC = """\
### 1996/31. Consultative relationship with non-governmental organizations
"""
HUMAN_RIGHTS_COUNCIL = """\
**A/HRC/RES/39/2**

## Resolution adopted by the Human Rights Council on 27 September 2018

### 39/2. Situation of human rights in an invented country
"""
DECISION = """\
## Decision adopted by the General Assembly on 13 April 2020

### 74/548. Procedure for taking decisions
"""
SYMBOL_ONLY = """\
A/RES/57/176

Distr.: General
30 January 2003
"""


@pytest.mark.parametrize(
    ("head", "formula", "expected"),
    [
        pytest.param(
            SESSION_VOLUME, "*The General Assembly,*",
            {"number": "217 (III)", "title": "International Bill of Human Rights", "body": "General Assembly"},
            id="1946-75, session volume",
        ),
        pytest.param(
            TYPED, "The General Assembly,",
            {"number": "43/75", "title": "General and complete disarmament", "body": "GENERAL ASSEMBLY",
             "kind": "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY", "session": "Forty-third session",
             "agenda_item": "64", "report": "on the report of the First Committee (A/43/856)"},
            id="1976-92, typed",
        ),
        pytest.param(
            FIXED_WIDTH, "     The General Assembly,",
            {"number": "51/66", "title": "Traffic in women and girls", "body": "GENERAL ASSEMBLY",
             "kind": "RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY",
             "report": "on the report of the Third Committee (A/51/612)"},
            id="1993-2000, fixed width",
        ),
        pytest.param(
            PAGES, "*The General Assembly*,",
            {"number": "57/176", "title": "Trafficking in women and girls", "body": "General Assembly",
             "kind": "Resolution adopted by the General Assembly", "session": "Fifty-seventh session",
             "agenda_item": "102", "report": "on the report of the Third Committee (A/57/549)",
             "distribution": "General", "distribution_date": "2003-01-30"},
            id="2001-13, pages",
        ),
        pytest.param(
            TODAY, "*The General Assembly*,",
            {"number": "77/95", "title": "Invented principles", "body": "General Assembly",
             "kind": "Resolution adopted by the General Assembly", "session": "Seventy-seventh session",
             "agenda_item": "70 (b) and 71", "symbol": "A/RES/77/95", "adoption_date": "2022-12-12",
             "report": "on the report of the Sixth Committee (A/77/408, para. 33)",
             "distribution": "General", "distribution_date": "2022-12-14"},
            id="2014 and later",
        ),
        pytest.param(
            SPECIAL, "*The General Assembly,*",
            {"number": "S-27/2", "title": "A world fit for children", "body": "General Assembly",
             "kind": "Resolution adopted by the General Assembly", "session": "Twenty-seventh special session",
             "report": "without reference to a Main Committee (A/S-27/L.1)"},
            id="special session",
        ),
        pytest.param(
            EMERGENCY, "*The General Assembly,*",
            {"number": "ES-10/15", "title": "An advisory opinion", "body": "General Assembly",
             "kind": "Resolution adopted by the General Assembly", "session": "Tenth emergency special session"},
            id="emergency special session",
        ),
        pytest.param(
            SECURITY_COUNCIL, "*The Security Council*,",
            {"number": "1454 (2002)", "body": "Security Council", "meeting": "4683rd meeting",
             "adoption_date": "2002-12-30"},
            id="Security Council",
        ),
        pytest.param(
            ECOSOC, "*The Economic and Social Council,*",
            {"number": "1996/31", "title": "Consultative relationship with non-governmental organizations",
             "body": "Economic and Social Council"},
            id="Economic and Social Council",
        ),
        pytest.param(
            HUMAN_RIGHTS_COUNCIL, "*The Human Rights Council,*",
            {"number": "39/2", "title": "Situation of human rights in an invented country",
             "body": "Human Rights Council", "kind": "Resolution adopted by the Human Rights Council",
             "symbol": "A/HRC/RES/39/2", "adoption_date": "2018-09-27"},
            id="Human Rights Council",
        ),
        pytest.param(
            DECISION, "*The General Assembly,*",
            {"number": "74/548", "title": "Procedure for taking decisions", "body": "General Assembly",
             "kind": "Decision adopted by the General Assembly", "adoption_date": "2020-04-13"},
            id="decision",
        ),
        pytest.param(
            SYMBOL_ONLY, "*The General Assembly,*",
            {"number": "57/176", "body": "General Assembly", "symbol": "A/RES/57/176", "distribution": "General",
             "distribution_date": "2003-01-30"},
            id="the symbol gives the number",
        ),
    ],
)  # fmt: skip
def test_mastheads_of_several_eras(head, formula, expected):
    assert masthead(head, formula) == expected


@pytest.mark.parametrize(
    ("line", "meeting", "date"),
    [
        ("*77th plenary meeting  \n18 December 2002*", "77th plenary meeting", "2002-12-18"),
        ("77th plenary meeting, 18 December 2002", "77th plenary meeting", "2002-12-18"),
        ("*77th plenary meeting*  \n*18 December 2002*", "77th plenary meeting", "2002-12-18"),
        ("*22nd (resumed) meeting\n1 April 1948*", "22nd (resumed) meeting", "1948-04-01"),
        ("*49th plenary meeting\n23 July 1996*", "49th plenary meeting", "1996-07-23"),
    ],
    ids=["two lines", "one line", "emphasis twice", "resumed", "Council"],
)
def test_the_line_of_adoption(line, meeting, date):
    found = masthead("### 61/901. Title", end=line)
    assert (found["meeting"], found["adoption_date"]) == (meeting, date)


def test_the_line_of_adoption_is_no_paragraph():
    assert [p.id for p in document(resolution(["*Recalling* so,"], ["*Decides* so."])).paragraphs] == ["pp1", "op1"]


@pytest.mark.parametrize("part", ["number", "title", "session", "report", "meeting", "adoption_date", "body"])
def test_every_part_is_quoted_from_its_place(part):
    found = document(resolution(["*Recalling* so,"], ["*Decides* so."]))
    words = {"number": "61/901", "title": "Invented matters", "session": "Sixty-first session",
             "report": "on the report of the Third Committee (A/61/901)", "meeting": "64th plenary meeting",
             "adoption_date": "19 December 2006", "body": "General Assembly"}  # fmt: skip
    assert [found.source.quote(s) for s in getattr(found.masthead, part).spans] == [words[part]]


@pytest.mark.parametrize(
    "formula",
    ["*The General Assembly,*", "*The General Assembly*,", "The General Assembly,",
     "*The Economic and Social Council*,",
     "*The Commission on the Status of Women*,", "*The Security Council,*"],
)  # fmt: skip
def test_the_enacting_formula(formula):
    found = document(f"### 61/901. Title\n\n{formula}\n\n{TEXT}").masthead
    assert found.enacting_formula.value == formula.replace("*", "")
    assert found.body.value == formula.replace("*", "").removeprefix("The ").rstrip(",")


@pytest.mark.parametrize(
    ("text", "number", "meeting", "date"),
    [
        ("S/PRST/2014/21\n\nStatement by the President of the Security Council\n\nAt the 7272nd meeting of the "
         "Security Council, held on 19 September 2014, the President made the following "
         "statement:\n\n“The Security Council is concerned.”\n", "2014/21", "7272nd meeting", "2014-09-19"),
        ("A/DEC/76/419\n\nDecision\n\n### 76/419. Election of the President\n\nAt its 75th plenary meeting, on 7 June "
         "2022, the General Assembly elected its President.\n", "76/419", "75th plenary meeting", "2022-06-07"),
    ],
    ids=["statement of the President", "decision"],
)  # fmt: skip
def test_prose_names_its_meeting_and_date_in_its_first_words(text, number, meeting, date):
    found = document(text)
    assert (found.masthead.number.value, found.masthead.meeting.value) == (number, meeting)
    assert found.masthead.adoption_date.value == date
    assert {p.kind for p in found.paragraphs} == {"prose"}


@pytest.mark.parametrize(
    ("symbol", "path"),
    [
        ("S/PRST/2014/21", "un/sc/prst/2014/21"),
        ("A/DEC/76/419", "un/ga/dec/76/419"),
        ("A/HRC/RES/54/12", "un/hrc/res/54/12"),
        ("E/RES/2022/3", "un/ecosoc/res/2022/3"),
        ("S/RES/1325 (2000)", "un/sc/res/1325"),
    ],
)
def test_where_no_line_names_the_body_the_symbol_tells_whose_act_it_is(symbol, path):
    text = f"{symbol}\n\nAt its 75th meeting, on 7 June 2022, the body elected its President.\n"
    assert extraction(text).act.path == path


@pytest.mark.parametrize(
    ("head", "end", "expected"),
    [
        ("Resolution 242 (1967)\nof 22 November 1967", "*Adopted unanimously at the 1382nd meeting.*",
         ("242 (1967)", "1967-11-22", "1382nd meeting", "unanimous")),
        ("95 (1951). Resolution of 1 September 1951",
         "*Adopted at the 558th meeting by 8 votes to none, with 3 abstentions (China, India, Ukraine).*",
         ("95 (1951)", "1951-09-01", "558th meeting", "recorded-vote")),
    ],
)  # fmt: skip
def test_the_volumes_of_the_security_council(head, end, expected):
    found = document(f"{head}\n\n*The Security Council,*\n\n{TEXT}\n{end}\n").masthead
    assert found.title is None
    assert (found.number.value, found.adoption_date.value, found.meeting.value, found.vote.outcome) == expected


def test_meetings_by_words_in_the_first_volumes():
    found = masthead(SESSION_VOLUME, end="Hundred and eighty-third plenary meeting,\n10 December 1948.\n")
    assert found["meeting"] == "Hundred and eighty-third plenary meeting"
    assert found["adoption_date"] == "1948-12-10"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "Clean rivers, G.A. res. 51/966, 51 U.N. GAOR Supp. (No. 49) at 195, U.N. Doc. A/51/49 (Vol. I) (1996).",
            {"number": "51/966", "title": "Clean rivers", "body": "General Assembly"},
        ),
        (
            "Commission on Human Rights resolution 1995/925",
            {"number": "1995/925", "body": "Commission on Human Rights"},
        ),
        (
            "RIVERS\n\n4 (1946) Resolution of 25 January 1946",
            {"number": "4 (1946)", "body": "Security Council", "adoption_date": "1946-01-25"},
        ),
        ("CHAPTER XX\n2981 (XX). Year of rivers", {"number": "2981 (XX)", "title": "Year of rivers"}),
        (
            "67 (I). Councils of Non-Self-\nGoverning Territories",
            {"title": "Councils of Non-Self-Governing Territories"},
        ),
    ],
)
def test_heads_that_copies_and_old_volumes_print(head, expected):
    text = f"{head}\n\nRecalling the rights of the child,\n\n1. Decides to remain seized of the matter.\n"
    formula = "" if "body" in expected else "The General Assembly,\n\n"
    found = document(text.replace("Recalling", f"{formula}Recalling", 1)).masthead
    assert {name: stated.value for name in expected if (stated := getattr(found, name))} == expected


def test_a_date_in_a_line_of_its_own_belongs_to_the_line_of_adoption():
    end = "Sixty-fourth plenary meeting,\n14 December 1946.\n"
    text = (
        f"67 (I). Councils\n\nThe General Assembly,\n\nRecalling the rights of the child,\n\nDecides to act.\n\n{end}"
    )
    found = document(text).masthead
    assert (found.meeting.value, found.adoption_date.value) == ("Sixty-fourth plenary meeting", "1946-12-14")


@pytest.mark.parametrize(
    ("head", "number", "title"),
    [
        ("15/916\nHuman rights of rivers", "15/916", "Human rights of rivers"),
        ("15/916\n\nHuman rights of rivers", "15/916", "Human rights of rivers"),
        ("Resolution 45/901. Situation of rivers", "45/901", "Situation of rivers"),
    ],
)
def test_a_number_above_the_title_as_reports_of_sessions_print_it(head, number, title):
    assert masthead(head, "The Human Rights Council,").items() >= {"number": number, "title": title}.items()


def test_the_symbol_that_a_catalogue_prints_below_a_statement():
    head = "Statement by the President of the Security Council"
    prose = "At the 4922nd meeting of the Security Council, held on 30 May 2001, the President said:"
    quoted = '"The Council recalls its resolution 1325 (2000)."'
    found = document(f"{head}\n\n{prose}\n\n{quoted}\n\nDocument symbol: S/PRST/2001/915\n")
    assert (found.masthead.number.value, found.masthead.symbol.value) == ("2001/915", "S/PRST/2001/915")
    assert [clause.verb.printed for p in found.paragraphs for clause in p.clauses] == ["recalls"]


@pytest.mark.parametrize(
    ("symbol", "number", "path"),
    [
        ("A/RES/75/245 B", "75/245 B", "un/ga/res/75/245b"),
        ("A/RES/75/245 B Distr.: General", "75/245 B", "un/ga/res/75/245b"),
        ("A/RES/75/245", "75/245", "un/ga/res/75/245"),
        ("A/RES/75/245 A and B", "75/245", "un/ga/res/75/245"),
        ("A/RES/75/246 B", "75/245", "un/ga/res/75/245"),
    ],
)
def test_the_letter_of_a_part_that_was_adopted_by_itself_stands_in_the_symbol(symbol, number, path):
    text = f"{symbol}\n\n## 75/245. United Nations common system B\n\n*The General Assembly,*\n\n1. *Decides* so.\n"
    found = extraction(text)
    assert found.document.masthead.number.value == number
    assert found.act.path == path
    letter = "" if number.endswith("B") else " B"
    assert found.document.masthead.title.value == f"United Nations common system{letter}"


def test_nothing_above_the_formula_is_no_fault():
    found = document("The General Assembly,\n\nRecalling its work,\n\n1. Decides so.\n")
    assert found.masthead.number is None
    assert [p.id for p in found.paragraphs] == ["pp1", "op1"]
