"""Everything the app holds about one person, as plain data."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from sqlalchemy import select

from questions.memory import SelfRating
from quizapp.accounts.export_assignments import assignments_of, titles_of
from quizapp.accounts.export_of_classes import (
    comments_of,
    in_words,
    live_answers_of,
    messages_of,
    regrades_of,
    rosters_of,
)
from quizapp.extensions import db
from quizapp.memory.cards import forgetting_of
from quizapp.models import (
    Article,
    ArticleVersion,
    Attempt,
    CalendarFeed,
    Class,
    ClassInstructor,
    Departure,
    DiaryEntry,
    DiarySharing,
    Draft,
    ExercisePick,
    ItemReviewDecision,
    Knowledge,
    LateAnswer,
    Membership,
    Mixup,
    Note,
    Prescription,
    Report,
    Response,
    ReviewDecision,
    SelfReport,
    Slot,
    StoredItem,
    Takeover,
    User,
)
from quizapp.quizzes.service import is_told


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
        "attempts": _attempts(user.id),
        "assignments": assignments_of(user.id),
        "knowledge": _knowledge(user.id),
        "mixed_up": _mixed_up(user.id),
        "flashcards": _flashcards(user.id),
        "notes": _notes(user.id),
        "calendar": _calendar(user.id),
        "classes": _classes(user.id),
        "on_rosters": rosters_of(user),
        "live": live_answers_of(user.id),
        "comments": comments_of(user.id),
        "messages": messages_of(user.id),
        "marks_changed": regrades_of(user.id),
        "library": _library(user.id),
        "reports": _reports(user.id),
        "exercises": _exercises(user.id),
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
        "exam_at": _moment(user.exam_at),
        "created_at": user.created_at.isoformat(),
    }


def _attempts(user_id: int) -> list[dict[str, Any]]:
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
            "finished_at": _moment(attempt.finished_at),
            "time_ends_at": _moment(attempt.ends_at),
            "minutes_added": attempt.extra_minutes,
            "dismissed_at": _moment(attempt.dismissed_at),
            "shared_as": attempt.share_token,
            "assignment": titles.get(attempt.assignment_id),
            "told_from": _moment(attempt.held_until),
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
                "given_at": _moment(kept.given_at),
                "counts_since": _moment(kept.taken_at),
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
        "given_at": _moment(response.given_at),
    }


def _taken_over(user_id: int) -> list[dict[str, Any]]:
    """When the work of a guest became the account's, as long as that is known."""
    rows = db.session.scalars(
        select(Takeover).where(Takeover.user_id == user_id).order_by(Takeover.id)
    )
    return [{"at": row.taken_at.isoformat(), "answers": row.answers} for row in rows]


def _knowledge(user_id: int) -> list[dict[str, Any]]:
    rows = db.session.scalars(
        select(Knowledge).where(Knowledge.user_id == user_id).order_by(Knowledge.fact_id)
    )
    return [
        {
            "fact": row.fact_id,
            "asked": row.asked,
            "right": row.right,
            "last_right": row.last_right,
            "first_at": _moment(row.first_at),
            "last_at": row.last_at.isoformat(),
            "right_again_later": row.is_confirmed,
            "sure_and_wrong": row.is_urgent,
            "stability_in_days": row.stability,
            "difficulty": row.difficulty,
            "due": _moment(row.due),
        }
        for row in rows
    ]


def _mixed_up(user_id: int) -> list[dict[str, Any]]:
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


def _flashcards(user_id: int) -> list[dict[str, Any]]:
    rows = db.session.scalars(
        select(SelfReport).where(SelfReport.user_id == user_id).order_by(SelfReport.fact_id)
    )
    return [
        {"fact": row.fact_id, "said": SelfRating(row.rating).name.lower(), "at": _moment(row.at)}
        for row in rows
    ]


def _notes(user_id: int) -> list[dict[str, Any]]:
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
            "marked_at": _moment(note.created_at),
            "changed_at": _moment(note.changed_at),
        }
        for title, note in rows
    ]


def _calendar(user_id: int) -> dict[str, Any] | None:
    """Without its address, which anybody who has this file could use."""
    feed = db.session.get(CalendarFeed, user_id)
    if feed is None:
        return None
    at = None if feed.minutes is None else dt.time(*divmod(feed.minutes, 60)).isoformat("minutes")
    return {"time_of_the_day": at, "address_made_at": _moment(feed.created_at)}


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _classes(user_id: int) -> dict[str, list[dict[str, Any]]]:
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


def _library(user_id: int) -> dict[str, list[dict[str, Any]]]:
    """The articles that a person brought, and what the person decided about facts and about
    questions."""
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
    return {
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


def _reports(user_id: int) -> dict[str, list[dict[str, Any]]]:
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
                "closed_at": _moment(one.closed_at),
                "reply": one.reply,
            }
            for one in made
        ],
        "closed": [
            {"question": one.prompt, "reply": one.reply, "closed_at": _moment(one.closed_at)}
            for one in closed
        ],
    }


def _exercises(user_id: int) -> dict[str, list[dict[str, Any]]]:
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
