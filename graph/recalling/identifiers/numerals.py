"""Numbers as resolutions print them: Roman numerals, ordinals in words, dates."""

from __future__ import annotations

import re
from datetime import date

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

# "18 December 2002", "November 2000", "5–13 September 1994", "15 June–17 July 1998", "30 May to 3 June 2016",
# "15 and 16 October 1999" (two days of one month; "28 June 2000 and 5 May 2003" are two dates)
_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?: (?P<month>{_MONTH}))?(?: (?P<year>\d{{4}}))?(?P<to>–|-| to )"
    rf"(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}) (?P<year2>\d{{4}})"
    rf"|(?<!\d)(?P<day3>\d{{1,2}}) and (?P<day4>\d{{1,2}}) (?P<month4>{_MONTH}) (?P<year4>\d{{4}})"
    rf"|(?<!\d)(?P<day5>\d{{1,2}}) (?P<month5>{_MONTH}) (?P<year5>\d{{4}})"
    rf"|(?P<month6>{_MONTH}) (?P<year6>\d{{4}})"
)


def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, or None: "XXI" -> 21."""
    if not text or not _ROMAN.fullmatch(text):
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
    if hyphen and tens.endswith("y") and tens[:-1] in _TENS and _UNITS.get(unit, 10) < 10:
        return _TENS[tens[:-1]] + _UNITS[unit]
    return 100 if text == "hundredth" else None


def iso_date(text: str) -> str | None:
    """The first date of a text at the precision of the text (EDTF level 0), or None.

    "18 December 2002" -> "2002-12-18"; "November 2000" -> "2000-11"; "5–13 September 1994" -> an interval. A day
    that its month does not have is no date.
    """
    for match in _DATE.finditer(text):
        if found := _edtf(match.groupdict()):
            return found
    return None


def _edtf(part: dict[str, str | None]) -> str | None:
    if part["month6"]:
        return f"{part['year6']}-{MONTHS.index(part['month6']) + 1:02}"
    if part["day5"]:
        return _day(part["day5"], part["month5"], part["year5"])
    if part["day3"]:
        first = _day(part["day3"], part["month4"], part["year4"])
        last = _day(part["day4"], part["month4"], part["year4"])
    else:
        first = _day(part["day"], part["month"] or part["month2"], part["year"] or part["year2"])
        last = _day(part["day2"], part["month2"], part["year2"])
    return f"{first}/{last}" if first and last and first <= last else None


def _day(day: str | None, month: str | None, year: str | None) -> str | None:
    try:
        return date(int(year or 0), MONTHS.index(month or "") + 1, int(day or 0)).isoformat()
    except ValueError:
        return None
