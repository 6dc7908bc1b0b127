"""Starting a quiz: what is drawn for whom."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, insert, or_, select
from sqlalchemy.exc import IntegrityError

from questions.drawing import Drawn
from quizapp.articles.service import is_withdrawn
from quizapp.extensions import db
from quizapp.models import Assignment, AssignmentException, Attempt, Class, Slot, StoredItem
from quizapp.models.attempts import NEVER, Mode
from quizapp.quizzes.activities import RETRY
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.drawing import Choice, draw_again, draw_quiz
from quizapp.quizzes.errors import (
    ExamOpenError,
    NotFoundError,
    NothingToAskError,
    WithdrawnError,
)
from quizapp.quizzes.recent import templates_asked_lately
from quizapp.regrading.overrides import columns_of, find_covers, store_covers


@dataclass(frozen=True, slots=True)
class Task:
    """What binds an attempt at an assignment, the learner's `number`-th: its end, and until when
    nothing is told of its answers; None where there is no such moment."""

    assignment_id: int
    number: int
    ends_at: dt.datetime | None
    held_until: dt.datetime | None
    is_on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """A new attempt, and how many questions it has, which may be fewer than were asked for."""

    attempt_id: int
    length: int


def start(user_id: int, choice: Choice, seed: int, now: dt.datetime) -> Started:
    """Draws a quiz and begins it. Raises NothingToAskError."""
    bank = get_bank(choice.version_id)
    rng = random.Random(seed)  # noqa: S311 - a draw of questions, not a secret
    drawn = draw_quiz(bank, choice, rng, templates_asked_lately(user_id))
    return Started(create_attempt(user_id, choice, bank, drawn, seed, now), len(drawn))


def retry_missed(user_id: int, attempt_id: int, seed: int, now: dt.datetime) -> int:
    """A new practice attempt with what was wrong, partly right, skipped or left open.

    Raises NotFoundError, NothingToAskError, WithdrawnError, and ExamOpenError for an exam that is
    not told yet: practising its questions would tell their answers.
    """
    attempt = get_attempt(user_id, attempt_id)
    if not is_told(attempt):
        raise ExamOpenError
    if is_withdrawn(attempt.version_id):
        raise WithdrawnError
    missed = db.session.scalars(
        select(Slot.item_id)
        .where(
            Slot.attempt_id == attempt_id,
            ~Slot.is_dropped,
            (Slot.score.is_(None)) | (Slot.score < 1),
        )
        .order_by(Slot.position)
    ).all()
    bank = get_bank(attempt.version_id)
    choice = Choice(attempt.version_id, RETRY, attempt.title, Mode.PRACTICE, len(missed))
    rng = random.Random(seed)  # noqa: S311
    drawn = draw_again(bank, [bank.item(n) for n in missed], rng)
    return create_attempt(user_id, choice, bank, drawn, seed, now, retry_of=attempt_id)


def dismiss(user_id: int, attempt_id: int, dismissed_at: dt.datetime | None) -> None:
    """Takes an attempt out of the lists of what is open, or back with None; what was answered in
    it stays and counts. Raises NotFoundError."""
    get_attempt(user_id, attempt_id).dismissed_at = dismissed_at
    db.session.commit()


def get_attempt(user_id: int, attempt_id: int) -> Attempt:
    """An attempt of this learner. Raises NotFoundError, also for another learner's."""
    attempt = db.session.get(Attempt, attempt_id)
    if attempt is None or attempt.user_id != user_id:
        raise NotFoundError
    return attempt


def is_told(attempt: Attempt) -> bool:
    """Whether the answers of an attempt may be told: an exam's only once it is handed in, an
    assignment's when its instructor wants it."""
    is_open = attempt.mode == Mode.EXAM and attempt.finished_at is None
    return not is_open and attempt.held_until is None


def create_attempt(
    user_id: int,
    choice: Choice,
    bank: StoredBank,
    drawn: Sequence[Drawn],
    seed: int,
    now: dt.datetime,
    retry_of: int | None = None,
    task: Task | None = None,
) -> int:
    """Stores an attempt with what was drawn for it and gives its id. Raises NothingToAskError, and
    NotFoundError where the article or the learner was deleted in between, or where the learner has
    an attempt of this number at the same assignment.

    Questions of an assignment that is open, or told later, or never told while the class can still
    work on it, are left out: a quiz of one's own would tell their answers.
    """
    if task is None:
        untold = _untold_questions(user_id, now)
        drawn = [one for one in drawn if one.item.id not in untold]
    if not drawn:
        raise NothingToAskError
    attempt = Attempt(
        user_id=user_id,
        version_id=choice.version_id,
        activity=choice.activity,
        title=choice.title,
        mode=choice.mode,
        seed=seed,
        length=len(drawn),
        retry_of_id=retry_of,
        started_at=now,
        ends_at=task.ends_at if task else _end(choice, now),
    )
    if task:
        attempt.assignment_id, attempt.assignment_try = task.assignment_id, task.number
        attempt.held_until, attempt.is_on_paper = task.held_until, task.is_on_paper
    db.session.add(attempt)
    try:
        db.session.flush()
    except IntegrityError as error:  # the article, or the learner, was deleted in between
        db.session.rollback()
        raise NotFoundError from error
    covers = find_covers(user_id, {bank.row_id(one.item) for one in drawn})
    rows = [
        {
            "attempt_id": attempt.id,
            "position": position,
            "item_id": bank.row_id(one.item),
            "option_order": list(one.option_order),
            "group_order": list(one.group_order),
            "tries": 0,
            **columns_of(covers.get(bank.row_id(one.item))),
        }
        for position, one in enumerate(drawn, start=1)
    ]
    db.session.execute(insert(Slot), rows)
    store_covers(attempt.id, covers)
    db.session.commit()
    return attempt.id


def _untold_questions(user_id: int, now: dt.datetime) -> set[str]:
    """The items of a learner's assignments whose answers are still to be told, or of use."""
    is_open_exam = (Attempt.mode == Mode.EXAM) & Attempt.finished_at.is_(None)
    rows = db.session.scalars(
        select(StoredItem.item_id)
        .join(Slot, Slot.item_id == StoredItem.id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(
            Attempt.user_id == user_id,
            Attempt.assignment_id.is_not(None),
            or_(
                is_open_exam,
                Attempt.held_until < NEVER,
                (Attempt.held_until == NEVER) & _is_worked_on(now),
            ),
        )
    )
    return set(rows)


def _is_worked_on(now: dt.datetime) -> ColumnElement[bool]:
    """Whether anybody in the class can still start an attempt's assignment, or hand it in."""
    is_due_later_for_somebody = exists().where(
        AssignmentException.assignment_id == Assignment.id, AssignmentException.due_at > now
    )
    return exists().where(
        Assignment.id == Attempt.assignment_id,
        Assignment.archived_at.is_(None),
        Class.id == Assignment.class_id,
        Class.archived_at.is_(None),
        or_(Assignment.accepts_late, Assignment.due_at > now, is_due_later_for_somebody),
    )


def _end(choice: Choice, now: dt.datetime) -> dt.datetime | None:
    has_limit = choice.mode == Mode.EXAM and choice.minutes is not None
    return now + dt.timedelta(minutes=choice.minutes or 0) if has_limit else None
