"""What a picture shows, read off the solved pose: names of phrases of data/words.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.figures.exercises.body import SIDES, Angles, frames_of, touches_of

if TYPE_CHECKING:
    from questions.figures.exercises.making import Solved

# Knee bent less than that many degrees: the phrase.
_KNEES = ((25, "straight"), (65, "a_little"), (115, "right_angle"), (180, "fully"))


def told(pose: Solved, moment: str) -> list[str]:
    """Phrases in their order: the posture, the legs, the equipment, and at the end what moved."""
    angles = pose.angles[moment]
    phrases = [posture_of(angles, seat="chair" in _gear(pose)), *_legs(angles, _sides(pose))]
    phrases += [f"gear_{one}" for one in pose.table.get("tell_gear", ())]
    return phrases + ([f"does_{pose.table['does']}"] if moment == "end" else [])


def posture_of(angles: Angles, *, seat: bool = False) -> str:
    """How somebody is placed, by which way trunk and pelvis face and what is on the floor."""
    frames = frames_of(angles)
    touches = touches_of(frames)

    def is_down(*names: str) -> bool:
        return all(touches[name].centre[2] - touches[name].radius < 0.03 for name in names)

    front, up = frames["pelvis"].turn[:, 0], frames["pelvis"].turn[:, 2]
    trunk = frames["chest"].turn[:, 2]
    if seat:
        return "on_chair"
    across = frames["pelvis"].turn[2, 1]
    if abs(across) > 0.75 and abs(up[2]) < 0.5:
        return "on_right_side" if across > 0 else "on_left_side"
    if front[2] > 0.75 or (front[2] > 0.6 and is_down("skull")):
        return "on_back"
    if front[2] < -0.75 and is_down("belly"):
        return "on_belly"
    if is_down("sitL") or is_down("sitR"):
        return "on_floor"
    hands = is_down("palmL", "palmR")
    if is_down("kneeL", "kneeR") and hands:
        low = touches["sitL"].centre[2] < 0.36
        spread = abs(touches["kneeL"].centre[0] - touches["kneeR"].centre[0]) > 0.25
        return "leaning_on_hands" if spread else "rocked_back" if low else "on_all_fours"
    if is_down("kneeL") != is_down("kneeR") and not is_down("palmL") and not is_down("palmR"):
        return "half_kneeling"
    if is_down("kneeL") or is_down("kneeR"):
        return "on_all_fours" if is_down("palmL") or is_down("palmR") else "kneeling"
    if is_down("ballL") or is_down("ballR"):
        bent = min(angles["kneeL.bend"], angles["kneeR.bend"]) > 60
        return "squatting" if bent else "bent_forward" if trunk[2] < 0.8 else "upright"
    raise ValueError("there is no word for how this body is placed")


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


def _gear(pose: Solved) -> set[str]:
    return {row["kind"] for row in pose.table.get("gear", ())}
