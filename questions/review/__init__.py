"""What a reviewer does with the facts of an article: decisions over them, and what follows."""

from questions.facts.kinds.registry import KINDS
from questions.review.applying import Entry, Review, State, apply
from questions.review.changes import Changes, Compared, changes
from questions.review.correcting import Correction, Renaming, correction, stored_addition
from questions.review.coverage import Covered, coverage
from questions.review.decisions import (
    Decision,
    InvalidDecisionError,
    Verb,
    decision_from_json,
    decision_to_json,
)
from questions.review.disagreement import Disagreement, disagreements
from questions.review.doubts import Doubt
from questions.review.forms import fields_for, fields_of, new_id, problems
from questions.review.values import Field, NotThereError

__all__ = [
    "KINDS",
    "Changes",
    "Compared",
    "Correction",
    "Covered",
    "Decision",
    "Disagreement",
    "Doubt",
    "Entry",
    "Field",
    "InvalidDecisionError",
    "NotThereError",
    "Renaming",
    "Review",
    "State",
    "Verb",
    "apply",
    "changes",
    "correction",
    "coverage",
    "decision_from_json",
    "decision_to_json",
    "disagreements",
    "fields_for",
    "fields_of",
    "new_id",
    "problems",
    "stored_addition",
]
