"""Acts of conferences of parties and of other organizations, by the paper that prints them."""

from __future__ import annotations

import pytest

from recalling.identifiers.outside import outside_act, outside_bodies

EXAMPLES = [(row.code, *example) for row in outside_bodies() for example in row.examples]


@pytest.mark.parametrize(("code", "paper", "number", "identifier"), EXAMPLES)
def test_the_examples_of_a_row(code, paper, number, identifier):
    act = outside_act(paper, "dec", number)
    assert act is not None
    assert act.identifier == identifier
    assert f"{code}/dec/" in act.path


@pytest.mark.parametrize(
    ("paper", "number"),
    [("un/doc/A/55/25", "SS.VI/1"), ("un/doc/UNEP/CBD/COP/10/27", "1/CP.21"), ("imo/doc/MSC_84_24", "58.3")],
)
def test_a_number_of_another_body_is_none(paper, number):
    assert outside_act(paper, "dec", number) is None
