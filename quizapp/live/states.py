"""What phones and screens ask every other second: whether anything has changed.

Two hundred phones ask a hundred times a second. Each process looks a class up once a second at
most, and what proves that somebody may ask is a signature: no answer needs the database.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from threading import Lock

from flask import Flask, current_app
from itsdangerous import BadSignature
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Class, LiveAnswer, LiveRound
from quizapp.signing import TimedSerializer, kept_serializer

_EXTENSION = "quizapp.live"
_FRESH = dt.timedelta(seconds=1)
_KEPT_CLASSES = 1000
_PASS_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class State:
    """`mark` changes whenever what a phone shows does; `answers` came to the question shown.
    `made_at` is when its class was made: the number of a deleted one may be given again."""

    mark: str
    answers: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Pass:
    """A class whose state a page may ask for."""

    class_id: int
    made_at: str


NO_MARK = "none"


class _Board:
    """The states looked up lately, by class; one board for each app."""

    def __init__(self) -> None:
        self._states: dict[int, tuple[dt.datetime, State | None]] = {}
        self._lock = Lock()

    def get(self, class_id: int, now: dt.datetime) -> State | None:
        # Under the lock: of many who ask at the same moment, one looks it up.
        with self._lock:
            kept = self._states.get(class_id)
            if kept is not None and kept[0] <= now < kept[0] + _FRESH:
                return kept[1]
            if len(self._states) >= _KEPT_CLASSES:
                self._states.clear()
            state = _look_up(class_id)
            self._states[class_id] = (now, state)
            return state

    def forget(self, class_id: int) -> None:
        with self._lock:
            self._states.pop(class_id, None)


def init_app(app: Flask) -> None:
    app.extensions[_EXTENSION] = _Board()


def get_state(shown: Pass, now: dt.datetime) -> State | None:
    """The newest round of a class, as it was at most a second ago; None where the class is gone or
    archived."""
    state = _board().get(shown.class_id, now)
    return state if state and state.made_at == shown.made_at else None


def forget_state(class_id: int) -> None:
    """After a change: whoever asks this process next sees it."""
    _board().forget(class_id)


def mark_of(round_id: int, revision: int) -> str:
    return f"{round_id}.{revision}"


def make_pass(class_id: int, created_at: dt.datetime) -> str:
    """What lets a page ask for the state of a class, for a day."""
    return str(_signer().dumps([class_id, created_at.isoformat()]))


def read_pass(token: str) -> Pass | None:
    """None for anything that was not made here, or too long ago."""
    try:
        return Pass(*_signer().loads(token, max_age=_PASS_SECONDS))
    except BadSignature:
        return None


def _board() -> _Board:
    board: _Board = current_app.extensions[_EXTENSION]
    return board


def _signer() -> TimedSerializer:
    return kept_serializer(str(current_app.secret_key or ""), "live.state")


def _look_up(class_id: int) -> State | None:
    answers = (
        select(func.count())
        .where(LiveAnswer.round_id == LiveRound.id, LiveAnswer.position == LiveRound.position)
        .correlate(LiveRound)
        .scalar_subquery()
    )
    row = db.session.execute(
        select(Class.created_at, LiveRound.id, LiveRound.revision, answers)
        .outerjoin(LiveRound, LiveRound.class_id == Class.id)
        .where(Class.id == class_id, Class.archived_at.is_(None))
        .order_by(LiveRound.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    mark = NO_MARK if row[1] is None else mark_of(row[1], row[2])
    return State(mark, row[3], row[0].isoformat())
