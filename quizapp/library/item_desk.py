"""A working copy whose questions somebody decides about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from questions.facts.model import Facts
from questions.items import Item
from questions.review.items import (
    ItemDecision,
    ItemDecisions,
    ItemKey,
    ItemVerb,
    ReviewedBank,
    item_decision_from_json,
    item_decision_to_json,
)
from quizapp import audit
from quizapp.articles.making import Decisions, Wording, bank_of, review_of, reviewed_bank_of
from quizapp.articles.storing import decisions_of, wording_of
from quizapp.database import release
from quizapp.extensions import db
from quizapp.library.drafts import get_head, lock_read_draft
from quizapp.library.sights import sight_of_item
from quizapp.library.standings import items_decided, list_item_standings
from quizapp.models import Draft, ItemReviewDecision, User


@dataclass(frozen=True, slots=True)
class ItemDesk:
    """A working copy that nobody else decides about until the transaction ends, with what was
    decided so far."""

    draft: Draft
    rows: Mapping[ItemKey, ItemReviewDecision]
    decisions: ItemDecisions
    facts: Facts
    about_facts: Decisions

    @property
    def wording(self) -> Wording:
        return wording_of(self.draft)

    def made(self) -> tuple[Item, ...]:
        """The questions as they are made, before anybody decided about them."""
        return bank_of(self.wording, self.about_facts, self.draft.seed).items

    def reviewed(self) -> ReviewedBank:
        return reviewed_bank_of(self.wording, self.about_facts, self.draft.seed, self.decisions)

    def revision(self, key: ItemKey) -> int:
        return self.rows[key].revision if key in self.rows else 0

    def sight(self, keys: tuple[ItemKey, ...], draws: tuple[Item, ...]) -> str:
        return sight_of_item(self.draft.text_revision, map(self.revision, keys), draws)

    def is_last_by(self, actor: User, key: ItemKey) -> bool:
        return key in self.rows and self.rows[key].by_id == actor.id

    def write(
        self, key: ItemKey, decision: ItemDecision | None, text: str, actor: User, now: dt.datetime
    ) -> None:
        """Stores what is decided now; None takes back what was."""
        by_id = actor.id  # read before a row is half filled in: it may have to be loaded again
        row = self.rows.get(key)
        if row is None:
            verb, item_id = key
            row = ItemReviewDecision(draft_id=self.draft.id, item_id=item_id, verb=verb, revision=0)
            db.session.add(row)
        row.is_open = decision is None
        row.body = item_decision_to_json(decision) if decision else {}
        row.text = text
        row.revision += 1
        row.by_id = by_id
        row.at = now
        self.draft.is_changed = True

    def note(self, actor: User, act: str, now: dt.datetime) -> None:
        self.draft.updated_by_id, self.draft.updated_at = actor.id, now
        audit.record(actor, f"article.{act}", f"article {self.draft.article_id}", now)


def open_item_desk(article_id: int) -> ItemDesk:
    """Raises NotFoundError, and as `read_facts`."""
    draft = lock_read_draft(article_id)
    query = select(ItemReviewDecision).where(ItemReviewDecision.draft_id == draft.id)
    rows = {(ItemVerb(row.verb), row.item_id): row for row in db.session.scalars(query)}
    decisions = {
        key: item_decision_from_json(row.verb, row.body)
        for key, row in rows.items()
        if not row.is_open
    }
    about_facts = decisions_of(draft.id)
    facts = review_of(wording_of(draft), about_facts).facts
    return ItemDesk(draft, rows, decisions, facts, about_facts)


def make_ready(actor: User, article_id: int) -> None:
    """Makes the questions before anybody has to wait for it: afterwards they are kept. Raises
    NotFoundError."""
    head = get_head(actor, article_id)
    about_facts = decisions_of(head.draft_id)
    about_items = items_decided(list_item_standings(head.draft_id))
    release()
    reviewed_bank_of(head.wording, about_facts, head.seed, about_items)
