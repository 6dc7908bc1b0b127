"""Solves the poses of data/poses and writes what is drawn of them to data/made. Run by
`python -m questions.figures.exercises`; a page only reads what was made."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from questions.figures.exercises.body import (
    Angles,
    Touch,
    frames_of,
    touches_of,
)
from questions.figures.exercises.drawing import stored
from questions.figures.exercises.equipment import equipment_of
from questions.figures.exercises.picturing import (
    DOT,
    UNITS,
    Scene,
    bounds_of,
    ghost_of,
    layers_of,
    limb_parts,
)
from questions.figures.exercises.places import DATA
from questions.figures.exercises.rotation import Array
from questions.figures.exercises.seeing import Bounds, View
from questions.figures.exercises.solid import corners_of
from questions.figures.exercises.solving import (
    CONTACTS,
    Wanted,
    faults,
    mirrored,
    mirrored_angles,
    solved,
    wanted_from,
)
from questions.figures.exercises.telling import told
from questions.figures.exercises.tracing import curve_through

MADE = DATA / "made"
_MAT = 0.10  # how far the mat reaches beyond the body, in metres


@dataclass(frozen=True, slots=True)
class Solved:
    """A pair of poses: as it is written, and the angles found for its start and its end."""

    name: str
    table: Mapping[str, Any]
    wanted: Mapping[str, Wanted]
    angles: Mapping[str, Angles]

    def faults(self) -> list[str]:
        return [
            f"{moment}: {fault}"
            for moment, angles in self.angles.items()
            for fault in faults(angles, self.wanted[moment])
        ]


def written_names() -> tuple[str, ...]:
    """The pairs of poses that somebody wrote."""
    return tuple(sorted(path.stem for path in (DATA / "poses").glob("*.toml")))


def solve_pose(name: str) -> Solved:
    """Solves start and end, as written: see data/README.md."""
    table = table_of(name)
    start = wanted_from(table["start"])
    first = solved(start)
    end = _wanted_end(table, start, first)
    last = mirrored_angles(first) if table["end"].get("mirrored") else solved(end)
    return Solved(name, table, {"start": start, "end": end}, {"start": first, "end": last})


def stored_pose(name: str) -> Solved:
    """The same with the angles that were stored."""
    table, angles = table_of(name), stored(name)["angles"]
    start = wanted_from(table["start"])
    end = _wanted_end(table, start, angles["start"])
    return Solved(name, table, {"start": start, "end": end}, angles)


def table_of(name: str) -> dict[str, Any]:
    """A pair of poses as somebody wrote it."""
    return tomllib.loads((DATA / "poses" / f"{name}.toml").read_text(encoding="utf-8"))


def digest_of(name: str) -> str:
    """Changes where what a pair is made of changes: its table, the body, the ranges of joints."""
    texts = [(DATA / f"{one}.toml").read_text("utf-8") for one in ("body", "ranges")]
    tables = [table_of(name), *(tomllib.loads(text) for text in texts)]
    return sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()[:16]


def _wanted_end(table: Mapping[str, Any], start: Wanted, first: Angles) -> Wanted:
    end = table["end"]
    if end.get("mirrored"):
        return mirrored(start)
    held = {point: touch.centre for point, touch in touches_of(frames_of(first)).items()}
    if end.get("like"):
        contacts = {name: table["start"][name] for name in CONTACTS if name in table["start"]}
        return wanted_from({**contacts, **end}, held, first)
    return wanted_from(end, held)


def picture(pose: Solved) -> dict[str, Any]:
    """All that is stored of a pair: its layers, its words, the angles."""
    table = pose.table
    view = View(*table["view"])
    resting = touches_of(frames_of(pose.angles["start"]))
    scenes = {moment: _scene(pose, moment, view, resting) for moment in ("start", "end")}
    mat = _mat(scenes.values(), table)
    arrows = [_way_of(row, pose.angles, view) for row in table.get("arrows", ())]
    bounds = bounds_of(view, tuple(scenes.values()), mat, arrows)
    made: dict[str, Any] = {
        "size": [
            round((bounds.right - bounds.left) / DOT * UNITS),
            round((bounds.top - bounds.bottom) / DOT * UNITS),
        ],
        "mat": _flat(view, mat, bounds),
    }
    for moment, scene in scenes.items():
        made[moment] = layers_of(view, scene, bounds)
        made[f"{moment}_words"] = told(pose, moment)
    if table.get("ghost", True):
        made["ghost"] = ghost_of(view, scenes["start"], bounds)
    made["arrows"] = [curve_through(_on_page(way, bounds)) for way in arrows]
    made["made_of"] = digest_of(pose.name)
    made["angles"] = {
        moment: {
            name: round(value, 3 if name.startswith("at") else 1) for name, value in one.items()
        }
        for moment, one in pose.angles.items()
    }
    return made


def write_pose(name: str) -> list[str]:
    """Solves and draws a pair, stores it, and tells its faults; with faults nothing is stored."""
    pose = solve_pose(name)
    wrong = pose.faults()
    if not wrong:
        MADE.mkdir(exist_ok=True)
        text = json.dumps(picture(pose), indent=0, sort_keys=True)
        (MADE / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return wrong


def _scene(pose: Solved, moment: str, view: View, resting: Mapping[str, Touch]) -> Scene:
    angles, table = pose.angles[moment], pose.table
    frames = frames_of(angles)
    gear = equipment_of(table.get("gear", ()), frames, resting)
    far = [f"{limb}{_far_side(view, angles)}" for limb in ("leg", "arm")]
    moving = limb_parts(table["moving"])
    if "far" in table:
        far = table["far"]
    return Scene(angles, gear, moving, limb_parts(far) - moving)


def _far_side(view: View, angles: Angles) -> str:
    across = frames_of(angles)["pelvis"].turn[:, 1]
    return "R" if float(view.axes[2] @ across) > 0 else "L"


def _mat(scenes: Any, table: Mapping[str, Any]) -> list[Array]:
    """The corners of a mat under all that is near the floor."""
    if "mat" in table:
        x0, x1, y0, y1 = table["mat"]
    else:
        spots = [
            touch.centre
            for scene in scenes
            for touch in touches_of(frames_of(scene.angles)).values()
            if touch.centre[2] < 0.6
        ]
        spots += [
            corner
            for scene in scenes
            for gear in scene.gear.values()
            for corner in corners_of(gear)
            if corner[2] < 0.05
        ]
        low, high = np.min(spots, axis=0) - _MAT, np.max(spots, axis=0) + _MAT
        x0, x1, y0, y1 = low[0], high[0], low[1], high[1]
    return [np.array([x, y, 0.0]) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]


def _way_of(row: Mapping[str, Any], angles: Mapping[str, Angles], view: View) -> Array:
    """The way of an arrow as it is seen: that of a point of the body, or of places in the room;
    `off` moves it aside, to the right and up in metres as seen."""
    if "point" in row:
        places = [
            touches_of(frames_of(_between(angles, share)))[row["point"]].centre
            for share in np.linspace(row.get("from", 0.0), row.get("to", 1.0), 7)
        ]
    else:
        places = [np.array(place) for place in row["line"]]
    seen = view.seen(np.stack(places))[:, :2]
    moved: Array = seen + np.array(row.get("off", (0.0, 0.0)))
    return moved


def _between(angles: Mapping[str, Angles], share: float) -> Angles:
    start, end = angles["start"], angles["end"]
    return {name: start[name] * (1 - share) + end[name] * share for name in start}


def _on_page(way: Array, bounds: Bounds) -> Array:
    page: Array = (way - (bounds.left, bounds.top)) * (1, -1) / DOT * UNITS
    return page


def _flat(view: View, places: list[Array], bounds: Bounds) -> str:
    spots = np.rint(_on_page(view.seen(np.stack(places))[:, :2], bounds)).astype(int)
    return "M" + "L".join(f"{x} {y}" for x, y in spots.tolist()) + "z"
