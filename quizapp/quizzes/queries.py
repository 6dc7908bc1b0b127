"""The quiz pages' contents, read from the database; nothing here changes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, func, literal, null, select, union_all

from questions import scoring
from questions.items import Explanation, explain, public_view
from questions.items.model import Item
from questions.items.patients import own_templates
from questions.items.registers import CLINICAL, PATIENT, PLAIN
from questions.review.items import is_own
from quizapp.articles.credit import Credit
from quizapp.articles.service import Version, published_versions
from quizapp.database import execute
from quizapp.extensions import db
from quizapp.models import (
    AnswerComment,
    Attempt,
    Regrade,
    RegradedSlot,
    Response,
    Slot,
    StoredItem,
    User,
)
from quizapp.models.attempts import Mode, News
from quizapp.models.base import table_of
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.drawing import expected_length, usual_length
from quizapp.quizzes.errors import NoArticleError, NotFoundError
from quizapp.quizzes.news import NewsOf, news_of
from quizapp.quizzes.pages import (
    ActivityCard,
    AttemptHead,
    Comment,
    Offer,
    OpenAttempt,
    OtherArticle,
    QuestionPage,
    Remark,
    Summary,
    SummaryRow,
    TopicScore,
)
from quizapp.quizzes.service import get_attempt
from quizapp.regrading.overrides import get_override, key_in_words

# Built once, like the statements of an answer: this page follows each of them.
_attempts, _slots, _responses = table_of(Attempt), table_of(Slot), table_of(Response)
_regrades = table_of(Regrade)
_GET_QUESTION = (
    select(
        *_attempts.columns,
        _slots.c.item_id,
        _slots.c.option_order,
        _slots.c.group_order,
        _slots.c.tries,
        _slots.c.skipped_at,
        _slots.c.hinted,
        _responses.c.answer,
        _responses.c.hinted.label("was_hinted"),
        _regrades.c.verb,
        _regrades.c.accepted,
        _regrades.c.reason,
    )
    .join(_slots, _slots.c.attempt_id == _attempts.c.id)
    .outerjoin(
        _responses,
        (_responses.c.slot_id == _slots.c.id) & (_responses.c.try_number == _slots.c.tries),
    )
    .outerjoin(_regrades, _regrades.c.id == _slots.c.regrade_id)
    .where(
        _attempts.c.id == bindparam("attempt_id"),
        _attempts.c.user_id == bindparam("user_id"),
        _slots.c.position == bindparam("position"),
    )
)


def get_offer(slug: str | None = None, register: str = CLINICAL) -> Offer:
    """What can be started from a published article, the first where none is named, with questions
    in this register. For patients the first that has something for them, and only such beside it.

    Raises NoArticleError where nothing is published, NotFoundError where that article is not.
    """
    versions = published_versions()
    if not versions:
        raise NoArticleError
    fitting = _for_patients(versions) if register == PATIENT else versions
    named = [v for v in versions if v.slug == slug] if slug else (*fitting, *versions)
    if not named:
        raise NotFoundError
    chosen = named[0]
    others = tuple(OtherArticle(v.id, v.slug, v.title) for v in fitting if v is not chosen)
    return _offer(get_bank(chosen.id), chosen.credit, others, register)


def get_question(user_id: int, attempt_id: int, position: int, again: bool) -> QuestionPage:
    """A question to answer, or with what there is to tell about the answer; `again` asks for a
    new try where one is allowed. Raises NotFoundError."""
    wanted = {"user_id": user_id, "attempt_id": attempt_id, "position": position}
    row = execute(_GET_QUESTION, wanted).one_or_none()
    if row is None:
        raise NotFoundError
    bank = get_bank(row.version_id)
    stored = bank.item(row.item_id)
    head = _head(row, bank)
    regrade = row if row.verb else None
    given = scoring.response_from_json(stored, row.answer) if row.was_hinted is not None else None
    item = get_override(stored, regrade).rekeyed(stored, given)
    explanation = _told(head, item, given) if head.is_exam or not again else None
    return QuestionPage(
        attempt=head,
        position=position,
        view=public_view(item, row.option_order, row.group_order, with_hint=row.hinted),
        try_number=row.tries + 1,
        # A new try begins with an empty form; an exam's answer stands there to be changed.
        given=given if explanation or head.is_exam else None,
        score=_score(item, given) if given and explanation else None,
        explanation=explanation,
        is_skipped=row.skipped_at is not None,
        was_hinted=bool(row.was_hinted),
        is_own=is_own(item),
        remark=_remark(stored, regrade) if explanation else None,
    )


def get_summary(user_id: int, attempt_id: int, *, for_instructor: bool = False) -> Summary:
    """One attempt of this learner, looked back on; from an instructor nothing is held back once it
    is handed in. Raises NotFoundError."""
    attempt = get_attempt(user_id, attempt_id)
    bank = get_bank(attempt.version_id)
    head = _head(attempt, bank)
    if for_instructor:
        head = replace(head, held_until=None)
    # The first try counts in practice, the last in an exam.
    counted = Response.try_number == (Slot.tries if head.is_exam else 1)
    slots = db.session.execute(
        select(Slot, Response, Regrade, _restored_at())
        .outerjoin(Response, (Response.slot_id == Slot.id) & counted)
        .outerjoin(Regrade, Regrade.id == Slot.regrade_id)
        .where(Slot.attempt_id == attempt_id)
        .order_by(Slot.position)
    ).all()
    comments = {} if head.is_open_exam or head.is_held else _comments(attempt_id)
    rows = tuple(
        _summary_row(bank, head, slot, answer, regrade, comments.get(slot.id, ()), restored_at)
        for slot, answer, regrade, restored_at in slots
    )
    return Summary(
        attempt=head,
        rows=rows,
        topics=tuple(_topic_scores(row for row in rows if row.counts)),
        points=sum(row.score or 0.0 for row in rows),
        answered=sum(row.is_answered for row in rows if row.counts),
    )


def find_open_and_new(
    user_id: int, limit: int
) -> tuple[tuple[OpenAttempt, ...], tuple[NewsOf, ...]]:
    """The newest attempts that were begun and still have questions open, and where to go on; and
    those in which something is new, the newest first. In one statement, since every visit to the
    first page asks both.

    Of the open ones, one in which nothing was answered or skipped is left out: a second click on
    Start makes one. So is one that was dismissed.
    """
    open_ones, new = _open_attempts(user_id, limit).subquery(), news_of(user_id).subquery()
    nothing = (literal(0) for _ in range(3))
    rows = db.session.execute(
        union_all(
            select(open_ones, null().label("news")),
            select(new.c.id, new.c.title, *nothing, new.c.started_at, new.c.news),
        )
    ).all()
    newest_first = sorted(rows, key=lambda row: (row.started_at, row.id), reverse=True)
    return (
        tuple(
            OpenAttempt(r.id, r.title, r.answered, r.length, r.position or r.length, r.started_at)
            for r in newest_first
            if r.news is None
        ),
        tuple(NewsOf(r.id, r.title, News(r.news)) for r in newest_first if r.news),
    )


def _open_attempts(user_id: int, limit: int) -> Select[int, str, int, int, int, dt.datetime]:
    is_open = (Slot.tries == 0) & Slot.skipped_at.is_(None)
    return (
        select(
            Attempt.id,
            Attempt.title,
            Attempt.length,
            func.count().filter(Slot.tries > 0).label("answered"),
            func.min(Slot.position).filter(is_open).label("position"),
            Attempt.started_at,
        )
        .join(Slot, Slot.attempt_id == Attempt.id)
        .where(
            Attempt.user_id == user_id,
            Attempt.finished_at.is_(None),
            Attempt.dismissed_at.is_(None),
        )
        .group_by(Attempt.id, Attempt.title, Attempt.length, Attempt.started_at)
        .having(func.count().filter(~is_open) > 0)
        .order_by(Attempt.started_at.desc())
        .limit(limit)
    )


def _for_patients(versions: Sequence[Version]) -> Sequence[Version]:
    """Those that have a question of a patient's own, found without reading their banks."""
    rows = db.session.scalars(
        select(StoredItem.version_id)
        .where(
            StoredItem.version_id.in_([one.id for one in versions]),
            StoredItem.register == PLAIN,
            StoredItem.template.in_(own_templates()),
        )
        .distinct()
    )
    found = set(rows)
    return [one for one in versions if one.id in found]


def find_dismissed(user_id: int | None, attempt_id: int | None) -> AttemptHead | None:
    """An attempt of this learner that was dismissed."""
    attempt = db.session.get(Attempt, attempt_id) if attempt_id else None
    if attempt is None or attempt.user_id != user_id or attempt.dismissed_at is None:
        return None
    return _head(attempt, get_bank(attempt.version_id))


def _offer(
    bank: StoredBank, credit: Credit, others: tuple[OtherArticle, ...], register: str
) -> Offer:
    return Offer(
        version_id=bank.version_id,
        article_title=bank.title,
        article_slug=bank.slug,
        credit=credit,
        activities=tuple(
            ActivityCard(
                a.key,
                str(a.title),
                str(a.description),
                expected_length(bank, a, register),
            )
            for a in bank.activities_for(register)
        ),
        topics=bank.topics_for(register),
        kinds=bank.kinds_for(register),
        item_count=len({item.id for item in bank.pool(register)}),
        usual_length=usual_length(bank, register),
        others=others,
        register=register,
    )


def _head(attempt: Attempt, bank: StoredBank) -> AttemptHead:
    return AttemptHead(
        id=attempt.id,
        title=attempt.title,
        is_exam=attempt.mode == Mode.EXAM,
        length=attempt.length,
        is_finished=attempt.finished_at is not None,
        article_slug=bank.slug,
        article_title=bank.title,
        version_number=bank.number,
        started_at=attempt.started_at,
        finished_at=attempt.finished_at,
        ends_at=attempt.ends_at,
        extra_minutes=attempt.extra_minutes,
        share_token=attempt.share_token,
        assignment_id=attempt.assignment_id,
        held_until=attempt.held_until,
        has_news=attempt.news is not None,
    )


def _told(head: AttemptHead, item: Item, response: scoring.Response | None) -> Explanation | None:
    """What may be told by now. A question left unanswered is explained too once the exam is over:
    it never closes without its answer. In practice it stays open."""
    if head.is_open_exam or head.is_held:
        return None
    if response is None:
        return explain(item, None, None) if head.is_over else None
    return explain(item, response, scoring.score(item, response))


def _summary_row(
    bank: StoredBank,
    head: AttemptHead,
    slot: Slot,
    response: Response | None,
    regrade: Regrade | None,
    comments: tuple[Comment, ...],
    restored_at: dt.datetime | None,
) -> SummaryRow:
    stored = bank.item(slot.item_id)
    given = scoring.response_from_json(stored, response.answer) if response else None
    item = get_override(stored, regrade).rekeyed(stored, given)
    explanation = _told(head, item, given)
    return SummaryRow(
        position=slot.position,
        item_id=slot.item_id,
        topic=item.topic,
        view=public_view(item, slot.option_order, slot.group_order),
        score=slot.score if explanation else None,
        tries=slot.tries,
        certainty=response.certainty if response else None,
        is_skipped=slot.skipped_at is not None,
        is_answered=slot.tries > 0,
        was_hinted=bool(response and response.hinted),
        explanation=explanation,
        is_own=is_own(item),
        is_flagged=slot.flagged,
        given_at=response.given_at if response else None,
        came_at=response.answered_at if response else None,
        remark=_remark(stored, regrade) if explanation or slot.is_dropped else None,
        comments=comments if explanation else (),
        restored_at=restored_at if explanation and regrade is None else None,
    )


def _restored_at() -> ScalarSelect[Any]:
    """When the last override that covered a question was taken back."""
    return (
        select(func.max(Regrade.undone_at))
        .join(RegradedSlot, RegradedSlot.regrade_id == Regrade.id)
        .where(RegradedSlot.slot_id == Slot.id)
        .correlate(Slot)
        .scalar_subquery()
    )


def _comments(attempt_id: int) -> dict[int, tuple[Comment, ...]]:
    """What instructors wrote about the answers of an attempt, by slot."""
    rows = db.session.execute(
        select(AnswerComment, User)
        .join(Slot, Slot.id == AnswerComment.slot_id)
        .outerjoin(User, User.id == AnswerComment.author_id)
        .where(Slot.attempt_id == attempt_id)
        .order_by(AnswerComment.written_at, AnswerComment.id)
    )
    comments: dict[int, tuple[Comment, ...]] = {}
    for row, author in rows:
        told = Comment(author.name if author else "", row.text, row.written_at)
        comments[row.slot_id] = (*comments.get(row.slot_id, ()), told)
    return comments


def _remark(item: Item, regrade: Regrade | None) -> Remark | None:
    if regrade is None:
        return None
    override = get_override(item, regrade)
    return Remark(regrade.verb, regrade.reason, tuple(key_in_words(item, override)))


def _score(item: Item, given: scoring.Response) -> float:
    return scoring.score(item, given).score


def _topic_scores(rows: Iterable[SummaryRow]) -> Iterable[TopicScore]:
    topics: dict[str, list[SummaryRow]] = {}
    for row in rows:
        topics.setdefault(row.topic, []).append(row)
    for topic, own in topics.items():
        scores = [row.score for row in own if row.score is not None]
        yield TopicScore(topic, sum(scores), len(scores), len(own))
