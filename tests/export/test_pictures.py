"""Pictures: well-formed, complete, the same every time."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path

import pytest
from lxml import etree

from recalling.errors import OutputError, RecallingError
from recalling.export import Edge, Node, View
from recalling.export.pictures import MOST_NODES, write_png, write_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def svg(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("matplotlib")
    path = tmp_path_factory.mktemp("pictures") / "lineage.svg"
    write_svg(view, path)
    return path


def test_svg_is_well_formed_and_names_everything(svg: Path, view: View) -> None:
    root = etree.parse(svg).getroot()
    assert [e.text for e in root.findall(f"{SVG}title")] == [view.title]
    titles = {e.text for e in root.iter(f"{SVG}title")}
    for node in view.nodes:
        assert {node.label, f"{node.label}: {node.title}"} & titles


def test_svg_shows_every_word_of_the_labels(svg: Path, view: View) -> None:
    """Letters are paths; matplotlib leaves what they spell in comments."""
    shown = " ".join(c.text or "" for c in etree.parse(svg).getroot().iter(etree.Comment))
    words = {word for node in view.nodes for word in node.label.split()}
    assert not [word for word in words if word not in shown]
    for kind in {e.kind for e in view.edges}:
        assert kind in shown, "the legend names every verb and step"


def test_svg_needs_no_font_and_no_net(svg: Path) -> None:
    text = svg.read_text("utf-8")
    assert "<text" not in text
    assert "<image" not in text
    assert "@import" not in text


def test_svg_has_no_date(svg: Path) -> None:
    assert "dc:date" not in svg.read_text("utf-8")


def test_the_same_bytes_twice(svg: Path, view: View, tmp_path: Path) -> None:
    write_svg(view, tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_bytes() == svg.read_bytes()
    for name in ("one.png", "two.png"):
        write_png(view, tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_the_settings_of_the_user_do_not_matter(svg: Path, view: View, tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "none", "savefig.facecolor": "red"}):
        write_svg(view, tmp_path / "again.svg")
        assert matplotlib.rcParams["font.size"] == 30
    assert (tmp_path / "again.svg").read_bytes() == svg.read_bytes()


def test_png_opens(view: View, tmp_path: Path) -> None:
    image = pytest.importorskip("matplotlib.image")
    write_png(view, tmp_path / "a.png")
    pixels = image.imread(tmp_path / "a.png")
    height, width, channels = pixels.shape
    assert (width > 1500, height > 1500, channels) == (True, True, 4)
    assert pixels[0, 0].tolist() == [1, 1, 1, 1], "the ground is white"
    assert len({tuple(p) for row in pixels[::40] for p in row[::3]}) > 12, "something is drawn"


def test_special_characters(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    name = 'Texts <of> "x" & $y_1$ \\frac --> \x00\x1b end'
    nodes = (Node("a", name, name, "a", "paper"), Node("b", name, "b", "b", "other", depth=1))
    view = View("x", name, nodes, (Edge("a", "b", "take <note> $", "recalling", paragraphs="PP1"),))
    write_svg(view, tmp_path / "a.svg")
    write_png(view, tmp_path / "a.png")
    assert etree.parse(tmp_path / "a.svg").getroot().tag == f"{SVG}svg"


def test_one_node_is_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    write_svg(View("x", "x", (Node("a", "a", "a", "a", "paper"),), ()), tmp_path / "a.svg")
    assert (tmp_path / "a.svg").exists()


def test_too_many_things(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    nodes = tuple(Node(f"n{k}", "n", "n", "n", "paper", depth=k) for k in range(MOST_NODES + 1))
    with pytest.raises(OutputError, match="too many"):
        write_png(View("x", "x", nodes, ()), tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()


def test_without_matplotlib_the_error_says_what_to_install(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [m for m in sys.modules if m.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.partition(".")[0] == "matplotlib":
            raise ModuleNotFoundError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RecallingError, match=r"recalling\[pictures\]"):
        write_svg(view, tmp_path / "a.svg")
