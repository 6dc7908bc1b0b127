"""The questions of an assignment for other programs."""

from __future__ import annotations

from dataclasses import replace

from questions.drawing import Drawn
from questions.items import Item
from quizapp.assignments.drawing import stored_form
from quizapp.models import Assignment
from quizapp.quizzes.banks import get_bank


def questions_of(assignment: Assignment) -> tuple[Item, ...]:
    """The questions of its form, with their options in the order in which it shows them."""
    return tuple(map(_as_shown, stored_form(get_bank(assignment.version_id), assignment)))


def _as_shown(drawn: Drawn) -> Item:
    item = drawn.item
    options = {one.id: one for one in item.options}
    groups = {one.id: one for one in item.groups}
    return replace(
        item,
        options=tuple(options[one] for one in drawn.option_order),
        groups=tuple(groups[one] for one in drawn.group_order),
    )
