"""The same drawn quiz for others: whoever has its address starts an attempt of their own.

The address opens the questions and nothing else: who shared them, and with which answers, stays
with them.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass

from sqlalchemy import select

from questions.drawing import Drawn
from quizapp.articles.service import Version, get_version
from quizapp.articles.viewing import may_see
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, Attempt, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.drawing import Choice
from quizapp.quizzes.errors import ExamOpenError, NotFoundError, WithdrawnError
from quizapp.quizzes.service import create_attempt, get_attempt, is_told

_TOKEN_BYTES = 32
_TOKEN_LENGTH = 43  # of so many bytes, as text


@dataclass(frozen=True, slots=True)
class SharedQuiz:
    """What the address of a shared quiz tells. `minutes` is the time limit that its maker had."""

    title: str
    length: int
    is_exam: bool
    minutes: int | None
    article: Version


def share(user_id: int, attempt_id: int) -> None:
    """Gives an attempt an address, where it has none.

    Raises NotFoundError, and ExamOpenError for an exam that is not finished, and for a class's
    assignment: a second go at the same questions would tell their answers.
    """
    attempt = get_attempt(user_id, attempt_id)
    if not is_told(attempt) or attempt.assignment_id is not None:
        raise ExamOpenError
    if attempt.share_token is None:
        attempt.share_token = secrets.token_urlsafe(_TOKEN_BYTES)
    db.session.commit()


def withdraw(user_id: int, attempt_id: int) -> None:
    """Takes the address away; what others started stays theirs. Raises NotFoundError."""
    get_attempt(user_id, attempt_id).share_token = None
    db.session.commit()


def get_shared(token: str) -> SharedQuiz:
    """Raises NotFoundError."""
    attempt = _get_source(token)
    limit = None if attempt.ends_at is None else attempt.ends_at - attempt.started_at
    return SharedQuiz(
        title=attempt.title,
        length=attempt.length,
        is_exam=attempt.mode == Mode.EXAM,
        minutes=limit // dt.timedelta(minutes=1) - attempt.extra_minutes if limit else None,
        article=get_version(attempt.version_id),
    )


def start_shared(user_id: int, token: str, minutes: int | None, now: dt.datetime) -> int:
    """Starts the same quiz for this learner and gives the new attempt's id; `minutes` is the time
    limit where it is an exam. Raises NotFoundError, WithdrawnError."""
    source = _get_source(token)
    if get_version(source.version_id).is_withdrawn:
        raise WithdrawnError
    bank = get_bank(source.version_id)
    slots = db.session.scalars(
        select(Slot).where(Slot.attempt_id == source.id).order_by(Slot.position)
    )
    drawn = [
        Drawn(bank.item(slot.item_id), tuple(slot.option_order), tuple(slot.group_order))
        for slot in slots
    ]
    if source.mode == Mode.EXAM and (open_one := _open_go(user_id, source)) is not None:
        return open_one  # a second go beside it would tell its answers
    choice = Choice(
        source.version_id,
        source.activity,
        source.title,
        source.mode,
        source.length,
        minutes=minutes,
    )
    return create_attempt(user_id, choice, bank, drawn, source.seed, now)


def _open_go(user_id: int, source: Attempt) -> int | None:
    """An exam that somebody started from the same shared quiz and has not handed in."""
    return db.session.scalar(
        select(Attempt.id)
        .where(
            Attempt.user_id == user_id,
            Attempt.version_id == source.version_id,
            Attempt.seed == source.seed,
            Attempt.mode == Mode.EXAM,
            Attempt.finished_at.is_(None),
        )
        .order_by(Attempt.id)
        .limit(1)
    )


def _get_source(token: str) -> Attempt:
    """What was shared, to whoever may see its article."""
    # No token has another length, and not every database takes every character.
    if len(token) != _TOKEN_LENGTH or not token.isascii() or not token.isprintable():
        raise NotFoundError
    found = (
        select(Attempt)
        .join(ArticleVersion, ArticleVersion.id == Attempt.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(Attempt.share_token == token, may_see())
    )
    attempt = db.session.scalars(found).one_or_none()
    if attempt is None:
        raise NotFoundError
    return attempt
