"""Everything that a text prints in one of the forms: numbers of acts, symbols, sales and treaty numbers."""

from __future__ import annotations

import pytest

from recalling.cite.forms import scan


def printed(text: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, p.numbers)) or p.keys for p in scan(text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("resolution 377 A (V)", [("377 A (V)",)], id="letter before the session"),
        pytest.param("resolution 2200(XXI)A", [("2200 (XXI)",)], id="letter behind the session"),
        pytest.param("resolutions 1874 (S-IV) and 2252 (ES-V)", [("1874 (S-IV)",), ("2252 (ES-V)",)],
                     id="special sessions"),
        pytest.param("resolutions 50/167, 51/66 and 52/98", [("50/167",), ("51/66",), ("52/98",)], id="a list"),
        pytest.param("67/189 of 20 December 2012, 68/193 of 18 December 2013", [("67/189",), ("68/193",)],
                     id="with dates"),
        pytest.param("resolutions 264 (1969) and 269 (1969)", [("264 (1969)",), ("269 (1969)",)],
                     id="Security Council"),
        pytest.param("resolutions 46/36 A to D", [("46/36 A", "46/36 B", "46/36 C", "46/36 D")],
                     id="a range of letters"),
        pytest.param("resolutions 48/75 A, C and E", [("48/75 A",), ("48/75 C",), ("48/75 E",)],
                     id="a list of letters"),
        pytest.param("Resolutions 53/243 A and B.", [("53/243 A",), ("53/243 B",)],
                     id="letters at the end of a sentence"),
        pytest.param("resolution 46/36 L of 9 December 1991", [("46/36 L",)], id="a letter before a date"),
        pytest.param("resolutions 47/120 A of 18 December 1992 and 47/120 B of 20 September 1993",
                     [("47/120 A",), ("47/120 B",)], id="a list with letters and dates"),
        pytest.param("In resolution 46/36 A new body was set up", [("46/36",)], id="the article A is no letter"),
        pytest.param("resolution ES-10/15", [("ES-10/15",)], id="emergency session"),
        pytest.param("resolution 1996/31 and decision 1999/256", [("1996/31",), ("1999/256",)], id="year and number"),
        pytest.param("S/12350 and Add.1", [("S/12350",), ("S/12350/Add.1",)], id="continuation"),
        pytest.param("A/1998/27 and Add.1-3", [("A/1998/27",), tuple(f"A/1998/27/Add.{n}" for n in (1, 2, 3))],
                     id="a range of addenda"),
        pytest.param("E/1998/27, Add.1 and Corr.1", [("E/1998/27",), ("E/1998/27/Add.1",), ("E/1998/27/Corr.1",)],
                     id="two continuations"),
        pytest.param("A/57/170/Add.1 and Corr.1", [("A/57/170/Add.1",), ("A/57/170/Add.1/Corr.1",)],
                     id="a corrigendum of an addendum"),
        pytest.param("A/75/345-S/2020/898", [("A/75/345", "S/2020/898")], id="double symbol"),
        pytest.param("S/RES/1454 (2002)", [("S/RES/1454 (2002)",)], id="a year in the symbol"),
        pytest.param("S/PRST/2013/15", [("S/PRST/2013/15",)], id="presidential statement"),
        pytest.param("United Nations, Treaty Series, vols. 2171 and 2173, No. 27531",
                     [("vol. 2171 and 2173, No. 27531",)],
                     id="two volumes"),
        pytest.param("(Sales No. E.02.I.5)", [("E.02.I.5",)], id="sales number"),
    ],
)  # fmt: skip
def test_what_a_text_prints(text, keys):
    assert printed(text) == keys


@pytest.mark.parametrize("text", ["A/57/170 and Add.5-1", "A/57/170 and Add.1-900", "resolutions 46/36 D to A"])
def test_a_range_that_cannot_be_has_keys_all_the_same(text):
    assert all(p.numbers or p.keys for p in scan(text))


@pytest.mark.parametrize(
    "text",
    ["18 December 2002", "HIV/AIDS", "agenda item 57/2", "general recommendation No. 39 (2022)", "vol. 397 (1961)",
     "Nos. 12 (1999)", "2002/2003/2004", "job 02-54978", "the 77th plenary meeting", "page counter 2/240000",
     "and Corr.1", "chapter (III)", "items 12 (2000)", "1,325 (women)", "24/7/365"],
)  # fmt: skip
def test_what_is_no_citation(text):
    assert printed(text) == []


def test_each_part_of_a_list_has_a_place_of_its_own():
    assert [p.text for p in scan("Resolutions 53/243 A and B.")] == ["53/243 A", "B"]
    assert [p.text for p in scan("resolutions 3411 A and B (XXX)")] == ["3411 A and B (XXX)"]
    assert [p.text for p in scan("resolutions S-20/4 A–E.")] == ["S-20/4 A–E"]
