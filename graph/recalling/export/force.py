"""ForceAtlas2, the layout that Gephi users know, on numpy and scipy: the same graph gives the same places.

M. Jacomy and others, "ForceAtlas2, a Continuous Graph Layout Algorithm", 2014. Linear attraction, repulsion by degree,
gravity to the middle, and a speed for each node by how much it swings. The repulsion of distant nodes is that of their
centre of mass: the nodes lie in boxes of equal numbers (a balanced k-d tree), inside of which it is exact. The
implementations on PyPI are under the GPL (fa2, igraph) or take memory with the square of the nodes (networkx).
"""

from __future__ import annotations

from math import ceil, log2
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from .measures import SEED

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_BOX = 140  # nodes at most
_REPULSION = 2.0
_GRAVITY = 0.05  # strong gravity: it grows with the distance, so that small components stay near
_TOLERANCE = 1.0
_CHUNK = 4096
_LEAST = 1e-4  # two nodes in one place push each other as if they lay so far apart
_SPACING = 55.0  # on average, of neighbours, in units of Gephi
_FEW = 2000
_ROUNDS = {True: 400, False: 120}  # of a small graph, of a large one


def force_atlas(size: int, source: Ints, target: Ints, weight: Floats) -> Floats:
    """The places of nodes, a row each, around the origin; ``weight`` pulls the ends of an edge together."""
    if not size:
        return np.zeros((0, 2))
    pull: Any = coo_array(
        (np.tile(weight, 2), (np.r_[source, target], np.r_[target, source])), shape=(size, size)
    ).tocsr()
    pulled = np.asarray(pull.sum(axis=1)).reshape(-1, 1)
    mass = 1.0 + np.bincount(np.r_[source, target], minlength=size).astype(float)
    places = np.random.default_rng(SEED).uniform(-1, 1, (size, 2)) * 10 * size**0.5
    before = np.zeros_like(places)
    speed, efficiency = 1.0, 1.0
    for _ in range(_ROUNDS[size <= _FEW]):
        forces = _REPULSION * _repulsion(places, mass) * mass.reshape(-1, 1)
        forces += pull @ places - pulled * places - _GRAVITY * mass.reshape(-1, 1) * places
        swing = mass * np.hypot(*(forces - before).T)
        traction = float((mass * np.hypot(*(forces + before).T)).sum()) / 2
        speed, efficiency = _speeds(speed, efficiency, float(swing.sum()), traction, size)
        places = places + forces * (speed / (1 + np.sqrt(speed * swing))).reshape(-1, 1)
        before = forces
    middle = places - places.mean(axis=0)
    wide = float(np.sqrt((middle**2).sum(axis=1).mean())) or 1.0
    scaled: Floats = middle * (_SPACING * size**0.5 / 2 / wide)
    return scaled


def _speeds(speed: float, efficiency: float, swing: float, traction: float, size: int) -> tuple[float, float]:
    """The speed of all nodes after a round, and how much of what is wanted it may be; as Gephi adapts them."""
    swing = max(swing, _LEAST)
    estimate = 0.05 * size**0.5
    tolerance = _TOLERANCE * max(estimate**0.5, min(10.0, estimate * traction / size**2))
    if swing / max(traction, _LEAST) > 2.0:
        efficiency = max(efficiency * 0.5, 0.05)
        tolerance = max(tolerance, _TOLERANCE)
    wanted = tolerance * efficiency * traction / swing
    if swing > tolerance * traction:
        efficiency = max(efficiency * 0.7, 0.05)
    elif speed < 1000:
        efficiency *= 1.3
    return speed + min(wanted - speed, 0.5 * speed), efficiency


def _repulsion(places: Floats, mass: Floats) -> Floats:
    """The push on each node by all others, for a mass of one."""
    boxes = _boxes(places)
    place = np.vstack((places, places.mean(axis=0)))  # the last one is nobody, and fills the boxes up
    weight = np.append(mass, 0.0)
    held, heavy = place[boxes], weight[boxes]
    total = heavy.sum(axis=1)
    centres = (held * heavy[:, :, None]).sum(axis=1) / np.maximum(total, _LEAST)[:, None]
    push = np.zeros_like(place)
    for begin in range(0, len(boxes), max(1, _CHUNK // boxes.shape[1])):
        some = slice(begin, begin + max(1, _CHUNK // boxes.shape[1]))
        own = held[some]
        near = _push(own[:, :, None, :], own[:, None, :, :], heavy[some][:, None, :])
        others = np.where(np.arange(len(boxes))[None, :] == np.arange(len(boxes))[some][:, None], 0.0, total)
        far = _push(own[:, :, None, :], centres[None, None, :, :], others[:, None, :])
        push[boxes[some]] = near + far
    return push[:-1]


def _push(places: Floats, others: Floats, mass: Floats) -> Floats:
    """The sum of the pushes of some masses on each place: mass by distance, away from them."""
    x, y = places[..., 0] - others[..., 0], places[..., 1] - others[..., 1]
    strength = mass / np.maximum(x * x + y * y, _LEAST)
    return np.stack(((x * strength).sum(axis=-1), (y * strength).sum(axis=-1)), axis=-1)


def _boxes(places: Floats) -> Ints:
    """The numbers of the nodes, a row for each box; the number after the last fills up."""
    size = len(places)
    halvings = max(0, ceil(log2(size / _BOX)))
    wide = ceil(size / 2**halvings)
    boxes = np.append(np.arange(size), np.full(wide * 2**halvings - size, size)).reshape(1, -1)
    place = np.vstack((places, places.mean(axis=0)))
    for level in range(halvings):
        order = np.argsort(place[boxes, level % 2], axis=1, kind="stable")
        boxes = np.take_along_axis(boxes, order, axis=1).reshape(2 ** (level + 1), -1)
    return boxes
