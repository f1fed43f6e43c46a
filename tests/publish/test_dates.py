"""Dates as people write them."""

from __future__ import annotations

import pytest

from recalling.publish.dates import machine, spoken


@pytest.mark.parametrize(
    ("date", "says"),
    [
        ("2002-12-18", "18 December 2002"),
        ("2000-11", "November 2000"),
        ("1948", "1948"),
        ("1994-09-05/1994-09-13", "5–13 September 1994"),
        ("1995-02-28/1995-03-06", "28 February – 6 March 1995"),
        ("1999-12-30/2000-01-02", "30 December 1999 – 2 January 2000"),
        ("the spring", "the spring"),
        ("2002-13-01", "2002-13-01"),
        ("", ""),
    ],
)
def test_spoken(date, says):
    assert spoken(date) == says


@pytest.mark.parametrize(
    ("date", "attribute"), [("1994-09-05/1994-09-13", "1994-09-05"), ("2000-11", "2000-11"), ("x", "")]
)
def test_machine(date, attribute):
    assert machine(date) == attribute
