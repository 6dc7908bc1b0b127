"""What a learner was asked lately, so that the next quiz brings something else."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Attempt, Slot, StoredItem

_QUIZZES = 3


def templates_asked_lately(user_id: int) -> tuple[tuple[str, ...], ...]:
    """The templates of the learner's last quizzes on any article, the newest quiz first."""
    newest = (
        select(Attempt.id, Attempt.started_at)
        .where(Attempt.user_id == user_id)
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(_QUIZZES)
        .subquery()
    )
    rows = db.session.execute(
        select(newest.c.id, StoredItem.template)
        .join(Slot, Slot.attempt_id == newest.c.id)
        .join(StoredItem, StoredItem.id == Slot.item_id)
        .order_by(newest.c.started_at.desc(), newest.c.id.desc(), Slot.position)
    )
    asked: defaultdict[int, list[str]] = defaultdict(list)
    for attempt_id, template in rows:
        asked[attempt_id].append(template)
    return tuple(map(tuple, asked.values()))
