"""Where a noun stands alone for an instrument, what a text calls itself short, the protocols "thereto"."""

from __future__ import annotations

import re

import pytest

from recalling.cite.short_names import (
    defined_behind,
    full_name,
    is_generic,
    nouns_in,
    protocols_in,
    rows,
    short_names_of,
)


def alone(text: str) -> list[str]:
    return [n.text(text) for n in nouns_in(text) if n.is_alone]


@pytest.mark.parametrize(("text", "noun"), rows()["alone"]["examples"])
def test_a_noun_stands_alone(text, noun):
    assert noun in alone(text)


@pytest.mark.parametrize("text", rows()["alone"]["counterexamples"])
def test_a_noun_that_belongs_to_a_longer_name(text):
    assert alone(text) == []


@pytest.mark.parametrize(
    ("row", "behind", "name"),
    [(row["name"], behind, name) for row in rows()["definition"] for behind, name in row["examples"]],
)
def test_a_text_gives_a_name(row, behind, name):
    text = f"the Invented Convention on Bees{behind}"
    found = defined_behind(text, len("the Invented Convention on Bees"))
    assert found is not None
    assert found["name"] == name


@pytest.mark.parametrize(
    ("pattern", "behind"),
    [(row["pattern"], behind) for row in rows()["definition"] for behind in row["counterexamples"]],
)
def test_brackets_that_give_no_name(pattern, behind):
    assert re.match(pattern, behind) is None


@pytest.mark.parametrize(("text", "words"), rows()["protocols"]["examples"])
def test_words_for_the_protocols_of_what_was_named(text, words):
    assert [m[0] for m in protocols_in(text)] == [words]


@pytest.mark.parametrize("text", rows()["protocols"]["counterexamples"])
def test_protocols_that_are_named_or_none(text):
    assert protocols_in(text) == ()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("United Nations Framework Convention on Bees",
         {"Framework Convention on Bees", "Convention on Bees", "United Nations Framework Convention",
          "Framework Convention", "Convention"}),
        ("Kyoto Declaration on Invented Matters", {"Declaration on Invented Matters", "Kyoto Declaration",
                                                   "Declaration"}),
        ("2030 Agenda for Invented Development", {"Agenda for Invented Development", "2030 Agenda", "Agenda"}),
        ("Hanoi Declaration and Programme of Action", {"Declaration and Programme of Action", "Hanoi Declaration",
                                                       "Declaration", "Hanoi Programme of Action",
                                                       "Programme of Action"}),
        ("Agenda 21", set()),
        ("Secretary-General", set()),
    ],
)  # fmt: skip
def test_the_shorter_names_of_an_instrument(name, short):
    assert set(short_names_of(name)) == short


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("under the Framework Agreement on Bees and Honey, signed", "Framework Agreement on Bees and Honey"),
        ("the Cartagena Protocol on Biosafety and the Nagoya Protocol", "Cartagena Protocol on Biosafety"),
        ("the Treaty Organization of the North", None),
        ("a Convention on Bees", None),
    ],
)
def test_a_whole_name_around_a_noun(text, name):
    place = full_name(text, nouns_in(text)[0])
    assert (text[slice(*place)] if place else None) == name


@pytest.mark.parametrize(
    ("name", "generic"),
    [("Comprehensive Peace Agreement", True), ("Agreement", True), ("Kabul Declaration", False),
     ("Peace Agreement on Bees", False)],
)  # fmt: skip
def test_a_name_that_tells_nothing_apart(name, generic):
    assert is_generic(name) is generic
