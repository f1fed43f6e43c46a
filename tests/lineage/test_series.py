"""Series of resolutions that are made up: found, ordered, compared with their own lists, and with each other."""

from __future__ import annotations

import pytest

import texts
from recalling.dataset import assemble
from recalling.lineage import CitationGraph
from recalling.lineage.series import changes, series_of

LISTS = "*Recalling* its resolutions {},"


def read(
    number: str, adopted: str, preamble: list[str], title: str = "Invented matters", operative: tuple[str, ...] = ()
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
    assert [n.path.removeprefix("un/ga/res/") for n in found.members] == ["55/901", "57/901", "59/901", "61/901"]


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
    assert [n.path for n in found.members] == ["un/ga/res/57/902"]
    assert found.listed == found.doubts == ()


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
