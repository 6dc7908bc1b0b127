"""What was decided about questions, read from the database; nothing here changes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from questions.review.items import (
    ItemDecision,
    ItemDecisions,
    ItemKey,
    ItemVerb,
    Misfit,
    item_decision_from_json,
)
from quizapp.extensions import db
from quizapp.library.sights import sight_of_all
from quizapp.models import ItemReviewDecision, User


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """What was decided about a question last, by whom and when. `decision` is None where it was
    taken back, `by` is empty once that account is deleted; `text` is what the question asked."""

    verb: ItemVerb
    item_id: str
    revision: int
    decision: ItemDecision | None
    text: str
    by: str
    at: dt.datetime


ItemStandings = Mapping[ItemKey, ItemStanding]


@dataclass(frozen=True, slots=True)
class LostDecision:
    """A decision about a question that no longer fits, and why."""

    standing: ItemStanding
    misfit: Misfit


def list_item_standings(draft_id: int) -> ItemStandings:
    """What was decided about each question, taken back or not."""
    rows = db.session.execute(
        select(ItemReviewDecision, User)
        .outerjoin(User, User.id == ItemReviewDecision.by_id)
        .where(ItemReviewDecision.draft_id == draft_id)
        .order_by(ItemReviewDecision.at, ItemReviewDecision.item_id, ItemReviewDecision.verb)
    )
    return {(ItemVerb(one.verb), one.item_id): _standing(one, by) for one, by in rows}


def items_decided(standings: ItemStandings) -> ItemDecisions:
    """The decisions that stand."""
    return {key: one.decision for key, one in standings.items() if one.decision is not None}


def lost_decisions(
    standings: ItemStandings, misfits: Mapping[ItemKey, Misfit]
) -> tuple[LostDecision, ...]:
    return tuple(
        LostDecision(one, misfits[key]) for key, one in standings.items() if key in misfits
    )


def sight_of_lost_items(text_revision: int, lost: tuple[LostDecision, ...]) -> str:
    """What the button that drops them all has seen."""
    told = ((one.standing.verb, one.standing.item_id, one.standing.revision) for one in lost)
    return sight_of_all(text_revision, told)


def _standing(one: ItemReviewDecision, by: User | None) -> ItemStanding:
    return ItemStanding(
        verb=ItemVerb(one.verb),
        item_id=one.item_id,
        revision=one.revision,
        decision=None if one.is_open else item_decision_from_json(one.verb, one.body),
        text=one.text,
        by=by.name if by else "",
        at=one.at,
    )
