"""Solids as signed distances: the flesh of a body, grown together at its joints, and equipment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from questions.figures.exercises.body import SIDES, Flesh, Frame
from questions.figures.exercises.rotation import Array

# How wide the flesh of neighbours runs into each other, in metres, and how far from their joint.
_WITHIN = {"trunk": 0.06, "foot": 0.03, "hand": 0.012, "head": 0.03}
_JOINTS = (
    # part, the part that carries it, width, reach
    ("thigh", "trunk", 0.07, 0.16),
    ("shin", "thigh", 0.035, 0.09),
    ("foot", "shin", 0.03, 0.08),
    ("arm", "trunk", 0.05, 0.11),
    ("fore", "arm", 0.03, 0.07),
    ("hand", "fore", 0.02, 0.06),
)
BESIDE = 0.08
TRUNK = ("pelvis", "belly", "chest", "neck")

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Box:
    """Axis-aligned equipment, its edges a little rounded."""

    low: Array
    high: Array
    round: float = 0.006


@dataclass(frozen=True, slots=True)
class Rod:
    """A round bar between two points; flat at its ends unless `is_capsule`."""

    start: Array
    end: Array
    radius: float
    is_capsule: bool = True


@dataclass(frozen=True, slots=True)
class Ring:
    """A band around a limb: `axis` is the limb's, `radius` that of the band's middle, `width`
    along the limb, `thick` across. Where it is pulled `toward` something, it goes around the other
    half only. `is_shown`: where it runs behind the limb, its way is dashed."""

    centre: Array
    axis: Array
    radius: float
    width: float
    thick: float
    toward: Array | None = None
    is_shown: bool = False


Gear = Box | Rod | Ring


def group_of(part: str) -> str:
    """What runs into each other without a fold: "trunk", "head", "hair", "thighL" … "handR"."""
    if part in TRUNK:
        return "trunk"
    if part in ("head", "ear"):
        return "head"
    return part.replace("toes", "foot").replace("thumb", "hand").replace("fingers", "hand")


def body_distance(
    places: Array, flesh: Sequence[Flesh], frames: Mapping[str, Frame], beside: Mask
) -> tuple[Array, Numbers, list[str]]:
    """For each place how far from the body it is, and the number of the nearest group; the groups'
    names in the order of their numbers. `beside[n]` are the places that may be nearer than BESIDE
    to the flesh n; for others that is said, which is quicker."""
    groups: dict[str, Array] = {}
    for one, close in zip(flesh, beside, strict=True):
        name, distance = group_of(one.part), np.full(len(places), BESIDE)
        distance[close] = _flesh_distance(places[close], one)
        width = _WITHIN.get(name.rstrip("LR"), 0.02)
        groups[name] = _merged(groups[name], distance, width) if name in groups else distance
    names = list(groups)
    nearest = np.argmin(np.stack([groups[name] for name in names]), axis=0)
    whole = np.minimum(_merged(groups["trunk"], groups["head"], 0.02), groups["hair"])
    for side in SIDES:
        for chain in (("thigh", "shin", "foot"), ("arm", "fore", "hand")):
            whole = _with_limb(places, whole, groups, frames, [f"{one}{side}" for one in chain])
    return whole, nearest, names


def gear_distance(places: Array, gear: Gear) -> Array:
    if isinstance(gear, Box):
        middle, half = (gear.low + gear.high) / 2, (gear.high - gear.low) / 2 - gear.round
        away = np.abs(places - middle) - half
        outside = np.sqrt(np.square(np.maximum(away, 0)).sum(axis=1))
        box: Array = outside + np.minimum(away.max(axis=1), 0) - gear.round
        return box
    if isinstance(gear, Ring):
        along = (places - gear.centre) @ gear.axis
        across = _length(places - gear.centre - np.outer(along, gear.axis)) - gear.radius
        flat = np.maximum(np.abs(np.stack([across, along], axis=1)) - (gear.thick, gear.width), 0)
        ring = _length(flat) - 0.003
        if gear.toward is None:
            return ring
        return np.maximum(ring, (places - gear.centre) @ gear.toward)
    axis = gear.end - gear.start
    size = float(np.sqrt(axis @ axis))
    along = (places - gear.start) @ (axis / size)
    if gear.is_capsule:
        nearest = np.clip(along, 0, size)
        return _length(places - gear.start - np.outer(nearest, axis / size)) - gear.radius
    across = _length(places - gear.start - np.outer(along, axis / size)) - gear.radius
    beyond = np.maximum(-along, along - size)
    outside = _length(np.maximum(np.stack([across, beyond], axis=1), 0))
    rod: Array = outside + np.minimum(np.maximum(across, beyond), 0)
    return rod


def corners_of(gear: Gear) -> list[Array]:
    """Places that have equipment between them."""
    if isinstance(gear, Box):
        ends = np.stack([gear.low, gear.high])
        return [ends[list(which), [0, 1, 2]] for which in np.ndindex(2, 2, 2)]
    if isinstance(gear, Ring):
        return [gear.centre]
    return [end + off for end in (gear.start, gear.end) for off in (-gear.radius, gear.radius)]


def _with_limb(
    places: Array,
    whole: Array,
    groups: Mapping[str, Array],
    frames: Mapping[str, Frame],
    chain: list[str],
) -> Array:
    """The body with a limb: each part runs into the one that carries it, near their joint only, so
    that a bent limb keeps its fold."""
    limb = np.full(len(places), 1e3)
    for name in reversed(chain):
        part = name[:-1]
        width, reach = next((w, r) for child, _, w, r in _JOINTS if child == part)
        near = np.clip(1.5 - _length(places - frames[name].origin) / reach, 0, 1)
        carrier = next(c for child, c, _, _ in _JOINTS if child == part)
        limb = np.minimum(limb, groups[name])
        if carrier == "trunk":
            return _merged(whole, limb, width * near)
        carrying = groups[f"{carrier}{name[-1]}"]
        limb = np.minimum(limb, _merged(carrying, groups[name], width * near))
    with_limb: Array = np.minimum(whole, limb)
    return with_limb


def _flesh_distance(places: Array, flesh: Flesh) -> Array:
    if flesh.axes is not None:
        within = (places - flesh.ends[0]) @ flesh.frame.turn
        size = _length(within / flesh.axes)
        slope = np.maximum(_length(within / np.square(flesh.axes)), 1e-6)
        ball: Array = size * (size - 1) / slope
        return ball
    return _cone_distance(places, *flesh.ends, *flesh.radii)


def _cone_distance(places: Array, start: Array, end: Array, first: float, second: float) -> Array:
    """The hull of two spheres. What is nearest to a place belongs to the sphere around the point of
    the axis from which the flank, which leans as the radii differ, has its normal to the place."""
    axis = end - start
    size = max(float(np.sqrt(axis @ axis)), 1e-9)
    along = (places - start) @ (axis / size)
    beside = _length(places - start - np.outer(along, axis / size))
    lean = min((first - second) / size, 0.999)
    foot = np.clip(along - beside * lean / np.sqrt(1 - lean * lean), 0, size)
    distance: Array = np.hypot(along - foot, beside) - (first + (second - first) * foot / size)
    return distance


def _merged(first: Array, second: Array, width: float | Array) -> Array:
    """The smaller of two distances, rounded where they are alike."""
    wide = np.maximum(width, 1e-6)
    share = np.maximum(wide - np.abs(first - second), 0) / wide
    merged: Array = np.minimum(first, second) - share * share * wide / 4
    return merged


def _length(vectors: Array) -> Array:
    length: Array = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return length
