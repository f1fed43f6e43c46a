"""The written site: well-formed pages, links that lead somewhere, anchors for every part, nothing from elsewhere."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from lxml import etree

from recalling.publish import Published, Site, publish

XHTML = "{http://www.w3.org/1999/xhtml}"
ONE_OF_EACH = [
    "index.html", "un/ga/res/57/176.html", "un/instr/cedaw.html", "un/body/ga.html", "un/doc/E/1998/27.html",
    "un/event/icpd.html", "vocab/act/reaffirm.html", "vocab/act.html", "ontology.html", "graph/authority.html",
    "browse.html", "browse/kind-treaty.html", "questions.html", "questions/cq05-renamed-bodies.html", "dataset.html",
    "search.html", "graph.html", "codebook.html", "about.html", "vocabulary.html", "404.html",
]  # fmt: skip


def pages(tree: Path) -> list[str]:
    return sorted(str(p.relative_to(tree)) for p in tree.rglob("*.html"))


@cache
def _parsed(path: Path) -> etree._Element:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True)
    return parser.parse(path.read_bytes(), transport_encoding="utf-8").getroot()


def elements(page: etree._Element, name: str) -> list[etree._Element]:
    return list(page.iter(f"{XHTML}{name}"))


@pytest.mark.parametrize("file", ONE_OF_EACH)
def test_a_page_is_well_formed_and_has_what_every_page_needs(tree, file):
    page = _parsed(tree / file)  # strict: an error of the syntax is an exception
    assert page.get("lang") == "en"
    assert len(elements(page, "h1")) == 1
    assert len(elements(page, "main")) == 1
    assert elements(page, "title")[0].text
    assert [m.get("content") for m in elements(page, "meta") if m.get("name") == "description"] != [""]
    ids = [e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids)), "an id repeats"


def test_every_link_of_every_page_leads_to_a_file_and_an_anchor(tree):
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    for file in pages(tree):
        text = (tree / file).read_text("utf-8")
        anchors[file] = set(re.findall(r'\bid="([^"]*)"', text))
        for href in re.findall(r'(?:href|src|action)="([^"]*)"', text):
            address = urlsplit(urljoin(f"https://site.example/{file}", href.replace("&amp;", "&")))
            if address.netloc == "site.example" and file != "404.html":
                wanted.append((file, unquote(address.path).lstrip("/"), unquote(address.fragment)))
    assert len(wanted) > 10_000
    lost = {(here, there) for here, there, _ in wanted if not (tree / there).is_file()}
    assert not lost, sorted(lost)[:10]
    loose = {(h, t, f) for h, t, f in wanted if f and f not in anchors.get(t, {f})}
    assert not loose, sorted(loose)[:10]


@pytest.mark.parametrize("file", ONE_OF_EACH)
def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_a_page(tree, file):
    page = _parsed(tree / file)
    loaded = [e.get("src") for e in page.iter() if isinstance(e.tag, str) and e.get("src")]
    loaded += [e.get("href") for e in elements(page, "link") if e.get("rel") in ("stylesheet", "icon")]
    if file != "404.html":
        assert all(not urlsplit(x).netloc and not x.startswith("/") for x in loaded), loaded
    assert {s.get("type") for s in elements(page, "script") if not s.get("src")} <= {"application/ld+json"}
    assert not [e for e in page.iter() if isinstance(e.tag, str) for a in e.keys() if a.startswith("on")]  # noqa: SIM118


@pytest.mark.parametrize("file", ["un/ga/res/57/176", "un/instr/cedaw", "un/body/ga", "ontology"])
def test_the_other_formats_are_linked_and_there(tree, file):
    page = _parsed(tree / f"{file}.html")
    found = {e.get("type"): e.get("href") for e in elements(page, "link") if e.get("rel") == "alternate"}
    assert set(found) == {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"}
    assert all((tree / file).parent.joinpath(href).is_file() for href in found.values())


def test_signposting(tree):
    links = {e.get("rel"): e.get("href") for e in elements(_parsed(tree / "un/instr/cedaw.html"), "link")}
    assert links["cite-as"] == "https://w3id.org/recalling/un/instr/cedaw"
    assert links["describedby"] == "cedaw.ttl"
    assert links["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert links["canonical"] == "https://example.org/site/un/instr/cedaw.html"


def test_every_part_of_an_act_is_an_anchor_of_its_page(site: Site, tree):
    parts = {p for p in site.knowledge.part_names("un/ga/res/57/176") if not p.endswith(("-pos", "-quote"))}
    page = _parsed(tree / "un/ga/res/57/176.html")
    ids = {e.get("id") for e in page.iter() if isinstance(e.tag, str)}
    assert len(parts) > 400
    assert parts <= ids, sorted(parts - ids)[:20]


def test_the_page_of_an_act_reads_as_the_source(site: Site, tree):
    """Every paragraph of the graph stands in the page, word for word."""
    page = _parsed(tree / "un/ga/res/57/176.html")
    found = {e.get("id"): e for e in page.iter() if isinstance(e.tag, str) and "para" in (e.get("class") or "").split()}
    for part, values in site.knowledge.resource("un/ga/res/57/176").parts_of(
        "PreambularParagraph", "OperativeParagraph"
    ):
        paragraph = found[part].find(f"{XHTML}p")
        for number in list(paragraph.iter(f"{XHTML}sup", f"{XHTML}span")):
            number.text, number[:] = "", []
        words = re.sub(r"\s+", " ", "".join(paragraph.itertext())).strip()
        assert words == site.knowledge.text(values["unc:text"][0])


def test_citations_are_links_with_verb_and_confidence_and_the_footnote_beside(tree):
    page = _parsed(tree / "un/ga/res/57/176.html")
    cite = next(e for e in page.iter() if isinstance(e.tag, str) and e.get("id") == "cit-op6-fn21")
    assert cite.get("href") == "../../../instr/trafficking-protocol.html"
    assert "Protocol to Prevent, Suppress and Punish Trafficking" in "".join(cite.itertext())
    assert "urge (signature and ratification) · footnote 21, annex II · confidence 0.99" in cite.get("title")
    note = next(e for e in page.iter() if isinstance(e.tag, str) and e.get("id") == "fn21")
    assert "Ibid., annex II." in "".join(note.itertext())
    assert note.getparent().get("class") == "notes"


def test_the_page_of_an_instrument_quotes_each_citing_paragraph(tree):
    text = (tree / "un/instr/trafficking-protocol.html").read_text("utf-8")
    assert '<mark class="g-calling">Protocol to Prevent, Suppress and Punish Trafficking in Persons' in text
    assert '176.html#op6">OP6</a>' in text
    assert '176.html#pp8">PP8</a>' in text
    assert "entered into force" in text
    assert "untoc.html" in text  # its parent


def test_the_page_of_a_body_tells_its_names(tree):
    text = (tree / "un/body/subcom-promotion.html").read_text("utf-8")
    assert "Names through time" in text
    assert "subcom-prevention.html" in text
    assert "ecosoc/dec/1999/256.html" in text


def test_the_page_of_an_act_has_schema_org(tree):
    page = _parsed(tree / "un/ga/res/57/176.html")
    said = json.loads(next(s.text for s in elements(page, "script") if s.get("type") == "application/ld+json"))
    assert said["@type"] == "Legislation"
    assert said["legislationIdentifier"] == "A/RES/57/176"
    assert said["legislationDate"] == "2002-12-18"
    assert said["legislationPassedBy"]["name"] == "General Assembly"
    assert {k: v for c in said["citation"] if c["@id"].endswith("/cedaw") for k, v in c.items() if k != "name"} == {
        "@type": "CreativeWork",
        "@id": "https://w3id.org/recalling/un/instr/cedaw",
    }


def test_the_picture_is_well_formed_and_every_box_is_a_link(tree):
    text = (tree / "un/ga/res/57/176.html").read_text("utf-8")
    picture = etree.fromstring(
        text[text.index('<svg class="lineage"') : text.index("</svg>", text.index("lineage")) + 6]
    )
    links = picture.findall(".//{http://www.w3.org/2000/svg}a")
    assert len(links) > 60
    assert all(
        (tree / "un/ga/res/57").joinpath(unquote(a.get("href")).partition("#")[0]).resolve().is_file()
        for a in links
        if not a.get("href").startswith("#")
    )


def test_the_vocabulary_documents_every_term_at_its_anchor(site: Site, tree):
    page = _parsed(tree / "ontology.html")
    ids = {e.get("id") for e in page.iter() if isinstance(e.tag, str)}
    terms = site.knowledge.part_names("ontology")
    assert len(terms) > 90
    assert terms <= ids


def test_a_second_run_changes_nothing_and_what_has_no_place_any_more_goes(built, tmp_path):
    first = publish(built, tmp_path / "site", date="2026-11-24", processes=1)
    assert first.changed == first.files
    gone = tmp_path / "site" / "un/instr/gone.html"
    gone.write_text("gone")
    listing = tmp_path / "site" / ".recalling-site"
    listing.write_text(listing.read_text() + "un/instr/gone.html\n../outside\n")
    (tmp_path / "outside").write_text("of the site")
    (tmp_path / "site" / "CNAME").write_text("put here by hand")
    again: Published = publish(built, tmp_path / "site", date="2026-11-25", processes=1)
    assert (again.made, again.removed) == (0, 1)
    last = publish(built, tmp_path / "site", date="2026-11-25", processes=1)
    assert (last.files, last.changed, last.removed) == (again.files, 0, 0)
    assert not gone.exists()
    assert (tmp_path / "outside").exists()
    assert (tmp_path / "site" / "CNAME").exists()
