"""What is damaged in a source: said with its place, and the rest is read all the same."""

from __future__ import annotations

import re

import pytest

from recalling.errors import SourceError
from texts import document, extraction, note, page_break, resolution

CHILD = "*Recalling* the Convention on the Rights of the Child,<sup>1</sup>"
DECIDES = "*Decides* so."
NOTES = {1: "Resolution 44/25, annex."}


def found(markdown: str) -> list[tuple[str, str, str]]:
    """Code, severity, and the first words at the place of every diagnostic."""
    doc = document(markdown)
    return [(d.code, d.severity, doc.source.quote(d.span)[:24]) for d in doc.diagnostics]


def test_a_sound_resolution_has_none():
    assert found(resolution([CHILD], [DECIDES], NOTES)) == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param(
            resolution([CHILD + " and the Covenants,<sup>2</sup>"], [DECIDES], NOTES),
            [("marker-without-footnote", "error", "2")],
            id="marker without footnote",
        ),
        pytest.param(
            resolution([CHILD], [DECIDES], {**NOTES, 2: "Resolution 34/180."}),
            [("footnote-without-marker", "error", "<sup>2</sup> Resolution ")],
            id="footnote without marker",
        ),
        pytest.param(
            resolution([CHILD + page_break(note(1, "Resolution 1/1.")) + "so,"], [DECIDES], NOTES),
            [("footnote-number-twice", "error", "<sup>1</sup> Resolution ")],
            id="number twice",
        ),
        pytest.param(
            resolution([CHILD, "*Noting* the Charter,<sup>3</sup>"], [DECIDES], {**NOTES, 3: "Resolution 34/180."}),
            [("footnote-numbers-missing", "warning", "<sup>3</sup> Resolution ")],
            id="missing number",
        ),
        pytest.param(
            resolution([CHILD], ["*Decides* so;", "*Requests* so."], NOTES).replace("2. *Requests", "3. *Requests"),
            [("paragraph-number", "warning", "3. *Requests* so.")],
            id="gap between paragraphs",
        ),
        pytest.param(
            resolution([CHILD], ["*Decides* so;", "*Requests* so."], NOTES).replace("2. *Requests", "1. *Requests"),
            [("paragraph-number", "warning", "1. *Requests* so.")],
            id="paragraph number twice",
        ),
        pytest.param(
            resolution([CHILD], ["The rights of all shall be respected."], NOTES),
            [("no-verb", "warning", "1. The rights of all sha")],
            id="no verb at the head of a paragraph",
        ),
        pytest.param(
            resolution([CHILD], [DECIDES], NOTES, number=""),
            [("no-number", "error", "# General Assembly")],
            id="no number of the act",
        ),
        pytest.param(
            resolution([CHILD], [DECIDES], NOTES, formula=""),
            [("no-formula", "warning", "*Recalling* the Conventi")],
            id="no enacting formula",
        ),
        pytest.param(
            resolution([CHILD], [DECIDES + "\n\nSome words of no paragraph."], NOTES),
            [("text-outside-paragraph", "warning", "Some words of no paragra")],
            id="words behind a complete paragraph",
        ),
    ],
)
def test_damage_is_said_with_its_place(markdown, expected):
    assert found(markdown) == expected


def test_the_first_of_two_footnotes_with_one_number_is_used():
    markdown = resolution([CHILD + page_break(note(1, "Resolution 1/1.")) + "so,"], [DECIDES], NOTES)
    assert [f.text for f in document(markdown).footnotes] == ["Resolution 1/1."]


def test_two_paragraphs_with_one_number_have_names_of_their_own():
    markdown = resolution(operative=["*Decides* so;", "*Requests* so."]).replace("2. *Requests", "1. *Requests")
    assert [p.id for p in document(markdown).paragraphs] == ["op1", "op1-2"]


def test_a_marker_without_footnote_does_not_hide_what_it_stands_behind():
    cited = extraction(resolution([CHILD], [DECIDES])).citations
    assert [c.target for c in cited] == ["un/instr/crc"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dear Sir,\n\nI have the honour to write to you.\n", id="a letter"),
        pytest.param("# Shopping\n\n1. Milk\n2. Bread\n", id="a list"),
        pytest.param("Report of the Secretary-General\n\n1. The present report is submitted.\n", id="a report"),
        pytest.param("*L’Assemblée générale*,\n\n*Rappelant* ses résolutions,\n", id="another language"),
        pytest.param("*The General Assembly,*\n", id="a formula alone"),
        pytest.param("---\n\n---\n", id="rules alone"),
        pytest.param("\ufeff\n", id="a byte order mark alone"),
    ],
)
def test_a_text_that_is_no_resolution(text):
    with pytest.raises(SourceError) as caught:
        document(text)
    assert caught.value.where == "invented.md"
    assert caught.value.do
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("United Nations\n\nCorrigendum\n\nDocument S/PRST/2000/27 is hereby withdrawn.\n",
         "this is a corrigendum, not an act; it says: Document S/PRST/2000/27 is hereby withdrawn."),
        ("Nations Unies\n\nÀ la 4174e séance du Conseil, le Président a fait la déclaration suivante :\n",
         "the text is in French; resolutions are read in English only"),
        ("Nations Unies\n\n57/18. Élimination de la violence\n\nLe Conseil,\n\nGuidé par la Charte,\n",
         "the text is in French"),
        ("Организация Объединенных Наций\n\nГенеральная Ассамблея\n", "the text is in Russian"),
    ],
    ids=["corrigendum", "French", "French below a title", "Russian"],
)  # fmt: skip
def test_what_is_no_act_in_english_is_named(text, message):
    with pytest.raises(SourceError, match=re.escape(message)):
        document(text)


def test_a_footnote_of_the_title_has_its_marker_there():
    assert found(resolution([CHILD], [DECIDES], {**NOTES, 2: "A title."}, title="Matters<sup>2</sup>")) == []
