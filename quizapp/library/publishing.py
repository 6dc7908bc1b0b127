"""From a working copy to a version that learners are asked about, and the way back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from questions.facts import flat
from questions.items import Bank, Item, item_from_json
from questions.items.registers import count_by_register
from questions.review import Changes, changes, decision_from_json
from questions.review.items import ItemDecisions, ItemVerb
from quizapp import audit
from quizapp.articles.making import (
    Decisions,
    NoItemsError,
    Wording,
    make,
    review_of,
    reviewed_bank_of,
)
from quizapp.articles.storing import StoredVersion, is_same, store_version
from quizapp.database import release
from quizapp.extensions import db
from quizapp.library.cards import ReviewPage, Standing
from quizapp.library.drafts import Head, get_head
from quizapp.library.errors import (
    NotYoursError,
    OtherTitleError,
    RevisedError,
    ShippedError,
    UnsettledError,
)
from quizapp.library.item_desk import make_ready
from quizapp.library.reviews import decided, get_review, list_standings
from quizapp.library.sights import sight_of_all
from quizapp.library.standings import (
    ItemStandings,
    LostDecision,
    items_decided,
    list_item_standings,
    lost_decisions,
)
from quizapp.models import (
    Article,
    ArticleVersion,
    Attempt,
    Draft,
    Knowledge,
    Membership,
    Mixup,
    StoredFact,
    StoredItem,
    User,
)


@dataclass(frozen=True, slots=True)
class Published:
    """The version that is or was offered last, with what is different now. `stale` are its items
    that are no more, `gone` the sentences of its facts that are no more."""

    number: int
    is_same: bool
    changes: Changes
    stale: tuple[Item, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What somebody is told before publishing. `asked_in` counts the questions by the wording in
    which somebody may be asked them. `token` stands for just this text and these
    decisions; `published` is None before the first version. `hidden`, `reworded` and `written`
    count the questions that reviewers did that with, `lost_items` are the decisions that no longer
    fit."""

    review: ReviewPage
    fact_count: int
    item_count: int
    asked_in: Mapping[str, int]
    published: Published | None
    token: str
    hidden: int
    reworded: int
    written: int
    lost_items: tuple[LostDecision, ...]

    @property
    def unchecked(self) -> int:
        return len(self.review.cards) - self.review.checked


@dataclass(frozen=True, slots=True)
class Dependents:
    """What hangs on an article: attempts, those of them that are not finished, the learners who
    made them, and the classes that these are in."""

    attempts: int
    open_attempts: int
    learners: int
    classes: int


def get_publish_page(viewer: User, article_id: int) -> PublishPage:
    """Raises NotFoundError."""
    review = get_review(viewer, article_id)
    head, about_items = review.head, items_decided(review.about_items)
    reviewed = reviewed_bank_of(head.wording, review.decisions, head.seed, about_items)
    done = Counter(verb for verb, _ in reviewed.applied)
    return PublishPage(
        review=review,
        fact_count=len({fact for item in reviewed.bank.items for fact in item.facts}),
        item_count=len({item.id for item in reviewed.bank.items}),
        asked_in=count_by_register(reviewed.bank.items),
        published=find_published(head, review.decisions, about_items),
        token=_token(head, list_standings(head.draft_id), review.about_items),
        hidden=done[ItemVerb.HIDE],
        reworded=done[ItemVerb.REWORD],
        written=done[ItemVerb.WRITE],
        lost_items=lost_decisions(review.about_items, reviewed.misfits),
    )


def find_published(
    head: Head, decisions: Decisions, about_items: ItemDecisions
) -> Published | None:
    """The newest version against the working copy as it is; None where there is no version."""
    version = _newest(head.article_id)
    if version is None:
        return None
    wording = Wording(version.title, version.source, version.author, version.origin)
    before = {one: decision_from_json(each) for one, each in version.decisions.items()}
    old_facts, old_bank = review_of(wording, before).facts, _stored_bank(version)
    found = changes(
        old_facts,
        review_of(head.wording, decisions).facts,
        old_bank,
        reviewed_bank_of(head.wording, decisions, head.seed, about_items).bank,
    )
    stale = {item.id: item for item in old_bank.items if item.id in found.stale}
    texts = {one.id: one.text for one in flat(old_facts)}
    return Published(
        number=version.number,
        is_same=_says_the_same(version, head, decisions, about_items),
        changes=found,
        stale=tuple(stale.values()),
        gone=tuple(texts[one] for one in found.facts.gone),
    )


def publish(
    actor: User, article_id: int, token: str, now: dt.datetime, *, anyway: bool = False
) -> StoredVersion:
    """Makes the working copy the version that is offered; the same again makes no new one.

    `token` is that of the page on which it was confirmed; `anyway` says that what is uncertain or
    contradicted was seen there. Raises NotFoundError, NoItemsError, UnsettledError, and
    RevisedError where somebody changed something after that.
    """
    make_ready(actor, article_id)
    review = get_review(actor, article_id)
    head, standings = review.head, list_standings(review.head.draft_id)
    about_items = review.about_items
    if _token(head, standings, about_items) != token:
        raise RevisedError
    if not (anyway or review.is_settled):
        raise UnsettledError
    release()
    # It takes a while: nobody waits for it.
    made = make(head.wording, decided(standings), head.seed, items_decided(about_items))
    _lock(article_id)
    if _token_now(actor, article_id, head.draft_id) != token:
        db.session.rollback()
        raise RevisedError
    try:
        stored = store_version(made, article_id, now)
    except IntegrityError as error:
        db.session.rollback()
        raise RevisedError from error
    audit.record(actor, "article.publish", f"article {article_id}", now)
    db.session.commit()
    return stored


def withdraw(actor: User, article_id: int, now: dt.datetime) -> None:
    """Takes an article out of what can be started; what was begun can be finished.

    Raises NotFoundError, NotYoursError.
    """
    _get_own_head(actor, article_id)
    db.session.execute(update(Article).where(Article.id == article_id).values(withdrawn_at=now))
    audit.record(actor, "article.withdraw", f"article {article_id}", now)
    db.session.commit()


def delete_article(actor: User, article_id: int, title: str, now: dt.datetime) -> None:
    """Deletes an article with its versions, attempts, answers, and what is known of its facts.

    `title` is what was typed to confirm. Raises NotFoundError, NotYoursError, ShippedError,
    OtherTitleError.
    """
    head = _get_own_head(actor, article_id)
    if head.is_shipped:
        raise ShippedError
    if _plain(title) != _plain(head.title):
        raise OtherTitleError
    _lock(article_id)
    versions = select(ArticleVersion.id).where(ArticleVersion.article_id == article_id)
    db.session.execute(versions.with_for_update())  # a quiz that starts now waits, finds nothing
    db.session.execute(delete(Attempt).where(Attempt.version_id.in_(versions)))
    own = select(StoredFact.fact_id).where(StoredFact.version_id.in_(versions))
    others = select(StoredFact.fact_id).where(StoredFact.version_id.not_in(versions))
    for table in (Knowledge, Mixup):
        db.session.execute(
            delete(table).where(table.fact_id.in_(own), table.fact_id.not_in(others))
        )
    db.session.execute(delete(Article).where(Article.id == article_id))
    audit.record(actor, "article.delete", f"article {article_id}", now)
    db.session.commit()


def count_dependents(article_id: int) -> Dependents:
    """What deleting or withdrawing an article touches."""
    attempts = (
        select(Attempt.id, Attempt.user_id, Attempt.finished_at)
        .join(ArticleVersion, ArticleVersion.id == Attempt.version_id)
        .where(ArticleVersion.article_id == article_id)
        .subquery()
    )
    total, done, learners = db.session.execute(
        select(
            func.count(attempts.c.id),
            func.count(attempts.c.finished_at),
            func.count(attempts.c.user_id.distinct()),
        )
    ).one()
    classes = db.session.scalar(
        select(func.count(Membership.class_id.distinct())).join(
            attempts, attempts.c.user_id == Membership.user_id
        )
    )
    return Dependents(total, total - done, learners, classes or 0)


def _get_own_head(actor: User, article_id: int) -> Head:
    head = get_head(actor, article_id)
    if not head.is_mine:
        raise NotYoursError
    return head


def _newest(article_id: int) -> ArticleVersion | None:
    return db.session.scalar(
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article_id)
        .order_by(ArticleVersion.number.desc())
        .limit(1)
    )


def _says_the_same(
    version: ArticleVersion, head: Head, decisions: Decisions, about_items: ItemDecisions
) -> bool:
    try:
        return is_same(version, make(head.wording, decisions, head.seed, about_items))
    except NoItemsError:
        return False


def _stored_bank(version: ArticleVersion) -> Bank:
    bodies = db.session.scalars(
        select(StoredItem.body).where(StoredItem.version_id == version.id).order_by(StoredItem.id)
    )
    items = tuple(item_from_json(body) for body in bodies)
    return Bank(version.title, version.sha256, version.seed, items)


def _token_now(actor: User, article_id: int, draft_id: int) -> str:
    head = get_head(actor, article_id)
    return _token(head, list_standings(draft_id), list_item_standings(draft_id))


def _token(head: Head, standings: Mapping[str, Standing], about_items: ItemStandings) -> str:
    about_facts = sorted((one, each.revision) for one, each in standings.items())
    of_items = sorted((*key, each.revision) for key, each in about_items.items())
    return sight_of_all(head.text_revision, (head.article_id, about_facts, of_items))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _lock(article_id: int) -> None:
    """Lets nobody else change the article or its working copy until the transaction ends."""
    for rows in (
        select(Article.id).where(Article.id == article_id),
        select(Draft.id).where(Draft.article_id == article_id),
    ):
        db.session.execute(rows.with_for_update())
