"""What a paragraph names: instruments, collectives, acts, papers, meetings, open sets, itself."""

from __future__ import annotations

import pytest

from recalling.authority import load
from recalling.cite.names import KnownNames
from recalling.cite.namings import event_before, find_namings, name_before

NAMES = KnownNames.of(load().names()).all
UNTOC = "United Nations Convention against Transnational Organized Crime"
CEDAW = "Convention on the Elimination of All Forms of Discrimination against Women"


def kind_of(path: str) -> str | None:
    thing = load().get(path)
    return thing.kind if thing else None


def namings(text: str):
    return find_namings(text, NAMES, kind_of)


def forms(text: str) -> list[tuple[str, str]]:
    return [(n.form, n.text) for n in namings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"the {CEDAW} and the Charter", [("name", CEDAW)], id="a known name"),
        pytest.param("the Fourth World Conference on Women", [("meeting", "Fourth World Conference on Women")],
                     id="a meeting"),
        pytest.param("the General Assembly and the Security Council", [], id="bodies are no namings"),
        pytest.param("the two Optional Protocols to the Convention on the Rights of the Child, in particular",
                     [("collective", "two Optional Protocols to the Convention on the Rights of the Child")],
                     id="the two Protocols to a convention"),
        pytest.param(f"the {UNTOC} and the Protocols thereto, in particular",
                     [("name", UNTOC), ("collective", "Protocols thereto")], id="the Protocols thereto"),
        pytest.param(f"the {CEDAW} and the Optional Protocol thereto",
                     [("name", CEDAW), ("protocol", "Optional Protocol thereto")], id="the Protocol thereto"),
        pytest.param("the Protocols thereto", [], id="thereto without anything before it"),
        pytest.param("the implementation of the present resolution", [("self", "the present resolution")], id="itself"),
        pytest.param("all previous resolutions on trafficking adopted by the General Assembly",
                     [("open-set", "all previous resolutions on trafficking")], id="an open set"),
        pytest.param("its relevant resolutions, in particular", [("open-set", "its relevant resolutions")],
                     id="an open set of its own"),
        pytest.param("all previous Human Rights Council resolutions on trafficking, and",
                     [("open-set", "all previous Human Rights Council resolutions on trafficking")],
                     id="an open set of another body"),
        pytest.param("the relevant resolutions and decisions, and",
                     [("open-set", "the relevant resolutions and decisions")],
                     id="resolutions and decisions"),
        pytest.param("resolution 57/176", [("act", "57/176")], id="an act"),
        pytest.param("its resolution 55/67 of 4 December 2000", [("act", "55/67")], id="an act with its date"),
        pytest.param("Security Council resolution 1325 (2000)", [("act", "1325 (2000)")], id="an act of the Council"),
        pytest.param("resolutions 50/167, 51/66 and 52/98", [("act", "50/167"), ("act", "51/66"), ("act", "52/98")],
                     id="a list of acts"),
        pytest.param("resolutions 50/167 of 22 December 1995, 51/66 of 12 December 1996 and 52/98 of 12 December 1997",
                     [("act", "50/167"), ("act", "51/66"), ("act", "52/98")], id="a list with dates"),
        pytest.param("resolutions 60/1 of 16 September 2005, entitled “An invented outcome”, and 61/143",
                     [("act", "60/1"), ("act", "61/143")], id="a list with a title"),
        pytest.param("resolutions 68/101 entitled Safety of personnel and the United Nations, and 68/102 entitled Aid",
                     [("act", "68/101"), ("act", "68/102")], id="a list with titles that are not quoted"),
        pytest.param("2348 (2017)", [("act", "2348 (2017)")], id="a number alone in its paragraph"),
        pytest.param("resolutions 50/167 of 22 December 1995 on trafficking in women, 51/66 and 52/98",
                     [("act", "50/167"), ("act", "51/66"), ("act", "52/98")], id="a list with a subject"),
        pytest.param("resolutions 5/1, on institution-building of the Human Rights Council, and 5/2, on the Code",
                     [("act", "5/1"), ("act", "5/2")], id="a list with subjects between commas"),
        pytest.param("resolutions 264 (1969) and 269 (1969)", [("act", "264 (1969)"), ("act", "269 (1969)")],
                     id="a list of the Security Council"),
        pytest.param("resolutions 60/1; 61/143; and 62/132", [("act", "60/1"), ("act", "61/143"), ("act", "62/132")],
                     id="a list with semicolons"),
        pytest.param("resolutions 60/1, annex, and 61/143", [("act", "60/1"), ("act", "61/143")],
                     id="a list with an annex"),
        pytest.param("resolution 57/176 and decision 57/510", [("act", "57/176"), ("act", "57/510")], id="two heads"),
        pytest.param("decisions 56/401 and 57/510", [("act", "56/401"), ("act", "57/510")], id="decisions"),
        pytest.param("the increase was 24/7 and the ratio 57/176", [], id="a number without a head"),
        pytest.param("the note by the Secretariat (A/57/170) and its annex", [("paper", "A/57/170")], id="a paper"),
        pytest.param("the report “on resolution 57/176” of the body", [("act", "57/176")], id="inside a quotation"),
        pytest.param("the Convention concerning Safety in Mines, 1995 (Convention No. 176), of the International "
                     "Labour Organization",
                     [("ilo", "Convention concerning Safety in Mines, 1995 (Convention No. 176)")],
                     id="a labour convention"),
        pytest.param("the Covenant Convention, as well as the Work in Mines and Quarries (Small Places) Convention, "
                     "1999 (No.199) and the International Labour Organization Deep Tunnels Convention (Revised), "
                     "2001 (No. 201)",
                     [("ilo", "Work in Mines and Quarries (Small Places) Convention, 1999 (No.199)"),
                      ("ilo", "Deep Tunnels Convention (Revised), 2001 (No. 201)")],
                     id="labour conventions by their short titles"),
        pytest.param("the Convention concerning Safety in Mines, 1995 (Convention No. 176)", [],
                     id="a numbered convention of nobody in particular"),
        pytest.param("the outcome document of the World Summit for Social Development",
                     [("outcome", "outcome document of the World Summit for Social Development")], id="an outcome"),
    ],
)  # fmt: skip
def test_what_a_text_names(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("the two Optional Protocols to the Convention on the Rights of the Child", "un/instr/crc"),
        (f"the {UNTOC} and the Protocols thereto", "un/instr/untoc"),
        (f"the {UNTOC}, the {CEDAW} and the Optional Protocol thereto", "un/instr/cedaw"),
    ],
    ids=["named", "thereto", "thereto is the nearest"],
)
def test_the_parent_of_protocols(text, parent):
    assert namings(text)[-1].parent == parent


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("resolutions 50/167, 51/66 and 52/98", ["res", "res", "res"]),
        ("resolution 57/176 and decisions 57/510 and 57/511", ["res", "dec", "dec"]),
    ],
)
def test_the_head_of_a_list_is_that_of_its_items(text, heads):
    assert [n.head for n in namings(text)] == heads


def test_the_words_before_a_list_are_those_before_its_items():
    found = namings("recalling Human Rights Council resolutions 7/34, 18/15 and 27/3")
    assert {n.before for n in found} == {"recalling Human Rights Council "}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (f"the {CEDAW}", [False]),
        (f"the theme “Rights under the {CEDAW}”", [True]),
        (f"“Women 2000” and the {CEDAW}", [False]),
        (f"the theme “The rights of ‘women’ and the {CEDAW}”", [True]),
    ],
)
def test_namings_inside_quotation_marks(text, quoted):
    assert [n.quoted for n in namings(text)] == quoted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("and the Invented Plan of Action on Trafficking", "Invented Plan of Action on Trafficking"),
        ("and the Madrid International Plan of Action on Ageing, 2002",
         "Madrid International Plan of Action on Ageing, 2002"),
        ("the Charter of the Nations, the Hanoi Declaration on Peace", "Hanoi Declaration on Peace"),
        ("in the Habitat Agenda", "Habitat Agenda"),
        ("the 2030 Agenda for Sustainable Development", "2030 Agenda for Sustainable Development"),
        ("the 2005 World Summit Outcome", "2005 World Summit Outcome"),
        ("the Geneva Declaration for the Future", "Geneva Declaration for the Future"),
        ("its Member States", None),
        ("the declaration on peace", None),
        ("the General Assembly", None),
    ],
)  # fmt: skip
def test_a_new_name_of_an_instrument_before_an_offset(text, name):
    found = name_before(text, len(text))
    assert (found[1] if found else None) == name
    assert found is None or text[found[0] :] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the World Assembly on Ageing", "World Assembly on Ageing"),
        ("outcome of the Invented Summit on Water", "Invented Summit on Water"),
        ("the special rapporteurs", None),
    ],
)
def test_a_new_name_of_a_meeting_before_an_offset(text, name):
    found = event_before(text, len(text))
    assert (found[1] if found else None) == name
