"""Series of resolutions that are made up: found, ordered, compared with their own lists, and with each other."""

from __future__ import annotations

import pytest

import texts
from recalling.dataset import assemble
from recalling.lineage import CitationGraph, Index
from recalling.lineage.series import changes, series_of
from recalling.lineage.subjects import likeness, words

LISTS = "*Recalling* its resolutions {},"


def read(
    number: str,
    adopted: str,
    preamble: list[str],
    title: str = "Invented matters",
    operative: tuple[str, ...] = ("*Decides* to go on.",),
):
    session = number.partition("/")[0]
    text = texts.resolution(
        preamble, operative, number=number, title=title, session="", adopted=f"*64th plenary meeting  \n{adopted}*",
        report=f"[on the report of the Third Committee (A/{session}/901)]",
    )  # fmt: skip
    return texts.extraction(text)


@pytest.fixture(scope="module")
def invented() -> CitationGraph:
    crc = "*Reaffirming* the Convention on the Rights of the Child,"
    acts = [
        read("55/901", "19 December 2000", [crc]),
        read("57/901", "19 December 2002", [LISTS.format("55/901")]),
        read("57/902", "19 December 2002", ["*Recalling* the Charter of the United Nations,"], "Other matters"),
        read("59/901", "19 December 2004", [LISTS.format("55/901 and 57/901"), crc]),
        read(
            "61/901", "19 December 2006",
            [LISTS.format("55/901, 57/902 and 59/901"), "*Recalling* the Convention on the Rights of the Child,"],
            operative=("*Welcomes* the Universal Declaration of Human Rights.",),
        ),
    ]  # fmt: skip
    return CitationGraph.of(assemble(acts).store())


def test_a_series_is_found_by_organ_and_title_and_stands_in_order(invented):
    found = series_of(invented, "un/ga/res/57/901")
    assert [m.node.path.removeprefix("un/ga/res/") for m in found.members] == ["55/901", "57/901", "59/901", "61/901"]


def test_a_list_that_agrees_raises_no_doubt(invented):
    found = series_of(invented, "un/ga/res/59/901")
    assert [item.node.path for item in found.listed] == ["un/ga/res/55/901", "un/ga/res/57/901"]
    assert found.doubts == ()


def test_a_wrong_number_and_one_left_out_are_told_with_the_words(invented):
    found = series_of(invented, "un/ga/res/61/901")
    wrong, left_out = sorted(found.doubts, key=lambda doubt: doubt.reason)
    assert (wrong.node.path, wrong.reason) == ("un/ga/res/57/902", "listed, but its subject is another: Other matters")
    assert [(c.unit, c.quote) for c in wrong.cites] == [("PP1", "57/902")]
    assert (left_out.node.path, left_out.reason) == (
        "un/ga/res/57/901",
        "not listed, though later than the first that is",
    )
    assert all(cite.unit == "PP1" for cite in left_out.cites)


def test_an_act_without_predecessors_is_a_series_of_one(invented):
    found = series_of(invented, "un/ga/res/57/902")
    assert [m.node.path for m in found.members] == ["un/ga/res/57/902"]
    assert found.listed == found.doubts == ()


@pytest.fixture(scope="module")
def renamed() -> CitationGraph:
    """A subject under three titles, as that of 57/176 had: one reworded, one listed; and another of the same day."""
    acts = [
        read("53/901", "19 December 1998", [], "Traffic in invented goods"),
        read("55/901", "19 December 2000", [LISTS.format("53/901")], "Trafficking in invented goods"),
        read("55/902", "19 December 2000", [LISTS.format("53/901")], "Trade in goods"),
        read("57/901", "19 December 2002", [LISTS.format("55/901")], "Trafficking in invented goods and services"),
        read(
            "59/901", "19 December 2004",
            ["*Recalling* its previous resolutions on the problem of trade in goods,"], "Fair commerce",
        ),
    ]  # fmt: skip
    return CitationGraph.of(assemble(acts).store())


@pytest.mark.parametrize("asked", ["53/901", "57/901"])
def test_a_series_goes_on_under_another_title(renamed, asked):
    found = series_of(renamed, f"un/ga/res/{asked}")
    why = {m.node.path.removeprefix("un/ga/res/"): m.why for m in found.members}
    assert list(why) == ["53/901", "55/901", "57/901"]
    assert why["55/901"] == ("title reworded" if asked == "53/901" else "listed, title changed")


def test_an_act_that_recalls_its_previous_resolutions_on_a_subject_belongs_to_it(renamed):
    found = series_of(renamed, "un/ga/res/59/901")
    assert [(m.node.path, m.why) for m in found.members] == [
        ("un/ga/res/55/902", "recalled by subject"), ("un/ga/res/59/901", "itself"),
    ]  # fmt: skip
    assert found.act.previous == "PP1 its previous resolutions on the problem of trade in goods"


def act(path: str, date: str, **facts: str) -> dict[str, str]:
    kind = "https://w3id.org/recalling/ontology#Resolution"
    return {"node": path, "kind": kind, "date": date, "read": "true", **facts}


def test_acts_without_title_are_joined_by_the_item_of_their_agenda():
    acts = [act(f"un/sc/res/{n}", f"200{n % 10}-06-15") for n in (1701, 1702, 1703)]
    items = [
        {"act": f"un/sc/res/{n}", "kind": "agenda item", "unit": "", "subject": subject}
        for n, subject in ((1701, "INVENTED QUESTION"), (1702, "The other situation."), (1703, "Invented question."))
    ]
    graph = CitationGraph(Index.of(acts, [], [], [], items))
    found = series_of(graph, "un/sc/res/1701")
    assert [(m.node.path, m.why) for m in found.members] == [
        ("un/sc/res/1701", "itself"), ("un/sc/res/1703", "same agenda item"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Traffic in women and girls", "Trafficking in women and girls", 1.0),
        ("Trafficking in women and girls", "Trafficking in persons", 1 / 3),
        ("Efforts to end violence against women", "Efforts to end violence against women: norms", 5 / 6),
        ("The right to food", "The right to development", 1 / 2),
        ("International trade", "Internet governance", 0.0),
        ("", "", 0.0),
    ],
)
def test_titles_are_alike_by_their_words(one, other, share):
    assert likeness(words(one), words(other)) == pytest.approx(share)


def test_a_list_that_recalls_all_the_others_too_leaves_nothing_out():
    """Where the same paragraph recalls the set of all earlier acts, what it does not number is not left out."""
    members = [read("55/901", "19 December 2000", []), read("57/901", "19 December 2002", [])]
    last = read("59/901", "19 December 2004", ["*Recalling* its resolution 55/901 and all its previous resolutions,"])
    assert series_of(CitationGraph.of(assemble([*members, last]).store()), "un/ga/res/59/901").doubts == ()
    last = read("59/901", "19 December 2004", ["*Recalling* its resolution 55/901,"])
    (doubt,) = series_of(CitationGraph.of(assemble([*members, last]).store()), "un/ga/res/59/901").doubts
    assert doubt.node.path == "un/ga/res/57/901"


def test_what_changes_from_one_to_the_next(invented):
    found = {
        c.node.path: (c.what, c.before, c.after) for c in changes(invented, "un/ga/res/61/901", "un/ga/res/59/901")
    }
    assert found["un/instr/crc"] == ("other verb", ("reaffirm",), ("recall",))
    assert found["un/instr/udhr"] == ("new", (), ("welcome",))
    assert found["un/ga/res/57/901"] == ("dropped", ("recall",), ())
    assert found["un/ga/res/55/901"] == ("kept", ("recall",), ("recall",))


def test_the_earlier_comes_first_in_whatever_order_they_are_named(invented):
    pair = "un/ga/res/59/901", "un/ga/res/61/901"
    assert changes(invented, *pair) == changes(invented, *reversed(pair))
