"""The masthead of 57/176 against the gold standard."""

from __future__ import annotations

from goldstandard import load

DOCUMENT = load("document.yaml")


def test_the_masthead_is_the_same(extraction):
    m = extraction.document.masthead
    assert m.number.value == DOCUMENT["resolution_number"]["value"]
    assert m.title.value == DOCUMENT["title"]["value"]
    assert m.kind.value == DOCUMENT["document_type"]["value"]
    assert m.body.value == DOCUMENT["issuing_body"]["value"]
    assert m.enacting_formula.value == DOCUMENT["enacting_subject"]["value"]
    assert m.session.value == DOCUMENT["session"]["ordinal_words"]["value"]
    assert m.agenda_item.value == str(DOCUMENT["agenda_item"]["number"]["value"])
    assert m.distribution.value == DOCUMENT["distribution"]["category"]["value"]
    assert m.distribution_date.value == DOCUMENT["distribution"]["date"]["value"]
    assert m.adoption_date.value == DOCUMENT["adoption"]["date"]["value"]
    assert m.meeting.value == f"{DOCUMENT['adoption']['plenary_meeting']['value']}th plenary meeting"
    assert DOCUMENT["on_the_report"]["symbol"]["value"] in m.report.value
    assert DOCUMENT["committee"]["value"] in m.report.value


def test_the_symbol_follows_from_number_and_body(extraction):
    assert extraction.act.path == "un/ga/res/57/176"
    assert dict(extraction.paper.details)["symbol"] == DOCUMENT["symbol"]["value"]


def test_the_counts_are_the_same(extraction):
    wanted = DOCUMENT["structure"]
    document = extraction.document
    markers = [m.number for _, m in document.markers]
    assert sum(p.kind == "preambular" for p in document.paragraphs) == wanted["preambular_paragraphs"]
    assert sum(p.kind == "operative" for p in document.paragraphs) == wanted["operative_paragraphs"]
    assert len(document.footnotes) == wanted["footnotes"]
    assert len(markers) == wanted["footnote_markers_in_body"]
    assert sorted({int(m) for m in markers if markers.count(m) > 1}) == wanted["reused_markers"]
    assert [p.id.upper() for p in document.paragraphs if len(p.reading.whole) > 1] == wanted["split_paragraphs"]


def test_nothing_is_wrong_with_the_source(extraction):
    assert extraction.diagnostics == ()
