"""What a class's answers tell about the questions: figures of each, of all together, and flags.

Everything is a pure function of a matrix of scores. A figure that cannot be told is None, never
NaN. Formulas: the documentation of Moodle's quiz statistics, and Wilson's interval.
"""

from questions.statistics.answers import (
    OptionFigures,
    certainty_gap,
    median_seconds,
    option_figures,
)
from questions.statistics.flags import ENOUGH_LEARNERS, Flag, flags_of, held_back
from questions.statistics.intervals import Interval, wilson
from questions.statistics.items import ItemFigures, item_figures
from questions.statistics.matrix import ScoreMatrix
from questions.statistics.quizzes import QuizFigures, quiz_figures

__all__ = [
    "ENOUGH_LEARNERS",
    "Flag",
    "Interval",
    "ItemFigures",
    "OptionFigures",
    "QuizFigures",
    "ScoreMatrix",
    "certainty_gap",
    "flags_of",
    "held_back",
    "item_figures",
    "median_seconds",
    "option_figures",
    "quiz_figures",
    "wilson",
]
