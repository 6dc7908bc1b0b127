"""What reviewers do with questions that were made: hide one, reword its stem. As with facts, each
act says what it has seen, and where that is not what there is now, nothing is stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from questions.items import Item
from questions.review.items import (
    Checker,
    Hiding,
    ItemDecision,
    ItemKey,
    ItemVerb,
    Rewording,
    clean_line,
    hidden_id,
    stem_problem,
)
from quizapp.extensions import db
from quizapp.library.errors import FactGoneError, FlawedError, RevisedError, WrongFieldsError
from quizapp.library.item_desk import ItemDesk, make_ready, open_item_desk
from quizapp.library.standings import (
    list_item_standings,
    lost_decisions,
    sight_of_lost_items,
)
from quizapp.models import User
from quizapp.pictures.service import forget_unused

HIDE, SHOW, REWORD, RESTORE = "hide", "show", "reword", "restore"
ACTS = (HIDE, SHOW, REWORD, RESTORE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants done with a question. Of a rewording, `draw` is the number of the draw
    whose stem is meant, counted from 1, and `stem` the new one."""

    act: str
    seen: str
    draw: int = 1
    stem: str = ""


def decide_item(
    actor: User, article_id: int, item_id: str, wanted: Wanted, now: dt.datetime
) -> None:
    """Hides a question or shows it again, rewords its stem or gives the old one back. The same once
    more by the same person changes nothing.

    Raises NotFoundError, FactGoneError where no such question is made now, WrongFieldsError,
    FlawedError where the checker speaks against a new stem, and RevisedError.
    """
    make_ready(actor, article_id)
    desk = open_item_desk(article_id)
    draws = tuple(item for item in desk.made() if item.id == item_id)
    if not draws:
        db.session.rollback()
        raise FactGoneError
    keys = keys_of(draws[0], desk.made())
    key = keys[0] if wanted.act in (HIDE, SHOW) else keys[1]
    decision = _decision(desk, draws, key, wanted)
    is_new = decision != desk.decisions.get(key)
    if wanted.seen != _sight(desk, keys, item_id) and (is_new or not desk.is_last_by(actor, key)):
        db.session.rollback()
        raise RevisedError
    if is_new:
        desk.write(key, decision, draws[0].prompt, actor, now)
        desk.note(actor, f"{wanted.act}_question", now)
    db.session.commit()


def drop_lost_items(actor: User, article_id: int, seen: str, now: dt.datetime) -> int:
    """Takes back the decisions about questions that no longer fit; gives how many.

    Raises NotFoundError, and RevisedError where they are not just those that were `seen`.
    """
    make_ready(actor, article_id)
    desk = open_item_desk(article_id)
    misfits = desk.reviewed().misfits
    lost = lost_decisions(list_item_standings(desk.draft.id), misfits)
    if sight_of_lost_items(desk.draft.text_revision, lost) != seen:
        db.session.rollback()
        raise RevisedError
    for one in lost:
        key = (one.standing.verb, one.standing.item_id)
        left = _without(desk.decisions[key], one.misfit.stems)
        desk.write(key, left, one.standing.text, actor, now)
    if lost:
        desk.note(actor, "drop_lost_questions", now)
        db.session.flush()
        forget_unused(article_id)
    db.session.commit()
    return len(lost)


def keys_of(item: Item, made: tuple[Item, ...]) -> tuple[ItemKey, ItemKey]:
    """Under which keys a question is hidden and reworded."""
    return (ItemVerb.HIDE, hidden_id(item, made)), (ItemVerb.REWORD, item.id)


def _sight(desk: ItemDesk, keys: tuple[ItemKey, ItemKey], item_id: str) -> str:
    shown = desk.reviewed().shown.items
    return desk.sight(keys, tuple(item for item in shown if item.id == item_id))


def _decision(
    desk: ItemDesk, draws: tuple[Item, ...], key: ItemKey, wanted: Wanted
) -> ItemDecision | None:
    if wanted.act == SHOW:
        return None
    if wanted.act == HIDE:
        return desk.decisions.get(key) or Hiding(draws[0].facts)
    before = desk.decisions.get(key)
    stems = dict(before.stems) if isinstance(before, Rewording) else {}
    item = draws[wanted.draw - 1] if 1 <= wanted.draw <= len(draws) else draws[0]
    stem = item.prompt if wanted.act == RESTORE else clean_line(wanted.stem)
    if stem == item.prompt:
        stems.pop(stem, None)
    else:
        _check(desk, draws, item, stem)
        stems[item.prompt] = stem
    return Rewording(stems, item.facts) if stems else None


def _check(desk: ItemDesk, draws: tuple[Item, ...], item: Item, stem: str) -> None:
    problem = stem_problem(item, stem)
    if problem:
        db.session.rollback()
        raise WrongFieldsError({"stem": problem})
    alike = [one for one in draws if one.prompt == item.prompt]
    flaws = Checker(desk.facts).flaws_of_stem(alike, stem)
    if flaws:
        db.session.rollback()
        raise FlawedError(flaws)


def _without(decision: ItemDecision, stems: tuple[str, ...]) -> ItemDecision | None:
    if isinstance(decision, Rewording):
        left = {old: new for old, new in decision.stems.items() if old not in stems}
        return Rewording(left, decision.facts) if left else None
    return None
