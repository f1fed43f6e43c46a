"""Ibid.: the last source of the footnote before, down to the level of its own first unit (grammar, section 1.3)."""

from __future__ import annotations

import pytest

from recalling.model import Reference
from texts import extraction, resolution


def references(*notes: str) -> list[Reference]:
    """The references of a resolution with these footnotes, numbered from 1."""
    return list(found(*notes).references)


def found(*notes: str):
    markers = ", ".join(f"the rights set out<sup>{n}</sup>" for n in range(1, len(notes) + 1))
    return extraction(resolution([f"*Recalling* {markers},"], ["*Decides* so."], dict(enumerate(notes, start=1))))


def places(*notes: str) -> list[str]:
    """The units that the last footnote pins down, or else its targets."""
    last = [r for r in references(*notes) if r.footnote == f"fn{len(notes)}"]
    return [place for r in last for place in (r.pinpoints or (r.target,))]


@pytest.mark.parametrize(
    ("before", "ibid", "place"),
    [
        pytest.param("Resolution 55/25, annex I.", "*Ibid.*", "un/ga/res/55/25#annex1", id="alone keeps everything"),
        pytest.param("Resolution 55/25, annex I.", "*Ibid.*, annex II.", "un/ga/res/55/25#annex2", id="another annex"),
        pytest.param("Resolution 55/25.", "Ibid., annex II.", "un/ga/res/55/25#annex2", id="an annex where none was"),
        pytest.param("Resolution 55/25, annex I.", "Ibid., para. 3.", "un/ga/res/55/25#annex1_para3",
                     id="a paragraph of the annex"),
        pytest.param("A/70/423, para. 45.", "Ibid., para. 42.", "un/doc/A/70/423#para42", id="another paragraph"),
        pytest.param("A/70/423, chap. I, sect. B.", "Ibid., chap. II.", "un/doc/A/70/423#chap2",
                     id="another chapter ends the section"),
        pytest.param("A/70/423, chap. I, sect. B.", "Ibid., sect. C.", "un/doc/A/70/423#chap1_sectC",
                     id="another section of the chapter"),
        pytest.param("*Report of the Conference* (United Nations publication, Sales No. E.03.II.A.1), chap. I, "
                     "resolution 1, annex.", "Ibid., resolution 2, annex.", "un/sales/E.03.II.A.1#chap1_res2_annex",
                     id="another resolution of the conference"),
        pytest.param("*Report of the Conference* (United Nations publication, Sales No. E.03.II.A.1), chap. I, "
                     "resolution 1, annex I.", "Ibid., annex II.", "un/sales/E.03.II.A.1#chap1_res1_annex2",
                     id="another annex of that resolution"),
        pytest.param("A/70/423, chap. VII.", "Ibid., annex IV.", "un/doc/A/70/423#annex4",
                     id="the annex of a report is in none of its chapters"),
        pytest.param("A/70/423, annex A.", "Ibid., para. 285.", "un/doc/A/70/423#para285",
                     id="the paragraph of a report is in none of its annexes"),
        pytest.param("A/70/423, annex.", "Ibid., para. 28.", "un/doc/A/70/423#annex_para28",
                     id="the only annex of a paper has paragraphs of its own"),
        pytest.param("A/70/423, annex, sect. II.", "Ibid., sect. III.", "un/doc/A/70/423#annex_sect3",
                     id="another section of an annex"),
        pytest.param("Resolution 55/25, annex I.", "Ibid. annex II.", "un/ga/res/55/25#annex2", id="without a comma"),
        pytest.param("United Nations, *Treaty Series*, vol. 1577, No. 27531.", "Ibid. vol. 9515, No. 94910.",
                     "un/treaty/unts/9515/94910", id="another treaty without a comma"),
        pytest.param("A/70/423, para. 41.", "Ibid., “The Territory at a glance”.",
                     "un/doc/A/70/423#sect-territory-at-a-glance", id="a section by its title"),
        pytest.param("A/ES-10/273.", "Ibid., advisory opinion, para. 88.", "un/doc/A/ES-10/273#opinion_para88",
                     id="an opinion that a paper prints"),
        pytest.param("See *Official Records, 1998, Supplement No. 7* and corrigendum (E/1998/27 and Corr.1), chap. I.",
                     "Ibid., chap. II.", "un/doc/E/1998/27#chap2", id="of a report, not of its corrigendum"),
    ],
)  # fmt: skip
def test_the_place_of_an_ibid(before, ibid, place):
    assert places(before, ibid) == [place]


@pytest.mark.parametrize(
    ("before", "ibid", "place"),
    [
        pytest.param("United Nations, *Treaty Series*, vol. 1577, No. 27531.", "Ibid., vol. 9515, No. 94910.",
                     "un/treaty/unts/9515/94910", id="another treaty of the series"),
        pytest.param("United Nations, *Treaty Series*, vols. 2171 and 2173, No. 27531.", "Ibid., vol. 9999, No. 94668.",
                     "un/treaty/unts/9999/94668", id="after two volumes"),
        pytest.param("*Official Records of the General Assembly, Sixty-sixth Session, Supplement No. 53* (A/66/53), "
                     "chap. II.",
                     "Ibid., *Seventy-third Session, Supplement No. 53A* (A/73/53/Add.1), chap. III.",
                     "un/doc/A/73/53/Add.1#chap3", id="another session"),
        pytest.param("*Official Records of the Economic and Social Council, 2012, Supplement No. 7* (E/2012/27), "
                     "chap. I.",
                     "Ibid., *2013, Supplement No. 7* (E/2013/27), chap. I, sect. A.", "un/doc/E/2013/27#chap1_sectA",
                     id="another year"),
        pytest.param("*Official Records of the General Assembly, Seventy-fifth Session, Supplement No. 12* (A/75/12).",
                     "Ibid., *Supplement No. 12A* (A/75/12/Add.1).", "un/doc/A/75/12/Add.1", id="another supplement"),
    ],
)  # fmt: skip
def test_an_ibid_that_keeps_only_the_series(before, ibid, place):
    """39 of 100 take over a series alone: what is cited is the other treaty or report, and nothing else."""
    assert places(before, ibid) == [place]


def test_a_chain_of_three_changes_the_annex_at_each_step():
    chain = references("Resolution 55/25, annex I.", "*Ibid.*, annex II.", "*Ibid.*, annex III.")
    assert [(r.target, r.pinpoints, r.antecedent) for r in chain] == [
        ("un/ga/res/55/25", ("un/ga/res/55/25#annex1",), None),
        ("un/ga/res/55/25", ("un/ga/res/55/25#annex2",), "fn1-r1"),
        ("un/ga/res/55/25", ("un/ga/res/55/25#annex3",), "fn2-r1"),
    ]


def test_an_ibid_in_the_same_footnote():
    first, second = references("Resolution 55/25, annex I; *ibid.*, annex II.")
    assert (second.target, second.pinpoints) == ("un/ga/res/55/25", ("un/ga/res/55/25#annex2",))
    assert (second.antecedent, second.confidence > 0.9) == (first.id, True)


def test_the_kind_of_a_footnote_that_is_an_ibid():
    assert found("Resolution 55/25.", "*Ibid.*").footnote_kinds == {"fn1": "reference", "fn2": "back-reference"}


def test_an_ibid_keeps_the_signal_that_is_printed():
    assert [r.signal for r in references("Resolution 55/25.", "See *ibid.*, annex I.")] == [None, "See"]


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(["*Ibid.*, annex II."], id="the first footnote"),
        pytest.param(
            ["To be adopted by the General Assembly.", "*Ibid.*, annex II."], id="after a note that cites nothing"
        ),
    ],
)
def test_a_dangling_ibid_is_said_and_not_guessed(notes):
    extracted = found(*notes)
    last = extracted.references[-1]
    assert (last.target, last.pinpoints, last.confidence) == (None, (), 0.0)
    assert last.reason
    dangling = [d for d in extracted.diagnostics if d.code == "dangling-ibid"]
    assert [d.severity for d in dangling] == ["error"]
    assert extracted.document.source.quote(dangling[0].span).startswith("Ibid.")


def test_an_ibid_does_not_reach_over_a_missing_footnote():
    text = resolution(["*Recalling* the rights,<sup>1</sup> the duties,<sup>3</sup>"], ["*Decides* so."],
                      {1: "Resolution 55/25.", 3: "*Ibid.*"})  # fmt: skip
    assert extraction(text).references[-1].target is None


def test_after_a_note_with_two_sources_the_last_is_taken_with_less_confidence():
    last = references("Resolution 55/25, annex I, and resolution 55/255, annex.", "*Ibid.*, annex II.")[-1]
    assert (last.target, last.antecedent) == ("un/ga/res/55/255", "fn1-r2")
    assert last.confidence < 0.9
    assert "more than one source" in last.reason


def test_an_ibid_on_a_doubtful_act_is_as_doubtful():
    last = references("Resolution 2001/48.", "*Ibid.*, annex.")[-1]
    assert last.target is None
    assert last.candidates == ("un/ecosoc/res/2001/48", "un/chr/res/2001/48")
    assert last.reason


def test_a_citation_by_a_marker_on_an_ibid_finds_its_place():
    text = resolution(
        ["*Welcoming* the United Nations Convention against Transnational Organized Crime<sup>1</sup> and the Protocol "
         "against the Smuggling of Migrants by Land, Sea and Air,<sup>2</sup>"],
        ["*Decides* so."],
        {1: "Resolution 55/25, annex I.", 2: "*Ibid.*, annex III."},
    )  # fmt: skip
    stated = {(s.subject, s.predicate, s.object.path) for s in extraction(text).statements if hasattr(s.object, "path")}
    assert ("un/instr/smuggling-protocol", "unc:textIn", "un/ga/res/55/25#annex3") in stated
