"""What a reviewer does with the facts of an article: decisions over them, and what follows."""

from questions.facts.kinds.registry import KINDS
from questions.review.applying import Entry, Review, State, apply, has_name, unchecked
from questions.review.changes import Changes, Compared, changes
from questions.review.correcting import (
    Correction,
    Renaming,
    correction,
    renamed_list,
    stored_addition,
)
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
from questions.review.emptiness import Reason as EmptyReason
from questions.review.emptiness import reasons_for_nothing
from questions.review.forms import fields_for, fields_of, new_id, problems
from questions.review.gathering import (
    Gathered,
    Refused,
    column_additions,
    gather,
    has_home,
    is_labelled,
    lines_of,
    list_additions,
    list_kinds,
)
from questions.review.kinds.registry import FACT_KINDS
from questions.review.outlining import (
    OutlineLine,
    Redrawn,
    outline,
    redraw,
    stretch_of,
)
from questions.review.suggesting import Suggestion, section_at, suggest_fields, suggest_list
from questions.review.unread import Shape, Unread, unread
from questions.review.values import Field, NotThereError

__all__ = [
    "FACT_KINDS",
    "KINDS",
    "Changes",
    "Compared",
    "Correction",
    "Covered",
    "Decision",
    "Disagreement",
    "Doubt",
    "EmptyReason",
    "Entry",
    "Field",
    "Gathered",
    "InvalidDecisionError",
    "NotThereError",
    "OutlineLine",
    "Redrawn",
    "Refused",
    "Renaming",
    "Review",
    "Shape",
    "State",
    "Suggestion",
    "Unread",
    "Verb",
    "apply",
    "changes",
    "column_additions",
    "correction",
    "coverage",
    "decision_from_json",
    "decision_to_json",
    "disagreements",
    "fields_for",
    "fields_of",
    "gather",
    "has_home",
    "has_name",
    "is_labelled",
    "lines_of",
    "list_additions",
    "list_kinds",
    "new_id",
    "outline",
    "problems",
    "reasons_for_nothing",
    "redraw",
    "renamed_list",
    "section_at",
    "stored_addition",
    "stretch_of",
    "suggest_fields",
    "suggest_list",
    "unchecked",
    "unread",
]
