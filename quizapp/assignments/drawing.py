"""The form of an assignment: which questions stand in it, and how."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from questions.drawing import Drawn
from questions.items.registers import CLINICAL
from quizapp.models.assignments import Assignment
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import CHOSEN
from quizapp.quizzes.banks import StoredBank
from quizapp.quizzes.drawing import Choice, draw_again, draw_quiz
from quizapp.quizzes.errors import NothingToAskError


@dataclass(frozen=True, slots=True)
class Content:
    """What is asked: `activity` as in `Assignment`, and where it is CHOSEN the `item_ids`."""

    version_id: int
    activity: str
    length: int
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()


def draw_form(bank: StoredBank, content: Content, seed: int) -> tuple[Drawn, ...]:
    """The questions that everybody gets, or that stand on paper. The same content and seed give
    the same form. Raises NothingToAskError."""
    drawn = _draw(bank, content, random.Random(seed))  # noqa: S311 - no secret
    if not drawn:
        raise NothingToAskError
    return drawn


def draw_variant(
    bank: StoredBank, assignment: Assignment, user_id: int, number: int
) -> tuple[Drawn, ...]:
    """A learner's own questions for their `number`-th attempt; of chosen ones other variants, in
    another order."""
    item_ids = tuple(one.item.id for one in stored_form(bank, assignment))
    content = Content(
        assignment.version_id,
        assignment.activity,
        assignment.length,
        tuple(assignment.topics),
        tuple(assignment.kinds),
        item_ids,
    )
    return _draw(bank, content, random.Random(f"{assignment.seed}:{user_id}:{number}"))  # noqa: S311


def form_rows(bank: StoredBank, drawn: Sequence[Drawn]) -> list[list[Any]]:
    """A form as it is stored."""
    return [[bank.row_id(one.item), [*one.option_order], [*one.group_order]] for one in drawn]


def stored_form(bank: StoredBank, assignment: Assignment) -> tuple[Drawn, ...]:
    """The way back from `form_rows`."""
    return tuple(
        Drawn(bank.item(row_id), tuple(options), tuple(groups))
        for row_id, options, groups in assignment.form
    )


def _draw(bank: StoredBank, content: Content, rng: random.Random) -> tuple[Drawn, ...]:
    if content.activity == CHOSEN:
        variants = [[item for item in bank.items if item.id == one] for one in content.item_ids]
        return draw_again(bank, [rng.choice(found) for found in variants if found], rng)
    choice = Choice(
        content.version_id,
        content.activity,
        "",
        Mode.PRACTICE,
        content.length,
        frozenset(content.topics),
        frozenset(content.kinds),
        CLINICAL,
    )
    return draw_quiz(bank, choice, rng)
