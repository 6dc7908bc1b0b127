"""A round in class: begun, moved on and ended by who teaches it, answered by who learns in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError

from questions import scoring
from quizapp.classes.codes import normalise_code
from quizapp.classes.teaching import TaughtClass
from quizapp.database import execute
from quizapp.extensions import db
from quizapp.live import recording
from quizapp.live.drawing import Wish, draw_questions
from quizapp.live.errors import (
    AnswersClosedError,
    NotFoundError,
    UnansweredError,
)
from quizapp.live.states import forget_state
from quizapp.live.steps import PHASE_AFTER, Step, steps_from
from quizapp.models import Class, LiveAnswer, LiveRound, Membership, Phase
from quizapp.quizzes.banks import get_bank

# Built once: two hundred phones ask it within two seconds.
_GET_SEAT = (
    select(Class.id, Class.name, Class.join_code, Class.created_at)
    .join(Membership, Membership.class_id == Class.id)
    .where(
        Class.join_code == bindparam("code"),
        Class.archived_at.is_(None),
        Membership.user_id == bindparam("user_id"),
    )
)
# A round that nobody ended is over for learners after so long.
_LONGEST = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Seat:
    """A learner's place in a class: `get_seat` alone makes it, so whoever holds one is a member."""

    class_id: int
    class_name: str
    code: str
    user_id: int
    class_created_at: dt.datetime


@dataclass(frozen=True, slots=True)
class LiveClass:
    """A class in which a round is going on."""

    id: int
    name: str
    code: str


def start_round(taught: TaughtClass, wish: Wish, seed: int, now: dt.datetime) -> int:
    """Begins a round and gives its id, or that of one that is still going on in this class.

    Raises NothingToAskError.
    """
    if (old := find_going_on(taught)) is not None:
        return old.id
    bank = get_bank(wish.version_id)
    drawn = draw_questions(taught, wish, seed)
    questions = [
        {"item": bank.row_id(one.item), "options": list(one.option_order)} for one in drawn
    ]
    made = LiveRound(
        class_id=taught.id, version_id=wish.version_id, questions=questions, started_at=now
    )
    db.session.add(made)
    try:
        db.session.commit()
    except IntegrityError:
        # Another instructor began one at the same moment, or a second click: that one stands.
        db.session.rollback()
        other = find_going_on(taught)
        if other is None:  # the class or the article was deleted this moment
            raise NotFoundError from None
        made = other
    forget_state(taught.id)
    return made.id


def move(taught: TaughtClass, round_id: int, step: Step, revision: int, now: dt.datetime) -> None:
    """Takes a step from the `revision` that was seen; what has moved on since, or cannot be done
    there, changes nothing. Raises NotFoundError."""
    live = get_round(taught, round_id)
    if live.revision != revision or step not in steps_from(
        live.phase, live.position, len(live.questions)
    ):
        return
    if step is Step.END:
        _end(live, now)
    else:
        values: dict[str, object] = {"phase": PHASE_AFTER[step]}
        if step is Step.NEXT:
            values |= {"position": live.position + 1, "opened_at": now}
        _change(live, values)
    forget_state(taught.id)


def get_round(taught: TaughtClass, round_id: int) -> LiveRound:
    """A round of a class. Raises NotFoundError."""
    live = db.session.get(LiveRound, round_id)
    if live is None or live.class_id != taught.id:
        raise NotFoundError
    return live


def find_going_on(taught: TaughtClass) -> LiveRound | None:
    """The round of a class that has not ended."""
    return db.session.scalars(
        select(LiveRound).where(LiveRound.class_id == taught.id, LiveRound.ended_at.is_(None))
    ).one_or_none()


def get_seat(user_id: int, typed: str) -> Seat:
    """The place of a learner in the class with this code. Raises NotFoundError, also where the
    class is archived."""
    wanted = {"code": normalise_code(typed), "user_id": user_id}
    row = execute(_GET_SEAT, wanted).one_or_none()
    if row is None:
        raise NotFoundError
    return Seat(row.id, row.name, row.join_code, user_id, row.created_at)


def list_live(user_id: int, now: dt.datetime) -> tuple[LiveClass, ...]:
    """The classes of a learner in which a round is going on, by name."""
    rows = db.session.execute(
        select(Class.id, Class.name, Class.join_code)
        .join(Membership, Membership.class_id == Class.id)
        .join(LiveRound, LiveRound.class_id == Class.id)
        .where(
            Membership.user_id == user_id,
            Class.archived_at.is_(None),
            LiveRound.ended_at.is_(None),
            LiveRound.started_at > now - _LONGEST,
        )
        .order_by(Class.name, Class.id)
    )
    return tuple(LiveClass(*row) for row in rows)


def answer(
    seat: Seat,
    round_id: int,
    position: int,
    fields: Mapping[str, Sequence[str]],
    now: dt.datetime,
) -> None:
    """Scores and stores an answer; a second one to the same question changes nothing.

    Raises NotFoundError, AnswersClosedError, UnansweredError, and
    questions.scoring.InvalidResponseError where the fields do not fit the question.
    """
    # The weaker lock: answers do not wait for each other, and whoever closes waits for them.
    live = db.session.scalars(
        select(LiveRound)
        .join(Class, Class.id == LiveRound.class_id)
        .where(
            LiveRound.id == round_id,
            LiveRound.class_id == seat.class_id,
            Class.archived_at.is_(None),
        )
        .with_for_update(read=True, of=LiveRound)
    ).one_or_none()
    if live is None:
        raise NotFoundError
    if live.phase is not Phase.OPEN or live.position != position:
        raise AnswersClosedError
    item = get_bank(live.version_id).item(live.questions[position - 1]["item"])
    response = scoring.parse(item, fields)
    if response is None:
        raise UnansweredError
    given = LiveAnswer(
        round_id=live.id,
        position=position,
        user_id=seat.user_id,
        answer=scoring.response_to_json(response),
        score=scoring.score(item, response).score,
        seconds=None if live.opened_at is None else int((now - live.opened_at).total_seconds()),
        answered_at=now,
    )
    db.session.add(given)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()  # a double click, or the account or the class went this moment


def _change(live: LiveRound, values: Mapping[str, object]) -> bool:
    """Changes a round unless somebody did so since it was read; gives whether it did."""
    changed = db.session.scalars(
        update(LiveRound)
        .where(LiveRound.id == live.id, LiveRound.revision == live.revision)
        .values(revision=live.revision + 1, **values)
        .returning(LiveRound.id)
        .execution_options(synchronize_session=False)
    ).all()
    db.session.commit()
    db.session.expire(live)
    return bool(changed)


def _end(live: LiveRound, now: dt.datetime) -> None:
    """Closes the question, lets what was answered count, and ends the round. Where that breaks off
    in between, the round is still there to be ended."""
    if live.phase is Phase.OPEN and not _change(live, {"phase": Phase.CLOSED}):
        return
    recording.record(live, now)
    _change(live, {"phase": Phase.ENDED, "ended_at": now})
