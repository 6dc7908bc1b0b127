"""What reviewers do with facts. Each act says which decision it has seen; where somebody saved
another one meanwhile, nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import delete, select

from questions.facts.model import Facts
from questions.review import (
    Decision,
    Entry,
    InvalidDecisionError,
    State,
    Verb,
    apply,
    decision_from_json,
    decision_to_json,
    new_id,
    problems,
)
from quizapp import audit
from quizapp.articles.making import Decisions, read_facts
from quizapp.articles.storing import OPEN, decisions_of, wording_of
from quizapp.extensions import db
from quizapp.library.errors import (
    FactGoneError,
    NotFoundError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.reviews import fields_today
from quizapp.models import Draft, ReviewDecision, User

UNDO = "undo"
VERBS = (Verb.ACCEPT.value, Verb.REJECT.value, Verb.CORRECT.value, UNDO)
_CHANGING = (Verb.REJECT, Verb.CORRECT, Verb.ADD)  # what makes other facts of the same text


def decide(
    actor: User,
    article_id: int,
    fact_id: str,
    verb: str,
    fields: Mapping[str, str],
    seen: int,
    now: dt.datetime,
) -> None:
    """Accepts, rejects or corrects a fact, or takes back what was decided about it.

    Raises NotFoundError, FactGoneError, WrongFieldsError, RevisedError.
    """
    draft = _lock_draft(article_id)
    decisions = decisions_of(draft.id)
    found = read_facts(wording_of(draft))[1]
    entry = _entry(found, decisions, fact_id)
    before = decisions.get(fact_id)
    if verb == UNDO or (verb == Verb.REJECT and entry.state is State.ADDED):
        decision = None
    else:
        decision = _decision(found, decisions, entry, Verb(verb), fields)
    if decision is None or decision != before:
        _store(draft, entry, decision, before, seen, actor, now)
        _note(draft, actor, verb, now)
    db.session.commit()


def accept_certain(actor: User, article_id: int, seen_text: int, now: dt.datetime) -> int:
    """Accepts every fact that nobody decided about and that nothing speaks against; gives how many.

    Raises NotFoundError, and RevisedError where the text is not the one that was seen.
    """
    draft = _lock_draft(article_id)
    if draft.text_revision != seen_text:
        db.session.rollback()
        raise RevisedError
    decisions = decisions_of(draft.id)
    review = apply(read_facts(wording_of(draft))[1], decisions)
    certain = [e for e in review.entries if e.state is State.FOUND and not e.doubts]
    rows = {row.fact_id: row for row in _rows(draft.id)}
    for entry in certain:
        row = rows.get(entry.id)
        _write(draft, row, entry.id, entry.text, Decision(Verb.ACCEPT, entry.kind), actor, now)
    if certain:
        _note(draft, actor, "accept_certain", now)
    db.session.commit()
    return len(certain)


def add_fact(
    actor: User,
    article_id: int,
    kind: str,
    fields: Mapping[str, str],
    quote: str,
    start: int | None,
    now: dt.datetime,
) -> str:
    """Adds a fact that the reader did not find, and gives its id.

    Raises NotFoundError, WrongFieldsError.
    """
    draft = _lock_draft(article_id)
    decisions = decisions_of(draft.id)
    article, found = read_facts(wording_of(draft))
    facts = apply(found, decisions).facts
    decision = _checked(Decision(Verb.ADD, kind, fields, quote, start))
    _raise_wrong(problems(facts, article.text, decision))
    fact_id = new_id(facts, decision)
    after = apply(found, {**decisions, fact_id: decision})
    entry = next((one for one in after.entries if one.id == fact_id), None)
    if entry is None or entry.state is not State.ADDED:
        # The very words stand there already, rejected perhaps: its card is where to go.
        raise WrongFieldsError({"quote": "already_there"})
    row = db.session.get(ReviewDecision, (draft.id, fact_id))
    _write(draft, row, fact_id, entry.text, decision, actor, now)
    draft.is_changed = True
    _note(draft, actor, "add", now)
    db.session.commit()
    return fact_id


def drop_lost(actor: User, article_id: int, now: dt.datetime) -> int:
    """Forgets the decisions about facts that the text no longer has; gives how many.

    Raises NotFoundError.
    """
    draft = _lock_draft(article_id)
    lost = apply(read_facts(wording_of(draft))[1], decisions_of(draft.id)).lost
    db.session.execute(
        delete(ReviewDecision).where(
            ReviewDecision.draft_id == draft.id, ReviewDecision.fact_id.in_(list(lost))
        )
    )
    _note(draft, actor, "drop_lost", now)
    db.session.commit()
    return len(lost)


def _lock_draft(article_id: int) -> Draft:
    """The working copy; until the transaction ends nobody else decides about it."""
    query = select(Draft).where(Draft.article_id == article_id).with_for_update()
    draft = db.session.scalar(query.execution_options(populate_existing=True))
    if draft is None:
        raise NotFoundError
    return draft


def _entry(found: Facts, decisions: Decisions, fact_id: str) -> Entry:
    entries = apply(found, decisions).entries
    entry = next((one for one in entries if one.id == fact_id), None)
    if entry is None:
        db.session.rollback()
        raise FactGoneError
    return entry


def _decision(
    found: Facts, decisions: Decisions, entry: Entry, verb: Verb, fields: Mapping[str, str]
) -> Decision:
    """The decision to store; a correction that changes nothing accepts."""
    before = decisions.get(entry.id)
    others = {one: each for one, each in decisions.items() if one != entry.id}
    if before is not None and before.verb is Verb.ADD:
        return _checked_addition(found, others, before, fields if verb is Verb.CORRECT else {})
    review = apply(found, others)
    if verb is not Verb.CORRECT:
        return Decision(verb, entry.kind)
    known = {field.name: field.value for field in fields_today(found, review, entry.id)}
    changed = {
        name: text
        for name, text in fields.items()
        if name in known and _folded(text) != _folded(known[name])
    }
    if not changed:
        return Decision(Verb.ACCEPT, entry.kind)
    decision = _checked(Decision(Verb.CORRECT, entry.kind, changed))
    _raise_wrong(problems(review.facts, found.article.text, decision, entry.id))
    return decision


def _checked_addition(
    found: Facts, others: Decisions, before: Decision, fields: Mapping[str, str]
) -> Decision:
    """An addition with other fields; it stays where it is, under its id."""
    kept = {
        name: text
        for name, text in before.fields.items()
        if name.removeprefix("new_") not in fields
    }
    decision = _checked(replace(before, fields={**kept, **fields}))
    _raise_wrong(problems(apply(found, others).facts, found.article.text, decision))
    return decision


def _checked(decision: Decision) -> Decision:
    """The decision as it will be read again; what nobody can store is no decision."""
    try:
        return decision_from_json(decision_to_json(decision))
    except InvalidDecisionError as error:
        db.session.rollback()
        raise WrongFieldsError({"": "unreadable"}) from error


def _raise_wrong(found: Mapping[str, str]) -> None:
    if found:
        db.session.rollback()
        raise WrongFieldsError(found)


def _folded(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _store(
    draft: Draft,
    entry: Entry,
    decision: Decision | None,
    before: Decision | None,
    seen: int,
    actor: User,
    now: dt.datetime,
) -> None:
    row = db.session.get(ReviewDecision, (draft.id, entry.id))
    if (row.revision if row else 0) != seen:
        db.session.rollback()
        raise RevisedError
    _write(draft, row, entry.id, entry.was or entry.text, decision, actor, now)
    if any(one is not None and one.verb in _CHANGING for one in (decision, before)):
        draft.is_changed = True


def _write(
    draft: Draft,
    row: ReviewDecision | None,
    fact_id: str,
    text: str,
    decision: Decision | None,
    actor: User,
    now: dt.datetime,
) -> None:
    if row is None:
        row = ReviewDecision(draft_id=draft.id, fact_id=fact_id, revision=0)
        db.session.add(row)
    row.verb = decision.verb.value if decision else OPEN
    row.body = decision_to_json(decision) if decision else {}
    row.text = text
    row.revision += 1
    row.by_id = actor.id
    row.at = now


def _rows(draft_id: int) -> Iterable[ReviewDecision]:
    return db.session.scalars(select(ReviewDecision).where(ReviewDecision.draft_id == draft_id))


def _note(draft: Draft, actor: User, act: str, now: dt.datetime) -> None:
    draft.updated_by_id, draft.updated_at = actor.id, now
    audit.record(actor, f"article.{act}", f"article {draft.article_id}", now)
