"""Which way a thigh turns, in words: what the drawings of turned thighs share."""

from __future__ import annotations

# Nearer to nothing than this is no turn that could be asked for.
_STRAIGHT = 1.0


TURNS = {
    "internal": "{degrees}° of internal rotation",
    "external": "{degrees}° of external rotation",
    "none": "no rotation",
}


def turn(rotation: float) -> str:
    """Which of the turns it is; internal above 0."""
    if abs(rotation) < _STRAIGHT:
        return "none"
    return "internal" if rotation > 0 else "external"


def turn_name(rotation: float) -> str:
    """ "35° of internal rotation"."""
    return TURNS[turn(rotation)].format(degrees=f"{abs(rotation):g}")
