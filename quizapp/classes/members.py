"""The learners of a class: put in order and found by the database, whatever their number."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, update

from quizapp.classes.naming import folded, order_key
from quizapp.classes.teaching import TaughtClass
from quizapp.database import begin_writing, execute
from quizapp.extensions import db
from quizapp.models import Membership, Role, User
from quizapp.models.base import table_of

LEARNERS_A_PAGE = 25
_memberships = table_of(Membership)
_SET_ORDER = (
    update(_memberships)
    .where(
        _memberships.c.class_id == bindparam("of_class"),
        _memberships.c.user_id == bindparam("of_user"),
    )
    .values(sorts_as=bindparam("key"), found_by=bindparam("words"))
)
# As `learner_of` reads them: objects cost a class of thousands a second.
LEARNER_COLUMNS: Sequence[Any] = (
    User.id,
    User.display_name,
    User.username,
    User.email,
    User.role,
    User.is_demo,
    Membership.section,
    Membership.student_number,
    Membership.sort_name,
    Membership.joined_at,
)


@dataclass(frozen=True, slots=True)
class Learner:
    """A member of a class. `can_be_helped_in` says whether its instructor may make a link that
    sets a new password: for learners only. `section`, `student_number` and `sort_name` may be
    empty."""

    id: int
    name: str
    login: str
    email: str
    section: str
    student_number: str
    sort_name: str
    is_demo: bool
    joined_at: dt.datetime
    can_be_helped_in: bool

    @property
    def sorts_as(self) -> str:
        return self.sort_name or self.name

    @property
    def identifiers(self) -> tuple[str, ...]:
        """What tells this learner from another of the same name."""
        told = (self.sort_name, self.login, self.student_number)
        return tuple(text for text in told if text and text != self.name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which learners of a class are asked for: of one section, or of all where it is empty, and
    those whom a search means, or all."""

    section: str = ""
    text: str = ""

    def of(self, taught: TaughtClass) -> Sequence[ColumnElement[bool]]:
        """The conditions for their memberships."""
        words = (
            Membership.found_by.contains(word, autoescape=True)
            for word in folded(self.text).split()
        )
        in_section = [Membership.section == self.section] if self.section else []
        return (Membership.class_id == taught.id, *in_section, *words)


EVERYBODY = Wanted()


def list_learners(taught: TaughtClass) -> tuple[Learner, ...]:
    """Everybody in a class, by sort name."""
    rows = db.session.execute(select_learners(Membership.sorts_as).where(*EVERYBODY.of(taught)))
    found = [(row[-1], learner_of(row)) for row in rows]
    found.sort(key=lambda pair: (pair[0] or order_key(pair[1].sorts_as), pair[1].id))
    return tuple(learner for _, learner in found)


def list_page(taught: TaughtClass, page: int) -> tuple[int, int, tuple[Learner, ...]]:
    """The number of the page, that of the last, and the learners on it, by sort name; a page past
    the end is the last one."""
    put_in_order(taught)
    last = max(1, math.ceil(taught.learners / LEARNERS_A_PAGE))
    number = min(max(page, 1), last)
    rows = db.session.execute(
        select_learners()
        .where(*EVERYBODY.of(taught))
        .order_by(Membership.sorts_as, Membership.user_id)
        .limit(LEARNERS_A_PAGE)
        .offset((number - 1) * LEARNERS_A_PAGE)
    )
    return number, last, tuple(map(learner_of, rows))


def count_learners(taught: TaughtClass, wanted: Wanted = EVERYBODY) -> int:
    return db.session.execute(
        select(func.count()).select_from(Membership).where(*wanted.of(taught))
    ).scalar_one()


def put_in_order(taught: TaughtClass) -> None:
    """Stores how the learners are sorted and found where that is not known, which is so when they
    have joined or a name has changed. Not to be called by who has written something: where there is
    something to do it begins, and commits, a transaction of its own."""
    if not taught.has_unsorted:
        return
    begin_writing()
    unsorted = (Membership.class_id == taught.id, Membership.sorts_as.is_(None))
    # Whoever changes a name waits, and takes what is stored here away again. What is read must be
    # what there is once these are locked, hence the second statement.
    db.session.execute(select(Membership.user_id).where(*unsorted).with_for_update())
    learners = [learner_of(row) for row in db.session.execute(select_learners().where(*unsorted))]
    if learners:
        execute(_SET_ORDER, [_order(taught, one) for one in learners])
    db.session.commit()


def select_learners(*more: Any) -> Select[Any]:
    """Their columns, and more."""
    return (
        select(*LEARNER_COLUMNS, *more)
        .select_from(Membership)
        .join(User, User.id == Membership.user_id)
    )


def learner_of(row: Sequence[Any]) -> Learner:
    """From LEARNER_COLUMNS, at the beginning of a row."""
    user_id, display_name, username, email, role, is_demo, section, number, sort_name, at = row[:10]
    return Learner(
        user_id,
        display_name or username or email or "",
        email or username or "",
        email or "",
        section,
        number,
        sort_name,
        is_demo,
        at,
        role == Role.LEARNER,
    )


def sections_of(sections: Iterable[str]) -> tuple[str, ...]:
    """Those that are not empty, in order."""
    return tuple(sorted({one for one in sections if one}, key=order_key))


def _order(taught: TaughtClass, one: Learner) -> dict[str, Any]:
    texts = (one.name, one.sort_name, one.login, one.student_number)
    return {
        "of_class": taught.id,
        "of_user": one.id,
        "key": order_key(one.sorts_as),
        "words": "\n".join(map(folded, texts)),
    }
