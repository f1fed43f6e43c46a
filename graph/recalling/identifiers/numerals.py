"""Numbers as resolutions print them: Roman numerals, ordinals in words, dates."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}

_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
_TENS = {
    "twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90,
}  # fmt: skip

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_MONTH = "|".join(MONTHS)

ORDINAL_WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|hundredth)"
)

_DATE = re.compile(rf"(\d{{1,2}}) ({_MONTH}) (\d{{4}})")
_MONTH_YEAR = re.compile(rf"({_MONTH}) (\d{{4}})")
# "5–13 September 1994", "15 June–17 July 1998", "15 and 16 October 1999", "30 May to 3 June 2016"
_RANGE = re.compile(rf"(\d{{1,2}})(?: ({_MONTH}))?(?: (\d{{4}}))?(?:–|-| and | to )(\d{{1,2}}) ({_MONTH}) (\d{{4}})")


def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, or None: "XXI" -> 21."""
    if not text or not _ROMAN.match(text):
        return None
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        value = _VALUES[letter]
        total += -value if following and _VALUES[following] > value else value
    return total


def to_roman(number: int) -> str:
    """A number as a Roman numeral: 21 -> "XXI"."""
    parts = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    digits = []
    for value, letters in parts:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def ordinal(words: str) -> int | None:
    """The number of an ordinal in words or digits, or None: "Fifty-seventh" -> 57, "77th" -> 77."""
    text = words.strip().lower()
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text):
        return int(match[1])
    if text in _UNITS:
        return _UNITS[text]
    if text.endswith("ieth") and text[:-4] in _TENS:
        return _TENS[text[:-4]]
    tens, hyphen, unit = text.partition("-")
    if hyphen and tens.endswith("y") and tens[:-1] in _TENS and unit in _UNITS:
        return _TENS[tens[:-1]] + _UNITS[unit]
    return 100 if text == "hundredth" else None


def iso_date(text: str) -> str | None:
    """The first date of a text at the precision of the text (EDTF level 0), or None.

    "18 December 2002" -> "2002-12-18"; "November 2000" -> "2000-11"; "5–13 September 1994" -> an interval.
    """
    if match := _RANGE.search(text):
        day, month, year, last_day, last_month, last_year = match.groups()
        first = _date(int(day), month or last_month, year or last_year)
        return f"{first}/{_date(int(last_day), last_month, last_year)}"
    if match := _DATE.search(text):
        return _date(int(match[1]), match[2], match[3])
    if match := _MONTH_YEAR.search(text):
        return f"{match[2]}-{MONTHS.index(match[1]) + 1:02}"
    return None


def _date(day: int, month: str, year: str) -> str:
    return f"{year}-{MONTHS.index(month) + 1:02}-{day:02}"
