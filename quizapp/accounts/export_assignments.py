"""What the app holds of a person's assignments, as plain data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Assignment, AssignmentException, Attempt


def titles_of(user_id: int) -> dict[int | None, str]:
    """Of the assignments that a person made attempts at."""
    rows = db.session.execute(
        select(Assignment.id, Assignment.title)
        .join(Attempt, Attempt.assignment_id == Assignment.id)
        .where(Attempt.user_id == user_id)
    )
    return {row.id: row.title for row in rows}


def assignments_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """What a person gave to classes, and what was made otherwise for them alone."""
    made = db.session.scalars(
        select(Assignment).where(Assignment.made_by_id == user_id).order_by(Assignment.id)
    )
    exceptions = db.session.execute(
        select(Assignment.title, AssignmentException)
        .join(Assignment, Assignment.id == AssignmentException.assignment_id)
        .where(AssignmentException.user_id == user_id)
        .order_by(Assignment.id)
    )
    return {
        "made": [{"title": one.title, "made_at": one.made_at.isoformat()} for one in made],
        "exceptions_for_you": [
            {
                "assignment": title,
                "opens_at": _moment(one.opens_at),
                "due_at": _moment(one.due_at),
                "extra_minutes": one.extra_minutes,
                "extra_attempts": one.extra_attempts,
            }
            for title, one in exceptions
        ],
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
