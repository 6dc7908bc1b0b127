"""What passed between a person and the classes they learn in or teach, as plain data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import or_, select

from quizapp.classes.roster import is_for
from quizapp.extensions import db
from quizapp.models import (
    AnswerComment,
    Attempt,
    Class,
    ClassInstructor,
    ClassMessage,
    ClassMessageRecipient,
    Departure,
    LiveAnswer,
    LiveRound,
    Membership,
    Regrade,
    RosterEntry,
    Slot,
    StoredItem,
    User,
)


def classes_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    joined = db.session.execute(
        select(
            Class.name,
            Membership.joined_at,
            Membership.section,
            Membership.student_number,
            Membership.sort_name,
        )
        .join(Membership, Membership.class_id == Class.id)
        .where(Membership.user_id == user_id)
        .order_by(Membership.joined_at)
    )
    left = db.session.execute(
        select(Class.name, Departure.joined_at, Departure.left_at)
        .join(Departure, Departure.class_id == Class.id)
        .where(Departure.user_id == user_id)
        .order_by(Departure.left_at)
    )
    taught = db.session.execute(
        select(Class.name, Class.created_at)
        .join(ClassInstructor, ClassInstructor.class_id == Class.id)
        .where(ClassInstructor.user_id == user_id)
        .order_by(Class.created_at)
    )
    return {
        "joined": [{**row._mapping, "joined_at": row.joined_at.isoformat()} for row in joined],
        "left": [
            {"name": name, "joined_at": joined_at.isoformat(), "left_at": left_at.isoformat()}
            for name, joined_at, left_at in left
        ],
        "taught": [{"name": name, "created_at": at.isoformat()} for name, at in taught],
    }


def comments_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """What instructors wrote about this person's answers, and what the person wrote about others',
    without their names."""
    rows = db.session.execute(
        select(AnswerComment, Slot.position, Attempt.title, Attempt.user_id)
        .join(Slot, Slot.id == AnswerComment.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(or_(Attempt.user_id == user_id, AnswerComment.author_id == user_id))
        .order_by(AnswerComment.id)
    )
    received: list[dict[str, Any]] = []
    written: list[dict[str, Any]] = []
    for comment, position, title, learner_id in rows:
        told = {
            "quiz": title,
            "question": position,
            "comment": comment.text,
            "written_at": comment.written_at.isoformat(),
            "changed_at": moment(comment.changed_at),
        }
        (received if learner_id == user_id else written).append(told)
    return {"received": received, "written": written}


def messages_of(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """Messages to this person as a learner, and those that the person sent to classes."""
    received = db.session.execute(
        select(Class.name, ClassMessage, ClassMessageRecipient.dismissed_at)
        .join(Class, Class.id == ClassMessage.class_id)
        .join(ClassMessageRecipient, ClassMessageRecipient.message_id == ClassMessage.id)
        .where(ClassMessageRecipient.user_id == user_id)
        .order_by(ClassMessage.id)
    )
    sent = db.session.execute(
        select(Class.name, ClassMessage)
        .join(Class, Class.id == ClassMessage.class_id)
        .where(ClassMessage.author_id == user_id)
        .order_by(ClassMessage.id)
    )
    return {
        "received": [
            {
                "class": name,
                "message": one.text,
                "sent_at": one.sent_at.isoformat(),
                "dismissed_at": moment(dismissed_at),
            }
            for name, one, dismissed_at in received
        ],
        "sent": [
            {"class": name, "message": one.text, "sent_at": one.sent_at.isoformat()}
            for name, one in sent
        ],
    }


def regrades_of(user_id: int) -> list[dict[str, Any]]:
    """Where this person changed the marks of a question as an instructor."""
    rows = db.session.execute(
        select(Regrade, StoredItem.body)
        .join(StoredItem, StoredItem.id == Regrade.item_id)
        .where(Regrade.made_by_id == user_id)
        .order_by(Regrade.id)
    )
    return [
        {
            "question": body["prompt"],
            "what": one.verb.value,
            "reason": one.reason,
            "made_at": one.made_at.isoformat(),
            "undone_at": moment(one.undone_at),
        }
        for one, body in rows
    ]


def moment(at: dt.datetime | None) -> str | None:
    return at.isoformat() if at else None


def rosters_of(user: User) -> list[dict[str, Any]]:
    """What rosters say of this person, of classes that the person has not joined."""
    rows = db.session.execute(
        select(Class.name, RosterEntry)
        .join(RosterEntry, RosterEntry.class_id == Class.id)
        .where(is_for(user))
        .order_by(RosterEntry.id)
    )
    return [
        {
            "class": class_name,
            "login": entry.login,
            "name": entry.name,
            "sort_name": entry.sort_name,
            "student_number": entry.student_number,
            "section": entry.section,
            "added_at": entry.added_at.isoformat(),
        }
        for class_name, entry in rows
    ]


def live_answers_of(user_id: int) -> list[dict[str, Any]]:
    """What this person answered in rounds of classes, with scores once a round is over."""
    rows = db.session.execute(
        select(Class.name, LiveRound, LiveAnswer)
        .join(LiveRound, LiveRound.class_id == Class.id)
        .join(LiveAnswer, LiveAnswer.round_id == LiveRound.id)
        .where(LiveAnswer.user_id == user_id)
        .order_by(LiveAnswer.round_id, LiveAnswer.position)
    ).all()
    asked = {live.questions[one.position - 1]["item"] for _, live, one in rows}
    stored = select(StoredItem.id, StoredItem.body).where(StoredItem.id.in_(asked))
    bodies = {row.id: row.body for row in db.session.execute(stored)}
    told = []
    for class_name, live, one in rows:
        body = bodies[live.questions[one.position - 1]["item"]]
        texts = {option["id"]: option["text"] for option in body["options"]}
        told.append(
            {
                "class": class_name,
                "round_started_at": live.started_at.isoformat(),
                "prompt": body["prompt"],
                "answer": in_words(one.answer, texts),
                "score": one.score if live.ended_at else None,
                "seconds": one.seconds,
                "answered_at": one.answered_at.isoformat(),
            }
        )
    return told


def in_words(answer: Any, texts: dict[str, str]) -> Any:
    """The answer with the texts that stood on the page in the places of their ids."""
    if isinstance(answer, str):
        return texts.get(answer, answer)
    if isinstance(answer, list):
        return [in_words(part, texts) for part in answer]
    if isinstance(answer, dict):
        return {texts.get(key, key): in_words(value, texts) for key, value in answer.items()}
    return answer
