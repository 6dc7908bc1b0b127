"""What a reviewer does with the facts of an article: decisions over them, and what follows."""

from questions.review.applying import Entry, Review, State, apply
from questions.review.changes import Changes, Compared, changes
from questions.review.coverage import Covered, coverage
from questions.review.decisions import (
    KINDS,
    Decision,
    InvalidDecisionError,
    Verb,
    decision_from_json,
    decision_to_json,
)
from questions.review.doubts import Doubt
from questions.review.forms import fields_for, fields_of, new_id, problems
from questions.review.values import Field, NotThereError

__all__ = [
    "KINDS",
    "Changes",
    "Compared",
    "Covered",
    "Decision",
    "Doubt",
    "Entry",
    "Field",
    "InvalidDecisionError",
    "NotThereError",
    "Review",
    "State",
    "Verb",
    "apply",
    "changes",
    "coverage",
    "decision_from_json",
    "decision_to_json",
    "fields_for",
    "fields_of",
    "new_id",
    "problems",
]
