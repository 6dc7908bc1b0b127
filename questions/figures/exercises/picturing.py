"""A picture of a body in a pose: what is seen, sorted into the layers that drawing.py paints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from questions.figures.exercises.body import Angles, Flesh, Frame, flesh_of, frames_of
from questions.figures.exercises.rotation import Array
from questions.figures.exercises.seeing import NOTHING, Bounds, Sight, View, look
from questions.figures.exercises.solid import Gear, Ring, corners_of
from questions.figures.exercises.tracing import curve_through, folds, outline, polygon

# Metres in a dot of the raster, and units of the picture in one.
DOT, UNITS = 0.0035, 1.0
_NOSE = ((0.112, 0.0, 0.106), (0.116, 0.0, 0.094))
_MOUTH = ((0.084, 0.016, 0.062), (0.090, 0.0, 0.048), (0.084, -0.016, 0.062))
_JUMP, _ABRUPT = 0.014, 3.0
_SHADE_STRAY = 3.0

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scene:
    """A pose with its surroundings: what is lit, and which parts are farther away."""

    angles: Angles
    gear: Mapping[str, Gear]
    moving: frozenset[str]
    far: frozenset[str]


def bounds_of(
    view: View, scenes: Sequence[Scene], mat: Sequence[Array], seen: Sequence[Array]
) -> Bounds:
    """What has room for bodies, equipment, the mat's corners and lines as they are seen."""
    low, high = np.full(2, np.inf), np.full(2, -np.inf)
    for scene in scenes:
        for one in flesh_of(frames_of(scene.angles)):
            for end, radius in zip(one.ends, one.radii, strict=True):
                spot = view.seen(end)[:2]
                low, high = np.minimum(low, spot - radius), np.maximum(high, spot + radius)
        for gear in scene.gear.values():
            for place in corners_of(gear):
                spot = view.seen(place)[:2]
                low, high = np.minimum(low, spot), np.maximum(high, spot)
    for spot in (
        *(view.seen(place)[:2] for place in mat),
        *(spot for line in seen for spot in line),
    ):
        low, high = np.minimum(low, spot), np.maximum(high, spot)
    margin = 0.03
    return Bounds(low[0] - margin, high[0] + margin, low[1] - margin, high[1] + margin)


def layers_of(view: View, scene: Scene, bounds: Bounds) -> dict[str, str]:
    """Paths by the name of the layer."""
    frames = frames_of(scene.angles)
    flesh = flesh_of(frames)
    sight = look(view, flesh, frames, scene.gear, bounds, DOT)
    sorts = _sorted(sight, frames)
    person = np.isin(sorts, [_SORTS.index(sort) for sort in _BODY])
    layers = {"shade": _shade(view, flesh, sight), "skin": outline(person, UNITS)}
    for sort in ("shirt", "shorts", "hair"):
        layers[sort] = outline(sorts == _SORTS.index(sort), UNITS)
    layers["far"] = outline(_parts(sight, scene.far), UNITS)
    layers["moves"] = outline(_moving(sight, scene, sorts), UNITS)
    for name in scene.gear:
        for face in "xyz":
            seen = _parts(sight, frozenset([f"{name}/{face}"]))
            trace = outline if name.startswith("cushion") else polygon
            path = trace(seen, UNITS)
            key = f"{name.split('.')[0]}-{face}"
            layers[key] = layers.get(key, "") + path
    layers["hidden"] = "".join(_hidden(view, gear, bounds) for gear in scene.gear.values())
    layers["folds"] = folds(*_jumps(sight, person), UNITS)
    layers["face"] = _face(view, frames["head"], sight)
    return {name: path for name, path in layers.items() if path}


def ghost_of(view: View, scene: Scene, bounds: Bounds) -> str:
    """The outline of what moves, where it was."""
    frames = frames_of(scene.angles)
    sight = look(view, flesh_of(frames), frames, {}, bounds, DOT)
    return outline(_moving(sight, scene, _sorted(sight, frames)), UNITS)


_BODY = ("skin", "shirt", "shorts", "hair")
_SORTS = ("nothing", *_BODY, "gear")


def _sorted(sight: Sight, frames: Mapping[str, Frame]) -> NDArray[np.int64]:
    """For each dot what it is of."""
    sorts = np.zeros(sight.what.shape, dtype=np.int64)
    for number, name in enumerate(sight.names):
        here = sight.what == number
        if not here.any():
            continue
        if "/" in name:
            sorts[here] = _SORTS.index("gear")
            continue
        places = sight.place[here]
        sorts[here] = [_SORTS.index(sort) for sort in _clothes(name, places, frames)]
    return sorts


def _clothes(group: str, places: Array, frames: Mapping[str, Frame]) -> list[str]:
    if group == "hair":
        return ["hair"] * len(places)
    if group == "trunk":
        above = ((places - frames["pelvis"].origin) @ frames["pelvis"].turn)[:, 2]
        neck = (places - frames["neck"].origin) @ frames["neck"].turn
        bare = neck[:, 2] > 0.024 - 0.35 * neck[:, 0]
        return np.where(bare, "skin", np.where(above > 0.105, "shirt", "shorts")).tolist()  # type: ignore[no-any-return]
    along = (
        ((places - frames[group].origin) @ frames[group].turn)[:, 2] if group in frames else None
    )
    if along is not None and group.startswith("thigh"):
        return np.where(along > -0.205, "shorts", "skin").tolist()  # type: ignore[no-any-return]
    if along is not None and group.startswith("arm"):
        return np.where(along > -0.135, "shirt", "skin").tolist()  # type: ignore[no-any-return]
    return ["skin"] * len(places)


def _parts(sight: Sight, names: frozenset[str]) -> Mask:
    numbers = [number for number, name in enumerate(sight.names) if name in names]
    here: Mask = np.isin(sight.what, numbers) & (sight.what != NOTHING)
    return here


def _moving(sight: Sight, scene: Scene, sorts: NDArray[np.int64]) -> Mask:
    moving = _parts(sight, scene.moving)
    trunk = _parts(sight, frozenset(["trunk"]))
    for part, sort in (("pelvis", "shorts"), ("chest", "shirt")):
        if part in scene.moving:
            moving |= trunk & (sorts == _SORTS.index(sort))
    return moving


def _jumps(sight: Sight, person: Mask) -> tuple[Mask, Mask]:
    """Between which dots of the person one lies clearly behind the other."""
    near = np.where(np.isfinite(sight.near), sight.near, -9.0)
    jumps = []
    for axis in (1, 0):
        step = np.diff(near, axis=axis)
        size = np.abs(step)
        before, after = np.roll(size, 1, axis=axis), np.roll(size, -1, axis=axis)
        usual = np.minimum(before, after)
        inside = np.take(person, np.arange(person.shape[axis] - 1), axis=axis) & np.take(
            person, np.arange(1, person.shape[axis]), axis=axis
        )
        jumps.append(inside & (size > _JUMP) & (size > _ABRUPT * usual))
    return jumps[0], jumps[1]


def _shade(view: View, flesh: Sequence[Flesh], sight: Sight) -> str:
    """Where a body near the floor darkens it."""
    rows, columns = sight.what.shape
    tall = max(float(np.sin(np.radians(view.height))), 0.05)
    xs = sight.bounds.left + (np.arange(columns) + 0.5) * sight.dot
    ys = sight.bounds.top - (np.arange(rows) + 0.5) * sight.dot
    dark = np.zeros((rows, columns), dtype=bool)
    for one in flesh:
        if one.part.startswith(("hair", "ear", "neck")):
            continue
        radius = min(min(one.radii), float(one.axes.min()) if one.axes is not None else 1.0)
        for share in np.linspace(0, 1, 9 if one.axes is None else 1):
            place = one.ends[0] * (1 - share) + one.ends[1] * share
            above = place[2] - radius
            if above > 0.35:
                continue
            spot = view.seen(np.array([place[0], place[1], 0.0]))
            size = radius * (1.15 - above)
            dark |= ((xs - spot[0]) / size)[None, :] ** 2 + ((ys - spot[1]) / (size * tall))[
                :, None
            ] ** 2 < 1
    return outline(dark, UNITS, stray=_SHADE_STRAY)


def _face(view: View, head: Frame, sight: Sight) -> str:
    """A dot for each eye that is seen; nose and mouth where a face is seen from in front."""
    path = ""
    for y in (0.029, -0.029):
        eye = head.at(np.array([0.083, y, 0.120]))
        if _is_seen(view, eye, sight):
            path += f"M{_spot(view, eye, sight)}h0"
    if head.turn[:, 0] @ view.axes[2] > 0.8:
        for line in (_NOSE, _MOUTH):
            ends = [head.at(np.array(place)) for place in line]
            if all(_is_seen(view, end, sight) for end in (ends[0], ends[-1])):
                first, *rest = (_spot(view, end, sight) for end in ends)
                path += f"M{first}{'LQ'[len(rest) - 1]}{' '.join(rest)}"
    return path


def _hidden(view: View, gear: Gear, bounds: Bounds) -> str:
    """The part of a band that lies behind the limb, as the eye cannot see it."""
    if not isinstance(gear, Ring) or gear.toward is None or not gear.is_shown:
        return ""
    across = np.cross(gear.axis, gear.toward)
    turns = np.radians(np.linspace(-90, 90, 13))
    way = gear.centre + gear.radius * (
        np.outer(np.sin(turns), across) - np.outer(np.cos(turns), gear.toward)
    )
    spots = (view.seen(way)[:, :2] - (bounds.left, bounds.top)) * (1, -1) / DOT * UNITS
    return curve_through(spots, has_head=False)


def _spot(view: View, place: Array, sight: Sight) -> str:
    right, up, _ = view.seen(place).tolist()
    x = (right - sight.bounds.left) / sight.dot * UNITS
    y = (sight.bounds.top - up) / sight.dot * UNITS
    return f"{x:.0f} {y:.0f}"


def _is_seen(view: View, place: Array, sight: Sight) -> bool:
    right, up, toward = view.seen(place).tolist()
    column = int((right - sight.bounds.left) / sight.dot)
    row = int((sight.bounds.top - up) / sight.dot)
    return bool(toward > sight.near[row, column] - 0.016)


def limb_parts(names: Sequence[str]) -> frozenset[str]:
    """What of the body a name of the data means: "shinL", "armR", "trunk" (without the
    head), "hips" (the pelvis and both thighs)."""
    chains = {
        "leg": ("thigh", "shin", "foot"),
        "shin": ("shin", "foot"),
        "thigh": ("thigh",),
        "foot": ("foot",),
        "arm": ("arm", "fore", "hand"),
    }
    parts: set[str] = set()
    for name in names:
        if name == "trunk":
            parts |= {"chest"}
        elif name == "hips":
            parts |= {"pelvis", "thighL", "thighR"}
        else:
            parts |= {f"{part}{name[-1]}" for part in chains[name[:-1]]}
    return frozenset(parts)
