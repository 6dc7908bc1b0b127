"""The answers of a class as columns: read in one query, a chunk at a time, whatever their number.

Texts that repeat are kept once: a thousand learners give the same few answers to a question.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, or_, select

from questions.lazily import Lazy
from questions.statistics.matrix import Bools, Floats
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.models import Attempt, Membership, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.progress.service import scores_count

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
else:
    np = Lazy("numpy")
    Ints = Any

_ROWS_AT_ONCE = 20_000


class Which(enum.StrEnum):
    """Which answer of a learner to a question is taken, where there are several."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which answers of a class are looked at: those handed in for one assignment, or all of them
    where `assignment_id` is None."""

    which: Which = Which.FIRST
    assignment_id: int | None = None


def name_of(selection: Selection) -> str:
    """What it is kept by."""
    of = "" if selection.assignment_id is None else f" {selection.assignment_id}"
    return f"{selection.which.value}{of}"


@dataclass(frozen=True, eq=False)
class Answers:
    """A row for each question that was answered, left out of what was handed in, or skipped in
    practice that is still open. `is_regraded` says that an instructor decided otherwise than the
    question's own key. `marks`, `seconds` and `certainties` are NaN where there are none.
    `answers` are numbers of `texts`, which are JSON, the empty one for no answer."""

    users: Ints
    slots: Ints
    items: Ints
    marks: Floats
    is_handed_in: Bools
    is_regraded: Bools
    seconds: Floats
    certainties: Floats
    answers: Ints
    texts: tuple[str, ...]

    @cached_property
    def is_answered(self) -> Bools:
        """An instructor may give marks to questions without an answer; they are not answered."""
        empty = self.texts.index("") if "" in self.texts else -1
        is_answered: Bools = ~np.isnan(self.marks) & (self.answers != empty)
        return is_answered


def read_answers(taught: TaughtClass, selection: Selection) -> Answers:
    """Those of everybody who is in the class now."""
    numbers: dict[str, int] = {}
    chunks = [_columns(rows, numbers) for rows in _chunks(taught, selection)]
    columns: list[Any] = [np.concatenate(parts) for parts in zip(*chunks, strict=True)]
    return Answers(*[*(columns or _columns([], numbers)), tuple(numbers)])


def wanted(taught: TaughtClass, selection: Selection) -> ColumnElement[bool]:
    """Which attempts are looked at."""
    if selection.assignment_id is None:
        return and_(Membership.class_id == taught.id, scores_count())
    return and_(
        Membership.class_id == taught.id,
        Attempt.assignment_id == selection.assignment_id,
        Attempt.finished_at.is_not(None),
    )


def _chunks(taught: TaughtClass, selection: Selection) -> Iterator[Sequence[Any]]:
    query = _query(wanted(taught, selection)).execution_options(yield_per=_ROWS_AT_ONCE)
    yield from db.session.connection().execute(query).partitions()


def _query(is_wanted: ColumnElement[bool]) -> Select[Any]:
    # The first try counts in practice, the last in an exam.
    counting = case((Attempt.mode == Mode.EXAM, Slot.tries), else_=1)
    is_over = Attempt.finished_at.is_not(None)
    return (
        select(
            Attempt.user_id,
            Slot.id,
            Slot.item_id,
            Slot.score,
            case((is_over, 1), else_=0),
            case((Slot.regrade_id.is_not(None), 1), else_=0),
            Response.seconds,
            Response.certainty,
            cast(Response.answer, Text),
        )
        .select_from(Membership)
        .join(Attempt, Attempt.user_id == Membership.user_id)
        .join(Slot, Slot.attempt_id == Attempt.id)
        .outerjoin(Response, (Response.slot_id == Slot.id) & (Response.try_number == counting))
        .where(
            is_wanted,
            ~Slot.is_dropped,
            or_(Slot.score.is_not(None), Slot.skipped_at.is_not(None), is_over),
        )
    )


def _columns(rows: Sequence[Any], numbers: dict[str, int]) -> list[NDArray[Any]]:
    users, slots, items, marks, handed_in, regraded, seconds, certainties, answers = (
        zip(*rows, strict=True) if rows else [()] * 9
    )
    return [
        np.array(users, dtype=np.int64),
        np.array(slots, dtype=np.int64),
        np.array(items, dtype=np.int64),
        np.array(marks, dtype=float),
        np.array(handed_in, dtype=bool),
        np.array(regraded, dtype=bool),
        np.array(seconds, dtype=float),
        np.array(certainties, dtype=float),
        np.array([numbers.setdefault(one or "", len(numbers)) for one in answers], dtype=np.int64),
    ]
