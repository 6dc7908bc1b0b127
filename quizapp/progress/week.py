"""On which of the last seven days somebody practised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Integer, cast, extract, or_, select

from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot

DAYS = 7
# Zones differ from UTC by multiples of a quarter of an hour, so that quarters make up days.
QUARTER_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class WeekDay:
    day: dt.date
    is_practised: bool


def get_week(
    user_id: int, now: dt.datetime, day_of: Callable[[dt.datetime], dt.date]
) -> tuple[WeekDay, ...]:
    """The last seven days, today last, by whether any question was answered on them; `day_of`
    gives the day of a moment where the learner is."""
    since = now - dt.timedelta(days=DAYS)
    quarter = cast(extract("epoch", Response.answered_at), Integer) // QUARTER_SECONDS
    # What ended before need not be looked through, be it thousands of answers.
    is_recent = or_(
        Attempt.started_at >= since, Attempt.finished_at.is_(None), Attempt.finished_at >= since
    )
    quarters = db.session.scalars(
        select(quarter)
        .distinct()
        .join(Slot, Slot.id == Response.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.user_id == user_id, is_recent, Response.answered_at >= since)
    )
    practised = {
        day_of(dt.datetime.fromtimestamp(one * QUARTER_SECONDS, dt.UTC)) for one in quarters
    }
    today = day_of(now)
    days = (today - dt.timedelta(days=n) for n in reversed(range(DAYS)))
    return tuple(WeekDay(day, day in practised) for day in days)
