"""How far a share of a sample may be from the truth."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959963984540054  # 95 %


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends, in percent."""

    low: float
    high: float


def wilson(share: float, answers: int) -> Interval | None:
    """The 95 % interval of a share of 0..1 (Wilson 1927). For marks between 0 and 1 it is rather
    too wide, since they vary less than right and wrong do. None without answers."""
    if not answers:
        return None
    scale = 1 + _Z**2 / answers
    middle = (share + _Z**2 / (2 * answers)) / scale
    half = _Z / scale * math.sqrt(share * (1 - share) / answers + _Z**2 / (4 * answers**2))
    return Interval(100 * max(0.0, middle - half), 100 * min(1.0, middle + half))
