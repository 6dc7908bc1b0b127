"""Attempts at chosen questions with chosen answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from questions.items.model import Item, Kind
from questions.scoring import Response as Given
from questions.scoring import response_to_json, score
from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, Counting, Response, Slot, Telling
from quizapp.models.attempts import Mode
from quizapp.quizzes.banks import get_bank
from tests.quizapp.progress.answering import NOON, SKIPPED


@dataclass(frozen=True)
class Told:
    """An answer with what was measured of it."""

    given: Given
    certainty: int | None = None
    seconds: int | None = None


def item_of(row_id: int, version_id: int = 1) -> Item:
    return get_bank(version_id).item(row_id)


def rows_of(kind: Kind, template: str = "", version_id: int = 1) -> list[int]:
    """The rows of the items of a kind."""
    bank = get_bank(version_id)
    return [
        bank.row_id(item)
        for item in bank.pool("clinical")
        if item.kind == kind and item.template.startswith(template)
    ]


def right(row_id: int) -> Given:
    key = item_of(row_id).key
    assert isinstance(key, str | tuple | Mapping)
    return key


def wrong(row_id: int, which: int = 0) -> str:
    """One of the wrong options, by its place among them."""
    item = item_of(row_id)
    return [one.id for one in item.options if one.id != item.key][which]


def add_assignment(class_id: int) -> int:
    """An exam that a class is given, called Week 1; gives its id."""
    made = Assignment(
        class_id=class_id,
        version_id=1,
        title="Week 1",
        activity="mixed",
        topics=[],
        kinds=[],
        length=2,
        form=[],
        form_code="CODE",
        seed=1,
        mode=Mode.EXAM,
        opens_at=NOON,
        due_at=NOON,
        counting=Counting.FIRST,
        telling=Telling.NOW,
        made_at=NOON,
    )
    db.session.add(made)
    db.session.commit()
    return made.id


def add_answers(
    user_id: int,
    answers: Mapping[int, Given | Told | None],
    *,
    mode: Mode = Mode.EXAM,
    is_finished: bool = True,
    at: dt.datetime = NOON,
    version_id: int = 1,
    assignment_id: int | None = None,
) -> int:
    """An attempt with these questions, by their rows; None was not answered, SKIPPED skipped."""
    attempt = Attempt(
        user_id=user_id,
        version_id=version_id,
        activity="mixed",
        title="A quiz",
        mode=mode,
        seed=1,
        length=len(answers),
        started_at=at,
        finished_at=at if is_finished else None,
        assignment_id=assignment_id,
    )
    db.session.add(attempt)
    db.session.flush()
    for position, (row_id, answer) in enumerate(answers.items(), start=1):
        told = answer if isinstance(answer, Told) else Told(answer) if answer else None
        is_answered = told is not None and told.given != SKIPPED
        item = item_of(row_id, version_id)
        slot = Slot(
            attempt_id=attempt.id,
            position=position,
            item_id=row_id,
            option_order=[one.id for one in item.options],
            group_order=[one.id for one in item.groups],
            tries=int(is_answered),
            score=score(item, told.given).score if told and is_answered else None,
            skipped_at=at if told and not is_answered else None,
        )
        db.session.add(slot)
        db.session.flush()
        if told and is_answered:
            outcome = score(item, told.given)
            db.session.add(
                Response(
                    slot_id=slot.id,
                    try_number=1,
                    answer=response_to_json(told.given),
                    score=outcome.score,
                    parts=dict(outcome.parts),
                    seconds=told.seconds,
                    certainty=told.certainty,
                    answered_at=at,
                )
            )
    db.session.commit()
    return attempt.id
