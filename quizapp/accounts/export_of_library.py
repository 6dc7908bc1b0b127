"""What a person did in the library, and reported of questions, as plain data."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from quizapp.accounts.export_of_classes import moment
from quizapp.extensions import db
from quizapp.models import (
    Article,
    Draft,
    ItemReviewDecision,
    Report,
    ReviewDecision,
    StoredPicture,
)


def library_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """The articles that a person brought, what the person decided about facts and about questions,
    and the pictures of these."""
    brought = db.session.execute(
        select(Draft.title, Article.created_at)
        .join(Article, Article.id == Draft.article_id)
        .where(Article.owner_id == user_id)
        .order_by(Article.created_at, Article.id)
    )
    decided = db.session.execute(
        select(Draft.title, ReviewDecision)
        .join(Draft, Draft.id == ReviewDecision.draft_id)
        .where(ReviewDecision.by_id == user_id)
        .order_by(ReviewDecision.at, ReviewDecision.fact_id)
    )
    about_questions = db.session.execute(
        select(Draft.title, ItemReviewDecision)
        .join(Draft, Draft.id == ItemReviewDecision.draft_id)
        .where(ItemReviewDecision.by_id == user_id)
        .order_by(ItemReviewDecision.at, ItemReviewDecision.item_id, ItemReviewDecision.verb)
    )
    # By their addresses: as text in one file they would fill the server's memory.
    pictures = db.session.execute(
        select(StoredPicture.sha256, StoredPicture.media_type, StoredPicture.at)
        .where(StoredPicture.by_id == user_id)
        .order_by(StoredPicture.at, StoredPicture.article_id, StoredPicture.sha256)
    )
    return {
        "pictures": [
            {
                "sha256": sha256,
                "type": media_type,
                "address": f"/pictures/{sha256}",
                "brought_at": at.isoformat(),
            }
            for sha256, media_type, at in pictures
        ],
        "brought": [{"title": title, "brought_at": at.isoformat()} for title, at in brought],
        "questions": [
            {
                "article": title,
                "question": one.text,
                "decision": "open" if one.is_open else one.verb,
                "entered": one.body,
                "decided_at": one.at.isoformat(),
            }
            for title, one in about_questions
        ],
        "decisions": [
            {
                "article": title,
                "fact": one.text,
                "decision": one.verb,
                "entered": one.body.get("fields", {}),
                "decided_at": one.at.isoformat(),
            }
            for title, one in decided
        ],
    }


def reports_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """The questions that a person reported, and what the person replied to reports."""
    made = db.session.scalars(select(Report).where(Report.user_id == user_id).order_by(Report.id))
    closed = db.session.scalars(
        select(Report).where(Report.closed_by_id == user_id).order_by(Report.id)
    )
    return {
        "made": [
            {
                "question": one.prompt,
                "answer": one.answer,
                "comment": one.comment,
                "reported_at": one.created_at.isoformat(),
                "closed_at": moment(one.closed_at),
                "reply": one.reply,
            }
            for one in made
        ],
        "closed": [
            {"question": one.prompt, "reply": one.reply, "closed_at": moment(one.closed_at)}
            for one in closed
        ],
    }
