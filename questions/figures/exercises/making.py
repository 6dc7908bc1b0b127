"""Solves the poses of data/poses and writes what is drawn of them to data/made. Run by
`python -m questions.figures.exercises`; a page only reads what was made."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from questions.figures.exercises.body import (
    Angles,
    Touch,
    frames_of,
    touches_of,
)
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
from questions.figures.exercises.solving import CONTACTS, Wanted, faults, mirrored, mirrored_angles, solved, wanted_from
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


def pose_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (DATA / "poses").glob("*.toml")))


def solve_pose(name: str) -> Solved:
    """Solves start and end; `like = true` begins with the start as it was solved, and its contacts, `mirrored`
    is the start with left and right changed."""
    table = tomllib.loads((DATA / "poses" / f"{name}.toml").read_text(encoding="utf-8"))
    start = wanted_from(table["start"])
    first = solved(start)
    end_table = table["end"]
    if end_table.get("mirrored"):
        wanted = {"start": start, "end": mirrored(start)}
        return Solved(name, table, wanted, {"start": first, "end": mirrored_angles(first)})
    held = {point: touch.centre for point, touch in touches_of(frames_of(first)).items()}
    end = wanted_from(end_table, held)
    if end_table.get("like"):
        contacts = {name: table["start"][name] for name in CONTACTS if name in table["start"]}
        end = wanted_from({**contacts, **end_table}, held, first)
    return Solved(name, table, {"start": start, "end": end}, {"start": first, "end": solved(end)})


def picture(pose: Solved) -> dict[str, Any]:
    """All that is stored of a pair: its layers, its words, the angles."""
    table = pose.table
    view = View(*table["view"])
    resting = touches_of(frames_of(pose.angles["start"]))
    scenes = {moment: _scene(pose, moment, view, resting) for moment in ("start", "end")}
    mat = _mat(scenes.values(), table)
    arrows = [_way_of(row, pose.angles, view) for row in table.get("arrows", ())]
    bounds = bounds_of(view, tuple(scenes.values()), mat, arrows)
    stored: dict[str, Any] = {
        "size": [
            round((bounds.right - bounds.left) / DOT * UNITS),
            round((bounds.top - bounds.bottom) / DOT * UNITS),
        ],
        "mat": _flat(view, mat, bounds),
    }
    for moment, scene in scenes.items():
        stored[moment] = layers_of(view, scene, bounds)
        stored[f"{moment}_words"] = told(pose, moment)
    if table.get("ghost", True):
        stored["ghost"] = ghost_of(view, scenes["start"], bounds)
    stored["arrows"] = [curve_through(_on_page(way, bounds)) for way in arrows]
    stored["angles"] = {
        moment: {
            name: round(value, 3 if name.startswith("at") else 1) for name, value in one.items()
        }
        for moment, one in pose.angles.items()
    }
    return stored


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
