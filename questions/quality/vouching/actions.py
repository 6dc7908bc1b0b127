"""Whether the article says at which joint a muscle does what is asked."""

from __future__ import annotations

from questions.quality.auditor.case import Case
from questions.quality.tables import table
from questions.quality.words import stems


def has_no_joint(case: Case) -> bool:
    """Whether the line that is quoted names neither the joint nor the limb that is asked: the same
    word is said of several joints ("upward rotation")."""
    item = case.item
    if not any(one.fact in item.facts for one in case.facts.of("functions")):
        return False
    asked = _joints(" ".join((item.prompt, *(one.text for one in item.right))))
    return not asked & _joints(" ".join(one.text for one in item.evidence))


def _joints(text: str) -> frozenset[str]:
    """The joints that a text names, by themselves or by the limb that they move."""
    of_limb = table("vouching")["joints"]
    told = frozenset(stems(text))
    return frozenset(joint for word, joint in of_limb.items() if stems(word)[0] in told)
