"""What is remembered of a person's answers, and what the person noted, as plain data."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from questions.memory import SelfRating
from quizapp.accounts.export_of_classes import moment
from quizapp.extensions import db
from quizapp.models import ArticleVersion, Knowledge, Mixup, Note, SelfReport


def knowledge_of(user_id: int) -> list[dict[str, Any]]:
    rows = db.session.scalars(
        select(Knowledge).where(Knowledge.user_id == user_id).order_by(Knowledge.fact_id)
    )
    return [
        {
            "fact": row.fact_id,
            "asked": row.asked,
            "right": row.right,
            "last_right": row.last_right,
            "first_at": moment(row.first_at),
            "last_at": row.last_at.isoformat(),
            "right_again_later": row.is_confirmed,
            "sure_and_wrong": row.is_urgent,
            "stability_in_days": row.stability,
            "difficulty": row.difficulty,
            "due": moment(row.due),
        }
        for row in rows
    ]


def mixups_of(user_id: int) -> list[dict[str, Any]]:
    rows = db.session.scalars(
        select(Mixup)
        .where(Mixup.user_id == user_id)
        .order_by(Mixup.fact_id, Mixup.thing, Mixup.taken_for)
    )
    return [
        {
            "fact": row.fact_id,
            "thing": row.thing,
            "taken_for": row.taken_for,
            "times": row.times,
            "last_at": row.last_at.isoformat(),
        }
        for row in rows
    ]


def flashcards_of(user_id: int) -> list[dict[str, Any]]:
    rows = db.session.scalars(
        select(SelfReport).where(SelfReport.user_id == user_id).order_by(SelfReport.fact_id)
    )
    return [
        {"fact": row.fact_id, "said": SelfRating(row.rating).name.lower(), "at": moment(row.at)}
        for row in rows
    ]


def notes_of(user_id: int) -> list[dict[str, Any]]:
    rows = db.session.execute(
        select(ArticleVersion.title, Note)
        .join(ArticleVersion, ArticleVersion.id == Note.version_id)
        .where(Note.user_id == user_id)
        .order_by(Note.id)
    )
    return [
        {
            "article": title,
            "on": "sentence" if note.item_id is None else "question",
            "words": note.quote,
            "note": note.text,
            "marked_at": moment(note.created_at),
            "changed_at": moment(note.changed_at),
        }
        for title, note in rows
    ]
