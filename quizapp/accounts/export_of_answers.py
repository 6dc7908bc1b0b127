"""A person's attempts and the answers in them, as plain data."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from quizapp.accounts.export_assignments import titles_of
from quizapp.accounts.export_of_classes import in_words, moment
from quizapp.extensions import db
from quizapp.models import Attempt, LateAnswer, Response, Slot, StoredItem
from quizapp.quizzes.service import is_told


def attempts_of(user_id: int) -> list[dict[str, Any]]:
    attempts = db.session.scalars(
        select(Attempt).where(Attempt.user_id == user_id).order_by(Attempt.started_at, Attempt.id)
    ).all()
    answers = _answers(user_id, {attempt.id for attempt in attempts if not is_told(attempt)})
    flagged, late, titles = _flagged(user_id), _late(user_id), titles_of(user_id)
    return [
        {
            "title": attempt.title,
            "mode": attempt.mode.value,
            "questions": attempt.length,
            "started_at": attempt.started_at.isoformat(),
            "finished_at": moment(attempt.finished_at),
            "time_ends_at": moment(attempt.ends_at),
            "minutes_added": attempt.extra_minutes,
            "dismissed_at": moment(attempt.dismissed_at),
            "shared_as": attempt.share_token,
            "assignment": titles.get(attempt.assignment_id),
            "told_from": moment(attempt.held_until),
            "on_paper": attempt.is_on_paper,
            "came_late": late.get(attempt.id, []),
            "flagged": flagged.get(attempt.id, []),
            "answers": answers.get(attempt.id, []),
        }
        for attempt in attempts
    ]


def _answers(user_id: int, untold: set[int]) -> dict[int, list[dict[str, Any]]]:
    items = _items(user_id)
    rows = db.session.execute(
        select(Slot.attempt_id, Slot.position, Slot.item_id, Response, Slot.score, Slot.regrade_id)
        .join(Slot, Slot.id == Response.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.user_id == user_id)
        .order_by(Slot.attempt_id, Slot.position, Response.try_number)
    )
    answers: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for attempt_id, position, item_id, response, mark, regrade_id in rows:
        told = _answer(position, items[item_id], response)
        if attempt_id not in untold:
            told |= {"score": response.score, "parts": response.parts}
            if regrade_id is not None:
                told["mark_that_counts_for_the_question"] = mark
        answers[attempt_id].append(told)
    return answers


def _flagged(user_id: int) -> dict[int, list[int]]:
    """The positions of the questions that are flagged, by attempt."""
    rows = db.session.execute(
        select(Slot.attempt_id, Slot.position)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.user_id == user_id, Slot.flagged)
        .order_by(Slot.attempt_id, Slot.position)
    )
    flagged: defaultdict[int, list[int]] = defaultdict(list)
    for attempt_id, position in rows:
        flagged[attempt_id].append(position)
    return flagged


def _late(user_id: int) -> dict[int, list[dict[str, Any]]]:
    """The answers that came after the end of an assignment, by attempt, without their scores."""
    items = _items(user_id)
    rows = db.session.execute(
        select(Slot.attempt_id, Slot.position, Slot.item_id, LateAnswer)
        .join(LateAnswer, LateAnswer.slot_id == Slot.id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.user_id == user_id)
        .order_by(Slot.attempt_id, Slot.position)
    )
    late: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for attempt_id, position, item_id, kept in rows:
        body = items[item_id]
        texts = {part["id"]: part["text"] for part in (*body["options"], *body["groups"])}
        late[attempt_id].append(
            {
                "question": position,
                "answer": in_words(kept.answer, texts),
                "came_at": kept.came_at.isoformat(),
                "given_at": moment(kept.given_at),
                "counts_since": moment(kept.taken_at),
            }
        )
    return late


def _items(user_id: int) -> dict[int, dict[str, Any]]:
    # Each read once, however often it was answered: their texts are by far the largest part.
    asked = select(Slot.item_id).join(Attempt).where(Attempt.user_id == user_id)
    rows = db.session.execute(
        select(StoredItem.id, StoredItem.body).where(StoredItem.id.in_(asked))
    )
    return {row.id: row.body for row in rows}


def _answer(position: int, body: dict[str, Any], response: Response) -> dict[str, Any]:
    texts = {part["id"]: part["text"] for part in (*body["options"], *body["groups"])}
    return {
        "question": position,
        "prompt": body["prompt"],
        "try": response.try_number,
        "answer": in_words(response.answer, texts),
        "seconds": response.seconds,
        "certainty": response.certainty,
        "hint": response.hinted,
        "answered_at": response.answered_at.isoformat(),
        "given_at": moment(response.given_at),
    }
