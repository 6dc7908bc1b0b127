"""Angles with which a body touches what it is to touch: damped least squares within the ranges of
the joints. What is not asked for stays close to the angles that were given."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from questions.figures.exercises.body import (
    MIDDLE_JOINTS,
    PAIRED_JOINTS,
    SIDES,
    Angles,
    Flesh,
    flesh_of,
    frames_of,
    kind_of,
    touches_of,
    upright,
)
from questions.figures.exercises.places import DATA
from questions.figures.exercises.rotation import Array

# What an error of one metre, of one metre into the floor, and of one degree or one metre away from
# what was given weigh against each other.
_TOUCH, _SUNK, _DEGREE, _PLACE = 60.0, 40.0, 0.004, 0.4
_STEPS = 60
# What a table says besides angles of joints.
CONTACTS = ("floor", "rests", "pins", "free")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pose as somebody wrote it. `rests`: points, and the height of what they rest on.
    `pins`: points, and where their centres are, None where that is free. `free`: the joints or
    angles that may give way."""

    angles: Angles
    rests: Mapping[str, float]
    pins: Mapping[str, tuple[float | None, float | None, float | None]]
    free: tuple[str, ...] = field(default=())


def wanted_from(
    table: Mapping[str, object],
    held: Mapping[str, Array] | None = None,
    base: Angles | None = None,
) -> Wanted:
    """Reads a table of data/poses: joints with lists of their angles ("hip" for both, "hipL" for
    one; those not named are as in `base`), `floor`, `rests`, `pins`, `hold` (points that stay where
    `held` says), `free`."""
    angles = upright() if base is None else dict(base)
    for joint, values in sorted(table.items(), key=lambda item: len(item[0])):
        angles |= _named(joint, values)
    floor = dict.fromkeys(_strings(table.get("floor", ())), 0.0)
    pins = {name: _place(place) for name, place in _mapping(table.get("pins")).items()}
    for name in _strings(table.get("hold", ())):
        x, y, z = (held or {})[name]
        pins[name] = (float(x), float(y), float(z))
    rests = {name: float(str(height)) for name, height in _mapping(table.get("rests")).items()}
    return Wanted(angles, floor | rests, pins, tuple(_strings(table.get("free", ("at.z",)))))


def solved(wanted: Wanted) -> Angles:
    """The angles with which all contacts hold, or come as close as the joints allow."""
    free = [name for name in wanted.angles if _is_free(name, wanted.free)]
    if not free:
        return wanted.angles
    given = np.array([wanted.angles[name] for name in free])
    low, high = (np.array([limits_of(name)[end] for name in free]) for end in (0, 1))
    values = np.clip(given, low, high)

    def errors(at: Array) -> Array:
        angles = wanted.angles | dict(zip(free, at.tolist(), strict=True))
        return np.concatenate([_misses(angles, wanted), _weights(free) * (at - given)])

    found, damping = errors(values), 1e-3
    for _ in range(_STEPS):
        slopes = _slopes(errors, values, found)
        pull = slopes.T @ found
        stopped = ((values <= low) & (pull > 0)) | ((values >= high) & (pull < 0))
        moved = np.where(stopped, 0.0, 1.0)
        normal = (slopes * moved).T @ (slopes * moved)
        normal += np.diag(damping * (np.diag(normal) + 1e-9) + (1 - moved))
        step = np.linalg.solve(normal, -pull * moved)
        tried = np.clip(values + step, low, high)
        new = errors(tried)
        if new @ new < found @ found:
            is_done = found @ found - new @ new < 1e-8
            values, found, damping = tried, new, damping / 3
            if is_done:
                break
        else:
            damping *= 6
            if damping > 1e9:
                break
    return wanted.angles | dict(zip(free, values.tolist(), strict=True))


def faults(angles: Angles, wanted: Wanted) -> list[str]:
    """What is wrong with a pose, in words: a contact that does not hold, flesh in the floor, an
    angle that no joint has."""
    frames = frames_of(angles)
    touches = touches_of(frames)
    wrong = []
    for name, height in wanted.rests.items():
        gap = touches[name].centre[2] - touches[name].radius - height
        if abs(gap) > 0.008:
            wrong.append(f"{name} is {gap * 100:+.1f} cm off what it rests on")
    for name, place in wanted.pins.items():
        for axis, want, has in zip("xyz", place, touches[name].centre, strict=True):
            if want is not None and abs(has - want) > 0.015:
                wrong.append(f"{name} is {(has - want) * 100:+.1f} cm off in {axis}")
    for flesh in flesh_of(frames):
        depth = max(
            radius - float(end[2]) for end, radius in zip(flesh.ends, _low(flesh), strict=True)
        )
        if depth > 0.014:
            wrong.append(f"{flesh.part} is {depth * 100:.1f} cm in the floor")
    for name, value in angles.items():
        low, high = limits_of(name)
        if not low - 0.5 <= value <= high + 0.5:
            wrong.append(f"{name} is {value:.0f}, out of {low:g} to {high:g}")
    return wrong


def limits_of(name: str) -> tuple[float, float]:
    """The range of an angle; that of where the body is has no end."""
    return _ranges().get(kind_of(name), (-1e9, 1e9))


def mirrored(wanted: Wanted) -> Wanted:
    """What is wanted with left and right changed."""
    return Wanted(
        mirrored_angles(wanted.angles),
        {_other_side(name): height for name, height in wanted.rests.items()},
        {
            _other_side(name): (x, None if y is None else -y, z)
            for name, (x, y, z) in wanted.pins.items()
        },
        wanted.free,
    )


def mirrored_angles(angles: Angles) -> Angles:
    """The same pose with left and right changed."""
    turned = ("at.y", "root.yaw", "root.roll")
    return {
        _opposite(name): -value if name in turned or (name.endswith((".side", ".twist"))) else value
        for name, value in angles.items()
    }


def _misses(angles: Angles, wanted: Wanted) -> Array:
    frames = frames_of(angles)
    touches = touches_of(frames)
    misses = [
        _TOUCH * (touches[name].centre[2] - touches[name].radius - height)
        for name, height in wanted.rests.items()
    ]
    for name, place in wanted.pins.items():
        misses += [
            _TOUCH * (has - want)
            for want, has in zip(place, touches[name].centre, strict=True)
            if want is not None
        ]
    misses += [
        _SUNK * min(0.0, float(end[2]) - radius + 0.004)
        for flesh in flesh_of(frames)
        for end, radius in zip(flesh.ends, _low(flesh), strict=True)
    ]
    return np.array(misses)


def _low(flesh: Flesh) -> tuple[float, float]:
    """How far below its ends the flesh goes."""
    if flesh.axes is None:
        return flesh.radii
    down = flesh.frame.turn[2] * flesh.axes
    reach = float(np.sqrt(down @ down))
    return reach, reach


def _slopes(errors: Callable[[Array], Array], values: Array, found: Array) -> Array:
    columns = []
    for place in range(len(values)):
        nudged = values.copy()
        nudged[place] += 1e-4
        columns.append((errors(nudged) - found) / 1e-4)
    return np.array(columns).T


def _weights(names: list[str]) -> Array:
    return np.array([_PLACE if name.startswith("at.") else _DEGREE for name in names])


def _is_free(name: str, free: tuple[str, ...]) -> bool:
    return any(
        one in (name, kind_of(name))
        or name.startswith(f"{one}.")
        or kind_of(name).startswith(f"{one}.")
        for one in free
    )


def _named(joint: str, values: object) -> Angles:
    if joint in MIDDLE_JOINTS:
        joints, names = [joint], MIDDLE_JOINTS[joint]
    elif joint in PAIRED_JOINTS:
        joints, names = [f"{joint}{side}" for side in SIDES], PAIRED_JOINTS[joint]
    elif joint[:-1] in PAIRED_JOINTS:
        joints, names = [joint], PAIRED_JOINTS[joint[:-1]]
    else:
        return {}
    numbers = values if isinstance(values, list) else [values]
    return {
        f"{one}.{name}": float(value)
        for one in joints
        for name, value in zip(names, numbers, strict=False)
    }


def _other_side(name: str) -> str:
    return name[:-1] + {"L": "R", "R": "L"}.get(name[-1], name[-1])


def _opposite(name: str) -> str:
    joint, _, angle = name.partition(".")
    if joint[:-1] in PAIRED_JOINTS:
        joint = joint[:-1] + {"L": "R", "R": "L"}[joint[-1]]
    return f"{joint}.{angle}"


def _place(given: object) -> tuple[float | None, float | None, float | None]:
    x, y, z = (None if value == "" else float(str(value)) for value in list(given))  # type: ignore[call-overload]
    return x, y, z


def _mapping(given: object) -> Mapping[str, object]:
    return given if isinstance(given, Mapping) else {}


def _strings(given: object) -> list[str]:
    return [str(one) for one in given] if isinstance(given, list | tuple) else []


@cache
def _ranges() -> dict[str, tuple[float, float]]:
    text = (DATA / "ranges.toml").read_text(encoding="utf-8")
    return {name: (low, high) for name, (low, high) in tomllib.loads(text)["range"].items()}
