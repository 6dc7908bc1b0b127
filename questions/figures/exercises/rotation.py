"""Turning in space: x forward, y to the left, z up; degrees; right-handed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def about_x(degrees: float) -> Array:
    c, s = _cos_sin(degrees)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(degrees: float) -> Array:
    c, s = _cos_sin(degrees)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(degrees: float) -> Array:
    c, s = _cos_sin(degrees)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _cos_sin(degrees: float) -> tuple[float, float]:
    radians = np.radians(degrees)
    return float(np.cos(radians)), float(np.sin(radians))
