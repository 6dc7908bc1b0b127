"""Fifty matrices of marks, degenerate ones among them, the same on every machine."""

from __future__ import annotations

import random
from itertools import product

Rows = list[list[float]]


def random_matrices() -> list[Rows]:
    rng = random.Random(14)
    sizes = list(product((5, 12, 40, 90), (2, 3, 8, 25)))
    return [_matrix(*sizes[n % len(sizes)], n, rng) for n in range(46)] + _degenerate()


def _matrix(learners: int, questions: int, number: int, rng: random.Random) -> Rows:
    """Right and wrong in turn with marks in quarters; who is able does better."""
    steps = 4 if number % 2 else 1
    ease = [rng.gauss(0, 1) for _ in range(questions)]
    rows = []
    for _ in range(learners):
        ability = rng.gauss(0, 1)
        rows.append(
            [
                round(steps * min(1.0, max(0.0, 0.5 + 0.3 * (ability + each + rng.gauss(0, 1)))))
                / steps
                for each in ease
            ]
        )
    return rows


def _degenerate() -> list[Rows]:
    return [
        [[1.0, 0.0, 1.0]] * 6,  # nobody differs
        [[1.0, 0.0], [1.0, 1.0], [1.0, 0.0], [1.0, 1.0]],  # one question is all right
        [[1.0], [0.0], [0.5]],  # one question
        [[1.0, 0.0, 0.25]],  # one learner
    ]
