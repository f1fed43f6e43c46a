"""What hosts read, and the index of the search."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import etree

from recalling.publish import Site
from recalling.publish.hosting import sitemap
from recalling.publish.search import shard, words

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_files_of_hosts_are_there(tree: Path):
    for file in (
        ".htaccess", "_headers", "_redirects", ".nojekyll", "404.html", "robots.txt", "sitemap.xml", "opensearch.xml",
        "hosting/w3id/.htaccess", "hosting/w3id/README.md", "hosting/nginx.conf", ".well-known/void",
    ):  # fmt: skip
        assert (tree / file).is_file(), file


def test_a_thing_that_is_also_a_folder_has_a_page_at_both_addresses(tree: Path):
    """un/doc/E/1998/27 beside un/doc/E/1998/27/Corr.1: hosts look for 27.html or for 27/index.html."""
    assert (tree / "un/doc/E/1998/27.html").is_file()
    assert (tree / "un/doc/E/1998/27/Corr.1.html").is_file()
    assert 'url=../27.html"' in (tree / "un/doc/E/1998/27/index.html").read_text()
    assert "DirectorySlash Off" in (tree / ".htaccess").read_text()
    assert "/un/doc/E/1998/27/  /un/doc/E/1998/27.html  303" in (tree / "_redirects").read_text()


def test_the_rules_lead_to_descriptions_with_303_and_to_the_page_last(tree: Path):
    for file in (".htaccess", "hosting/w3id/.htaccess"):
        targets = re.findall(r"^RewriteRule \S+ \S+?(\.\w+) \[R=(\d+),L\]$", (tree / file).read_text(), re.MULTILINE)
        assert {status for _, status in targets} == {"303"}
        assert [suffix for suffix, _ in targets][-5:] == [".ttl", ".jsonld", ".nt", ".rdf", ".html"]


def test_the_sitemap_lists_every_page(site: Site, tree: Path):
    listed = {e.text for e in etree.parse(tree / "sitemap.xml").iter(f"{NAMESPACE}loc")}
    assert "https://example.org/site/un/ga/res/57/176.html" in listed
    assert len(listed) == len({*site.files(), *site.own()}) - 1  # all but 404.html


def test_a_large_sitemap_is_split():
    files = dict(sitemap("https://example.org/", [f"p{k}.html" for k in range(25)], most=10))
    assert set(files) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"}
    assert files["sitemap-3.xml"].count("<loc>") == 5
    assert files["sitemap.xml"].count("<sitemap>") == 3


def test_words_of_the_index():
    text = "The Women’s trafficking – Côte d’Ivoire, 57/176 and 217A"
    assert words(text) == ["women", "trafficking", "cote", "ivoire", "57", "176", "217a"]
    assert (shard("trafficking"), shard("7")) == ("tr", "70")


def test_the_search_finds_names_and_words_of_the_text(tree: Path):
    things = called(tree / "search/things.js", "things")[1]
    assert any(row[1] == "A/RES/57/176" and row[0] == "un/ga/res/57/176.html" for row in things)
    assert any("Palermo Protocol" in row[8] for row in things)
    acts, shards = called(tree / "search/acts.js", "acts")
    assert acts[0][0] == "un/ga/res/57/176.html"
    assert "tr" in shards
    rows = called(tree / "search/words-tr.js", "words")[1]
    number, *places = rows["trafficking"][0]
    file, paragraphs = called(tree / "search/text/un/ga/res/57/176.js", "text")
    assert file == acts[number][0]
    assert all("trafficking" in paragraphs[k][2].lower() for k in places)


def test_the_graph_of_the_page_has_every_step(site: Site, tree: Path):
    text = (tree / "search/graph.js").read_text("utf-8")
    data = json.loads(text.removeprefix("recallingGraph=").strip())
    assert {row[0] for row in data["nodes"]} >= {"un/ga/res/57/176.html", "un/instr/cedaw.html"}
    verbs = [kind for kind, _ in data["verbs"]]
    assert sum(verbs[row[2]] == "urge" for row in data["edges"]) == 9
    assert len({(row[7], row[8]) for row in data["nodes"]}) == len(data["nodes"])


def called(path: Path, name: str):
    """The value that a script of the index hands over."""
    match = re.fullmatch(r'recalling\("(\w+)",(.*)\)\n', path.read_text("utf-8"), re.DOTALL)
    assert match[1] == name
    return json.loads(match[2])
