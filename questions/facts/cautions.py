"""Which steps of an exercise say what to avoid, rather than what to do."""

from __future__ import annotations

import re

from questions.facts.model import Exercise
from questions.lexicon import table


def cautions(exercise: Exercise) -> tuple[str, ...]:
    """The steps that say what to avoid, in order."""
    return tuple(step for step in exercise.steps if _CAUTION.match(step))


def movements(exercise: Exercise) -> tuple[str, ...]:
    """The other steps, in order."""
    return tuple(step for step in exercise.steps if not _CAUTION.match(step))


_CAUTION = re.compile(
    rf"(?:{'|'.join(re.escape(word) for word in table('exercises')['avoiding'])})\b", re.IGNORECASE
)
