"""What phones and screens ask every other second: whether anything has changed.

Two hundred phones ask a hundred times a second. Each process looks a class up once a second at
most, and what proves that somebody may ask is a signature: no answer needs the database.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from threading import Lock

from flask import Flask, current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import LiveAnswer, LiveRound

_EXTENSION = "quizapp.live"
_FRESH = dt.timedelta(seconds=1)
_KEPT_CLASSES = 1000


@dataclass(frozen=True, slots=True)
class State:
    """`mark` changes whenever what a phone shows does; `answers` came to the question shown."""

    mark: str
    answers: int


NOTHING = State("none", 0)


class _Board:
    """The states looked up lately, by class; one board for each app."""

    def __init__(self) -> None:
        self._states: dict[int, tuple[dt.datetime, State]] = {}
        self._lock = Lock()

    def get(self, class_id: int, now: dt.datetime) -> State:
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


def get_state(class_id: int, now: dt.datetime) -> State:
    """The newest round of a class, as it was at most a second ago."""
    return _board().get(class_id, now)


def forget_state(class_id: int) -> None:
    """After a change: whoever asks this process next sees it."""
    _board().forget(class_id)


def mark_of(round_id: int, revision: int) -> str:
    return f"{round_id}.{revision}"


def make_pass(class_id: int) -> str:
    """What lets a page ask for the state of a class."""
    return str(_signer().dumps(class_id))


def read_pass(token: str) -> int | None:
    """The class of a pass; None for anything that was not made here."""
    try:
        return int(_signer().loads(token))
    except BadSignature:
        return None


def _board() -> _Board:
    board: _Board = current_app.extensions[_EXTENSION]
    return board


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="live")


def _look_up(class_id: int) -> State:
    answers = (
        select(func.count())
        .where(LiveAnswer.round_id == LiveRound.id, LiveAnswer.position == LiveRound.position)
        .scalar_subquery()
    )
    row = db.session.execute(
        select(LiveRound.id, LiveRound.revision, answers)
        .where(LiveRound.class_id == class_id)
        .order_by(LiveRound.id.desc())
        .limit(1)
    ).one_or_none()
    return NOTHING if row is None else State(mark_of(row[0], row[1]), row[2])
