"""Every row of ``forms.toml`` and ``explanations.toml`` does what its examples say."""

from __future__ import annotations

import pytest

from recalling.cite.explanations import explain, wordings
from recalling.cite.forms import forms, scan

EXAMPLES = [(form.name, text, keys) for form in forms() for text, keys in form.examples]
COUNTEREXAMPLES = [(form.name, text) for form in forms() for text in form.counterexamples]


@pytest.mark.parametrize(("form", "text", "keys"), EXAMPLES, ids=[f"{f}: {t}" for f, t, _ in EXAMPLES])
def test_an_example_is_found_in_its_form_with_its_keys(form, text, keys):
    found = [p for p in scan(text) if p.form == form]
    assert [key for p in found for key in (tuple(map(str, p.numbers)) or p.keys)] == list(keys)


@pytest.mark.parametrize(("form", "text"), COUNTEREXAMPLES, ids=[f"{f}: {t}" for f, t in COUNTEREXAMPLES])
def test_a_counterexample_is_not_found_in_the_form(form, text):
    assert form not in [p.form for p in scan(text)]


@pytest.mark.parametrize("form", forms(), ids=lambda f: f.name)
def test_every_form_shows_what_it_is_and_what_it_is_not(form):
    assert form.examples
    assert form.counterexamples


@pytest.mark.parametrize(("form", "text", "keys"), EXAMPLES, ids=[f"{f}: {t}" for f, t, _ in EXAMPLES])
def test_what_is_found_stands_where_it_says(form, text, keys):
    sentence = f"It stands here: {text}; and so on."
    assert [sentence[p.start : p.end] for p in scan(sentence)] == [p.text for p in scan(sentence)]


WORDINGS = [(rule, other_is, text, name) for rule, _, other_is, rows in wordings() for text, name in rows]


@pytest.mark.parametrize(("rule", "other_is", "text", "name"), WORDINGS, ids=[t for *_, t, _ in WORDINGS])
def test_an_example_of_an_explanation(rule, other_is, text, name):
    found = explain(text)
    assert (found.rule, found.other_is, found.name) == (rule, other_is, name)


@pytest.mark.parametrize("row", wordings(), ids=lambda r: r[0])
def test_every_wording_shows_what_it_is(row):
    assert row[3]


@pytest.mark.parametrize(
    ("text", "other_is", "name"),
    [
        ("Formerly known as the Office for Drug Control and Crime Prevention.", "old",
         "Office for Drug Control and Crime Prevention"),
        ("Formerly the Centre for Human Rights.", "old", "Centre for Human Rights"),
        ("Previously known as the Committee on Trade.", "old", "Committee on Trade"),
        ("Subsequently renamed the Subcommission on the Promotion and Protection of Human Rights (see decision "
         "1999/256).",
         "new", "Subcommission on the Promotion and Protection of Human Rights"),
        ("Since renamed the Committee on Trade, Industry and Development.", "new",
         "Committee on Trade, Industry and Development"),
        ("Now known as the Office on Drugs and Crime.", "new", "Office on Drugs and Crime"),
        ("Renamed the Council on Trade by resolution 60/1.", "new", "Council on Trade"),
    ],
    ids=["formerly known as", "formerly", "previously", "subsequently", "since", "now known as", "renamed"],
)  # fmt: skip
def test_footnotes_that_explain_a_name(text, other_is, name):
    found = explain(text)
    assert (found.other_is, found.name) == (other_is, name)


@pytest.mark.parametrize(
    "text",
    ["See resolution 48/104.", "Resolution 34/180, annex.", "Ibid., annex II.",
     "To be adopted by the General Assembly.",
     "A/57/170.", "Formerly in the annex.", "Nowhere else.", "Report of the body now known as the Council."],
)  # fmt: skip
def test_footnotes_that_explain_no_name(text):
    assert explain(text) is None
