"""Which module draws which scene, and the verbs that every such module has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, cast

from questions.figures import hip, line_of_pull, marked, piriformis, posture, seated, thigh
from questions.figures.look import Control, Look, Reading, Wording
from questions.figures.scenes import Scene, name_of
from questions.figures.svg import Box


class Drawer(Protocol):
    """The verbs of a scene, and the sayings that its readings name."""

    SAYINGS: Mapping[str, str]

    def draw(self, scene: Any, look: Look) -> str: ...

    def box(self, scene: Any, look: Look) -> Box: ...

    def wording(self, scene: Any, look: Look) -> Wording: ...

    def in_words(self, scene: Any) -> str: ...

    def controls(self, scene: Any) -> tuple[Control, ...]: ...

    def reading(self, scene: Any) -> Reading: ...

    def stills(self, scene: Any) -> tuple[Scene, ...]: ...


DRAWERS: Mapping[str, Drawer] = {
    "hip": cast(Drawer, hip),
    "thigh": cast(Drawer, thigh),
    "seated": cast(Drawer, seated),
    "piriformis": cast(Drawer, piriformis),
    "posture": cast(Drawer, posture),
    "lineofpull": cast(Drawer, line_of_pull),
    "marked": cast(Drawer, marked),
}


def drawer_of(scene: Scene) -> Drawer:
    return DRAWERS[name_of(scene)]
