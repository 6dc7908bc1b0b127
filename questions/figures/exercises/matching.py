"""Which pair of poses fits an exercise, by its position, equipment and words: data/matching.toml.
Where nothing fits, nothing is drawn."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from questions.facts.model import Exercise
from questions.figures.exercises.places import DATA


@dataclass(frozen=True, slots=True)
class Rule:
    """A pose, and what an exercise must be like. `name` is looked for in its name, each of `says`
    in its name and steps; none of `never` may be there. `equipment`: what it must use, and all
    that it may use besides is `may_use`."""

    pose: str
    positions: tuple[str, ...]
    name: re.Pattern[str]
    says: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    equipment: frozenset[str]
    may_use: frozenset[str]

    def fits(self, exercise: Exercise) -> bool:
        everything = " ".join((exercise.name, *exercise.steps))
        used = frozenset(exercise.equipment)
        return (
            exercise.position in self.positions
            and self.name.search(exercise.name) is not None
            and all(pattern.search(everything) for pattern in self.says)
            and not any(pattern.search(everything) for pattern in self.never)
            and self.equipment <= used <= self.equipment | self.may_use
        )


def pose_for(exercise: Exercise) -> str | None:
    """The name of the pair of poses that shows this exercise; None where none is known to."""
    return next((rule.pose for rule in _rules() if rule.fits(exercise)), None)


@cache
def _rules() -> tuple[Rule, ...]:
    tables = tomllib.loads((DATA / "matching.toml").read_text(encoding="utf-8"))
    never, may_use = tables["never"], tables["may_use"]
    return tuple(
        Rule(
            row["pose"],
            tuple(row["positions"]),
            _pattern(row["name"]),
            _patterns(row.get("says", ())),
            _patterns((*never, *row.get("never", ()))),
            frozenset(row.get("equipment", ())),
            frozenset((*may_use, *row.get("may_use", ()))),
        )
        for row in tables["rule"]
    )


def _patterns(texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(text) for text in texts)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{text})", re.IGNORECASE)
