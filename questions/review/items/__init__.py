"""What a reviewer does with questions: hide one, reword its stem, write one; and what follows."""

from questions.review.items.applying import (
    Misfit,
    Reason,
    ReviewedBank,
    apply_to_bank,
    certain_misfits,
)
from questions.review.items.checking import Checker, Flaw, flaws_of_bank, is_minor
from questions.review.items.decisions import (
    Hiding,
    ItemDecision,
    ItemDecisions,
    ItemKey,
    ItemVerb,
    OwnQuestion,
    Rewording,
    hidden_id,
    is_own,
    item_decision_from_json,
    item_decision_to_json,
    item_decisions_from_json,
    item_decisions_to_json,
)
from questions.review.items.importing import Proposal, propose
from questions.review.items.rewording import MAX_STEM, clean_line, reworded, stem_problem
from questions.review.items.writing import (
    MAX_OPTIONS,
    OWN_KINDS,
    TypedOption,
    TypedQuestion,
    own_question,
    own_question_problems,
    typed_again,
)

__all__ = [
    "MAX_OPTIONS",
    "MAX_STEM",
    "OWN_KINDS",
    "Checker",
    "Flaw",
    "Hiding",
    "ItemDecision",
    "ItemDecisions",
    "ItemKey",
    "ItemVerb",
    "Misfit",
    "OwnQuestion",
    "Proposal",
    "Reason",
    "ReviewedBank",
    "Rewording",
    "TypedOption",
    "TypedQuestion",
    "apply_to_bank",
    "certain_misfits",
    "clean_line",
    "flaws_of_bank",
    "hidden_id",
    "is_minor",
    "is_own",
    "item_decision_from_json",
    "item_decision_to_json",
    "item_decisions_from_json",
    "item_decisions_to_json",
    "own_question",
    "own_question_problems",
    "propose",
    "reworded",
    "stem_problem",
    "typed_again",
]
