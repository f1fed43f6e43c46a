"""Names, categories, organs and dates of things."""

from __future__ import annotations

import re

import pytest

from recalling.export import Node, View
from recalling.export.names import label, shorten
from recalling.export.things import CATEGORIES, Thing
from recalling.store import GraphStore


def node(view: View, path: str) -> Node:
    return next(n for n in view.nodes if n.id == path)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("un/ga/res/57/176", "A/RES/57/176"),
        ("un/ga/res/3/217a", "A/RES/217(III)[A]"),
        ("un/ga/res/s27/2", "A/RES/S-27/2"),
        ("un/subcom/res/1998/19", "E/CN.4/Sub.2/RES/1998/19"),
        ("un/instr/cedaw", "CEDAW"),
        ("un/instr/crc", "CRC"),
        ("un/instr/rome-statute", "Rome Statute"),
        ("un/instr/trafficking-protocol", "Trafficking Protocol"),
        ("un/instr/untoc-protocols", "Palermo Protocols"),
        ("un/instr/beijing-platform-for-action", "Beijing Platform for Action"),
        ("un/event/icpd", "International Conference on Population and Development"),
        ("un/doc/A/57/170#report", "Report of the Secretary-General (A/57/170)"),
        ("un/doc/A/CONF.157/24_Part_I", "A/CONF.157/24 (Part I)"),
        ("un/doc/E/CN.4/1999/4", "E/CN.4/1999/4"),
        ("un/sales/E.95.XIII.18", "Sales No. E.95.XIII.18"),
        ("eu/doc/SN_200_99", "SN 200/99"),
        ("ilo/c111", "ILO C111"),
    ],
)
def test_labels(view: View, path: str, name: str) -> None:
    assert node(view, path).label == name


def test_labels_are_short_and_tell_apart(view: View, text_view: View) -> None:
    for nodes in (view.nodes, text_view.nodes):
        assert len({n.label for n in nodes}) == len(nodes)
        assert all(0 < len(n.label) <= 80 for n in nodes)


def test_titles_are_full_names(view: View) -> None:
    assert node(view, "un/ga/res/57/176").title == "Trafficking in women and girls"
    full = "Convention on the Elimination of All Forms of Discrimination against Women"
    assert node(view, "un/instr/cedaw").title == full
    assert node(view, "un/sales/E.95.XIII.18").title.startswith("Report of the International Conference")


@pytest.mark.parametrize(
    ("path", "category", "organ", "date"),
    [
        ("un/ga/res/57/176", "resolution", "ga", "2002-12-18"),
        ("un/subcom/res/1998/19", "resolution", "subcom", ""),
        ("un/instr/cedaw", "treaty", "ga", "1979-12-18"),
        ("un/instr/op-cedaw", "treaty", "ga", "1999-10-06"),
        ("un/instr/udhr", "declaration", "ga", "1948-12-10"),
        ("un/instr/rome-statute", "treaty", "conference", "1998-07-17"),
        ("un/instr/international-covenants", "collective", "ga", "1966-12-16"),
        ("un/instr/beijing-declaration", "outcome", "conference", "1995-09-15"),
        ("un/event/fwcw", "meeting", "other", "1995-09-04"),
        ("un/doc/E/2002/27#chap1_sectB_draftdec3", "draft", "csw", ""),
        ("un/doc/A/57/170", "paper", "ga", "2002-07-02"),
        ("un/doc/E/1998/27", "paper", "ecosoc", ""),
        ("un/ga/res/57/176#set-pp4-1", "open set", "several", ""),
        ("ilo/c182", "treaty", "ilo", "1999-06-17"),
    ],
)
def test_what_things_are(view: View, path: str, category: str, organ: str, date: str) -> None:
    found = node(view, path)
    assert (found.category, found.organ, found.date) == (category, organ, date)
    assert found.year == (int(date[:4]) if date else None)


def test_both_symbols_of_a_paper(view: View) -> None:
    assert node(view, "un/doc/E/CN.4/1999/4").symbol == "E/CN.4/1999/4; E/CN.4/Sub.2/1998/45"


def test_a_publication_with_a_symbol_goes_by_it() -> None:
    paper = {"rdf:type": ["x#Publication"], "unc:salesNumber": ["E.02.I.5"]}
    assert label(Thing("un/sales/E.02.I.5", paper), {}) == "Sales No. E.02.I.5"
    assert label(Thing("un/doc/A/1", paper | {"unc:symbol": ["A/1"]}), {}) == "A/1"


def test_an_imprecise_date_counts_from_its_first_day(text_view: View) -> None:
    assert node(text_view, "un/instr/untoc").date == "2000-11-01"
    assert node(text_view, "ilo/c111").date == "1958-01-01"


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("1926-09-25", "1926-09-25"),
        ("1995-09-04/1995-09-15", "1995-09-04"),
        ("2000-11", "2000-11-01"),
        ("1919", "1919-01-01"),
        ("2001-02-30", ""),
        ("no date", ""),
    ],
)
def test_dates(stated: str, date: str) -> None:
    assert Thing("un/instr/x", {"unc:dateAsStated": [stated]}).date == date


def test_every_class_of_the_ontology_that_is_cited_has_a_category(store: GraphStore) -> None:
    step = "<https://w3id.org/recalling/ontology#restsOn>"
    rows = store.rows(f"SELECT DISTINCT ?k WHERE {{ ?x {step} ?y . {{ ?x a ?k }} UNION {{ ?y a ?k }} }}")
    classes = {str(r["k"]).rstrip(">") for r in rows}
    classes = {c.rpartition("#")[2] for c in classes if "recalling/ontology" in c}
    assert classes <= set(CATEGORIES)


def test_a_thing_without_facts_goes_by_its_path() -> None:
    bare = Thing("un/instr/unheard-of")
    assert (label(bare, {}), bare.title, bare.category, bare.organ) == (
        "un/instr/unheard-of", "un/instr/unheard-of", "other", "other"
    )  # fmt: skip


# ------------------------------------------------------------------------------------- shortening


def test_short_names_stay() -> None:
    assert shorten("Rome Statute") == "Rome Statute"
    assert shorten("special session on children") == "Special session on children"
    assert shorten("A world\n fit  for children") == "A world fit for children"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (
            "Convention for the Suppression of the Traffic in Persons and of the Exploitation of Others",
            "Convention for the Suppression of the Traffic in Persons…",
        ),
        (
            'Outcome documents of the special session "Women 2000: gender equality, development and peace"',
            "Outcome documents of the special session…",
        ),
        (
            "Conclusions on violence against women (Commission on the Status of Women, forty-second session)",
            "Conclusions on violence against women",
        ),
        ("Donaudampfschifffahrtsgesellschaftskapitän" * 3, "Donaudampfschifffahrtsgesellschaftskapitän" + "D" + "…"),
    ],
)
def test_long_names_are_cut_where_a_phrase_ends(name: str, short: str) -> None:
    assert shorten(name).startswith(short[:40])
    if " " in name:
        assert shorten(name) == short
    assert len(shorten(name)) <= 65


def test_no_name_is_cut_after_a_connecting_word(view: View, text_view: View) -> None:
    for found in (*view.nodes, *text_view.nodes):
        assert not re.search(r"\b(the|of|and|in|on|to|for|against)…", found.label)
