"""Colours that readers with any colour vision can tell apart."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from recalling.export import Edge
from recalling.export.palette import (
    CATEGORY_COLOURS,
    GROUP_COLOURS,
    ORGAN_COLOURS,
    ORGAN_NAMES,
    VERB_COLOURS,
    edge_stroke,
    rgb,
)

# what is left of linear red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1
VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def seen(colour: str, vision: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b* as an eye sees it."""
    parts = [c / 255 for c in rgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    r, g, b = (min(1, max(0, sum(m * c for m, c in zip(row, linear, strict=True)))) for row in VISION[vision])
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0888,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def least_distance(colours: dict[str, str], vision: str) -> float:
    points = [seen(c, vision) for c in sorted(set(colours.values()))]
    return min(dist(a, b) for a, b in combinations(points, 2))


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(
    ("colours", "distance"), [(CATEGORY_COLOURS, 12), (ORGAN_COLOURS, 12), (GROUP_COLOURS, 15), (VERB_COLOURS, 9.5)]
)
def test_colours_differ_for_every_eye(colours: dict[str, str], distance: float, vision: str) -> None:
    assert least_distance(colours, vision) > distance


def test_a_verb_without_a_colour_has_that_of_its_group() -> None:
    assert edge_stroke(Edge("a", "b", "deplore", "evaluating")).colour == GROUP_COLOURS["evaluating"]
    assert edge_stroke(Edge("a", "b", "unheard of", "unheard of")).colour == GROUP_COLOURS["other"]


def test_other_steps_are_grey() -> None:
    for kind in ("adopted by", "printed in", "unheard of"):
        red, green, blue = rgb(edge_stroke(Edge("a", "b", kind)).colour)
        assert red == green == blue


def test_every_organ_of_the_palette_has_a_name() -> None:
    assert list(ORGAN_NAMES) == list(ORGAN_COLOURS)
