"""A person's exercises and diary, as plain data."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Class, DiaryEntry, DiarySharing, ExercisePick, Prescription


def exercises_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """What a person picked, was prescribed alone and wrote in the diary, who may see it, and what
    the person prescribed to others, without their names."""
    picked = db.session.scalars(
        select(ExercisePick)
        .where(ExercisePick.user_id == user_id)
        .order_by(ExercisePick.picked_at, ExercisePick.exercise_id)
    )
    prescribed = db.session.scalars(
        select(Prescription).where(Prescription.user_id == user_id).order_by(Prescription.id)
    )
    given = db.session.scalars(
        select(Prescription).where(Prescription.made_by_id == user_id).order_by(Prescription.id)
    )
    entries = db.session.scalars(
        select(DiaryEntry)
        .where(DiaryEntry.user_id == user_id)
        .order_by(DiaryEntry.day, DiaryEntry.id)
    )
    shared = db.session.execute(
        select(Class.name, DiarySharing.shared_at)
        .join(Class, Class.id == DiarySharing.class_id)
        .where(DiarySharing.user_id == user_id)
        .order_by(DiarySharing.shared_at)
    )
    return {
        "picked": [
            {"exercise": one.name, "picked_at": one.picked_at.isoformat()} for one in picked
        ],
        "prescribed_to_you": [_prescription(one) for one in prescribed],
        "prescribed_by_you": [_prescription(one) for one in given],
        "diary": [
            {
                "day": one.day.isoformat(),
                "done": [{"exercise": each["name"], "sets": each["sets"]} for each in one.done],
                "felt": one.felt,
                "note": one.note,
                "written_at": one.written_at.isoformat(),
            }
            for one in entries
        ],
        "diary_shown_to": [{"class": name, "since": at.isoformat()} for name, at in shared],
    }


def _prescription(one: Prescription) -> dict[str, Any]:
    return {
        "exercise": one.name,
        "version": one.number,
        "dose": one.dose,
        "line": one.line,
        "ended": one.is_ended,
        "made_at": one.made_at.isoformat(),
    }
