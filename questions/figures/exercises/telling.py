"""What a picture shows, read off the solved pose: names of phrases of data/words.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from questions.figures.exercises.body import SIDES, Angles, Frame, Touch, frames_of, touches_of

if TYPE_CHECKING:
    from questions.figures.exercises.making import Solved

# How far from the floor or a seat still is on it, in metres.
_DOWN = 0.03
# Knee bent less than that many degrees: the phrase.
_KNEES = ((25, "straight"), (65, "a_little"), (115, "right_angle"), (180, "fully"))


def told(pose: Solved, moment: str) -> list[str]:
    """Phrases in their order: the posture, the legs, the equipment, and at the end what moved."""
    angles = pose.angles[moment]
    phrases = [posture_of(angles, _seat(pose)), *_legs(angles, _sides(pose))]
    phrases += [f"gear_{one}" for one in pose.table.get("tell_gear", ())]
    return phrases + ([f"does_{pose.table['does']}"] if moment == "end" else [])


def posture_of(angles: Angles, seat: float | None = None) -> str:
    """How somebody is placed, by which way the pelvis faces and what is on the floor, or on a seat
    of that height."""
    frames = frames_of(angles)
    touches = touches_of(frames)
    heights = {name: touch.centre[2] - touch.radius for name, touch in touches.items()}
    down = {name for name, height in heights.items() if height < _DOWN}
    if seat is not None and abs(heights["sitL"] - seat) < _DOWN:
        return "on_chair"
    found = (
        _lying(frames["pelvis"], down)
        or _on_knees(touches, down)
        or _on_feet(angles, frames["chest"], down)
    )
    if found is None:
        raise ValueError("there is no word for how this body is placed")
    return found


def _lying(pelvis: Frame, down: set[str]) -> str | None:
    front, side, up = (float(pelvis.turn[2, axis]) for axis in range(3))
    if abs(side) > 0.75 and abs(up) < 0.5:
        return "on_right_side" if side > 0 else "on_left_side"
    if front > 0.75 or (front > 0.6 and "skull" in down):
        return "on_back"
    return "on_belly" if front < -0.75 and "belly" in down else None


def _on_knees(touches: Mapping[str, Touch], down: set[str]) -> str | None:
    """On the floor on buttocks, hands or knees."""
    knees, hands = down & {"kneeL", "kneeR"}, down & {"palmL", "palmR"}
    if down & {"sitL", "sitR"}:
        return "on_floor"
    if len(knees) == len(hands) == 2:
        left, right = touches["kneeL"].centre, touches["kneeR"].centre
        if abs(left[0] - right[0]) > 0.25:
            return "leaning_on_hands"
        return "rocked_back" if touches["sitL"].centre[2] < 0.36 else "on_all_fours"
    if not knees:
        return None
    if hands:
        return "on_all_fours"
    return "half_kneeling" if len(knees) == 1 else "kneeling"


def _on_feet(angles: Angles, chest: Frame, down: set[str]) -> str | None:
    if not down & {"ballL", "ballR"}:
        return None
    if min(angles["kneeL.bend"], angles["kneeR.bend"]) > 60:
        return "squatting"
    return "bent_forward" if chest.turn[2, 2] < 0.8 else "upright"


def _legs(angles: Angles, sides: dict[str, str]) -> list[str]:
    legs = {side: _leg(angles, side) for side in SIDES}
    if legs["L"] == legs["R"]:
        return [f"both_{legs['L']}"]
    return [f"{sides[side]}_{leg}" for side, leg in legs.items()]


def _leg(angles: Angles, side: str) -> str:
    bend = angles[f"knee{side}.bend"]
    knee = next(name for below, name in _KNEES if bend < below)
    turn = angles[f"hip{side}.turn"]
    turned = "_in" if turn > 25 else "_out" if turn < -25 else ""
    return f"{knee}{turned}"


def _sides(pose: Solved) -> dict[str, str]:
    """Left and right, or above and below of who lies on a side."""
    posture = posture_of(pose.angles["start"])
    if posture == "on_right_side":
        return {"L": "top", "R": "bottom"}
    if posture == "on_left_side":
        return {"L": "bottom", "R": "top"}
    return {"L": "left", "R": "right"}


def _seat(pose: Solved) -> float | None:
    """How high the chair is, where there is one."""
    return next((row["seat"] for row in pose.table.get("gear", ()) if row["kind"] == "chair"), None)
