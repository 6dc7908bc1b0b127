"""What is like a thing without being one of its types: distractors where the article has too few.

Small on purpose. Each entry must be false of every type beside which it stands: hip dysplasia is a
socket too shallow, which is neither a cam nor a pincer shape; osteonecrosis, whose head may lose
its round shape, would be a second right answer and stays out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A condition by its name, and its sign as a clause and as a noun phrase."""

    name: str
    clause: str
    phrase: str


_OF_TYPES: Mapping[str, tuple[Neighbour, ...]] = {
    "femoroacetabular impingement": (
        Neighbour(
            "Hip dysplasia",
            "the acetabulum is too shallow to cover the femoral head",
            "an acetabulum that is too shallow to cover the femoral head",
        ),
    ),
}

POSITIONS = ("standing", "supine", "seated", "side-lying", "hands and knees")
EQUIPMENT = ("resistance band", "foam roller", "dumbbell", "yoga strap")


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion of the hip as a verb phrase and as what one does standing."""

    phrase: str
    standing: str


# Adduction and abduction stay out: "moves the thigh in" would be true of adduction too.
MOTIONS: Mapping[str, Motion] = {
    "flexion": Motion(
        "brings the thigh up in front of the body",
        "lifting your knee in front of you while you stand",
    ),
    "extension": Motion(
        "takes the thigh back behind the body",
        "moving your leg back behind you while you stand",
    ),
}


def neighbours_of(thing: str) -> tuple[Neighbour, ...]:
    """What is like the types of this thing; empty where nothing is known."""
    return _OF_TYPES.get(thing.lower().strip(), ())
