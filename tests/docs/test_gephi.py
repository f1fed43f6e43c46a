"""The tables of docs/gephi.md are those of the code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from recalling.export import EXPORTS, VIEWS
from recalling.export.sheets import EDGE_SHEET, NODE_SHEET
from recalling.export.tables import Column

PAGE = Path(__file__).resolve().parents[2] / "docs" / "gephi.md"


def columns(sheet: Iterable[Column]) -> list[str]:
    return [f"| `{c.name}` | {c.type} | {c.says} |" for c in sheet]


@pytest.mark.parametrize(
    "rows",
    [
        [f"| `{kind.name}` | {kind.says} |" for kind in VIEWS.values()],
        [f"| `{form.name}` | {form.description} |" for form in EXPORTS.values()],
        columns(NODE_SHEET),
        columns(EDGE_SHEET),
    ],
    ids=["views", "formats", "nodes", "edges"],
)
def test_a_table_of_the_page_is_that_of_the_code(rows: list[str]) -> None:
    assert "\n".join(rows) in PAGE.read_text("utf-8")
