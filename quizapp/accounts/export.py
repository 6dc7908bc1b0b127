"""Everything the app holds about one person, as plain data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from quizapp.accounts.export_assignments import assignments_of
from quizapp.accounts.export_of_answers import attempts_of
from quizapp.accounts.export_of_classes import (
    classes_of,
    comments_of,
    live_answers_of,
    messages_of,
    moment,
    regrades_of,
    rosters_of,
)
from quizapp.accounts.export_of_exercises import exercises_of
from quizapp.accounts.export_of_library import library_of, reports_of
from quizapp.accounts.export_of_memory import flashcards_of, knowledge_of, mixups_of, notes_of
from quizapp.extensions import db
from quizapp.memory.cards import forgetting_of
from quizapp.models import CalendarFeed, Takeover, User


def collect_data(user: User, now: dt.datetime) -> dict[str, Any]:
    """A person's account, attempts with every answer, assignments, memory, notes, classes, work
    in the library, reports of questions, exercises and diary, ready for JSON.

    The scores of an exam that is still open are left out, and those that an assignment holds back:
    nobody is told them before.
    """
    return {
        "schema": "quizapp-data/1",
        "made_at": now.isoformat(),
        "account": _account(user),
        "attempts": attempts_of(user.id),
        "assignments": assignments_of(user.id),
        "knowledge": knowledge_of(user.id),
        "mixed_up": mixups_of(user.id),
        "flashcards": flashcards_of(user.id),
        "notes": notes_of(user.id),
        "calendar": _calendar(user.id),
        "classes": classes_of(user.id),
        "on_rosters": rosters_of(user),
        "live": live_answers_of(user.id),
        "comments": comments_of(user.id),
        "messages": messages_of(user.id),
        "marks_changed": regrades_of(user.id),
        "library": library_of(user.id),
        "reports": reports_of(user.id),
        "exercises": exercises_of(user.id),
        "taken_over": _taken_over(user.id),
    }


def _account(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "user_name": user.username,
        "name_that_instructors_see": user.display_name,
        "role": user.role.value,
        "language": user.language,
        "time_zone": user.timezone,
        "wording": user.wording,
        "ability": user.ability,
        "forgetting": list(forgetting_of(user.forgetting).numbers),
        "new_facts_a_day": user.new_a_day,
        "minutes_a_day": user.minutes_a_day,
        "exam_at": moment(user.exam_at),
        "created_at": user.created_at.isoformat(),
    }


def _taken_over(user_id: int) -> list[dict[str, Any]]:
    """When the work of a guest became the account's, as long as that is known."""
    rows = db.session.scalars(
        select(Takeover).where(Takeover.user_id == user_id).order_by(Takeover.id)
    )
    return [{"at": row.taken_at.isoformat(), "answers": row.answers} for row in rows]


def _calendar(user_id: int) -> dict[str, Any] | None:
    """Without its address, which anybody who has this file could use."""
    feed = db.session.get(CalendarFeed, user_id)
    if feed is None:
        return None
    at = None if feed.minutes is None else dt.time(*divmod(feed.minutes, 60)).isoformat("minutes")
    return {"time_of_the_day": at, "address_made_at": moment(feed.created_at)}
