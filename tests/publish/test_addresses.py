"""Where things lie: files inside the site whatever an IRI holds, and links from one to another."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recalling.publish.addresses import file_of, folder_pages, link, link_to, name_on_disk, public


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("un/ga/res/57/176", "un/ga/res/57/176.html"),
        ("un/ga/res/57/176#op6", "un/ga/res/57/176.html"),
        ("un/doc/E/1998/27", "un/doc/E/1998/27.html"),
        ("un/doc/E/1998/27/Corr.1", "un/doc/E/1998/27/Corr.1.html"),
        ("un/doc/A/CONF.157/24_Part_I", "un/doc/A/CONF.157/24_Part_I.html"),
        ("un/unfccc/dec/1_CP.21", "un/unfccc/dec/1_CP.21.html"),
        ("un/doc/a%20b", "un/doc/a b.html"),  # a server decodes what a browser sends
        ("ontology#Citation", "ontology.html"),
    ],
)
def test_the_page_of_a_thing(path, file):
    assert file_of(path) == file


EVIL = [
    "..", "../../etc/passwd", "un/../../x", "un/%2e%2e/%2e%2e/x", "/etc/passwd", "un//x", "un/a\0b", "un/a%00b",
    "un/" + "x" * 300, "un/" + "é" * 300, "un/con", "un/NUL.txt", ".htaccess", "un/.git", "un/a\\..\\b", "un/a%2Fb",
    "un/a?b", "un/a*b", "un/<script>", "un/a\nb", "un/ .", "", "~", "C:/x",
]  # fmt: skip


@pytest.mark.parametrize("path", EVIL)
def test_no_path_leads_out_of_the_site_or_takes_a_name_that_hosts_read(path):
    _is_safe(name_on_disk(path))


@given(st.text(max_size=400))
def test_no_text_at_all_does(path):
    _is_safe(name_on_disk(path))


def _is_safe(name: str) -> None:
    parts = name.split("/")
    assert all(part not in ("", ".", "..") and not part.startswith(".") for part in parts)
    assert not PurePosixPath(name).is_absolute()
    assert all(len(part.encode()) <= 200 for part in parts)
    assert all(c.isprintable() and c not in '\\:*?"<>|' for c in name)


def test_two_paths_that_need_another_name_get_two():
    assert name_on_disk("un/" + "x" * 300) != name_on_disk("un/" + "x" * 301)


@pytest.mark.parametrize(
    ("here", "path", "expected"),
    [
        ("un/ga/res/57/176.html", "un/instr/cedaw", "../../../instr/cedaw.html"),
        ("un/ga/res/57/176.html", "un/ga/res/57/177", "177.html"),
        ("index.html", "un/ga/res/57/176#op6", "un/ga/res/57/176.html#op6"),
        ("un/ga/res/57/176.html", "un/ga/res/57/176#fn21", "#fn21"),
        ("un/doc/E/1998/27/Corr.1.html", "un/doc/E/1998/27", "../27.html"),
        ("un/doc/E/1998/27.html", "un/doc/E/1998/27/Corr.1", "27/Corr.1.html"),
    ],
)
def test_links_are_relative(here, path, expected):
    assert link_to(here, path) == expected


@given(st.sampled_from(EVIL), st.sampled_from(["index.html", "un/a/b/c.html"]))
def test_a_link_leads_to_the_file(path, here):
    address = urljoin(f"https://example.org/{public(here)}", link_to(here, path))
    assert unquote(urlsplit(address).path) == "/" + file_of(path)


def test_a_page_whose_name_is_also_a_folder_is_found():
    files = ["un/doc/E/1998/27.html", "un/doc/E/1998/27/Corr.1.html", "un/doc/E/1998/28.html"]
    assert folder_pages(iter(files)) == ["un/doc/E/1998/27.html"]


def test_a_link_to_the_page_itself_is_its_file():
    assert link("a/b.html", "a/b.html") == "b.html"
