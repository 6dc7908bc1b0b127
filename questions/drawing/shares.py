"""How much of a quiz each topic, kind or template should have."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# A template has at most so much of a quiz, and of what was asked lately: a quiz counts half as much
# as the one after it.
_MOST_OF_TEMPLATE, _FADING = 0.2, 0.5
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Share:
    """`expected` is how many items each name should have in the long run, `due` how many in this
    quiz: the next whole number above or below, by chance, so that the mean is as expected."""

    expected: Mapping[str, float]
    due: Mapping[str, int]

    def excess(self, name: str, drawn: int) -> float:
        """How far one more is over the share, where so many are drawn: 0 for what is due."""
        return 0.0 if drawn < self.due[name] else (drawn + 1) / self.expected[name]


def share(weights: Mapping[str, float], length: int, rng: random.Random) -> Share:
    """`length` items dealt to names by their positive weights: systematic sampling, in which names
    with a small share take turns."""
    whole = sum(weights.values())
    expected = {name: max(length, 1) * weight / whole for name, weight in weights.items()}
    names = list(expected)
    rng.shuffle(names)
    due, reached = {}, rng.random()
    for name in names:
        due[name] = math.floor(reached + expected[name]) - math.floor(reached)
        reached += expected[name]
    return Share(expected, due)


class TemplateCaps:
    """How often each template may come in a quiz of `length`, after what the learner's last quizzes
    asked: the templates of each, the newest quiz first."""

    def __init__(self, length: int, lately: Sequence[Sequence[str]]) -> None:
        self._in_quiz = max(1, math.floor(_MOST_OF_TEMPLATE * length + _ROUNDING))
        self._window = max(float(length), self._in_quiz / _MOST_OF_TEMPLATE)
        self._asked: Counter[str] = Counter()
        for age, templates in enumerate(lately, start=1):
            self._window += _FADING**age * len(templates)
            for template in templates:
                self._asked[template] += _FADING**age  # type: ignore[assignment]

    def lately(self, template: str) -> float:
        """How often it was asked in the last quizzes, the older ones counting less."""
        return self._asked[template]

    def most(self, template: str) -> int:
        left = _MOST_OF_TEMPLATE * self._window - self._asked[template]
        return min(self._in_quiz, max(0, math.floor(left + _ROUNDING)))
