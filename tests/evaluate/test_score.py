"""Scores: what the UN links against what the extraction finds, counted by hand on short documents."""

from __future__ import annotations

import json
import tarfile

import pytest

from akn import akn, container, link, note, paragraph
from recalling.errors import SourceError
from recalling.evaluate import documents, evaluate
from recalling.evaluate.links import leads_elsewhere
from recalling.evaluate.report import as_json, disagreements_csv
from recalling.evaluate.score import class_of
from recalling.read.original import Original


def score_of(*containers: str, body: str = ""):
    return evaluate([Original(akn("".join(containers), body).encode(), "a.xml", "a.xml")], processes=1)


def test_a_link_that_is_found_with_its_id_counts_in_all_its_groups():
    score = score_of(container("<i>Recalling</i> its resolution " + link("88/4", "A/RES/88/4") + ","))
    assert score.rates("all") == score.rates("in the body") == score.rates("GA resolution")
    assert score.rates("all")["exact recall"] == score.rates("all")["right id"] == 1.0
    assert score.disagreements == []


def test_another_id_is_a_disagreement_and_no_miss():
    score = score_of(container("<i>Recalling</i> its resolution " + link("88/4", "A/HRC/RES/88/4") + ","))
    assert (score.rates("all")["exact recall"], score.rates("all")["right id"]) == (1.0, 0.0)
    (found,) = score.disagreements
    assert (found.kind, found.linked, found.found) == ("other id", "A/HRC/RES/88/4", "A/RES/88/4")


def test_a_link_on_words_that_are_no_citation_is_missed():
    score = score_of(container("<i>Recalling</i> the " + link("96 lamps", "A/RES/88/4") + ","))
    assert score.rates("all")["exact recall"] == 0.0
    assert [d.kind for d in score.disagreements] == ["missed"]


def test_what_the_un_did_not_link_is_listed_where_it_links_at_all():
    linked = container("<i>Recalling</i> its resolutions " + link("88/4", "A/RES/88/4") + " and 87/5,")
    assert [d.found for d in score_of(linked).disagreements] == ["A/RES/87/5"]
    assert score_of(container("<i>Recalling</i> its resolution 87/5,")).disagreements == []


def test_the_letter_of_a_part_and_the_full_stop_of_a_footnote_are_no_disagreement():
    score = score_of(
        container("<i>Recalling</i> its resolution " + link("88/4", "A/RES/88/4") + " B of 2 December 2033,"),
        container("<i>Noting</i> the report," + note(1, link("A/88/17.", "A/88/17"))),
    )
    assert score.disagreements == []


def test_the_figures_hold_no_text(tmp_path):
    score = score_of(container("<i>Recalling</i> its resolution " + link("88/4", "A/RES/99/4") + ","))
    assert json.loads(json.dumps(as_json(score)))["groups"]["all"]["links"] == 1
    assert disagreements_csv(score).splitlines()[1].endswith(",A/RES/99/4,A/RES/88/4")


def test_archives_are_read_where_they_lie_and_samples_repeat(tmp_path):
    for n in range(5):
        (tmp_path / f"{n}.xml").write_text(akn(container("<i>Recalling</i> resolution 88/4,")))
    with tarfile.open(tmp_path / "more.tar.xz", "w:xz") as archive:
        archive.add(tmp_path / "0.xml", "in/5.xml")
    assert [d.name for d in documents([tmp_path])] == ["0.xml", "1.xml", "2.xml", "3.xml", "4.xml", "5.xml"]
    first = [d.name for d in documents([tmp_path], sample=3, seed=1)]
    assert first == [d.name for d in documents([tmp_path], sample=3, seed=1)]
    assert len(first) == 3


def test_a_place_without_documents_is_said(tmp_path):
    with pytest.raises(SourceError, match="no AKN4UN file here"):
        list(documents([tmp_path]))


def test_a_file_that_cannot_be_read_is_listed_and_the_others_are_scored(tmp_path):
    (tmp_path / "a.xml").write_text("nothing")
    (tmp_path / "b.xml").write_text(akn(container("<i>Recalling</i> its resolution 88/4,")))
    score = evaluate(documents([tmp_path]), processes=1)
    assert score.documents == 1
    assert len(score.unreadable) == 1
    assert "a.xml" in score.unreadable[0]


def test_paragraphs_of_the_preamble_are_held_against_the_names_of_the_containers():
    two = container("<i>Recalling</i> its resolution 88/4,") + container("<i>Noting with concern</i> the fog,")
    named = two.replace('name="x"', 'name="Recalling"', 1).replace('name="x"', 'name="Noting"', 1)
    structure = as_json(score_of(named))["preambular paragraphs"]
    assert structure == {"containers": 2, "found": 2, "with the verb of the name": 1.0}
    wrong = two.replace('name="x"', 'name="Recalling"', 1).replace('name="x"', 'name="Welcoming"', 1)
    assert as_json(score_of(wrong))["preambular paragraphs"]["with the verb of the name"] == 0.5


def test_precision_and_f1_exact_and_overlapping():
    score = score_of(container("<i>Recalling</i> its resolutions " + link("88/4", "A/RES/88/4") + " and 87/5,"))
    rates = score.rates("all")
    assert (rates["exact precision"], rates["exact F1"]) == (0.5, pytest.approx(2 / 3))
    wider = score_of(container("<i>Recalling</i> its " + link("resolution 88/4", "A/RES/88/4") + ","))
    rates = wider.rates("all")
    assert (rates["exact precision"], rates["overlapping precision"], rates["overlapping F1"]) == (0.0, 1.0, 1.0)


def test_a_link_that_does_not_fit_its_words_is_told_apart():
    score = score_of(container("<i>Recalling</i> its resolution " + link("88/4", "A/RES/88/3") + ","))
    assert [d.kind for d in score.disagreements] == ["leads elsewhere"]
    rates = score.rates("all")
    assert (rates["right id"], rates["lead elsewhere"], rates["right id of the others"]) == (0.0, 1, None)


def test_the_year_of_the_security_council_is_no_part_of_the_fit():
    assert not leads_elsewhere("1325 (2000)", "S/RES/1325")
    assert leads_elsewhere("2144 (2014)", "S/RES/2143(2014)")


def test_a_class_that_the_un_never_links_is_in_the_table_with_what_was_found():
    text = link("88/4", "A/RES/88/4") + " and its decision 88/405 of 1 May 2034,"
    groups = as_json(score_of(container("<i>Recalling</i> its resolution " + text)))["groups"]
    assert (groups["GA decision"]["found"], groups["GA decision"]["links"]) == (1, 0)
    assert groups["GA decision"]["exact recall"] is None


@pytest.mark.parametrize(
    ("symbol", "group"),
    [
        ("A/RES/57/176", "GA resolution"),
        ("A/RES/217(III)[A]", "GA resolution, old style"),
        ("A/RES/S-27/2", "GA special session"),
        ("A/DEC/75/578", "GA decision"),
        ("S/RES/1325(2000)", "SC resolution"),
        ("S/PRST/2013/15", "SC presidential statement"),
        ("E/RES/1996/31", "ECOSOC resolution"),
        ("E/DEC/1999/256", "ECOSOC decision"),
        ("A/HRC/RES/33/11", "HRC resolution or decision"),
        ("E/CN.4/RES/2005/74", "CHR resolution or decision"),
        ("CND/RES/65/4", "act of another body"),
        ("A/57/549", "paper, by symbol"),
    ],
)
def test_the_classes_of_the_table(symbol, group):
    assert class_of(symbol) == group


def test_links_in_notes_that_begin_with_ibid_are_a_group_of_their_own():
    noted = note(1, link("A/88/17", "A/88/17") + ".") + "," + note(2, "Ibid., annex, and " + link("A/88/18", "A/88/18"))
    score = score_of(container("<i>Noting</i> the report" + noted))
    assert score.rates("in notes that begin with Ibid.")["links"] == 1
    assert score.rates("in the notes")["links"] == 2


def test_numbered_paragraphs_and_points_are_held_against_the_file():
    points = "".join(
        f"<point><num>({n})</num><content><p>{t}</p></content></point>" for n, t in (("a", "Lamps;"), ("b", "Horns."))
    )
    body = (
        paragraph(1, '<span class="italic">Decides</span> so;')
        + "<paragraph><num>2.</num><content/></paragraph>"
        + f'<paragraph><content><p><span class="underline">Requests</span>:</p></content><list>{points}</list>'
        + "</paragraph>"
    )
    figures = as_json(score_of(container("<i>Recalling</i> so,"), body=body))["operative paragraphs"]
    assert figures["numbered"] == 2
    assert figures["with their number"] == figures["with the verb in italics"] == 1.0
    assert (figures["lettered points"], figures["with their letter"]) == (2, 1.0)
