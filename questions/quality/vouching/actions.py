"""Whether the article says at which joint a muscle does what is asked."""

from __future__ import annotations

from questions.knowledge import Movement
from questions.quality.auditor.case import Case
from questions.quality.tables import table
from questions.quality.words import stems


def has_no_joint(case: Case) -> bool:
    """Whether the line that is quoted names neither the joint nor the limb of the movement: the
    same word is said of several joints."""
    item = case.item
    if not any(one.fact in item.facts for one in case.facts.of("functions")):
        return False
    told = {word for one in item.evidence for word in stems(one.text)}
    asked = [case.movement, *(case.source.movement(one.text) for one in item.right)]
    movements = [one for one in asked if one is not None]
    return bool(movements) and not any(_places(one) & told for one in movements)


def _places(movement: Movement) -> frozenset[str]:
    """The words for where the movement takes place."""
    said = (movement.joint, movement.name, movement.clinical_does, movement.does)
    places = frozenset(stems(table("vouching")["places"]["words"]))
    return frozenset(word for one in said for word in stems(one)) & places
