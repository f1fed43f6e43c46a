"""The competency questions of 57/176: the answers of the queries are those of the gold standard, row by row.

``tests/gold/answers`` holds the answers, written from competency_questions.md: cq06.csv what the text alone says,
cq06-full.csv what it says together with curated facts, where that is more. A column that the gold standard does not
know (labels) is not compared.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recalling.queries import named_queries, run
from recalling.store import GraphStore

ANSWERS = Path(__file__).parents[1] / "gold" / "answers"
QUESTIONS = [f"cq{number:02}" for number in range(1, 21)]

# answers to what a question asks beside its main point
BESIDE = {
    "cq06-not-in-force": ("cited-before-in-force", "full"),
    "cq07-bare": ("cited-without-footnote", "text"),
    "cq20-citing-nothing": ("paragraphs-citing-nothing", "text"),
}


def name_of(question: str) -> str:
    """The name of the query of a competency question."""
    return next(name for name in named_queries() if name.startswith(f"{question}-"))


def expected(name: str) -> tuple[list[str], list[tuple[str, ...]]]:
    with (ANSWERS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = csv.reader(file)
    return columns, [tuple(row) for row in rows]


def check(store: GraphStore, query: str, mode: str, answers: str) -> None:
    columns, rows = expected(answers)
    answer = run(store, query, {}, mode)
    places = [answer.columns.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in answer.plain()] == rows


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_text_alone_answers(store: GraphStore, question: str) -> None:
    check(store, name_of(question), "text", question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_text_and_authority_answer(store: GraphStore, question: str) -> None:
    more = f"{question}-full"
    check(store, name_of(question), "full", more if (ANSWERS / f"{more}.csv").exists() else question)


@pytest.mark.parametrize("answers", BESIDE)
def test_what_is_asked_beside(store: GraphStore, answers: str) -> None:
    query, mode = BESIDE[answers]
    check(store, query, mode, answers)


def test_every_file_of_answers_is_compared() -> None:
    names = {path.stem for path in ANSWERS.glob("*.csv")}
    assert names == {*QUESTIONS, *BESIDE, *(name for name in names if name.removesuffix("-full") in QUESTIONS)}


def test_cq1_counts_the_treaties(store: GraphStore) -> None:
    """Four anchors in the text; five treaties when it is known what the Covenants are."""
    rows = run(store, name_of("cq01"), {}, "full").plain()
    assert sum(row[-1] == "convention" for row in rows) == 5
    assert len({row[2] for row in rows if row[-1] == "convention"}) == 4


def test_cq3_counts_anchors_and_resolutions(store: GraphStore) -> None:
    rows = run(store, name_of("cq03"), {}, "text").plain()
    assert (len({row[3] for row in rows}), len({row[0] for row in rows})) == (9, 7)


def test_cq14_counts_the_documents(store: GraphStore) -> None:
    rows = run(store, "footnoted-documents", {}, "text").plain()
    assert (len(rows), len({row[2] for row in rows})) == (28, 26)


@pytest.mark.parametrize(("mode", "counts"), [("text", [32, 24, 2]), ("full", [32, 35, 3])])
def test_cq20_counts_each_depth(store: GraphStore, mode: str, counts: list[int]) -> None:
    depths = [row[0] for row in run(store, name_of("cq20"), {}, mode).plain()]
    assert [depths.count(depth) for depth in ("1", "2", "3")] == counts
