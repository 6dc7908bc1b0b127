"""The overrides that a class has had, for its instructors."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import aliased

from questions.items.blanks import with_gaps
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Attempt, Membership, Regrade, RegradedSlot, Slot, StoredItem, User
from quizapp.models.regrades import Verb
from quizapp.progress.service import scores_count
from quizapp.quizzes.banks import get_bank
from quizapp.regrading.errors import NotFoundError
from quizapp.regrading.overrides import get_override, key_in_words
from quizapp.regrading.service import Change

REGRADES_A_PAGE = 25
_BY, _UNDONE_BY = aliased(User), aliased(User)


@dataclass(frozen=True, slots=True)
class RegradeRow:
    """One override: of which question, what, why, by whom, and how many marks it changed when it
    was made. Names are empty where the account is gone."""

    id: int
    item_id: int
    prompt: str
    lang: str
    verb: Verb
    right: tuple[str, ...]
    reason: str
    made_by: str
    made_at: dt.datetime
    undone_by: str
    undone_at: dt.datetime | None
    changed: int


@dataclass(frozen=True, slots=True)
class RegradePage:
    """One page of them, newest first."""

    rows: tuple[RegradeRow, ...]
    number: int
    last: int


def list_regrades(taught: TaughtClass, page: int) -> RegradePage:
    """A page past the end is the last one."""
    is_ours = Regrade.class_id == taught.id
    total = db.session.scalar(select(func.count()).select_from(Regrade).where(is_ours)) or 0
    last = max(1, math.ceil(total / REGRADES_A_PAGE))
    number = min(max(page, 1), last)
    rows = db.session.execute(
        _regrades(is_ours).limit(REGRADES_A_PAGE).offset((number - 1) * REGRADES_A_PAGE)
    )
    return RegradePage(tuple(map(_row, rows)), number, last)


def get_regrade(taught: TaughtClass, regrade_id: int) -> RegradeRow:
    """Raises NotFoundError."""
    row = db.session.execute(
        _regrades((Regrade.class_id == taught.id) & (Regrade.id == regrade_id))
    ).one_or_none()
    if row is None:
        raise NotFoundError
    return _row(row)


def list_changes(taught: TaughtClass, regrade_id: int) -> tuple[Change, ...]:
    """The marks of today's members that an override changed when it was made."""
    rows = db.session.execute(
        select(RegradedSlot, Slot.position, Attempt, User)
        .join(Regrade, Regrade.id == RegradedSlot.regrade_id)
        .join(Slot, Slot.id == RegradedSlot.slot_id)
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .join(User, User.id == Attempt.user_id)
        .join(Membership, (Membership.user_id == User.id) & (Membership.class_id == taught.id))
        .where(
            Regrade.class_id == taught.id, Regrade.id == regrade_id, _is_changed(), scores_count()
        )
    )
    changes = (
        Change(
            covered.slot_id,
            user.id,
            user.name,
            attempt.id,
            attempt.title,
            position,
            covered.before,
            covered.after,
            is_told=True,
        )
        for covered, position, attempt, user in rows
    )
    return tuple(sorted(changes, key=lambda one: (one.learner.casefold(), one.attempt_id)))


def _regrades(wanted: ColumnElement[bool]) -> Select[Any]:
    changed = (
        select(func.count())
        .where(RegradedSlot.regrade_id == Regrade.id, _is_changed())
        .scalar_subquery()
    )
    return (
        select(Regrade, StoredItem.version_id, _BY, _UNDONE_BY, changed.label("changed"))
        .join(StoredItem, StoredItem.id == Regrade.item_id)
        .outerjoin(_BY, _BY.id == Regrade.made_by_id)
        .outerjoin(_UNDONE_BY, _UNDONE_BY.id == Regrade.undone_by_id)
        .where(wanted)
        .order_by(Regrade.id.desc())
    )


def _is_changed() -> ColumnElement[bool]:
    return RegradedSlot.before.is_distinct_from(RegradedSlot.after)


def _row(row: Row[*tuple[Any, ...]]) -> RegradeRow:
    regrade, _, made_by, undone_by, changed = row
    item = get_bank(row.version_id).item(regrade.item_id)
    return RegradeRow(
        id=regrade.id,
        item_id=regrade.item_id,
        prompt=with_gaps(item.prompt),
        lang=item.lang,
        verb=regrade.verb,
        right=tuple(key_in_words(item, get_override(item, regrade))),
        reason=regrade.reason,
        made_by=made_by.name if made_by else "",
        made_at=regrade.made_at,
        undone_by=undone_by.name if undone_by else "",
        undone_at=regrade.undone_at,
        changed=changed,
    )
