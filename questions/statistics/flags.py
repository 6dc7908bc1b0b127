"""What speaks against a question, once enough learners answered it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import replace

from questions.statistics.answers import OptionFigures
from questions.statistics.items import ItemFigures

# Fewer say next to nothing about how a question parts the able from the weak.
ENOUGH_LEARNERS = 20
# In percent; what Moodle's documentation and the usual books on tests call worth a look.
_TOO_HARD, _TOO_EASY = 20, 95
_WEAK_DISCRIMINATION, _WEAK_EFFICIENCY = 20, 15
_RARELY_CHOSEN = 5


class Flag(enum.StrEnum):
    """One reason to look at a question."""

    HARD = "hard"
    EASY = "easy"
    DISCRIMINATION = "discrimination"
    EFFICIENCY = "efficiency"
    UNUSED_OPTION = "unused_option"
    ATTRACTIVE_OPTION = "attractive_option"

    @property
    def is_serious(self) -> bool:
        """Whether it may speak against the key or the words; a wrong answer that is hardly chosen
        only does not help."""
        return self is not Flag.UNUSED_OPTION


def flags_of(figures: ItemFigures, distractors: Iterable[OptionFigures] = ()) -> tuple[Flag, ...]:
    """The flags of a question and its wrong options; none while too few answered it."""
    if figures.learners < ENOUGH_LEARNERS:
        return ()
    wrong = tuple(distractors)
    raised = {
        Flag.HARD: _is_under(figures.facility, _TOO_HARD),
        Flag.EASY: figures.facility is not None and figures.facility > _TOO_EASY,
        Flag.DISCRIMINATION: _is_under(figures.discrimination, _WEAK_DISCRIMINATION),
        Flag.EFFICIENCY: _is_under(figures.efficiency, _WEAK_EFFICIENCY),
        Flag.UNUSED_OPTION: any(is_unused(one) for one in wrong),
        Flag.ATTRACTIVE_OPTION: any(is_attractive(one) for one in wrong),
    }
    return tuple(flag for flag, is_raised in raised.items() if is_raised)


def is_unused(distractor: OptionFigures) -> bool:
    return distractor.share < _RARELY_CHOSEN


def is_attractive(distractor: OptionFigures) -> bool:
    """Whether the able choose it more than the weak, by more than chance: a third of sound
    questions have an option of which that is so by some tenth."""
    return not is_unused(distractor) and distractor.attracts_the_able


def held_back(figures: ItemFigures) -> ItemFigures:
    """The figures that may be told: without the indices while too few answered."""
    if figures.learners >= ENOUGH_LEARNERS:
        return figures
    return replace(figures, discrimination=None, efficiency=None, weight=None, pulls_back=False)


def _is_under(figure: float | None, least: float) -> bool:
    return figure is not None and figure < least
