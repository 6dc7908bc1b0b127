"""What an instructor writes about an answer of a learner, one text for each question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from questions.items.blanks import with_gaps
from questions.items.model import Item
from quizapp import audit
from quizapp.classes.service import get_learner
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import AnswerComment, Attempt, Slot, User
from quizapp.models.attempts import Mode, News
from quizapp.progress.service import scores_count
from quizapp.quizzes import news
from quizapp.quizzes.banks import get_bank
from quizapp.regrading.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Commented:
    """A question of a learner's attempt, whose marks are told, and the viewer's own comment on it,
    empty where there is none."""

    slot_id: int
    attempt_id: int
    position: int
    quiz: str
    learner_id: int
    learner: str
    item: Item
    text: str

    @property
    def prompt(self) -> str:
        return with_gaps(self.item.prompt)


def get_commented(
    viewer: User, taught: TaughtClass, user_id: int, attempt_id: int, position: int
) -> Commented:
    """Raises NotFoundError, and that of classes for somebody who is not in it."""
    learner = get_learner(taught, user_id)
    row = db.session.execute(
        select(Slot.id, Slot.item_id, Attempt.version_id, Attempt.title, AnswerComment.text)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .outerjoin(
            AnswerComment,
            (AnswerComment.slot_id == Slot.id) & (AnswerComment.author_id == viewer.id),
        )
        .where(
            Attempt.id == attempt_id,
            Attempt.user_id == user_id,
            Slot.position == position,
            scores_count(),
            # What is open in practice is told nothing about, so nobody would see it.
            or_(Slot.tries > 0, Attempt.mode == Mode.EXAM),
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError
    item = get_bank(row.version_id).item(row.item_id)
    return Commented(
        row.id, attempt_id, position, row.title, user_id, learner.name, item, row.text or ""
    )


def write(
    actor: User, taught: TaughtClass, commented: Commented, text: str, now: dt.datetime
) -> None:
    """Stores a comment, in the place of the actor's earlier one on this answer."""
    own = (AnswerComment.slot_id == commented.slot_id) & (AnswerComment.author_id == actor.id)
    changed = db.session.scalars(
        update(AnswerComment)
        .where(own)
        .values(text=text, changed_at=now)
        .returning(AnswerComment.id)
    ).all()
    if not changed:
        db.session.add(
            AnswerComment(slot_id=commented.slot_id, author_id=actor.id, text=text, written_at=now)
        )
    news.note([commented.attempt_id], News.COMMENT)
    _record(actor, taught, commented, "class.comment", now)
    try:
        db.session.commit()
    except IntegrityError:  # the same comment from a second press, or the attempt is gone
        db.session.rollback()


def remove(actor: User, taught: TaughtClass, commented: Commented, now: dt.datetime) -> None:
    """Takes the actor's comment away, where there is one."""
    removed = db.session.scalars(
        delete(AnswerComment)
        .where(AnswerComment.slot_id == commented.slot_id, AnswerComment.author_id == actor.id)
        .returning(AnswerComment.id)
    ).all()
    if removed:
        news.take_back(commented.attempt_id, News.COMMENT)
        _record(actor, taught, commented, "class.comment.remove", now)
    db.session.commit()


def _record(
    actor: User, taught: TaughtClass, commented: Commented, action: str, now: dt.datetime
) -> None:
    learner = db.session.get_one(User, commented.learner_id)
    audit.record(actor, action, f"class {taught.id}", now, learner=learner, detail=commented.prompt)
