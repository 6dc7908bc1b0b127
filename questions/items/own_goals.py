"""Goals that the article does not state: who checked it wrote them, and an item says so."""

from __future__ import annotations

from collections.abc import Collection

from questions.facts.model import Facts
from questions.items.model import Feedback
from questions.items.wording import listed, quoted


def with_giver(feedback: Feedback, facts: Facts, tested: Collection[str]) -> Feedback:
    """The feedback with a sentence on the goals among the tested facts that are not the
    article's."""
    own = [
        quoted(one)
        for one in facts.exercises
        if one.goal_by == "reviewer" and one.parts["goal"].id in tested
    ]
    if not own:
        return feedback
    goals = "goals" if len(own) > 1 else "goal"
    were = "were" if len(own) > 1 else "was"
    note = f"The {goals} of {listed(own)} {were} added in review; the article states none."
    return Feedback(
        right=f"{feedback.right} {note}",
        wrong=f"{feedback.wrong} {note}",
        by_option=feedback.by_option,
    )
