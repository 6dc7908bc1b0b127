"""What reviewers do with facts. Each act says what it has seen; where that is not what there is
now, be it the text, the fact or what somebody decided, nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from questions.facts.model import Facts
from questions.review import (
    Decision,
    Entry,
    InvalidDecisionError,
    Review,
    State,
    Verb,
    apply,
    correction,
    decision_from_json,
    decision_to_json,
    new_id,
    problems,
    stored_addition,
)
from quizapp import audit
from quizapp.articles.making import Decisions, read_facts
from quizapp.articles.storing import OPEN, wording_of
from quizapp.extensions import db
from quizapp.library.drafts import lock_draft
from quizapp.library.errors import (
    FactGoneError,
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.sights import sight_of, sight_of_all
from quizapp.models import Draft, ReviewDecision, User

UNDO = "undo"
VERBS = (Verb.ACCEPT.value, Verb.REJECT.value, Verb.CORRECT.value, UNDO)
# What makes other facts of the same text.
_CHANGING = (Verb.REJECT, Verb.CORRECT, Verb.ADD, Verb.RENAME)


def decide(
    actor: User,
    article_id: int,
    fact_id: str,
    verb: str,
    fields: Mapping[str, str],
    seen: str,
    now: dt.datetime,
) -> None:
    """Accepts, rejects or corrects a fact, or takes back what was decided about it. `seen` is the
    sight of its card. The same once more by the same person changes nothing.

    Raises NotFoundError, FactGoneError, WrongFieldsError, RevisedError.
    """
    desk = _open_desk(article_id)
    entry = desk.entry(fact_id)
    acts = [act for act in _acts(desk, entry, verb, fields) if act.decision != desk.before(act.id)]
    if seen != desk.sight(entry) and (acts or not desk.is_last_by(actor, fact_id)):
        db.session.rollback()
        raise RevisedError
    for act in acts:
        desk.write(act, actor, now)
    if acts:
        _note(desk.draft, actor, verb, now)
    db.session.commit()


def accept_certain(actor: User, article_id: int, seen: str, now: dt.datetime) -> int:
    """Accepts every fact that nobody decided about and that nothing speaks against; gives how many.

    Raises NotFoundError, and RevisedError where they are not just those that were `seen`.
    """
    desk = _open_desk(article_id)
    certain = [one for one in desk.entries if one.state is State.FOUND and not one.doubts]
    sights = [desk.sight(one) for one in certain]
    if sight_of_all(desk.draft.text_revision, sights) != seen:
        db.session.rollback()
        raise RevisedError
    for entry in certain:
        desk.write(_Act(entry.id, entry.text, Decision(Verb.ACCEPT, entry.kind)), actor, now)
    if certain:
        _note(desk.draft, actor, "accept_certain", now)
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
    desk = _open_desk(article_id)
    decision = _checked(Decision(Verb.ADD, kind, fields, quote, start))
    facts = desk.review.facts
    _raise_wrong(problems(facts, facts.article.text, decision))
    fact_id = new_id(facts, decision)
    decision = stored_addition(desk.found, desk.decisions, decision)
    after = apply(desk.found, {**desk.decisions, fact_id: decision})
    entry = next((one for one in after.entries if one.id == fact_id), None)
    if entry is None or entry.state is not State.ADDED:
        # The very words stand there already, rejected perhaps: its card is where to go.
        db.session.rollback()
        raise WrongFieldsError({"quote": "already_there"})
    desk.write(_Act(fact_id, entry.text, decision), actor, now)
    _note(desk.draft, actor, "add", now)
    db.session.commit()
    return fact_id


def drop_lost(actor: User, article_id: int, seen: str, now: dt.datetime) -> int:
    """Takes back the decisions that cannot be applied; gives how many.

    Raises NotFoundError, and RevisedError where they are not just those that were `seen`.
    """
    desk = _open_desk(article_id)
    lost = desk.review.lost
    told = [(one, desk.revision(one)) for one in lost]
    if sight_of_all(desk.draft.text_revision, told) != seen:
        db.session.rollback()
        raise RevisedError
    for one in lost:
        desk.write(_Act(one, desk.rows[one].text, None), actor, now)
    _note(desk.draft, actor, "drop_lost", now)
    db.session.commit()
    return len(lost)


@dataclass(frozen=True, slots=True)
class _Act:
    """What is to be stored under the id of a fact or of a list; None takes back what was. `text`
    is what it said before."""

    id: str
    text: str
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class _Desk:
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

    def write(self, act: _Act, actor: User, now: dt.datetime) -> None:
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


def _open_desk(article_id: int) -> _Desk:
    """Raises NotFoundError."""
    draft = lock_draft(article_id)
    query = select(ReviewDecision).where(ReviewDecision.draft_id == draft.id)
    rows = {row.fact_id: row for row in db.session.scalars(query)}
    kept = {one: row.body for one, row in rows.items() if row.verb != OPEN}
    decisions = {one: decision_from_json(body) for one, body in kept.items()}
    found = read_facts(wording_of(draft))[1]
    return _Desk(draft, rows, found, decisions, apply(found, decisions))


def _acts(desk: _Desk, entry: Entry, verb: str, fields: Mapping[str, str]) -> Iterator[_Act]:
    """What is to be stored about a fact, and about its list where that gets another name."""
    text = entry.was or entry.text
    if verb == UNDO or (verb == Verb.REJECT and entry.state is State.ADDED):
        yield _Act(entry.id, text, None)
    elif verb == Verb.CORRECT:
        given = correction(desk.found, desk.decisions, entry.id, entry.kind, fields)
        _raise_wrong(given.problems)
        yield _Act(entry.id, text, _checked(given.decision))
        if given.renaming:
            name = given.renaming.decision
            yield _Act(given.renaming.list_id, given.renaming.was, name and _checked(name))
    elif verb == Verb.REJECT or entry.state not in (State.CORRECTED, State.ADDED):
        # What was corrected or added counts as accepted.
        yield _Act(entry.id, text, Decision(Verb(verb), entry.kind))


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


def _note(draft: Draft, actor: User, act: str, now: dt.datetime) -> None:
    draft.updated_by_id, draft.updated_at = actor.id, now
    audit.record(actor, f"article.{act}", f"article {draft.article_id}", now)
