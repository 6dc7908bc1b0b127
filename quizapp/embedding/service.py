"""Which question may be shown on other sites, and what its answer comes to. Nothing is stored."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from questions import scoring
from questions.drawing import Drawn, arrange
from questions.items import Explanation, Item, PublicItem, explain, public_view
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, StoredItem
from quizapp.quizzes.banks import StoredBank, get_bank


class NotFoundError(Exception):
    """There is no such question, or its article allows nobody to show it."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A question as anybody gets it, by the number of a row: its options always stand in the same
    order, since nothing is kept from one request to the next."""

    row_id: int
    drawn: Drawn
    slug: str
    title: str

    @property
    def view(self) -> PublicItem:
        return public_view(self.drawn.item, self.drawn.option_order, self.drawn.group_order)


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer came to."""

    explanation: Explanation
    score: float


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether an article allows it, and the number of a question's row: None where learners do not
    get the question."""

    is_allowed: bool
    row_id: int | None


def get_embedded(row_id: int) -> Embedded:
    """The question of that row in the newest version of its article; rows of versions before lead
    there. Raises NotFoundError."""
    asked = db.session.execute(
        select(ArticleVersion.article_id, StoredItem.item_id, StoredItem.variant)
        .join(StoredItem, StoredItem.version_id == ArticleVersion.id)
        .join(Article, Article.id == ArticleVersion.article_id)
        .where(
            StoredItem.id == row_id,
            Article.is_embeddable,
            Article.is_for_classes.is_(False),
            Article.withdrawn_at.is_(None),
        )
    ).one_or_none()
    if asked is None:
        raise NotFoundError
    bank = _newest_bank(asked.article_id)
    item = _find_item(bank, asked.item_id, asked.variant) if bank else None
    if bank is None or item is None:
        raise NotFoundError
    # The same order for everybody, and no secret.
    drawn = arrange(item, random.Random(f"embedded {row_id}"))  # noqa: S311
    return Embedded(row_id, drawn, bank.slug, bank.title)


def find_offer(article_id: int, item_id: str, variant: int) -> Offer:
    """For whoever reviews an article: what could be shown elsewhere of a question there."""
    article = db.session.get_one(Article, article_id)
    bank = None if article.withdrawn_at else _newest_bank(article_id)
    item = _find_item(bank, item_id, variant) if bank else None
    return Offer(article.is_embeddable, bank.row_id(item) if bank and item else None)


def answer(question: Embedded, fields: Mapping[str, Sequence[str]]) -> Told | None:
    """What these fields come to, None where they hold no answer. Raises
    questions.scoring.InvalidResponseError."""
    item = question.drawn.item
    response = scoring.parse(item, fields)
    if response is None:
        return None
    outcome = scoring.score(item, response)
    return Told(explain(item, response, outcome), outcome.score)


def _newest_bank(article_id: int) -> StoredBank | None:
    newest = db.session.scalar(
        select(ArticleVersion.id)
        .where(ArticleVersion.article_id == article_id, ArticleVersion.published_at.is_not(None))
        .order_by(ArticleVersion.number.desc())
        .limit(1)
    )
    return None if newest is None else get_bank(newest)


def _find_item(bank: StoredBank, item_id: str, variant: int) -> Item | None:
    """That draw of the question, or another where the version has not that many."""
    draws = [one for one in bank.items if one.id == item_id]
    return next((one for one in draws if one.variant == variant), draws[0] if draws else None)
