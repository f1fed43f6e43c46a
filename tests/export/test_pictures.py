"""Pictures: well-formed, complete, the same every time."""

from __future__ import annotations

import builtins
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from recalling.errors import OutputError, RecallingError
from recalling.export import VIEWS, Asked, Drawing, Edge, Node, View, draw, export
from recalling.export.canvas import matplotlib_settings
from recalling.export.drawing import LAYOUTS
from recalling.export.pictures import MOST_NODES, write_png, write_svg
from recalling.export.staircase import Staircase, draw_staircase, staircase
from recalling.store import GraphStore

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def svg(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("matplotlib")
    path = tmp_path_factory.mktemp("pictures") / "lineage.svg"
    write_svg(draw(view), path)
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
    write_svg(draw(view), tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_bytes() == svg.read_bytes()
    for name in ("one.png", "two.png"):
        write_png(draw(view), tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_the_settings_of_the_user_do_not_matter(svg: Path, view: View, tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "none", "savefig.facecolor": "red"}):
        write_svg(draw(view), tmp_path / "again.svg")
        assert matplotlib.rcParams["font.size"] == 30
    assert (tmp_path / "again.svg").read_bytes() == svg.read_bytes()


def test_png_opens(view: View, tmp_path: Path) -> None:
    image = pytest.importorskip("matplotlib.image")
    write_png(draw(view), tmp_path / "a.png")
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
    write_svg(draw(view), tmp_path / "a.svg")
    write_png(draw(view), tmp_path / "a.png")
    assert etree.parse(tmp_path / "a.svg").getroot().tag == f"{SVG}svg"


def test_one_node_is_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    write_svg(draw(View("x", "x", (Node("a", "a", "a", "a", "paper"),), ())), tmp_path / "a.svg")
    assert (tmp_path / "a.svg").exists()


def test_too_many_things(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    nodes = tuple(Node(f"n{k}", "n", "n", "n", "paper", depth=k) for k in range(MOST_NODES + 1))
    with pytest.raises(OutputError, match="too many"):
        write_png(draw(View("x", "x", nodes, ())), tmp_path / "a.png")
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
        write_svg(draw(view), tmp_path / "a.svg")


# ------------------------------------------------------------------------------------ the staircase


@pytest.fixture(scope="module")
def plan(view: View) -> Staircase:
    pytest.importorskip("matplotlib")
    return staircase(view)


def test_a_staircase_goes_from_the_oldest_to_the_newest(plan: Staircase, view: View) -> None:
    assert {n.id for n in plan.order} == {n.id for n in view.nodes}
    days = [plan.when[n.id] for n in plan.order]
    assert days == sorted(days)
    assert (plan.order[0].date, days[-1]) == ("1948-12-10", "2002-12-18")
    places = [plan.place(k) for k in range(len(plan.order))]
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(places))


def test_every_label_and_verb_of_a_staircase_is_on_the_sheet(drawing: Drawing) -> None:
    pytest.importorskip("matplotlib")
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with matplotlib_settings():
        sheet = draw_staircase(drawing)
        renderer = FigureCanvasAgg(sheet.figure).get_renderer()
        boxes = [text.get_window_extent(renderer) for text in sheet.axes.texts]
    wide, high = (side * sheet.figure.dpi / 72 for side in (sheet.width, sheet.height))
    assert all(box.x0 >= 0 and box.x1 <= wide and box.y0 >= 0 and box.y1 <= high for box in boxes)


def test_a_staircase_shows_verbs_and_paragraphs(svg: Path) -> None:
    shown = {(c.text or "").strip() for c in etree.parse(svg).getroot().iter(etree.Comment)}
    assert {"reaffirm PP1", "urge OP6", "invite OP24", "General Assembly", "1948"} <= shown


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_a_picture_with_a_legend(view: View, tmp_path: Path, layout: str) -> None:
    pytest.importorskip("matplotlib")
    write_svg(draw(view, layout), tmp_path / "a.svg")
    root = etree.parse(tmp_path / "a.svg").getroot()
    shown = {(c.text or "").strip() for c in root.iter(etree.Comment)}
    assert {"Organs", "Verbs", "Other steps", "General Assembly", view.title} <= shown
    titles = {e.text for e in root.iter(f"{SVG}title")}
    assert all({n.label, f"{n.label}: {n.title}"} & titles for n in view.nodes)


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("query", "citations")])
def test_every_view_has_a_picture(store: GraphStore, tmp_path: Path, name: str) -> None:
    pytest.importorskip("matplotlib")
    export(store, "svg", tmp_path / "a.svg", name, asked=Asked(of="un/ga/res/57/176" if name == "lineage" else None))
    assert etree.parse(tmp_path / "a.svg").getroot().tag == f"{SVG}svg"
