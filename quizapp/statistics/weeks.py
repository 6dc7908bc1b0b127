"""What a class answered from week to week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Integer, cast, extract, func, select

from quizapp.assignments.times import zone_of
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Attempt, Membership, Response, Slot
from quizapp.progress.week import DAYS, QUARTER_SECONDS
from quizapp.statistics.answers import Selection, wanted

_WEEKS_SHOWN = 16
Quarter = tuple[int, int, float]
"""A quarter of an hour since 1970, the questions first answered in it, and their points."""


@dataclass(frozen=True, slots=True)
class Week:
    """The questions first answered in the week that begins on a Monday, and their points."""

    monday: dt.date
    answers: int
    points: float

    @property
    def share(self) -> float | None:
        return self.points / self.answers if self.answers else None


def list_weeks(
    taught: TaughtClass, quarters: Iterable[Quarter], now: dt.datetime
) -> tuple[Week, ...]:
    """From the first week with an answer to this one, the last ones of these, in the class's own
    time zone."""
    zone = zone_of(taught.time_zone)
    weeks: dict[dt.date, Week] = {}
    for quarter, answers, points in quarters:
        monday = _monday(dt.datetime.fromtimestamp(quarter * QUARTER_SECONDS, zone).date())
        old = weeks.get(monday, Week(monday, 0, 0.0))
        weeks[monday] = Week(monday, old.answers + answers, old.points + points)
    if not weeks:
        return ()
    this = max(_monday(now.astimezone(zone).date()), *weeks)
    first = max(min(weeks), this - dt.timedelta(days=DAYS * (_WEEKS_SHOWN - 1)))
    count = (this - first).days // DAYS + 1
    mondays = [first + dt.timedelta(days=DAYS * n) for n in range(count)]
    return tuple(weeks.get(monday, Week(monday, 0, 0.0)) for monday in mondays)


def read_quarters(taught: TaughtClass, selection: Selection) -> tuple[Quarter, ...]:
    """By the quarter of an hour of the first try: zones differ from UTC by whole quarters."""
    quarter = cast(extract("epoch", Response.answered_at), Integer) // QUARTER_SECONDS
    rows = db.session.execute(
        select(quarter, func.count(), func.sum(Slot.score))
        .select_from(Membership)
        .join(Attempt, Attempt.user_id == Membership.user_id)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(Response, (Response.slot_id == Slot.id) & (Response.try_number == 1))
        .where(wanted(taught, selection), Slot.score.is_not(None))
        .group_by(quarter)
    )
    return tuple((at, answers, points or 0.0) for at, answers, points in rows)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
