"""Each answer of a learner or a class, with the words of its question."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select

from questions.items import Explanation, explain
from questions.items.blanks import with_gaps
from questions.items.model import Item
from questions.scoring import response_from_json, score
from quizapp.classes.errors import NotFoundError
from quizapp.classes.gradebook import Topic
from quizapp.classes.members import Learner
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import (
    Article,
    ArticleVersion,
    Attempt,
    Membership,
    Regrade,
    Response,
    Slot,
    StoredItem,
    User,
)
from quizapp.models.attempts import Mode
from quizapp.progress.service import scores_count
from quizapp.quizzes import errors as quizzes_errors
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.pages import Summary
from quizapp.quizzes.queries import get_summary
from quizapp.regrading.overrides import get_override

ANSWERS_A_PAGE = 50
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One try at one question. `counts` says whether its score is the one that counts: the first
    try in practice, the last in an exam, and none once the question was dropped."""

    user_id: int
    learner: str
    attempt_id: int
    quiz: str
    is_exam: bool
    position: int
    kind: str
    topic: str
    prompt: str
    answer: str
    right_answer: str
    score: float | None
    try_number: int
    counts: bool
    certainty: int | None
    seconds: int | None
    answered_at: dt.datetime
    given_at: dt.datetime | None
    told: Explanation
    item: Item
    option_order: Sequence[str]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One page of answers, newest first."""

    rows: tuple[AnswerRow, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class AttemptSheet:
    """One attempt looked into: its summary, and by the question's position every try and the row
    of the item. An exam that is not finished has no tries to show."""

    summary: Summary
    tries: Mapping[int, Sequence[AnswerRow]]
    item_ids: Mapping[int, int]


def list_answers(learner: Learner, topic: Topic, page: int) -> AnswerPage:
    """What a learner answered in one topic, or a whole article; a page past the end is the last
    one."""
    wanted = [Attempt.user_id == learner.id, Article.slug == topic.slug]
    if topic.title:
        wanted.append(StoredItem.topic == topic.title)
    found = (
        _answers()
        .join(StoredItem, StoredItem.id == Slot.item_id)
        .join(ArticleVersion, ArticleVersion.id == Attempt.version_id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(*wanted)
    )
    total = db.session.scalar(select(func.count()).select_from(found.subquery())) or 0
    last = max(1, math.ceil(total / ANSWERS_A_PAGE))
    number = min(max(page, 1), last)
    rows = db.session.execute(
        found.order_by(Response.answered_at.desc(), Response.id.desc())
        .limit(ANSWERS_A_PAGE)
        .offset((number - 1) * ANSWERS_A_PAGE)
    )
    return AnswerPage(tuple(_answer_row(row) for row in rows), number, last, total)


def get_sheet(learner: Learner, attempt_id: int) -> AttemptSheet:
    """One attempt of a learner with every try. Raises NotFoundError."""
    try:
        summary = get_summary(learner.id, attempt_id, for_instructor=True)
    except quizzes_errors.NotFoundError as error:
        raise NotFoundError from error
    query = _answers().where(Attempt.id == attempt_id)
    rows = db.session.execute(query.order_by(Slot.position, Response.try_number))
    tries: dict[int, list[AnswerRow]] = {}
    for row in rows:
        tries.setdefault(row.position, []).append(_answer_row(row))
    item_ids = {row.position: row.item_id for row in summary.rows}
    return AttemptSheet(summary, tries, item_ids)


def iterate_class(taught: TaughtClass) -> Iterator[AnswerRow]:
    """Every answer of a class, a learner and an attempt at a time; read as it is consumed."""
    query = (
        _answers()
        .join(Membership, Membership.user_id == Attempt.user_id)
        .where(Membership.class_id == taught.id)
        .order_by(Attempt.user_id, Attempt.id, Slot.position, Response.try_number)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in db.session.execute(query):
        yield _answer_row(row)


def _answers() -> Select[Any]:
    columns: tuple[Any, ...] = (
        User,
        Attempt.id.label("attempt_id"),
        Attempt.title,
        Attempt.mode,
        Attempt.version_id,
        Slot.position,
        Slot.item_id,
        Slot.tries,
        Slot.score,
        Slot.option_order,
        Response,
        Regrade,
    )
    return (
        select(*columns)
        .join(Attempt, Attempt.user_id == User.id)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .join(Response, Response.slot_id == Slot.id)
        .outerjoin(Regrade, Regrade.id == Slot.regrade_id)
        .where(scores_count())
    )


def _answer_row(row: Row[Any]) -> AnswerRow:
    stored = get_bank(row.version_id).item(row.item_id)
    given: Response = row.Response
    response = response_from_json(stored, given.answer)
    override = get_override(stored, row.Regrade)
    item = override.rekeyed(stored, response)
    told = explain(item, response, score(item, response))
    is_exam = row.mode == Mode.EXAM
    counts = given.try_number == (row.tries if is_exam else 1)
    return AnswerRow(
        user_id=row.User.id,
        learner=row.User.name,
        attempt_id=row.attempt_id,
        quiz=row.title,
        is_exam=is_exam,
        position=row.position,
        kind=item.kind,
        topic=item.topic,
        prompt=with_gaps(item.prompt),
        answer="; ".join(told.given),
        right_answer=_right_text(told),
        score=row.score if counts else override.mark(stored, response),
        try_number=given.try_number,
        counts=counts and not override.is_dropped,
        certainty=given.certainty,
        seconds=given.seconds,
        answered_at=given.answered_at,
        given_at=given.given_at,
        told=told,
        item=stored,
        option_order=row.option_order,
    )


def _right_text(told: Explanation) -> str:
    parts = told.answer or tuple(f"{thing}: {group}" for thing, group in told.table)
    return "; ".join((*parts, told.correction) if told.correction else parts)
