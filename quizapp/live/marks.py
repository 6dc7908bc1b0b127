"""The marks that count of the answers of rounds.

Once a round has ended they are those of the attempts that its answers went into: an override may
have changed them since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Subquery, case, func, null, select

from quizapp.extensions import db
from quizapp.models import LiveAnswer, LiveRound, Slot


@dataclass(frozen=True, slots=True)
class Given:
    """An answer; `score` is None where its question was dropped."""

    position: int
    user_id: int
    answer: Any
    score: float | None


def given_in(live: LiveRound, position: int | None = None) -> list[Given]:
    """The answers of a round, or of one of its questions."""
    marked = marked_answers(LiveAnswer.round_id == live.id)
    columns = marked.c
    query = select(columns.position, columns.user_id, columns.answer, columns.score)
    if position is not None:
        query = query.where(columns.position == position)
    return [Given(*row) for row in db.session.execute(query)]


def marked_answers(wanted: ColumnElement[bool]) -> Subquery:
    """Answers with their marks; of an attempt all are wanted or none. Its questions are in the
    order of the round's, without those that were not answered."""
    place = func.row_number().over(partition_by=LiveAnswer.attempt_id, order_by=LiveAnswer.position)
    kept = select(LiveAnswer, place.label("place")).where(wanted).subquery()
    score = case(
        (Slot.id.is_(None), kept.c.score), (Slot.is_dropped, null()), else_=Slot.score
    ).label("score")
    return (
        select(
            kept.c.round_id,
            kept.c.position,
            kept.c.user_id,
            kept.c.attempt_id,
            kept.c.answer,
            score,
        )
        .outerjoin(Slot, (Slot.attempt_id == kept.c.attempt_id) & (Slot.position == kept.c.place))
        .subquery()
    )
