"""Numbers of acts in all their series: parsed, printed, and as keys and paths."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recalling.errors import AuthorityError
from recalling.identifiers.acts import ActNumber, act_key, act_path, act_symbol, parse_act_number, session_key

# as printed, body, kind -> number, in its standard form, path, key
ACTS = [
    ("217 A (III)", "ga", "res", ActNumber("old", 217, "3", "A"), "217 A (III)", "un/ga/res/3/217a",
     "A/RES/217(III)[A]"),
    ("317 (IV)", "ga", "res", ActNumber("old", 317, "4"), "317 (IV)", "un/ga/res/4/317", "A/RES/317(IV)"),
    ("2200(XXI)A", "ga", "res", ActNumber("old", 2200, "21", "A"), "2200 A (XXI)", "un/ga/res/21/2200a",
     "A/RES/2200(XXI)[A]"),
    ("1747(XVI)", "ga", "res", ActNumber("old", 1747, "16"), "1747 (XVI)", "un/ga/res/16/1747", "A/RES/1747(XVI)"),
    ("3362 (S-VII)", "ga", "res", ActNumber("old", 3362, "s7"), "3362 (S-VII)", "un/ga/res/s7/3362",
     "A/RES/3362(S-VII)"),
    ("2252 (ES-V)", "ga", "res", ActNumber("old", 2252, "es5"), "2252 (ES-V)", "un/ga/res/es5/2252",
     "A/RES/2252(ES-V)"),
    ("57/176", "ga", "res", ActNumber("session", 176, "57"), "57/176", "un/ga/res/57/176", "A/RES/57/176"),
    ("46/36 L", "ga", "res", ActNumber("session", 36, "46", "L"), "46/36 L", "un/ga/res/46/36l", "A/RES/46/36[L]"),
    ("31/16A", "ga", "res", ActNumber("session", 16, "31", "A"), "31/16 A", "un/ga/res/31/16a", "A/RES/31/16[A]"),
    ("S-27/2", "ga", "res", ActNumber("session", 2, "s27"), "S-27/2", "un/ga/res/s27/2", "A/RES/S-27/2"),
    ("ES-10/15", "ga", "res", ActNumber("session", 15, "es10"), "ES-10/15", "un/ga/res/es10/15", "A/RES/ES-10/15"),
    ("50/411", "ga", "dec", ActNumber("session", 411, "50"), "50/411", "un/ga/dec/50/411", "A/DEC/50/411"),
    ("1325 (2000)", "sc", "res", ActNumber("running", 1325, "2000"), "1325 (2000)", "un/sc/res/1325",
     "S/RES/1325(2000)"),
    ("186(1964)", "sc", "res", ActNumber("running", 186, "1964"), "186 (1964)", "un/sc/res/186", "S/RES/186(1964)"),
    ("663 C (XXIV)", "ecosoc", "res", ActNumber("old", 663, "24", "C"), "663 C (XXIV)", "un/ecosoc/res/24/663c",
     "E/RES/663(XXIV)[C]"),
    ("2076 (LXII)", "ecosoc", "res", ActNumber("old", 2076, "62"), "2076 (LXII)", "un/ecosoc/res/62/2076",
     "E/RES/2076(LXII)"),
    ("1996/31", "ecosoc", "res", ActNumber("year", 31, "1996"), "1996/31", "un/ecosoc/res/1996/31", "E/RES/1996/31"),
    ("1999/256", "ecosoc", "dec", ActNumber("year", 256, "1999"), "1999/256", "un/ecosoc/dec/1999/256",
     "E/DEC/1999/256"),
    ("2183 (LIII)", "tc", "res", ActNumber("old", 2183, "53"), "2183 (LIII)", "un/tc/res/53/2183", "T/RES/2183(LIII)"),
    ("33/11", "hrc", "res", ActNumber("session", 11, "33"), "33/11", "un/hrc/res/33/11", "A/HRC/RES/33/11"),
    ("S-21/1", "hrc", "res", ActNumber("session", 1, "s21"), "S-21/1", "un/hrc/res/s21/1", "A/HRC/RES/S-21/1"),
    ("2005/74", "chr", "res", ActNumber("year", 74, "2005"), "2005/74", "un/chr/res/2005/74", "E/CN.4/RES/2005/74"),
    ("1998/19", "subcom", "res", ActNumber("year", 19, "1998"), "1998/19", "un/subcom/res/1998/19",
     "E/CN.4/Sub.2/RES/1998/19"),
    ("49/7", "csw", "res", ActNumber("session", 7, "49"), "49/7", "un/csw/res/49/7", "CSW/RES/49/7"),
]  # fmt: skip
IDS = [f"{printed} {body}" for printed, body, *_ in ACTS]


@pytest.mark.parametrize(("printed", "body", "kind", "number", "standard", "path", "key"), ACTS, ids=IDS)
def test_the_number_of_an_act(printed, body, kind, number, standard, path, key):
    assert parse_act_number(printed) == number
    assert str(number) == standard
    assert act_path(body, kind, number) == path
    assert path.endswith(f"/{number.tail}")
    assert act_key(body, kind, number) == key


@pytest.mark.parametrize(
    "text",
    ["", "176", "57/", "/176", "A/57/176", "57/176/1", "57/176.", " 57/176", "217 (Part I)", "12 (1850)", "1 (2100)",
     "IV/57", "1 (IIII)", "217 a (III)", "HIV/AIDS", "X-3/4", "3 (abc)", "57/176 and 58/1"],
)  # fmt: skip
def test_what_is_no_number_of_an_act(text):
    assert parse_act_number(text) is None


@pytest.mark.parametrize(
    ("printed", "key"),
    [("III", "3"), ("S-VII", "s7"), ("ES-V", "es5"), ("57", "57"), ("S-27", "s27"), ("ES-10", "es10"), ("s-iv", "s4")],
)
def test_the_key_of_a_session(printed, key):
    assert session_key(printed) == key


@pytest.mark.parametrize("printed", ["", "X-3", "IIII", "S-", "-3", "SS-3", "57a"])
def test_what_is_no_session(printed):
    assert session_key(printed) is None


@pytest.mark.parametrize(
    ("body", "kind", "printed", "symbol"),
    [
        ("ga", "res", "57/176", "A/RES/57/176"),
        ("ga", "res", "217 A (III)", "A/RES/217(III)A"),
        ("ga", "res", "46/36 L", "A/RES/46/36L"),
        ("ga", "res", "S-27/2", "A/RES/S-27/2"),
        ("sc", "res", "1325 (2000)", "S/RES/1325(2000)"),
        ("ecosoc", "res", "1996/31", "E/RES/1996/31"),
        ("hrc", "res", "33/11", "A/HRC/RES/33/11"),
        ("ga", "dec", "52/408", None),
        ("ecosoc", "dec", "1999/256", None),
        ("csw", "res", "49/7", None),
        ("chr", "res", "2005/74", None),
    ],
)
def test_the_symbol_under_which_an_act_is_printed(body, kind, printed, symbol):
    assert act_symbol(body, kind, parse_act_number(printed)) == symbol


def test_the_number_of_a_conference_resolution():
    number = ActNumber("plain", 1)
    assert (str(number), number.tail) == ("1", "1")


@pytest.mark.parametrize(
    ("printed", "special"), [("S-27/2", True), ("ES-10/15", True), ("3201 (S-VI)", True), ("57/176", False)]
)
def test_special_sessions(printed, special):
    assert parse_act_number(printed).is_special is special


def test_a_body_that_issues_no_acts():
    with pytest.raises(AuthorityError, match="no body with the code 'xyz'"):
        act_path("xyz", "res", ActNumber("session", 1, "57"))


LETTER = st.sampled_from(["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"])
GENERAL_ASSEMBLY = st.one_of(
    st.builds(ActNumber, st.just("old"), st.integers(1, 3541), st.integers(1, 30).map(str), LETTER),
    st.builds(ActNumber, st.just("old"), st.integers(1, 3541), st.integers(1, 7).map("s{}".format), LETTER),
    st.builds(ActNumber, st.just("old"), st.integers(1, 3541), st.integers(1, 5).map("es{}".format), LETTER),
    st.builds(ActNumber, st.just("session"), st.integers(1, 999), st.integers(31, 99).map(str), LETTER),
    st.builds(ActNumber, st.just("session"), st.integers(1, 99), st.integers(8, 40).map("s{}".format), LETTER),
    st.builds(ActNumber, st.just("session"), st.integers(1, 99), st.integers(6, 20).map("es{}".format), LETTER),
)
OTHERS = st.one_of(
    st.builds(ActNumber, st.just("old"), st.integers(1, 2200), st.integers(31, 63).map(str), LETTER),
    st.builds(ActNumber, st.just("running"), st.integers(1, 9999), st.integers(1946, 2099).map(str)),
    st.builds(ActNumber, st.just("year"), st.integers(1, 999), st.integers(1946, 2099).map(str), LETTER),
)


@given(st.one_of(GENERAL_ASSEMBLY, OTHERS))
def test_a_printed_number_is_read_as_it_was(number):
    assert parse_act_number(str(number)) == number


@given(st.lists(GENERAL_ASSEMBLY, min_size=2, max_size=6, unique=True))
def test_different_acts_have_different_names(numbers):
    for one, other in combinations(numbers, 2):
        assert act_path("ga", "res", one) != act_path("ga", "res", other)
        assert act_key("ga", "res", one) != act_key("ga", "res", other)


@given(st.one_of(GENERAL_ASSEMBLY, OTHERS))
def test_a_path_is_lower_case_without_white_space(number):
    path = act_path("ga", "res", number)
    assert path == "".join(path.lower().split())
