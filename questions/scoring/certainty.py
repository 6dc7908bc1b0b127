"""Certainty-based marks, shown beside the plain score (Moodle's table, three levels)."""

from __future__ import annotations

_RIGHT = {1: 1.0, 2: 2.0, 3: 3.0}
_WRONG = {1: 0.0, 2: -2.0, 3: -6.0}


def certainty_mark(level: int, score: float) -> float:
    """The mark for a score in 0..1 at certainty 1, 2 or 3: right 1, 2, 3; wrong 0, −2, −6;
    partly right, the right column times the score.

    Raises ValueError for any other level.
    """
    if level not in _RIGHT:
        raise ValueError(f"no certainty level {level}")
    return _RIGHT[level] * score if score > 0 else _WRONG[level]
