"""What a learner remembers: cards, reviews, levels, ability, what is mixed up, what is due.

Everything is a value or a pure function: the time, where it matters, is passed in (aware, in UTC),
and chance as a seed. An answer is taken in by `learn` (or, where there is no
item, by `review`); a day is planned by `plan_day`.
"""

from questions.memory.ability import (
    Skill,
    chance_known,
    predicted_difficulty,
    success,
    update_skill,
)
from questions.memory.cards import Card, recall, review, stored_recall
from questions.memory.confusions import Confusion, confusions
from questions.memory.evidence import Evidence, Rating, weigh
from questions.memory.exam import ExamOutlook, looks_needed, outlook
from questions.memory.forecast import forecast
from questions.memory.forgetting import NOTHING_TOLD, Curve, Forgetting
from questions.memory.learning import Answered, Change, learn
from questions.memory.levels import Level, Standing, is_known, is_shaky, standing
from questions.memory.queue import Day, Settings, plan_day
from questions.memory.scheduling import Memory, retrievability
from questions.memory.self_report import SelfRating, SelfReport, planned

__all__ = [
    "NOTHING_TOLD",
    "Answered",
    "Card",
    "Change",
    "Confusion",
    "Curve",
    "Day",
    "Evidence",
    "ExamOutlook",
    "Forgetting",
    "Level",
    "Memory",
    "Rating",
    "SelfRating",
    "SelfReport",
    "Settings",
    "Skill",
    "Standing",
    "chance_known",
    "confusions",
    "forecast",
    "is_known",
    "is_shaky",
    "learn",
    "looks_needed",
    "outlook",
    "plan_day",
    "planned",
    "predicted_difficulty",
    "recall",
    "retrievability",
    "review",
    "standing",
    "stored_recall",
    "success",
    "update_skill",
    "weigh",
]
