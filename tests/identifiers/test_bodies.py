"""The registry of bodies that issue acts: every row of ``bodies.toml``, and whose symbol is whose."""

from __future__ import annotations

import pytest

from recalling.authority import load
from recalling.cite.forms import scan
from recalling.errors import AuthorityError
from recalling.identifiers.acts import act_key
from recalling.identifiers.bodies import body_of_symbol, code_of, issuing_body, registry, year_of

EXAMPLES = [(code, text, key) for code, row in registry().items() for text, key in row.examples]


@pytest.mark.parametrize(("code", "text", "key"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_the_examples_of_a_row_have_their_identifiers(code, text, key):
    (printed,) = scan(text)
    kind = "dec" if "decision" in text else "res"
    assert [act_key(code, kind, number) for number in printed.numbers] == [key]


@pytest.mark.parametrize(("code", "text", "key"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_the_examples_of_a_row_are_of_a_series_of_the_body(code, text, key):
    (printed,) = scan(text)
    assert {number.series for number in printed.numbers} <= set(registry()[code].numbering)


@pytest.mark.parametrize("code", [code for code, row in registry().items() if row.numbering])
def test_a_body_that_numbers_its_acts_shows_one(code):
    assert registry()[code].examples


@pytest.mark.parametrize("code", registry())
def test_the_bodies_of_a_row_are_curated(code):
    assert [b for b in registry()[code].bodies if (t := load().get(f"un/body/{b}")) is None or t.kind != "Body"] == []


def test_no_two_rows_share_a_prefix_a_path_or_a_slug():
    rows = list(registry().values())
    for values in ([r.prefix for r in rows], [r.path for r in rows], [b for r in rows for b in r.bodies]):
        assert len(set(values)) == len(values)


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("A/57/170", "ga"),
        ("A/HRC/17/31", "hrc"),
        ("A/C.3/55/3", "third-committee"),
        ("S/24", "sc"),
        ("E/1998/27", "ecosoc"),
        ("E/CN.4/1999/4", "chr"),
        ("E/CN.4/Sub.2/1998/14", "subcom"),
        ("E/CN.6/2002/1", "csw"),
        ("E/CN.15/2002/1", "ccpcj"),
        ("T/1", "tc"),
        ("UNEP/EA/1", "unea"),
        ("ST/SGB/2017/2", None),
        ("TD/519", None),
        ("HIV/AIDS", None),
    ],
)
def test_the_body_whose_papers_have_a_symbol(symbol, code):
    assert body_of_symbol(symbol) == code


@pytest.mark.parametrize(
    ("slug", "code"),
    [("ga", "ga"), ("subcom-prevention", "subcom"), ("subcom-promotion", "subcom"), ("secretary-general", None)],
)
def test_a_body_under_any_of_its_names_issues_the_same_acts(slug, code):
    assert code_of(slug) == code


def test_an_unknown_code_says_where_to_look():
    with pytest.raises(AuthorityError) as caught:
        issuing_body("xyz")
    assert str(caught.value) == "identifiers/bodies.toml: no body with the code 'xyz'"


@pytest.mark.parametrize(
    ("number", "year"), [(1, 1946), (186, 1964), (1334, 2000), (1335, 2001), (1907, 2009), (1908, 2010), (9999, None)]
)
def test_a_running_number_tells_its_year(number, year):
    assert year_of("sc", number) == year


def test_a_body_without_running_numbers_has_no_years_of_them():
    assert year_of("ga", 186) is None


def test_the_last_numbers_of_the_years_grow():
    years, numbers = zip(*issuing_body("sc").last_numbers, strict=True)
    assert years == tuple(range(1946, 1946 + len(years)))
    assert list(numbers) == sorted(set(numbers))
