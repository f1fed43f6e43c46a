"""Words of the source found again in the text as people read it."""

from __future__ import annotations

import pytest

from recalling.publish.words import Alignment, Piece, Quote, Stretch, pieces, plain

SOURCE = "*Recalling* the Convention on\nthe Rights of the Child<sup>5</sup> and the Convention,<sup>6</sup> again"
TEXT = "Recalling the Convention on the Rights of the Child and the Convention, again"


def found(words: str, source: str = SOURCE, text: str = TEXT) -> str | None:
    along = Alignment(text, [Quote(100, source)])
    place = along.find(Quote(100 + source.index(words), words))
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Convention on\nthe Rights of the Child", "Convention on the Rights of the Child"),
        ("*Recalling*", "Recalling"),
        ("Child<sup>5</sup> and the Convention", "Child and the Convention"),
    ],
)
def test_words_are_found_without_their_markup(words, read):
    assert found(words) == read


def test_of_equal_words_those_are_found_that_stand_at_the_offset():
    along = Alignment(TEXT, [Quote(0, SOURCE)])
    second = SOURCE.rindex("Convention")
    assert along.find(Quote(second, "Convention")) == (TEXT.rindex("Convention"), TEXT.rindex("Convention") + 10)


def test_words_that_the_text_does_not_have_are_not_highlighted():
    assert Alignment(TEXT, [Quote(0, SOURCE)]).find(Quote(12, "Charter")) is None


def test_a_text_that_a_page_cuts():
    along = Alignment("one two three", [Quote(0, "one two"), Quote(90, "three")])
    assert along.find(Quote(90, "three")) == (8, 13)


def test_a_footnote_number_stands_behind_what_comes_before_it():
    marker = Quote(SOURCE.index("5"), "5")
    along = Alignment(TEXT, [Quote(0, SOURCE)], [marker])
    assert TEXT[: along.place(SOURCE.index("<sup>5"))].endswith("Child")


def test_plain_words():
    assert plain("*Treatment or\n Punishment*,¹² as<sup>3</sup> such") == "Treatment or Punishment, as such"


def test_a_text_is_cut_where_citations_and_numbers_are():
    cut = pieces("abcdef", [Stretch(1, 3, "x"), Stretch(2, 5, "y")], [(3, "n")])
    assert cut == [
        Piece("a"),
        Piece("b", ("x",)),
        Piece("c", ("x", "y")),
        Piece("", note="n"),
        Piece("de", ("y",)),
        Piece("f"),
    ]
    assert "".join(p.text for p in cut) == "abcdef"
