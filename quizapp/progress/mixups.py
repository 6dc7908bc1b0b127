"""What one learner mixes up, and how often."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import and_, select

from quizapp.extensions import db
from quizapp.models import Knowledge, Mixup

_SHOWN = 10
# Older ones are history.
_LOOK_BACK = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class MixupRow:
    """`thing` was taken for `taken_for`, so many `times` of the `asked` that the fact was asked."""

    fact_id: str
    thing: str
    taken_for: str
    times: int
    asked: int


def list_mixups(user_id: int | None, now: dt.datetime) -> tuple[MixupRow, ...]:
    """The most frequent ones of the last months, while the fact is not confirmed since."""
    rows = db.session.execute(
        select(Mixup, Knowledge.asked)
        .join(
            Knowledge,
            and_(Knowledge.user_id == Mixup.user_id, Knowledge.fact_id == Mixup.fact_id),
        )
        .where(
            Mixup.user_id == user_id,
            Mixup.last_at >= now - _LOOK_BACK,
            Knowledge.is_confirmed.is_(False),
        )
        .order_by(Mixup.times.desc(), Mixup.last_at.desc(), Mixup.thing, Mixup.taken_for)
        .limit(_SHOWN)
    )
    return tuple(
        MixupRow(mixup.fact_id, mixup.thing, mixup.taken_for, mixup.times, asked)
        for mixup, asked in rows
    )
