"""The kinds of statement by name, as decisions have it."""

from __future__ import annotations

from collections.abc import Mapping

from questions.review.kinds.definition import DEFINITION
from questions.review.kinds.exercise import DOSE, EQUIPMENT, GOAL, POSITION, STEPS
from questions.review.kinds.kind import FactKind
from questions.review.kinds.listed import CAUSE, FUNCTION, RED_FLAG
from questions.review.kinds.member import MEMBER
from questions.review.kinds.type_ import TYPE

FACT_KINDS: Mapping[str, FactKind] = {
    "member": MEMBER,
    "type": TYPE,
    "position": POSITION,
    "equipment": EQUIPMENT,
    "dose": DOSE,
    "goal": GOAL,
    "steps": STEPS,
    "cause": CAUSE,
    "function": FUNCTION,
    "red_flag": RED_FLAG,
    "definition": DEFINITION,
}
