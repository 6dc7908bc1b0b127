"""What is drawn, in numbers: one value for each drawing, with its way to JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Side = Literal["right", "left"]

# Above these a shape is called cam or pincer. α ≥ 60°: van Klij 2020, PMC7418265; center-edge angle
# ≥ 40°: PMC5883176. Other cut-offs are in use (α > 50, PMC8558448; > 39, PMC4353515): what is asked
# keeps clear of all of them.
CAM_FROM = 60
PINCER_FROM = 40


@dataclass(frozen=True, slots=True)
class Hip:
    """A left hip from the front. `alpha` 42..85: how far from the neck's axis the contour leaves
    the circle of the head; `edge` 15..50: the lateral center-edge angle of Wiberg; `abduction`
    0..70. All in degrees."""

    alpha: float
    edge: float
    abduction: float = 0.0

    @property
    def is_cam(self) -> bool:
        return self.alpha >= CAM_FROM

    @property
    def is_pincer(self) -> bool:
        return self.edge >= PINCER_FROM


@dataclass(frozen=True, slots=True)
class Thigh:
    """A thigh and its foot from above. `rotation` −45..45 degrees, internal above 0; `torsion`: how
    far behind the line of the knee the neck points, 15 in most people."""

    rotation: float
    side: Side = "right"
    torsion: float = 15.0


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who sits, from the front; one lower leg swings. `rotation` −20..30 degrees of the
    thigh, internal above 0: the foot goes out."""

    rotation: float
    side: Side = "right"


@dataclass(frozen=True, slots=True)
class Piriformis:
    """Piriformis seen along the thigh, at 0..120 degrees of hip flexion. With a pose, somebody in
    it stands beside it before the answer, and no angle."""

    flexion: float
    pose: str = ""


@dataclass(frozen=True, slots=True)
class Posture:
    """Somebody in one of the poses of `questions.figures.poses`, from the side."""

    pose: str
    faces: Side = "right"


@dataclass(frozen=True, slots=True)
class LineOfPull:
    """A right thigh from above with the line along which a muscle pulls: in front of the axis of
    rotation or behind it, turning the thigh in or out. For explanations."""

    side: Literal["front", "back"]
    turn: Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A drawing with a letter at one of its structures: `view` and `structure` name one of
    `questions.figures.structures`."""

    view: str
    structure: str


Scene = Hip | Thigh | Seated | Piriformis | Posture | LineOfPull | Marked
_NAMES: Mapping[str, type[Scene]] = {
    "hip": Hip,
    "thigh": Thigh,
    "seated": Seated,
    "piriformis": Piriformis,
    "posture": Posture,
    "lineofpull": LineOfPull,
    "marked": Marked,
}


def scene_to_json(scene: Scene) -> dict[str, Any]:
    return {"scene": name_of(scene), **asdict(scene)}


def scene_from_json(value: Mapping[str, Any]) -> Scene:
    """The way back, also for what was stored before a scene had all of its fields. Raises KeyError
    or TypeError for what is no scene."""
    numbers = {name: one for name, one in value.items() if name != "scene"}
    return _NAMES[value["scene"]](**numbers)


def name_of(scene: Scene) -> str:
    """ "hip", "thigh" and so on: how the sort of scene is called in JSON and on pages."""
    return type(scene).__name__.lower()
