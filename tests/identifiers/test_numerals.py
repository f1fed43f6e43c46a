"""Numbers as resolutions print them: Roman numerals, ordinals in words, dates."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recalling.identifiers.numerals import iso_date, ordinal, roman, to_roman

ROMAN = {
    1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI", 8: "VIII", 9: "IX", 10: "X", 14: "XIV", 19: "XIX", 21: "XXI",
    24: "XXIV", 30: "XXX", 40: "XL", 44: "XLIV", 49: "XLIX", 53: "LIII", 63: "LXIII", 90: "XC", 99: "XCIX",
    400: "CD", 500: "D", 900: "CM", 1948: "MCMXLVIII", 3999: "MMMCMXCIX",
}  # fmt: skip


@pytest.mark.parametrize(("number", "numeral"), ROMAN.items(), ids=ROMAN.values())
def test_roman_numerals_in_both_directions(number, numeral):
    assert roman(numeral) == number
    assert to_roman(number) == numeral


@pytest.mark.parametrize(
    "text",
    ["", "IIII", "VV", "VX", "IC", "XXXX", "XXL", "IXI", "XVID", "XVl", "xv", "iv", "X1", "217", "A", "ABC", " IV",
     "IV ", "S-VI"],
)  # fmt: skip
def test_what_is_no_roman_numeral(text):
    assert roman(text) is None


def test_every_roman_numeral_leads_back_to_its_number():
    assert [n for n in range(1, 4000) if roman(to_roman(n)) != n] == []


@given(st.text(alphabet="IVXLCDM \n", max_size=6))
@example("IV\n")
def test_a_text_with_a_value_is_the_numeral_of_that_value(text):
    value = roman(text)
    assert value is None or to_roman(value) == text


FIRST_TO_NINETEENTH = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
]  # fmt: skip
TENS = {
    20: ("twentieth", "twenty"), 30: ("thirtieth", "thirty"), 40: ("fortieth", "forty"), 50: ("fiftieth", "fifty"),
    60: ("sixtieth", "sixty"), 70: ("seventieth", "seventy"), 80: ("eightieth", "eighty"), 90: ("ninetieth", "ninety"),
}  # fmt: skip
ORDINALS = [
    *enumerate(FIRST_TO_NINETEENTH, start=1),
    *((tens, whole) for tens, (whole, _) in TENS.items()),
    *(
        (tens + unit, f"{stem}-{word}")
        for tens, (_, stem) in TENS.items()
        for unit, word in enumerate(FIRST_TO_NINETEENTH[:9], start=1)
    ),
]


def test_the_ordinals_from_first_to_ninety_ninth():
    assert len(ORDINALS) == 99
    assert {word: ordinal(word) for _, word in ORDINALS} == {word: number for number, word in ORDINALS}


@pytest.mark.parametrize(
    ("text", "number"),
    [("Fifty-seventh", 57), ("TENTH", 10), (" third ", 3), ("1st", 1), ("22nd", 22), ("3rd", 3), ("77th", 77),
     ("4683rd", 4683), ("hundredth", 100)],
)  # fmt: skip
def test_ordinals_in_capitals_and_digits(text, number):
    assert ordinal(text) == number


@pytest.mark.parametrize(
    "text", ["", "fifty", "seven", "57", "th", "twentyfirst", "twenty-ten", "twenty-eleventh", "fifty-tenth", "session"]
)
def test_what_is_no_ordinal(text):
    assert ordinal(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("18 December 2002", "2002-12-18", id="a day"),
        pytest.param("1 July 2002", "2002-07-01", id="a day of one digit"),
        pytest.param("which entered into force on 1 July 2002,", "2002-07-01", id="inside a sentence"),
        pytest.param("in November 2000", "2000-11", id="a month"),
        pytest.param("5–13 September 1994", "1994-09-05/1994-09-13", id="days of one month"),
        pytest.param("5-13 September 1994", "1994-09-05/1994-09-13", id="days joined by a hyphen"),
        pytest.param("15 and 16 October 1999", "1999-10-15/1999-10-16", id="two days"),
        pytest.param("from 20 to 22 June 2012", "2012-06-20/2012-06-22", id="from one day to another"),
        pytest.param("15 June–17 July 1998", "1998-06-15/1998-07-17", id="days of two months"),
        pytest.param("30 May to 3 June 2016", "2016-05-30/2016-06-03", id="from a day to one of the next month"),
        pytest.param("1 August 2013–31 July 2014", "2013-08-01/2014-07-31", id="days of two years"),
        pytest.param("12 May 1998, Rome, 15 June–17 July 1998", "1998-05-12", id="the first date counts, not a range"),
        pytest.param("28 June 2000 and 5 May 2003", "2000-06-28", id="two dates are no interval"),
        pytest.param("May 1998 and 18 December 2002", "1998-05", id="the first date counts, not the fullest"),
    ],
)
def test_dates_at_the_precision_of_the_text(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize("text", ["", "2002", "18/12/2002", "december 2002", "the fifth of May", "18 Decembre 2002"])
def test_what_is_no_date(text):
    assert iso_date(text) is None


@pytest.mark.parametrize("text", ["31 June 1998", "45 May 2001", "0 May 2001"])
def test_no_date_that_the_calendar_lacks(text):
    assert iso_date(text) in (None, "1998-06", "2001-05")
