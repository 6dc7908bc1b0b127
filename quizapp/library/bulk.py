"""What reviewers decide about many facts at once: whole lists, columns, exercises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questions.reading import Article, Span
from questions.reading.article import Block, BlockKind
from questions.review import (
    Decision,
    Entry,
    Gathered,
    NotThereError,
    Refused,
    State,
    Verb,
    apply,
    column_additions,
    gather,
    list_additions,
    redraw,
    renamed_list,
    unchecked,
)
from quizapp.articles.making import read_facts
from quizapp.articles.storing import wording_of
from quizapp.extensions import db
from quizapp.library.desk import Act, Desk, checked, note, open_desk, raise_wrong
from quizapp.library.errors import NotFoundError, RefusedLinesError, RevisedError
from quizapp.library.sights import sight_of_all
from quizapp.models import User


@dataclass(frozen=True, slots=True)
class Made:
    """What became of many additions: how many facts were made, how many of them were there
    already, and what could not be used. `first` is the id of the first new one, if any."""

    count: int
    already_there: int
    refused: tuple[Refused, ...]
    first: str


def accept_together(
    actor: User, article_id: int, fact_id: str, show: str, seen: str, now: dt.datetime
) -> int:
    """Accepts all unchecked facts that are checked together with this one, as far as a filter
    shows them; gives how many.

    Raises NotFoundError, FactGoneError, and RevisedError where they are not just those `seen`.
    """
    desk = open_desk(article_id)
    together = desk.entry(fact_id).together
    wanted = [one for one in unchecked(desk.entries, show) if one.together == together]
    sights = [desk.sight(one) for one in wanted]
    if wanted and sight_of_all(desk.draft.text_revision, sights) != seen:
        db.session.rollback()
        raise RevisedError
    return _decide_all(desk, actor, wanted, Verb.ACCEPT, now)


def decide_list(
    actor: User, article_id: int, list_id: str, verb: Verb, seen: str, now: dt.datetime
) -> int:
    """Accepts or rejects all facts of a list that nobody decided about; gives how many.

    Raises NotFoundError, and RevisedError where they are not just those that were `seen`.
    """
    desk = open_desk(article_id)
    wanted = [one for one in desk.entries if one.parent == list_id and not one.is_checked]
    sights = [desk.sight(one) for one in wanted]
    if wanted and sight_of_all(desk.draft.text_revision, sights) != seen:
        db.session.rollback()
        raise RevisedError
    return _decide_all(desk, actor, wanted, verb, now)


def rename_list(
    actor: User, article_id: int, kind: str, list_id: str, name: str, now: dt.datetime
) -> None:
    """Gives a list, such as a column, another name for all its facts. The last name stands.

    Raises NotFoundError, WrongFieldsError.
    """
    desk = open_desk(article_id)
    try:
        renaming, wrong = renamed_list(desk.found, desk.decisions, kind, list_id, name)
    except NotThereError as error:
        db.session.rollback()
        raise NotFoundError from error
    raise_wrong(wrong)
    decision = renaming.decision and checked(renaming.decision)
    if decision != desk.before(list_id):
        desk.write(Act(list_id, renaming.was, decision), actor, now)
        note(desk.draft, actor, "rename", now)
    db.session.commit()


def add_list(
    actor: User,
    article_id: int,
    kind: str,
    home: str,
    told: str,
    start: int | None,
    now: dt.datetime,
) -> Made:
    """Adds a fact for each line of a list; all of them or none. What is there already stays.

    Raises NotFoundError, and RefusedLinesError where a line cannot be used.
    """
    desk = open_desk(article_id)
    additions = list_additions(desk.found.article.text, kind, home, told, start)
    gathered = gather(desk.found, desk.decisions, [checked(one) for one in additions])
    if gathered.refused or not additions:
        db.session.rollback()
        raise RefusedLinesError(gathered.refused)
    return _store(desk, actor, gathered, "add_list", now)


def add_columns(
    actor: User,
    article_id: int,
    start: int,
    subject: int,
    relations: Mapping[int, str],
    seen: int,
    now: dt.datetime,
) -> Made:
    """Adds what the named columns of the table at `start` say of the things in the column
    `subject`. `seen` is the text's revision.

    Raises NotFoundError, RevisedError.
    """
    desk = open_desk(article_id)
    _raise_revised(desk, seen)
    table = _table_at(read_facts(wording_of(desk.draft))[0], start)
    if table is None:
        db.session.rollback()
        raise NotFoundError
    additions = [checked(one) for one in column_additions(table, subject, relations)]
    gathered = gather(desk.found, desk.decisions, additions)
    return _store(desk, actor, gathered, "add_columns", now)


def mark_exercises(
    actor: User,
    article_id: int,
    span: Span,
    begins: Mapping[int, str],
    seen: int,
    now: dt.datetime,
) -> Made:
    """Makes exercises begin at just these places of a stretch of the article, each with its name
    or none. `seen` is the text's revision.

    Raises NotFoundError, RevisedError.
    """
    desk = open_desk(article_id)
    _raise_revised(desk, seen)
    article = read_facts(wording_of(desk.draft))[0]
    redrawn = redraw(article, desk.found, desk.decisions, span, begins)
    texts = {one.id: one.text for one in desk.entries}
    dropped = {one: each for one, each in redrawn.decisions.items() if one in texts}
    for one, decision in dropped.items():
        if decision != desk.before(one):
            desk.write(Act(one, texts[one], decision and checked(decision)), actor, now)
    added = {one: each for one, each in redrawn.decisions.items() if each and one not in texts}
    gathered = Gathered({one: checked(each) for one, each in added.items()}, 0, redrawn.refused)
    base = {one: each for one, each in {**desk.decisions, **dropped}.items() if each}
    return _store(desk, actor, gathered, "mark_exercises", now, base=base)


def _raise_revised(desk: Desk, seen: int) -> None:
    if desk.draft.text_revision != seen:
        db.session.rollback()
        raise RevisedError


def _table_at(article: Article, start: int) -> Block | None:
    blocks = (block for section in article.sections for block in section.blocks)
    tables = (one for one in blocks if one.kind is BlockKind.TABLE)
    return next((one for one in tables if one.span.start == start), None)


def _decide_all(
    desk: Desk, actor: User, wanted: Iterable[Entry], verb: Verb, now: dt.datetime
) -> int:
    count = 0
    for entry in wanted:
        desk.write(Act(entry.id, entry.text, Decision(verb, entry.kind)), actor, now)
        count += 1
    if count:
        note(desk.draft, actor, f"{verb.value}_list", now)
    db.session.commit()
    return count


def _store(
    desk: Desk,
    actor: User,
    gathered: Gathered,
    act: str,
    now: dt.datetime,
    *,
    base: Mapping[str, Decision] | None = None,
) -> Made:
    """Writes what was gathered after `base`, or else after what was decided so far."""
    before = desk.decisions if base is None else base
    after = apply(desk.found, {**before, **gathered.decisions})
    texts = {one.id: one.text for one in after.entries}
    for one, decision in gathered.decisions.items():
        desk.write(Act(one, texts[one], decision), actor, now)
    if gathered.decisions or before is not desk.decisions:
        note(desk.draft, actor, act, now)
    db.session.commit()
    new = [one.id for one in after.entries if one.id in gathered.decisions]
    added = [one for one in after.entries if one.id in gathered.decisions]
    count = sum(one.state in (State.ADDED, State.ACCEPTED) for one in added)
    return Made(count, gathered.already_there, gathered.refused, next(iter(new), ""))
