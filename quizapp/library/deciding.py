"""What reviewers do with facts. Each act says what it has seen; where that is not what there is
now, be it the text, the fact or what somebody decided, nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from questions.review import (
    Decision,
    Entry,
    State,
    Verb,
    apply,
    correction,
    new_id,
    problems,
    stored_addition,
)
from quizapp.extensions import db
from quizapp.library.desk import Act, Desk, checked, note, open_desk, raise_wrong
from quizapp.library.errors import (
    RevisedError,
    WrongFieldsError,
)
from quizapp.library.sights import sight_of_all
from quizapp.models import User

UNDO = "undo"
VERBS = (Verb.ACCEPT.value, Verb.REJECT.value, Verb.CORRECT.value, UNDO)


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
    desk = open_desk(article_id)
    entry = desk.entry(fact_id)
    acts = [act for act in _acts(desk, entry, verb, fields) if act.decision != desk.before(act.id)]
    if seen != desk.sight(entry) and (acts or not desk.is_last_by(actor, fact_id)):
        db.session.rollback()
        raise RevisedError
    for act in acts:
        desk.write(act, actor, now)
    if acts:
        note(desk.draft, actor, verb, now)
    db.session.commit()


def accept_certain(actor: User, article_id: int, seen: str, now: dt.datetime) -> int:
    """Accepts every fact that nobody decided about and that nothing speaks against; gives how many.

    Raises NotFoundError, and RevisedError where they are not just those that were `seen`.
    """
    desk = open_desk(article_id)
    certain = [one for one in desk.entries if one.state is State.FOUND and not one.doubts]
    sights = [desk.sight(one) for one in certain]
    if sight_of_all(desk.draft.text_revision, sights) != seen:
        db.session.rollback()
        raise RevisedError
    for entry in certain:
        desk.write(Act(entry.id, entry.text, Decision(Verb.ACCEPT, entry.kind)), actor, now)
    if certain:
        note(desk.draft, actor, "accept_certain", now)
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
    desk = open_desk(article_id)
    decision = checked(Decision(Verb.ADD, kind, fields, quote, start))
    facts = desk.review.facts
    raise_wrong(problems(facts, facts.article.text, decision))
    fact_id = new_id(facts, decision)
    decision = stored_addition(desk.found, desk.decisions, decision)
    after = apply(desk.found, {**desk.decisions, fact_id: decision})
    entry = next((one for one in after.entries if one.id == fact_id), None)
    if entry is None or entry.state is not State.ADDED:
        # The very words stand there already, rejected perhaps: its card is where to go.
        db.session.rollback()
        raise WrongFieldsError({"quote": "already_there"})
    desk.write(Act(fact_id, entry.text, decision), actor, now)
    note(desk.draft, actor, "add", now)
    db.session.commit()
    return fact_id


def drop_lost(actor: User, article_id: int, seen: str, now: dt.datetime) -> int:
    """Takes back the decisions that cannot be applied; gives how many.

    Raises NotFoundError, and RevisedError where they are not just those that were `seen`.
    """
    desk = open_desk(article_id)
    lost = desk.review.lost
    told = [(one, desk.revision(one)) for one in lost]
    if sight_of_all(desk.draft.text_revision, told) != seen:
        db.session.rollback()
        raise RevisedError
    for one in lost:
        desk.write(Act(one, desk.rows[one].text, None), actor, now)
    note(desk.draft, actor, "drop_lost", now)
    db.session.commit()
    return len(lost)


def _acts(desk: Desk, entry: Entry, verb: str, fields: Mapping[str, str]) -> Iterator[Act]:
    """What is to be stored about a fact, and about its list where that gets another name."""
    text = entry.was or entry.text
    if verb == UNDO or (verb == Verb.REJECT and entry.state is State.ADDED):
        yield Act(entry.id, text, None)
    elif verb == Verb.CORRECT:
        given = correction(desk.found, desk.decisions, entry.id, entry.kind, fields)
        raise_wrong(given.problems)
        yield Act(entry.id, text, checked(given.decision))
        if given.renaming:
            name = given.renaming.decision
            yield Act(given.renaming.list_id, given.renaming.was, name and checked(name))
    elif verb == Verb.REJECT or entry.state not in (State.CORRECTED, State.ADDED):
        # What was corrected or added counts as accepted.
        yield Act(entry.id, text, Decision(Verb(verb), entry.kind))
