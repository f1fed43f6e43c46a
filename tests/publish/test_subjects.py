"""The subjects of acts: their words on the page of the act, a list of the acts of each, and the thesaurus outside."""

from __future__ import annotations

import pytest

from akn import akn, container, metadata
from recalling.dataset import assemble
from recalling.extract import extract
from recalling.publish import Site
from recalling.publish.subjects import list_of
from recalling.read import lay_out
from recalling.read.original import Original

KEYWORDS = """
<keyword value="14" href="http://metadata.un.org/sdg/14" showAs="sdg_14" dictionary="SDGO"/>
<keyword value="HARBOURS" href="http://metadata.un.org/thesaurus/1002800" showAs="HARBOURS" dictionary="UNBIS"/>
<keyword value="LIGHTHOUSES" showAs="LIGHTHOUSES" dictionary="DHLAUTH"/>"""
PREAMBLE = container("<i>Recalling</i> its resolution 50/1 of 3 October 1995,")


def act(number: str, keywords: str) -> Original:
    text = akn(PREAMBLE, meta=metadata(number=number, keywords=keywords)).replace("90/12", number.replace("-", "/"))
    return Original(text.encode(), f"{number}.xml", f"{number}.xml")


@pytest.fixture(scope="module")
def site() -> Site:
    without_iri = '<keyword value="HARBOURS" showAs="HARBOURS" dictionary="DHLAUTH"/>'
    texts = [act("90-12", KEYWORDS), act("90-13", without_iri)]
    return Site(assemble([extract(lay_out(t)) for t in texts]).store())


def test_an_act_shows_its_subjects_in_words_with_their_list_and_their_place_outside(site: Site):
    page = site.page("un/ga/res/90/12")
    assert '<a href="../../../../browse/subject-harbours.html">HARBOURS</a>' in page
    assert 'href="http://metadata.un.org/thesaurus/1002800"' in page
    assert ">sdg 14</a>" in page
    assert '<a href="../../../../browse/subject-lighthouses.html">LIGHTHOUSES</a>' in page


def test_every_subject_has_a_list_whether_a_file_gives_its_identifier_or_not(site: Site):
    own = site.own()
    lists = {file for file in own if file.startswith("browse/subject-")}
    assert lists == {f"browse/subject-{s}.html" for s in ("harbours", "lighthouses", "sdg-14")}
    page = own["browse/subject-harbours.html"]()
    assert "un/ga/res/90/12.html" in page
    assert "un/ga/res/90/13.html" in page
    assert "browse/subject-sdg-14.html" in own["browse.html"]()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("HUMAN RIGHTS", "browse/subject-human-rights"),
        ("Côte d’Ivoire--Peace", "browse/subject-cote-divoire-peace"),
        ("../../<script>", "browse/subject-script"),
        ("人权", "browse/subject-other"),
    ],
)
def test_a_list_has_a_plain_name(name: str, path: str):
    assert list_of(name) == path
