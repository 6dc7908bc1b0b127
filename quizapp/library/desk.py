"""The working copy of an article while somebody decides about its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from questions.facts.model import Facts
from questions.review import (
    Decision,
    Entry,
    InvalidDecisionError,
    Review,
    Verb,
    apply,
    decision_from_json,
    decision_to_json,
)
from quizapp import audit
from quizapp.articles.making import Decisions, read_facts
from quizapp.articles.storing import OPEN, wording_of
from quizapp.extensions import db
from quizapp.library.drafts import lock_read_draft
from quizapp.library.errors import FactGoneError, WrongFieldsError
from quizapp.library.sights import sight_of
from quizapp.models import Draft, ReviewDecision, User

# What makes other facts of the same text.
_CHANGING = (Verb.REJECT, Verb.CORRECT, Verb.ADD, Verb.RENAME)


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be stored under the id of a fact or of a list; None takes back what was. `text`
    is what it said before."""

    id: str
    text: str
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Desk:
    """A working copy that nobody else decides about until the transaction ends, with what was
    decided so far."""

    draft: Draft
    rows: Mapping[str, ReviewDecision]
    found: Facts
    decisions: Decisions
    review: Review

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.review.entries

    def entry(self, fact_id: str) -> Entry:
        entry = next((one for one in self.entries if one.id == fact_id), None)
        if entry is None:
            db.session.rollback()
            raise FactGoneError
        return entry

    def before(self, one: str) -> Decision | None:
        return self.decisions.get(one)

    def revision(self, one: str) -> int:
        return self.rows[one].revision if one in self.rows else 0

    def sight(self, entry: Entry) -> str:
        return sight_of(self.draft.text_revision, self.revision(entry.id), entry)

    def is_last_by(self, actor: User, one: str) -> bool:
        return one in self.rows and self.rows[one].by_id == actor.id

    def write(self, act: Act, actor: User, now: dt.datetime) -> None:
        row = self.rows.get(act.id)
        if row is None:
            row = ReviewDecision(draft_id=self.draft.id, fact_id=act.id, revision=0)
            db.session.add(row)
        row.verb = act.decision.verb.value if act.decision else OPEN
        row.body = decision_to_json(act.decision) if act.decision else {}
        row.text = act.text
        row.revision += 1
        row.by_id = actor.id
        row.at = now
        both = (act.decision, self.before(act.id))
        if any(one is not None and one.verb in _CHANGING for one in both):
            self.draft.is_changed = True


def open_desk(article_id: int) -> Desk:
    """Raises NotFoundError, and as `read_facts`."""
    draft = lock_read_draft(article_id)
    query = select(ReviewDecision).where(ReviewDecision.draft_id == draft.id)
    rows = {row.fact_id: row for row in db.session.scalars(query)}
    kept = {one: row.body for one, row in rows.items() if row.verb != OPEN}
    decisions = {one: decision_from_json(body) for one, body in kept.items()}
    found = read_facts(wording_of(draft))[1]
    return Desk(draft, rows, found, decisions, apply(found, decisions))


def checked(decision: Decision) -> Decision:
    """The decision as it will be read again; what nobody can store is no decision."""
    try:
        return decision_from_json(decision_to_json(decision))
    except InvalidDecisionError as error:
        db.session.rollback()
        raise WrongFieldsError({"": "unreadable"}) from error


def raise_wrong(found: Mapping[str, str]) -> None:
    if found:
        db.session.rollback()
        raise WrongFieldsError(found)


def note(draft: Draft, actor: User, act: str, now: dt.datetime) -> None:
    draft.updated_by_id, draft.updated_at = actor.id, now
    audit.record(actor, f"article.{act}", f"article {draft.article_id}", now)
