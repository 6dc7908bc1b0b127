"""What an eye far away sees of solids: for each dot of a raster how near and what, by following
each ray until it meets something."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from questions.figures.exercises.body import Flesh, Frame
from questions.figures.exercises.rotation import Array
from questions.figures.exercises.solid import (
    BESIDE,
    Box,
    Gear,
    Ring,
    Rod,
    body_distance,
    gear_distance,
)

# How near a ray comes to what it meets, and to how many places it is asked how near.
_NEAR, _STEPS = 0.0012, 60
_MARGIN = 0.05
NOTHING = -1

Numbers = NDArray[np.int64]
# Places, and the numbers of their rays, to distances, the numbers of what is nearest, and names.
Distance = Callable[[Array, Numbers], tuple[Array, Numbers, list[str]]]
# A hull of two spheres around a solid.
Cover = tuple[Array, Array, float]


@dataclass(frozen=True, slots=True)
class View:
    """Parallel rays from a direction: `azimuth` where the eye stands (0 in front of somebody who
    faces x, −90 at their right), `height` how high, in degrees."""

    azimuth: float
    height: float

    @property
    def axes(self) -> tuple[Array, Array, Array]:
        """To the right, up, and toward the eye."""
        a, e = np.radians(self.azimuth), np.radians(self.height)
        right = np.array([-np.sin(a), np.cos(a), 0.0])
        up = np.array([-np.sin(e) * np.cos(a), -np.sin(e) * np.sin(a), np.cos(e)])
        return right, up, np.cross(right, up)

    def seen(self, place: Array) -> Array:
        """A place, or each of several, as it is seen: to the right, up, and toward the eye."""
        seen: Array = np.asarray(place) @ np.stack(self.axes).T
        return seen


@dataclass(frozen=True, slots=True)
class Bounds:
    """What part of the view is drawn, in metres."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Sight:
    """A raster: rows from the top. `near` is how far toward the eye, −inf where nothing is;
    `what` the number of the thing, an index of `names`, or NOTHING; `place` where in the room."""

    bounds: Bounds
    dot: float
    near: Array
    what: Numbers
    names: tuple[str, ...]
    place: Array


def look(
    view: View,
    flesh: Sequence[Flesh],
    frames: Mapping[str, Frame],
    gear: Mapping[str, Gear],
    bounds: Bounds,
    dot: float,
) -> Sight:
    """What is seen of a body and equipment; `dot` is the size of a dot in metres."""
    columns = int((bounds.right - bounds.left) / dot)
    rows = int((bounds.top - bounds.bottom) / dot)
    xs = bounds.left + (np.arange(columns) + 0.5) * dot
    ys = bounds.top - (np.arange(rows) + 0.5) * dot
    grid = np.stack(np.meshgrid(xs, ys), axis=2).reshape(-1, 2)
    near, what = np.full(len(grid), -np.inf), np.full(len(grid), NOTHING)
    place, names = np.zeros((len(grid), 3)), list[str]()
    solids = [_body(view, grid, flesh, frames)]
    solids += [(_gear_cover(one), _gear_of(one, name)) for name, one in gear.items()]
    for cover, distance in solids:
        dots, depth, nearest, named, where = _traced(view, grid, cover, distance)
        nearer = depth > near[dots]
        spots = dots[nearer]
        near[spots], what[spots] = depth[nearer], nearest[nearer] + len(names)
        place[spots] = where[nearer]
        names += named
    shape = (rows, columns)
    return Sight(
        bounds,
        dot,
        near.reshape(shape),
        what.reshape(shape),
        tuple(names),
        place.reshape(*shape, 3),
    )


def _traced(
    view: View, grid: Array, cover: Sequence[Cover], distance: Distance
) -> tuple[Numbers, Array, Numbers, list[str], Array]:
    """The dots at which something is met; how near; what, by number; the names; where."""
    right, up, toward = view.axes
    start, stop = np.full(len(grid), -np.inf), np.full(len(grid), np.inf)
    for first, second, radius in cover:
        ends = view.seen(np.stack([first, second]))
        hit = _from_line(grid, ends[0, :2], ends[1, :2]) < radius + _MARGIN
        start[hit] = np.maximum(start[hit], ends[:, 2].max() + radius + _MARGIN)
        stop[hit] = np.minimum(stop[hit], ends[:, 2].min() - radius - _MARGIN)
    dots = np.flatnonzero(np.isfinite(start))
    depth, last = start[dots], stop[dots]
    base = np.outer(grid[dots, 0], right) + np.outer(grid[dots, 1], up)
    met, alive = np.zeros(len(dots), dtype=bool), np.arange(len(dots))
    for _ in range(_STEPS):
        away = distance(base[alive] + np.outer(depth[alive], toward), dots[alive])[0]
        met[alive[away < _NEAR]] = True
        depth[alive] -= np.maximum(away, 0) * 0.9
        alive = alive[(away >= _NEAR) & (depth[alive] > last[alive])]
        if not len(alive):
            break
    dots, depth = dots[met], depth[met]
    where = base[met] + np.outer(depth, toward)
    _, nearest, names = distance(where, dots)
    return dots, depth, nearest, names, where


def _body(
    view: View, grid: Array, flesh: Sequence[Flesh], frames: Mapping[str, Frame]
) -> tuple[list[Cover], Distance]:
    cover = [(*one.ends, max(one.radii)) for one in flesh]
    seen = [(view.seen(np.stack([first, second])), radius) for first, second, radius in cover]
    beside = np.stack(
        [_from_line(grid, ends[0, :2], ends[1, :2]) < radius + BESIDE for ends, radius in seen]
    )

    def distance(places: Array, dots: Numbers) -> tuple[Array, Numbers, list[str]]:
        return body_distance(places, flesh, frames, beside[:, dots])

    return cover, distance


def _gear_of(gear: Gear, name: str) -> Distance:
    """The distance to equipment; the faces of a box and the ends of a rod are things of their own,
    named by the axis across which they lie, or "z" for ends."""

    def distance(places: Array, dots: Numbers) -> tuple[Array, Numbers, list[str]]:
        away = gear_distance(places, gear)
        if isinstance(gear, Box):
            middle, half = (gear.low + gear.high) / 2, (gear.high - gear.low) / 2
            face = np.argmax(np.abs(places - middle) - half, axis=1)
            return away, face, [f"{name}/{axis}" for axis in "xyz"]
        if isinstance(gear, Rod) and not gear.is_capsule:
            axis = gear.end - gear.start
            size = float(np.linalg.norm(axis))
            along = (places - gear.start) @ (axis / size)
            is_end = (along < 0.001) | (along > size - 0.001)
            return away, is_end.astype(np.int64), [f"{name}/y", f"{name}/z"]
        return away, np.zeros(len(places), dtype=np.int64), [f"{name}/y"]

    return distance


def _gear_cover(gear: Gear) -> list[Cover]:
    if isinstance(gear, Box):
        middle = (gear.low + gear.high) / 2
        return [(middle, middle, float(np.linalg.norm(gear.high - gear.low)) / 2)]
    if isinstance(gear, Ring):
        return [(gear.centre, gear.centre, gear.radius + gear.width + gear.thick)]
    return [(gear.start, gear.end, gear.radius)]


def _from_line(grid: Array, a: Array, b: Array) -> Array:
    axis = b - a
    size2 = float(axis @ axis)
    share = np.clip((grid - a) @ axis / size2, 0, 1) if size2 > 1e-12 else np.zeros(len(grid))
    away: Array = np.linalg.norm(grid - a - np.outer(share, axis), axis=1)
    return away
