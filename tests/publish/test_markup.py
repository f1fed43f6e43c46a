"""Texts that are markup and scripts are shown as text: in pages, JSON-LD, pictures and the search index."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pyoxigraph as ox
import pytest

from built import build_into
from recalling.dataset import assemble
from recalling.extract import extract
from recalling.publish import publish
from recalling.rdf.namespaces import expand

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"&<!--\u2028{{ 7*7 }}{% raw %}"
BASE = "https://w3id.org/recalling/"
XHTML = "{http://www.w3.org/1999/xhtml}"

DOCUMENT = f"""# General Assembly

Distr.: General
30 January 2003

## Resolution adopted by the General Assembly

### 57/999. Women {EVIL} and girls

*The General Assembly,*

*Recalling* its resolution 50/1 {EVIL} of 1995 and the Convention on the Rights of the Child,<sup>1</sup>

<sup>1</sup> Resolution 44/25, annex. {EVIL}

1. *Urges* States {EVIL} to ratify the Convention on the Rights of the Child;

2. *Decides* to remain seized of {EVIL} the matter.

*77th plenary meeting*
*18 December 2002*
"""


def said(path: str, curie: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(BASE + path), expand(curie), value, ox.NamedNode(f"{BASE}graph/authority"))


def facts() -> list[ox.Quad]:
    """What an evil curator says: names that are markup, addresses that are scripts, a path that climbs."""
    quads = []
    paths = ("un/instr/evil", "un/body/evil", "un/doc/..%2F..%2Fevil", "un/doc/../../../../evil", "../../evil")
    for path in (*paths, "un/doc/" + "x" * 300, "un/doc/a%00b", "un/doc/" + "/".join(["x" * 100] * 3)):
        kind = "unc:Body" if "body" in path else "unc:Declaration"
        quads += [
            said(path, "rdf:type", expand(kind)),
            said(path, "skos:prefLabel", ox.Literal(EVIL, language="en")),
            said(path, "skos:altLabel", ox.Literal(EVIL + "2", language="en")),
            said(path, "rdfs:seeAlso", ox.NamedNode("javascript:alert(3)")),
            said(
                path,
                "rdfs:seeAlso",
                ox.NamedNode("data:text/html,<script>alert(4)</script>".replace("<", "%3C").replace(">", "%3E")),
            ),
            said(path, "unc:placeAsStated", ox.Literal(EVIL)),
            said(path, "unc:subjectAsStated", ox.Literal(EVIL)),
            said(path, "dcterms:subject", ox.NamedNode("javascript:alert(5)")),
        ]
    quads.append(ox.Quad(
        ox.NamedNode("javascript:alert(5)"), expand("rdfs:label"), ox.Literal("../../subject " + EVIL),
        ox.NamedNode(f"{BASE}graph/authority"),
    ))  # fmt: skip
    quads.append(said("un/ga/res/44/25", "eli:cites", ox.NamedNode(BASE + "un/instr/evil")))
    return quads


@pytest.fixture(scope="module")
def evil(tmp_path_factory) -> Path:
    room = tmp_path_factory.mktemp("evil")
    source = room / "evil.md"
    source.write_text(DOCUMENT, encoding="utf-8")
    built = build_into(room / "build", assemble([extract(source)]), facts())
    (room / "outside").mkdir()
    return publish(built, room / "outside" / "site", date="2026-11-24", processes=1).out


def test_the_document_was_read_as_one_with_markup_in_it(evil: Path):
    """Otherwise the other tests would show nothing."""
    text = (evil / "un/ga/res/57/999.html").read_text("utf-8")
    assert text.count("&lt;script&gt;alert(1)") >= 4  # title, paragraphs, footnote


def test_no_page_has_an_element_or_link_that_comes_from_a_text(evil: Path):
    seen = 0
    for path in evil.rglob("*.html"):
        text = path.read_text("utf-8")
        if "alert(" not in text:
            continue
        seen += 1
        page = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True).parse(text).getroot()
        for element in page.iter():
            if not isinstance(element.tag, str):
                assert "alert" not in (element.text or ""), path  # a comment
                continue
            name = element.tag.removeprefix(XHTML)
            assert name != "img", path
            if name == "script":
                assert element.get("src") or element.get("type") == "application/ld+json", path
                assert "alert(1)" not in (element.text or "") or json.loads(element.text), path
            for attribute, value in element.attrib.items():
                assert not attribute.startswith("on"), path
                assert attribute not in ("href", "src", "action") or not re.match(r"\s*(?:javascript|data):", value), (
                    path
                )
        assert "49{%" not in text, "a template was run"
    assert seen > 8


def test_scripts_and_pictures_hold_it_as_text(evil: Path):
    for path in evil.rglob("*.js"):
        if "search" in path.parts:
            text = path.read_text("utf-8")
            assert "<" not in text, path
            assert "\u2028" not in text
    for path in evil.rglob("*.svg"):
        assert "alert(1)</script>" not in path.read_text("utf-8")


def test_everything_stays_inside_the_site(evil: Path):
    root = evil.resolve()
    assert [p.name for p in evil.parent.iterdir()] == ["site"]
    assert all(p.resolve().is_relative_to(root) for p in evil.rglob("*"))


def test_the_rdf_still_says_the_same_in_every_format(evil: Path):
    from recalling.publish.rdf import FORMATS

    for stem in (evil / "un/instr/evil", evil / "un/ga/res/57/999"):
        said = [{q.triple for q in ox.parse(path=f"{stem}{f.suffix}", format=f.rdf)} for f in FORMATS.values()]
        assert said[0]
        assert all(s == said[0] for s in said)
