"""Markdown as resolutions are circulated in: what is markup, what is a block, and where every character stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from texts import layout

PLAIN = (False, False)
ITALIC = (True, False)
SUPERSCRIPT = (False, True)


def runs(text: str) -> list[tuple[str, tuple[bool, bool]]]:
    """The runs of a text of one block; neighbours of one style are joined, since markup may part them."""
    (block,) = layout(text).blocks
    joined: list[tuple[str, tuple[bool, bool]]] = []
    for run in block.runs:
        style = (run.italic, run.superscript)
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + run.text, style)
        else:
            joined.append((run.text, style))
    return joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the rights of the child", [("the rights of the child", PLAIN)], id="no markup"),
        pytest.param("*Recalling* the", [("Recalling", ITALIC), (" the", PLAIN)], id="emphasis by stars"),
        pytest.param("_Recalling_ the", [("Recalling", ITALIC), (" the", PLAIN)], id="emphasis by underscores"),
        pytest.param("**Sixty-first session**", [("Sixty-first session", PLAIN)], id="strong is no emphasis"),
        pytest.param("__Sixty-first session__", [("Sixty-first session", PLAIN)], id="strong by underscores"),
        pytest.param("***Decides*** to", [("Decides", ITALIC), (" to", PLAIN)], id="strong emphasis"),
        pytest.param(
            "*77th plenary meeting  \n18 December 2002*",
            [("77th plenary meeting  \n18 December 2002", ITALIC)],
            id="emphasis over two lines",
        ),
        pytest.param(
            "See *Supplement No. 7* and corrigendum",
            [("See ", PLAIN), ("Supplement No. 7", ITALIC), (" and corrigendum", PLAIN)],
            id="emphasis ends in the middle of a citation",
        ),
        pytest.param("A_RES_57_176.md", [("A_RES_57_176.md", PLAIN)], id="underscores inside a word are text"),
        pytest.param(
            "see document A/57/150* of that year",
            [("see document A/57/150* of that year", PLAIN)],
            id="a star without a partner is text",
        ),
        pytest.param(
            "of the Child<sup>5</sup> and",
            [("of the Child", PLAIN), ("5", SUPERSCRIPT), (" and", PLAIN)],
            id="superscript",
        ),
        pytest.param("Child<SUP>5</SUP>", [("Child", PLAIN), ("5", SUPERSCRIPT)], id="superscript in capitals"),
        pytest.param("the 77<sup>th</sup>", [("the 77", PLAIN), ("th", SUPERSCRIPT)], id="superscript of letters"),
        pytest.param(
            "*of Women*<sup>3</sup>", [("of Women", ITALIC), ("3", SUPERSCRIPT)], id="superscript behind emphasis"
        ),
        pytest.param(
            "see [the page](https://example.org/page), now",
            [("see the page, now", PLAIN)],
            id="a link leaves its label",
        ),
        pytest.param(
            "[on the report of the Third Committee (A/57/549)]",
            [("[on the report of the Third Committee (A/57/549)]", PLAIN)],
            id="brackets that are no link are text",
        ),
        pytest.param(
            r"\*not emphasis\* and \[no link\]", [("*not emphasis* and [no link]", PLAIN)], id="escapes stand for signs"
        ),
        pytest.param(r"61/901\. Title", [("61/901. Title", PLAIN)], id="escaped full stop"),
        pytest.param("5 < 6 and 7 > 6", [("5 < 6 and 7 > 6", PLAIN)], id="signs of comparison are text"),
        pytest.param(
            "S‑27/2,\u00a0annex", [("S‑27/2,\u00a0annex", PLAIN)], id="no-break hyphen and space stay as they are"
        ),
    ],
)
def test_inline_markup(text, expected):
    assert runs(text) == expected


def blocks(text: str) -> list[tuple[str, str | int | None, str]]:
    """Kind, number or level, and words of every block."""
    return [(b.kind, b.number or b.level or None, " ".join(b.plain.split())) for b in layout(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# General Assembly", [("heading", 1, "General Assembly")], id="heading"),
        pytest.param("### 61/901. Title", [("heading", 3, "61/901. Title")], id="heading of level three"),
        pytest.param("## Title ##", [("heading", 2, "Title")], id="heading with closing signs"),
        pytest.param("#101 in the list", [("paragraph", None, "#101 in the list")], id="no heading without a space"),
        pytest.param(
            "# Title\nThe text below it",
            [("heading", 1, "Title"), ("paragraph", None, "The text below it")],
            id="a heading needs no blank line",
        ),
        pytest.param("one\ntwo\n\nthree", [("paragraph", None, "one two"), ("paragraph", None, "three")], id="wrapped"),
        pytest.param("one\n   \ntwo", [("paragraph", None, "one"), ("paragraph", None, "two")], id="line of spaces"),
        pytest.param("\n\n\none\n\n\n", [("paragraph", None, "one")], id="blank lines around"),
        pytest.param(
            "1. one;\n2. two;\n3. three.",
            [("item", "1", "one;"), ("item", "2", "two;"), ("item", "3", "three.")],
            id="tight items",
        ),
        pytest.param("1. one;\n\n2. two.", [("item", "1", "one;"), ("item", "2", "two.")], id="loose items"),
        pytest.param("7. one\n   and two;\n8. three.", [("item", "7", "one and two;"), ("item", "8", "three.")],
                     id="an item goes on in the next line"),
        pytest.param("1. one\n\nand two;", [("item", "1", "one"), ("paragraph", None, "and two;")],
                     id="a blank line ends an item"),
        pytest.param("12) one", [("item", "12", "one")], id="number with a bracket"),
        pytest.param("  104. one", [("item", "104", "one")], id="indented item with three digits"),
        pytest.param("61/901. Title", [("paragraph", None, "61/901. Title")], id="the number of an act is no item"),
        pytest.param("2.5 per cent", [("paragraph", None, "2.5 per cent")], id="a decimal number is no item"),
        pytest.param("2005. A year", [("paragraph", None, "2005. A year")], id="a year is no item"),
    ],
)  # fmt: skip
def test_blocks(text, expected):
    assert blocks(text) == expected


@pytest.mark.parametrize("rule", ["---", "***", "___", "- - -", "----------", "  ---", "*  *  *"])
def test_a_rule_parts_paragraphs(rule):
    kinds = [(b.kind, b.plain) for b in layout(f"one\n\n{rule}\n\ntwo").blocks]
    assert kinds == [("paragraph", "one"), ("rule", ""), ("paragraph", "two")]


@pytest.mark.parametrize("text", ["--", "-- -x", "**", "-*-"])
def test_other_signs_are_no_rule(text):
    assert "rule" not in [b.kind for b in layout(text).blocks]


SAMPLE = (
    "# Assembly\n\n*The Assembly,*\n\n*Recalling* the rights\nof the child,<sup>1</sup>\n\n"
    "1. *Decides* so;\n2. *Requests* [it](u).\n\n---\n\n<sup>1</sup> Resolution 44/25.\n"
)


def test_windows_line_ends_make_the_same_blocks():
    assert blocks(SAMPLE.replace("\n", "\r\n")) == blocks(SAMPLE)


def test_offsets_count_the_characters_of_windows_line_ends():
    text = SAMPLE.replace("\n", "\r\n")
    assert all(text.startswith(run.text, run.start) for b in layout(text).blocks for run in b.runs)


def test_no_heading_or_item_ends_in_a_carriage_return():
    laid_out = layout("# Title\r\n\r\n1. one;\r\n2. two.\r\n").blocks
    assert [b.plain for b in laid_out] == ["Title", "one;", "two."]


def test_a_byte_order_mark_is_no_text_but_counts():
    first = layout("\ufeff" + SAMPLE).blocks[0]
    assert (first.kind, first.plain, first.span.start) == ("heading", "Assembly", 1)


def test_a_text_without_line_end_at_its_end():
    assert blocks("one\n\ntwo") == blocks("one\n\ntwo\n")


MARKUP = st.text(alphabet="ab \u00a0\n\r12.#-*_<>/\\[]()sup‑éл", max_size=60)
PIECES = st.lists(
    st.sampled_from(
        ["*Recalling*", "the Child,", "<sup>1</sup>", "<sup>", "[a](b)", "\n\n", "\n", "\r\n", "1. ", "---", "# ",
         " ", r"\*", "_of_", "**", "\u00a0", "‑", "ü", "\U0001d11e"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(MARKUP, PIECES).filter(str.strip))
def test_every_run_stands_in_the_source_where_it_says(text):
    laid_out = layout(text)
    assert all(laid_out.source.text[r.start : r.start + len(r.text)] == r.text for b in laid_out.blocks for r in b.runs)


@settings(max_examples=150, deadline=None)
@given(st.one_of(MARKUP, PIECES).filter(str.strip))
def test_blocks_and_runs_stand_in_order_and_hold_each_other(text):
    end = 0
    for block in layout(text).blocks:
        assert block.span.start >= end
        end = block.span.start
        for run in block.runs:
            assert end <= run.start <= run.start + len(run.text) <= block.span.end
            end = run.start + len(run.text)
        end = block.span.end


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab é\n1.,;", max_size=60).filter(str.strip))
def test_nothing_of_a_text_without_markup_is_lost(text):
    kept = {i for b in layout(text).blocks for i in range(b.span.start, b.span.end)}
    assert all(c.isspace() or i in kept for i, c in enumerate(text))
