"""The rows of the collection of forms in ../shared give the identifiers that they ask for, or stand in UNMET.

Of the negative rows nothing is read.

The rows are third-party text: they are read where they stand, and skipped where they do not.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from recalling.authority import load
from recalling.evaluate.links import key
from recalling.identifiers.normal import normalised
from recalling.model import Extraction
from texts import extraction, resolution

FORMS = Path(__file__).parents[3] / "shared" / "reference" / "citation_forms.tsv"
# of these a row alone says nothing: tests/resolve/test_ibid.py, tests/cite/test_locators.py, tests/segment
OTHER_TESTS = {"ibid", "note", "web", "meeting", "internal", "short-form", "kind", "locator"}
CONTEXT = {  # what stands before and behind words that say nothing alone
    "subcom": ("E/CN.4/Sub.2/1998/45, ", ""),
    "decision-commission": ("Official Records, 2013, Supplement No. 4 (E/2013/24), ", ""),
    "ilo-convention": ("the Invented Convention, ", " of the International Labour Organization"),
    "ecosoc": ("Economic and Social Council resolution ", ""),
}
UNMET = {
    "sc-or": "Official Records without a symbol have no path",
    "unesco": "the number of a session of UNESCO is not read out of its words",
    "doc-add-range": "printed behind a part, addenda are taken for those of the part: the form is not attested",
    "treaty-chapter": "the Charter has a path of its own and no number: tests/cite/test_namings.py",
}


def rows() -> list[dict[str, str]]:
    if not FORMS.is_file():
        return []
    with FORMS.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in found if row["kind"] not in OTHER_TESTS]


ROWS = rows() or [pytest.param({}, marks=pytest.mark.skip(reason=f"no {FORMS.name} in ../shared"))]


def wanted(printed: str) -> set[str]:
    """The identifiers of a row, without places in the text, in the form in which they are compared."""
    found = set()
    for part in re.split(r"; (?!#)| \| ", printed):
        stem, *suffixes = re.split(r" \(\+|, (?=Corr)", part.partition("#")[0].rstrip(")") if "(+" in part else part)
        stem = stem.partition("#")[0]
        found |= {key(one) for one in (*_each(stem), *(f"{stem}/{suffix.rstrip(')')}" for suffix in suffixes))}
    return found


def _each(identifier: str) -> list[str]:
    """The members of a range: "UNTS:970..973", "A/RES/3419(XXX)[A..D]"."""
    match = re.search(r"(\w+)\.\.(\w+)", identifier)
    if match is None:
        return [identifier]
    first, last = match.groups()
    if first.isdigit():
        members = [str(n) for n in range(int(first), int(last) + 1)]
    else:
        members = [chr(c) for c in range(ord(first), ord(last) + 1)]
    return [identifier.replace(match[0], member) for member in members]


def identifiers(found: Extraction) -> set[str]:
    named = {p for c in found.citations for p in (c.target, *c.candidates)}
    named |= {p for r in found.references for p in (r.target, r.printed_act, *r.candidates)}
    entities = [e for p in named if p and (e := found.entity(p.partition("#")[0]))]
    series = [p for e in entities if (thing := load().get(e.path)) for p in thing.series]
    shown = [n for e in entities if (n := normalised(e.path, e.details))]
    shown += [n for p in series if (n := normalised(p, ()))]
    keys = {key(one) for several in shown for one in several.split("; ")}
    return keys | {re.sub(r"^(S/RES/\d+)\(\d{4}\)$", r"\1", one) for one in keys}  # the year need not be printed


def read(row: dict[str, str]) -> set[str]:
    """What is read of the words of a row, in a paragraph and in a footnote."""
    body = {"sc": "Security Council", "ecosoc": "Economic and Social Council"}.get(
        row["form"].partition("-")[0], "General Assembly"
    )
    words = row["raw text"].replace("*", "")
    numbered = re.match(r"\d|E?S\W\d", words) and not row["kind"].startswith(("document", "treaty", "negative"))
    before, behind = CONTEXT.get(row["form"], ("resolution " if numbered else "", ""))
    words = f"{before if numbered or row['form'] != 'ecosoc' else ''}{words}{behind}"
    text = resolution([f"*Recalling* {words},", "*Mindful* of the rights<sup>1</sup> of all,"], ["*Decides* so."],
                      {1: f"{words[:1].upper()}{words[1:]}."}, body=body)  # fmt: skip
    return identifiers(extraction(text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.get('form')}: {row.get('raw text')}")
def test_a_form_gives_its_identifier(row):
    if row["form"] in UNMET:
        pytest.xfail(UNMET[row["form"]])
    if row["kind"].startswith("negative"):
        assert not read(row)
    else:
        assert wanted(row["normalised id"]) <= read(row)
