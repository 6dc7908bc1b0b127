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

_OTHER_SIDE = {"left": "right", "right": "left"}
# What of a name does not tell its exercise: a remark in brackets, or behind a colon or comma.
_REMARK = re.compile(r"\(.*?\)|[:,–—].*$|[®™]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pose, and what an exercise must be like for it. `equipment` is what it must use, `may_use`
    what it may use besides; `side` that of the limb that moves in the picture."""

    pose: str
    positions: tuple[str, ...]
    name: re.Pattern[str]
    says: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    equipment: frozenset[str]
    may_use: frozenset[str]
    side: str | None

    def fits(self, exercise: Exercise) -> bool:
        everything = " ".join((exercise.name, *exercise.steps))
        used = frozenset(exercise.equipment)
        return (
            exercise.position in self.positions
            and self.name.fullmatch(_REMARK.sub("", exercise.name).strip()) is not None
            and self.equipment <= used <= self.equipment | self.may_use
            and all(pattern.search(everything) for pattern in self.says)
            and not any(pattern.search(everything) for pattern in self.never)
            and not _speaks_of_other_side(everything, self.side)
        )


def pose_for(exercise: Exercise) -> str | None:
    """The name of the pair of poses that shows this exercise; None where none is known to."""
    return next((rule.pose for rule in rules() if rule.fits(exercise)), None)


@cache
def rules() -> tuple[Rule, ...]:
    """In the order in which they are tried."""
    tables = tomllib.loads((DATA / "matching.toml").read_text(encoding="utf-8"))
    may_add = "|".join(tables["name_may_add"])
    return tuple(
        Rule(
            row["pose"],
            tuple(row["positions"]),
            re.compile(
                rf"(?:(?:{may_add})[- ])*(?:{row['name']})(?: (?:{may_add}))*", re.IGNORECASE
            ),
            _patterns(row.get("says", ())),
            _patterns((*tables["never"], *row.get("never", ()))),
            frozenset(row.get("equipment", ())),
            frozenset((*tables["may_use"], *row.get("may_use", ()))),
            row.get("side"),
        )
        for row in tables["rule"]
    )


def _speaks_of_other_side(text: str, side: str | None) -> bool:
    """Whether only the limb of the other side is spoken of."""
    if side is None:
        return False
    words = set(re.findall(r"\b(?:left|right)\b", text.lower()))
    return words == {_OTHER_SIDE[side]}


def _patterns(texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{text})", re.IGNORECASE) for text in texts)
