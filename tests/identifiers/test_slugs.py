"""Names as parts of a path."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recalling.identifiers.slugs import slug

LONG = "Group of Experts on the Preparation of the Second Conference on the Invented Matters of the "


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("the Conference on Women", "conference-on-women", id="article"),
        pytest.param("The Hague", "hague", id="article with a capital"),
        pytest.param("A world fit for children", "world-fit-for-children", id="indefinite article"),
        pytest.param("Theatre", "theatre", id="no article"),
        pytest.param("HIV/AIDS", "hiv-aids", id="slash"),
        pytest.param("Document A/57/170, Rev. 1", "document-a-57-170-rev-1", id="full stops"),
        pytest.param("  Working\u00a0Group\n", "working-group", id="white space"),
        pytest.param("Économie et Développement", "economie-et-developpement", id="accents"),
        pytest.param("United Nations Children’s Fund", "united-nations-childrens-fund", id="apostrophe"),
        pytest.param("Women 2000: equality – peace", "women-2000-equality-peace", id="colon and dash"),
    ],
)
def test_the_slug_of_a_name(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["联合国", "Генеральная Ассамблея", "الجمعية", "…"])
def test_a_name_without_latin_letters_has_a_slug_of_its_own(name):
    others = {slug(n) for n in ("联合国", "Генеральная Ассамблея", "الجمعية", "…") if n != name}
    assert re.fullmatch(r"[a-z0-9-]+", slug(name))
    assert slug(name) not in others


def test_long_names_that_begin_alike_differ():
    one, other = slug(LONG + "North"), slug(LONG + "South")
    assert one != other
    assert one.startswith("group-of-experts-on-the-preparation")
    assert max(len(one), len(other)) <= 60


@given(st.text())
def test_a_slug_is_one_part_of_a_path(name):
    assert re.fullmatch(r"[a-z0-9-]{1,60}", slug(name))


@given(st.text())
def test_the_slug_of_a_slug_is_itself(name):
    assert slug(slug(name)) == slug(name)
