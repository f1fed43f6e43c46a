"""Rows, printed: as a table for people, as CSV, as JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from ..errors import OutputError
from .trees import print_plainly

Row = dict[str, str | int | float | bool | None]


def print_rows(columns: Sequence[str], rows: Sequence[Row], form: str) -> None:
    """Print rows with these columns; ``form`` is table (or tree), csv, json or jsonl."""
    if form in ("table", "tree"):
        table = Table(box=None, pad_edge=False)
        for column in columns:
            table.add_column(column.replace("_", " "), overflow="fold")
        for row in rows:
            table.add_row(*(Text("" if row[c] is None else str(row[c])) for c in columns))
        print_plainly(table)
    elif form in ("csv", "tsv"):
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n", delimiter="," if form == "csv" else "\t")
        writer.writeheader()
        writer.writerows(rows)
    elif form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
    else:
        raise OutputError(f"this answer has no form {form!r}", do="choose table, csv, json or jsonl")
