"""The private calendar of a learner: its address, and what it tells of the next days."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Load

from questions.items.registers import CLINICAL
from questions.memory import Card, Settings, forecast
from quizapp.articles.service import Version, published_versions
from quizapp.articles.viewing import look_as
from quizapp.assignments.times import zone_of
from quizapp.extensions import db
from quizapp.locale import DEFAULT_TIMEZONE
from quizapp.memory.cards import begun_since, get_cards
from quizapp.memory.self_reports import as_planned, get_self_reports
from quizapp.models import CalendarFeed, User
from quizapp.quizzes.banks import get_bank
from quizapp.study.days import begun_banks, facts_of_all, settings_of

DAYS = 7
_TOKEN_BYTES = 16
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class NotFoundError(Exception):
    """No calendar has this address, or has it any more."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """What a day brings: how many facts are due, how many are new beside them, and about how long
    they take."""

    day: dt.date
    due: int
    new: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Reminders:
    """What a calendar tells. `at` is the time of the day for it, None for all day; `changed_at` the
    last moment at which any of this may have become otherwise."""

    user_id: int
    language: str | None
    zone: ZoneInfo
    at: dt.time | None
    days: tuple[DueDay, ...]
    exam_on: dt.date | None
    changed_at: dt.datetime


def find_feed(user_id: int) -> CalendarFeed | None:
    return db.session.get(CalendarFeed, user_id)


def save_feed(user_id: int, at: dt.time | None, now: dt.datetime) -> None:
    """Sets the time of the day, and makes an address where there is none."""
    values = {"minutes": at.hour * 60 + at.minute if at else None, "changed_at": now}
    own = update(CalendarFeed).where(CalendarFeed.user_id == user_id)
    if db.session.scalar(own.values(**values).returning(CalendarFeed.user_id)) is None:
        db.session.add(CalendarFeed(user_id=user_id, token=_new_token(), created_at=now, **values))
    try:
        db.session.commit()
    except IntegrityError:  # a second click was faster
        db.session.rollback()


def renew_feed(user_id: int, now: dt.datetime) -> None:
    """Gives the calendar another address; the old one ends. Raises NotFoundError."""
    renewed = db.session.scalar(
        update(CalendarFeed)
        .where(CalendarFeed.user_id == user_id)
        .values(token=_new_token(), created_at=now, changed_at=now)
        .returning(CalendarFeed.user_id)
    )
    if renewed is None:
        raise NotFoundError
    db.session.commit()


def delete_feed(user_id: int) -> None:
    """Ends the address; does nothing where there is none."""
    db.session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == user_id))
    db.session.commit()


def is_token(text: str) -> bool:
    """Whether this could be the secret part of an address."""
    return _TOKEN.fullmatch(text) is not None


def get_reminders(token: str, now: dt.datetime) -> Reminders:
    """What the calendar at this address tells now. Raises NotFoundError."""
    row = None
    if is_token(token):
        row = db.session.execute(
            select(CalendarFeed, User)
            .join(User, User.id == CalendarFeed.user_id)
            .where(CalendarFeed.token == token)
            .options(Load(User).undefer_group("studying"))
        ).one_or_none()
    if row is None:
        raise NotFoundError
    feed, user = row
    look_as(lambda: user)  # a program asks, and not whoever is logged in beside it
    zone = zone_of(user.timezone or DEFAULT_TIMEZONE)
    today = now.astimezone(zone).date()
    days = tuple(today + dt.timedelta(days=n) for n in range(DAYS + 1))
    midnights = [moment_of(day, dt.time(), zone) for day in days]
    cards = get_cards(user.id)
    reports = get_self_reports(user.id)
    versions = published_versions()
    changes = [
        feed.changed_at,
        midnights[0],
        *(card.last_at for card in cards.values() if card.last_at),
        *(card.due for card in cards.values() if card.due and card.is_in_first_minutes),
        *(report.at for report in reports.values()),
        *(version.published_at for version in versions if version.published_at),
    ]
    exam_on = user.exam_at.astimezone(zone).date() if user.exam_at else None
    return Reminders(
        user_id=user.id,
        language=user.language,
        zone=zone,
        at=None if feed.minutes is None else dt.time(*divmod(feed.minutes, 60)),
        days=_due_days(
            as_planned(cards, reports),
            versions,
            user.wording or CLINICAL,
            settings_of(user),
            days,
            (now, *midnights),
        ),
        exam_on=exam_on if exam_on and exam_on >= today else None,
        changed_at=max(change for change in changes if change <= now),
    )


def moment_of(day: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """That time of a day in that zone, in UTC; a time that the clocks skip is an hour later."""
    return dt.datetime.combine(day, time, zone).astimezone(dt.UTC)


def _due_days(
    cards: Mapping[str, Card],
    versions: Sequence[Version],
    register: str,
    settings: Settings,
    days: Sequence[dt.date],
    moments: Sequence[dt.datetime],
) -> tuple[DueDay, ...]:
    """The days on which there is something to do, of all articles that were begun together.
    `moments` are now and the midnights at which the days begin."""
    now, begins, *ends = moments
    begun = begun_banks((get_bank(one.id) for one in versions), cards, register)
    facts = facts_of_all(begun, register)
    new_today = begun_since(cards, begins)
    sessions = forecast(facts, cards, settings, now, ends, new_today=new_today)
    return tuple(
        DueDay(day, session.due, session.new, session.minutes)
        for day, session in zip(days, sessions, strict=False)
        if session.facts
    )


def _new_token() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)
