"""What a browser, a validator of HTML and a judge of accessibility say of the pages, opened from disk.

Needs Node and its packages, Chromium and Java: make test-external.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

MODULES = Path(__file__).resolve().parents[1] / "external" / "node_modules"
SCRIPT = Path(__file__).with_name("look.mjs")
PAGES = [
    "index.html", "un/ga/res/57/176.html", "un/instr/trafficking-protocol.html", "un/body/subcom-promotion.html",
    "un/doc/E/1998/27.html", "un/event/icpd.html", "vocab/act/reaffirm.html", "vocab/act.html", "ontology.html",
    "graph/authority.html", "browse.html", "browse/kind-treaty.html", "questions/cq05-renamed-bodies.html",
    "dataset.html", "search.html?q=trafficking", "graph.html", "codebook.html", "about.html",
]  # fmt: skip

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def seen(tree: Path) -> list[dict[str, Any]]:
    node, chromium = shutil.which("node"), os.environ.get("CHROMIUM") or shutil.which("chromium")
    if node is None or chromium is None:
        pytest.skip("node or chromium is not installed; run `make test-external`")
    if not (MODULES / "playwright-core").is_dir():
        pytest.skip(f"playwright-core is not in {MODULES}; run `make test-external`")
    run = subprocess.run(
        [node, str(SCRIPT), str(MODULES), f"file://{tree}/", *PAGES],
        capture_output=True, text=True, timeout=600, check=False, env=os.environ | {"CHROMIUM": chromium},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_axe_finds_nothing_in_light_and_dark_on_desktop_and_phone(seen):
    assert len(seen) == 4 * len(PAGES)
    assert {(s["file"], s["scheme"], s["width"], v) for s in seen for v in s["violations"]} == set()


def test_no_page_has_an_error_or_asks_another_host(seen):
    assert {(s["file"], e) for s in seen for e in s["errors"]} == set()
    assert {(s["file"], e) for s in seen for e in s["elsewhere"]} == set()


def test_no_page_is_wider_than_the_screen(seen):
    assert {(s["file"], s["wide"]) for s in seen if s["wide"] > s["width"]} == set()


def test_the_search_and_the_graph_work_from_disk(seen):
    assert min(s["results"] for s in seen if "results" in s) >= 4
    assert min(s["things"] for s in seen if "things" in s) > 60


def test_the_graph_finds_a_thing_quotes_who_cites_it_and_is_narrowed_by_verb(seen):
    for graph in (s for s in seen if "said" in s):
        assert "Convention on the Elimination of All Forms of Discrimination against Women" in graph["said"]
        assert graph["quotes"] >= 3
        assert "urge by" in graph["said"]
        assert "reaffirm by" in graph["reaffirmed"]
        assert "urge by" not in graph["reaffirmed"]


def test_the_graph_is_narrowed_to_what_texts_of_an_organ_and_time_cite_with_a_verb(seen, tree: Path):
    text = (tree / "search/graph.js").read_text("utf-8")
    data = json.loads(text.removeprefix("recallingGraph=").strip())
    nodes, verbs = data["nodes"], [verb for verb, _ in data["verbs"]]

    def left(verb: str, organ: str, first: int, last: int) -> int:
        """How many things are an end of a line that is left."""
        ends = [
            (source, target)
            for source, target, k, *_ in data["edges"]
            if verb in ("", verbs[k])
            and organ in ("", nodes[source][4])
            and (not nodes[source][5] or first <= nodes[source][5] <= (last or 9999))
        ]
        return len({end for pair in ends for end in pair})

    for graph in (s for s in seen if "narrowed" in s):
        counts = [shown for *_, shown in graph["narrowed"]]
        assert counts == [left(*asked) for *asked, _ in graph["narrowed"]]
        assert min(counts) > 0
        assert max(counts[1:]) < counts[0]


def test_the_html_is_valid(tree: Path):
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed")
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        pytest.skip(f"vnu-jar is not in {MODULES}; run `make test-external`")
    files = [str(tree / p.partition("?")[0]) for p in (*PAGES, "404.html")]
    run = subprocess.run(
        [java, "-Xss8m", "-jar", str(jar), "--errors-only", *files], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
