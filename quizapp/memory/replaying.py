"""Stored answers as the memory takes them in, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, or_, select

from questions import scoring
from questions.memory import Answered
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED_ACTIVITIES
from quizapp.quizzes.banks import get_bank

_ROWS_AT_ONCE = 500
_IS_EXAM = Attempt.mode == Mode.EXAM
# An exam's answers can be changed until its end, and only then is it known what they were.
_AT = case((_IS_EXAM, Attempt.finished_at), else_=Response.answered_at)


def answers_of_exam(attempt_id: int) -> list[Answered]:
    """The answers that stand in an exam that has ended, by position."""
    return [_answered(row) for row in db.session.execute(_query(Attempt.id == attempt_id))]


def answers_of_everybody() -> Iterator[tuple[int, Answered]]:
    """Every answer that counts, with its learner, oldest first; read as it is consumed."""
    query = _query().execution_options(yield_per=_ROWS_AT_ONCE)
    for row in db.session.execute(query):
        yield row.user_id, _answered(row)


def answers_of(user_id: int) -> list[Answered]:
    """One learner's, oldest first."""
    return [_answered(row) for row in db.session.execute(_query(Attempt.user_id == user_id))]


def _query(*wanted: ColumnElement[bool]) -> Select[Any]:
    """First tries in practice, the last ones in an exam that has ended and is told."""
    first = ~_IS_EXAM & (Response.try_number == 1)
    is_told = Attempt.finished_at.is_not(None) & Attempt.held_until.is_(None)
    last = _IS_EXAM & is_told & (Response.try_number == Slot.tries)
    columns: tuple[Any, ...] = (
        Attempt.user_id,
        Attempt.activity,
        Attempt.version_id,
        Slot.item_id,
        Response.answer,
        Response.certainty,
        Response.hinted,
        Response.seconds,
        _AT.label("at"),
    )
    return (
        select(*columns)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(Response, Response.slot_id == Slot.id)
        .where(or_(first, last), *wanted)
        .order_by(_AT, Attempt.id, Slot.position)
    )


def _answered(row: Row[Any]) -> Answered:
    item = get_bank(row.version_id).item(row.item_id)
    response = scoring.response_from_json(item, row.answer)
    return Answered(
        item=item,
        response=response,
        outcome=scoring.score(item, response),
        at=row.at,
        certainty=row.certainty,
        hinted=row.hinted,
        seconds=row.seconds,
        is_mixed=row.activity in MIXED_ACTIVITIES,
    )
