"""What is true of the body, as data with its sources: it vetoes wrong answers that a textbook calls
true, doubts what an article claims, ranks what people mix up, explains, and lends scenes. It never
makes a key, and what it does not know it does not judge."""

from questions.knowledge.body import Body, Verdict, body
from questions.knowledge.entries import (
    Action,
    Condition,
    ConditionType,
    Movement,
    Muscle,
    Posture,
    Structure,
    Term,
)

__all__ = [
    "Action",
    "Body",
    "Condition",
    "ConditionType",
    "Movement",
    "Muscle",
    "Posture",
    "Structure",
    "Term",
    "Verdict",
    "body",
]
