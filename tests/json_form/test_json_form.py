"""The line of ``recalling extract``: the same keys from every format, offsets that lead into the text it carries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from akn import akn, container, link, note, paragraph
from extractionform import faults, objects
from recalling.extract import extract
from recalling.json_form import FORMAT, encode, schema, to_json
from recalling.read.original import Original
from recalling.resources import folder
from texts import layout, page_break, resolution

LONG = resolution(
    number="61/144",
    preamble=[
        "*Recalling* its resolutions 60/1 and 217 A (III)" + page_break("<sup>1</sup> A/61/170, chap. II.")
        + "of 10 December 1948, and the report,<sup>1</sup>",
        "*Bearing in mind* the Convention on the Rights of the Child<sup>2</sup> and resolution 2001/48,",
    ],
    operative=["*Decides* to act;", "*Requests* the Secretary-General to report."],
    notes={2: "See resolution 44/25, annex; see also *Ibid.*, annex II."},
)  # fmt: skip


def markdown() -> dict:
    return to_json(extract(layout(LONG)))


def xml() -> dict:
    linked = link("88/4", "A/RES/88/4") + " and 87/5 B" + note(1, "A/89/17.")
    text = akn(
        container("<i>Recalling</i> its resolutions " + linked),
        paragraph(1, "<i>Requests</i> the Secretary-General to heed Security Council resolution 1325 (2000)."),
    )
    return to_json(extract(Original(text.encode(), "a.xml", "a.xml")))


def pdf() -> dict:
    pytest.importorskip("reportlab")
    from writers import pdf as pages

    return to_json(extract(Original(pages.pdf(pages.printed(layout(LONG))), "a.pdf", "a.pdf")))


def shipped() -> dict:
    return to_json(extract(folder("sources") / "A_RES_57_176.md"))


FORMS = {"markdown": markdown, "akn": xml, "pdf": pdf, "57/176": shipped}


@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_every_format_gives_the_form_of_the_schema(make):
    value = make()
    assert faults(value) == []
    assert value["citations"]
    assert value["footnotes"]
    assert json.loads(encode(value)) == value


def test_the_keys_that_the_issue_names_are_there():
    value = markdown()
    assert value["format"] == FORMAT == json.loads(schema())["properties"]["format"]["const"]
    assert (value["symbol"], value["title"]) == ("A/RES/61/144", "Invented matters")
    assert value["dates"] == {"adopted": "2006-12-19", "distributed": "2007-01-30"}
    first = value["paragraphs"][0]
    assert (first["id"], first["kind"], first["number"]) == ("pp1", "preambular", None)
    cited = {c["reading"]: c for c in value["citations"]}
    assert {k: cited["217 A (III)"][k] for k in ("paragraph", "footnote", "symbol", "kind", "locator", "signal")} == {
        "paragraph": "pp1", "footnote": None, "symbol": "A/RES/217(III)[A]", "kind": "Resolution", "locator": None,
        "signal": None,
    }  # fmt: skip
    noted = cited["44/25"]
    assert (noted["paragraph"], noted["footnote"], noted["locator"], noted["signal"]) == ("pp2", "2", "annex", "See")


def test_a_treaty_cited_by_name_goes_by_its_number_in_the_treaty_series():
    (treaty,) = [c for c in markdown()["citations"] if c["reading"] == "Convention on the Rights of the Child"]
    assert treaty["symbol"] == "UNTS:27531"


def test_a_doubtful_citation_has_candidates_by_symbol_and_by_iri():
    (doubtful,) = [c for c in markdown()["citations"] if c["reading"] == "2001/48"]
    assert (doubtful["symbol"], doubtful["iri"]) == (None, None)
    assert doubtful["candidates"] == ["E/RES/2001/48", "E/CN.4/RES/2001/48"]
    assert [iri.rpartition("/un/")[2] for iri in doubtful["candidate_iris"]] == [
        "ecosoc/res/2001/48",
        "chr/res/2001/48",
    ]
    assert doubtful["reason"]


def test_what_a_page_cuts_has_the_cut_in_its_text_and_not_in_its_reading():
    first = markdown()["paragraphs"][0]
    assert "A/61/170" in first["text"]
    assert first["reading"].startswith("Recalling its resolutions 60/1 and 217 A (III) of 10 December 1948")
    assert len(first["spans"]) == 2


def test_half_a_character_does_not_break_the_line():
    assert json.loads(encode({"title": "a\ud800b"})) == {"title": "a?b"}


def test_every_key_of_the_schema_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "extract.md").read_text("utf-8")
    keys = {key for definition in objects(json.loads(schema())) for key in definition["properties"]}
    assert {key for key in keys if f"`{key}`" not in page} == set()
