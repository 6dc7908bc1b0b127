"""Parametric drawings: numbers in, SVG out. Schematic, and tested against what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from questions.figures import svg
from questions.figures.look import PLAIN, Control, Look, Wording
from questions.figures.registry import drawer_of
from questions.figures.scenes import (
    Hip,
    LineOfPull,
    Marked,
    Piriformis,
    Posture,
    Scene,
    Seated,
    Thigh,
    name_of,
    scene_from_json,
    scene_to_json,
)

__all__ = [
    "PLAIN",
    "Control",
    "Hip",
    "LineOfPull",
    "Look",
    "Marked",
    "Movable",
    "Piriformis",
    "Posture",
    "Scene",
    "Seated",
    "Still",
    "Thigh",
    "Wording",
    "controls",
    "draw",
    "illustrate",
    "in_words",
    "movable",
    "name_of",
    "readout",
    "scene_from_json",
    "scene_to_json",
    "stills",
    "wording",
]


@lru_cache(maxsize=2048)
def draw(scene: Scene, prefix: str, look: Look = PLAIN) -> str:
    """The drawing as SVG of at most 4 KB. `prefix` makes its ids unique on a page; without the
    look of an explanation nothing in it tells more than can be seen."""
    drawer, said = drawer_of(scene), wording(scene, look)
    return svg.document(
        name_of(scene),
        prefix,
        said.title,
        said.description,
        drawer.box(scene, look),
        drawer.draw(scene, look),
    )


@lru_cache(maxsize=256)
def illustrate(scene: Scene, prefix: str, said: Wording, is_lit: bool = False) -> str:
    """The drawing without a word in it, for who says in words of their own what it shows: `said` is
    its alternative text. `is_lit` lights up what an explanation would."""
    drawer, look = drawer_of(scene), Look(explained=is_lit, labelled=True, wordless=True)
    return svg.document(
        name_of(scene),
        prefix,
        said.title,
        said.description,
        drawer.box(scene, look),
        drawer.draw(scene, look),
    )


def wording(scene: Scene, look: Look = PLAIN) -> Wording:
    """The alternative text; it gives an answer away only where the drawing is explained."""
    return drawer_of(scene).wording(scene, look)


def in_words(scene: Scene) -> str:
    """What can be seen, for whoever cannot see it: enough to answer from, not the answer."""
    return drawer_of(scene).in_words(scene)


def controls(scene: Scene) -> tuple[Control, ...]:
    """The numbers that can be moved, as they stand in this scene."""
    return drawer_of(scene).controls(scene)


def readout(scene: Scene) -> str:
    """What the drawing comes to, as a sentence."""
    drawer, read = drawer_of(scene), drawer_of(scene).reading(scene)
    return drawer.SAYINGS[read.saying].format_map(read.values)


def stills(scene: Scene) -> tuple[Scene, ...]:
    """What the controls would show, in a few pictures."""
    return drawer_of(scene).stills(scene)


@dataclass(frozen=True, slots=True)
class Still:
    """One picture of a row, with what it comes to."""

    svg: str
    readout: str


@dataclass(frozen=True, slots=True)
class Movable:
    """A drawing to move: its name, how it stands, what can be moved, what is said meanwhile
    (`sayings` by name, with gaps), and a row of pictures for where nothing moves."""

    name: str
    svg: str
    controls: tuple[Control, ...]
    readout: str
    sayings: Mapping[str, str]
    stills: tuple[Still, ...]


def movable(scene: Scene, prefix: str) -> Movable | None:
    """The drawing, explained, with all that it takes to move it; None for one without numbers."""
    if not controls(scene):
        return None
    explained = Look(explained=True, moved=True)
    return Movable(
        name=name_of(scene),
        svg=draw(scene, prefix, explained),
        controls=controls(scene),
        readout=readout(scene),
        sayings=drawer_of(scene).SAYINGS,
        stills=tuple(
            Still(draw(one, f"{prefix}-{place}", explained), readout(one))
            for place, one in enumerate(stills(scene))
        ),
    )
