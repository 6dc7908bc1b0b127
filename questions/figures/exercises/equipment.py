"""Equipment as poses.toml names it, as solids at the body that uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from questions.figures.exercises.body import Frame, Touch, flesh_of
from questions.figures.exercises.rotation import Array
from questions.figures.exercises.solid import Box, Gear, Ring, Rod

_LEG = 0.035
_STRAP, _BAND_WIDTH, _BAND_THICK, _POST = 0.012, 0.016, 0.004, 0.022


def equipment_of(
    given: Sequence[Mapping[str, Any]],
    frames: Mapping[str, Frame],
    resting: Mapping[str, Touch],
) -> dict[str, Gear]:
    """Solids by kind and number ("chair.2"). `frames` is the body as it is, for what goes with it;
    `resting` are its points at the start, for what stays where it lies."""
    solids: dict[str, Gear] = {}
    for nth, row in enumerate(given):
        kind = row["kind"]
        if kind == "roller":
            made: list[tuple[str, Gear]] = [("roller", _roller(row, resting))]
        elif kind == "band":
            made = _band(row, frames)
        elif kind == "chair":
            made = [("chair", one) for one in _chair(row)]
        else:  # a cushion, a wall, a step: a block
            made = [
                (kind, Box(np.array(row["low"]), np.array(row["high"]), row.get("round", 0.006)))
            ]
        for part, (name, solid) in enumerate(made):
            solids[f"{name}.{nth}.{part}"] = solid
    return solids


def _roller(row: Mapping[str, Any], resting: Mapping[str, Touch]) -> Rod:
    """Between two pairs of points, reaching over both ends."""
    ends = [
        (resting[first].centre + resting[second].centre) / 2
        for first, second in (row["from"], row["to"])
    ]
    way = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    before, after = row["over"]
    start, end = ends[0] - way * before, ends[1] + way * after
    return Rod(start, end, row["radius"], is_capsule=False)


def _band(row: Mapping[str, Any], frames: Mapping[str, Frame]) -> list[tuple[str, Gear]]:
    """Around a limb at a share of its length, and from there to what it is fastened to; between
    both where it goes around two."""
    centre, axis, radius = _around(row["limb"], row["at"], frames)
    width = row.get("width", _BAND_WIDTH)
    if "and" in row:
        rings = [(centre, axis, radius), _around(row["and"], row["at"], frames)]
        return [("band", Ring(*ring, width, _BAND_THICK)) for ring in rings] + _between(rings)
    anchor = np.array(row["to"])
    way = anchor - centre
    way -= axis * float(way @ axis)
    way /= np.linalg.norm(way)
    ring = Ring(centre, axis, radius, width, _BAND_THICK, way, row.get("shown_behind", False))
    made: list[tuple[str, Gear]] = [("band", ring)]
    across = np.cross(axis, way) * radius
    made += [("band", Rod(centre + across * side, anchor, _STRAP)) for side in (1, -1)]
    if row.get("post"):
        low, high = anchor - _POST, anchor + _POST
        low[2], high[2] = 0.0, row["post"]
        made.append(("post", Box(low, high)))
    return made


def _between(rings: list[tuple[Array, Array, float]]) -> list[tuple[str, Gear]]:
    """The two strands of a loop around both limbs, from the outside of one to that of the other."""
    (first, axis, radius), (second, _, size) = rings
    way = (second - first) / np.linalg.norm(second - first)
    across = np.cross(axis, way)
    return [
        ("band", Rod(first + across * radius * side, second + across * size * side, _STRAP))
        for side in (1, -1)
    ]


def _around(limb: str, share: float, frames: Mapping[str, Frame]) -> tuple[Array, Array, float]:
    """Where a limb is at a share of its length, its direction there, and how thick it is."""
    cones = [one for one in flesh_of(frames) if one.part == limb]
    first, last = cones[0].ends[0], cones[-1].ends[1]
    centre = first * (1 - share) + last * share
    axis = (last - first) / np.linalg.norm(last - first)
    radius = 0.0
    for one in cones:
        way = one.ends[1] - one.ends[0]
        along = float((centre - one.ends[0]) @ way / (way @ way))
        if -0.05 <= along <= 1.05:
            radius = max(radius, one.radii[0] * (1 - along) + one.radii[1] * along)
    return centre, axis, radius + 0.002


def _chair(row: Mapping[str, Any]) -> list[Box]:
    """A seat on four legs, with a back where it has one; `low` and `high` are the seat's corners on
    the plane, `seat` its height, `back` how high the back goes above it."""
    (x0, y0), (x1, y1), height = row["low"], row["high"], row["seat"]
    corners = [(x, y) for x in (x0, x1 - _LEG) for y in (y0, y1 - _LEG)]
    boxes = [
        Box(np.array([x, y, 0.0]), np.array([x + _LEG, y + _LEG, height - 0.035]), 0.003)
        for x, y in corners
    ]
    boxes.append(Box(np.array([x0, y0, height - 0.035]), np.array([x1, y1, height])))
    if "back" in row:
        low, high = (
            np.array([x0 - 0.03, y0, height + 0.16]),
            np.array([x0, y1, height + row["back"]]),
        )
        boxes.append(Box(low, high))
        for y in (y0, y1 - _LEG):
            boxes.append(
                Box(
                    np.array([x0 - 0.03, y, height - 0.035]),
                    np.array([x0, y + _LEG, height + 0.17]),
                    0.003,
                )
            )
    return boxes
