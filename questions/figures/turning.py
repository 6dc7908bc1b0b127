"""Which way a thigh turns, in words: what the drawings of turned thighs share."""

from __future__ import annotations

# Nearer to nothing than this is no turn that could be asked for.
_STRAIGHT = 1.0


def turn_name(rotation: float) -> str:
    """ "35° of internal rotation"; internal above 0."""
    if abs(rotation) < _STRAIGHT:
        return "no rotation"
    return f"{abs(rotation):g}° of {'internal' if rotation > 0 else 'external'} rotation"
