"""Means, spreads and shapes of a sample, all unbiased; None where there is too little to tell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from questions.lazily import Lazy
from questions.statistics.matrix import Floats

if TYPE_CHECKING:
    import numpy as np
else:
    np = Lazy("numpy")

# What is left of equal numbers after their mean is taken away: differences smaller than this are
# rounding.
_ROUNDING = 1e-12


def mean(sample: Floats) -> float | None:
    return float(sample.mean()) if len(sample) else None


def variance(sample: Floats) -> float | None:
    """With the divisor n − 1."""
    return covariance(sample, sample)


def standard_deviation(sample: Floats) -> float | None:
    found = variance(sample)
    return None if found is None else math.sqrt(found)


def covariance(one: Floats, other: Floats) -> float | None:
    """With the divisor n − 1."""
    if len(one) < 2:
        return None
    found = float(np.dot(one - one.mean(), other - other.mean())) / (len(one) - 1)
    return 0.0 if abs(found) < _ROUNDING else found


def correlation(one: Floats, other: Floats) -> float | None:
    """Pearson's; None where either does not vary."""
    together, first, second = covariance(one, other), variance(one), variance(other)
    if together is None or not first or not second:
        return None
    return together / math.sqrt(first * second)


def skewness(sample: Floats) -> float | None:
    """Fisher's, corrected for the size of the sample (G1)."""
    n, spread = len(sample), _central(sample, 2)
    if n < 3 or not spread:
        return None
    return _central(sample, 3) / math.pow(spread, 1.5) * math.sqrt(n * (n - 1)) / (n - 2)


def kurtosis(sample: Floats) -> float | None:
    """The excess over a normal distribution's, corrected for the size of the sample (G2)."""
    n, spread = len(sample), _central(sample, 2)
    if n < 4 or not spread:
        return None
    excess = _central(sample, 4) / spread**2 - 3
    return ((n + 1) * excess + 6) * (n - 1) / ((n - 2) * (n - 3))


def _central(sample: Floats, power: int) -> float:
    if not len(sample):
        return 0.0
    found = float(((sample - sample.mean()) ** power).mean())
    return 0.0 if power == 2 and found < _ROUNDING else found
