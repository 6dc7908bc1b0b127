from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quizapp.classes import joining
from quizapp.classes.attention import Attention, get_attention
from quizapp.extensions import db
from quizapp.models import (
    Assignment,
    AssignmentException,
    Attempt,
    Counting,
    Knowledge,
    Report,
    Slot,
    StoredFact,
    StoredItem,
    Telling,
)
from quizapp.models.attempts import Mode
from quizapp.statistics import shelf
from tests.quizapp.classes.conftest import Room
from tests.quizapp.classrooms import taught
from tests.quizapp.progress.answering import NOON, add_attempt

_LAST_WEEK = NOON - dt.timedelta(days=2)
_BEFORE = NOON - dt.timedelta(days=10)


@pytest.fixture(autouse=True)
def _in_app(app: Flask, room: Room) -> Iterator[None]:
    with app.app_context():
        yield


def _attention(room: Room) -> Attention:
    each = taught(room.instructor, room.id)
    return get_attention(each, NOON)


def _know(user_id: int, fact_id: str, asked: int, right: int, *, last_right: bool) -> None:
    db.session.add(
        Knowledge(
            user_id=user_id,
            fact_id=fact_id,
            asked=asked,
            right=right,
            last_right=last_right,
            last_at=NOON,
        )
    )
    db.session.commit()


def test_whoever_has_begun_nothing_is_named(room: Room) -> None:
    add_attempt(room.ada, [None], at=_LAST_WEEK)
    add_attempt(room.stranger, [None], at=_LAST_WEEK)
    assert [one.name for one in _attention(room).silent] == ["Ben"]


def test_who_left_a_large_class_is_gone_at_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("_SMALL_CLASS", 0), ("_QUICK_SECONDS", -1), ("_PATIENCE", 10**9)):
        monkeypatch.setattr(shelf, name, value)
    assert [one.name for one in _attention(room).silent] == ["Ada", "Ben"]
    add_attempt(room.ada, [None], at=_LAST_WEEK)
    assert [one.name for one in _attention(room).silent] == ["Ada", "Ben"]  # a little old
    joining.leave_class(room.ben, room.id, NOON)
    assert _attention(room).silent == ()


@pytest.mark.every_database
def test_a_fact_wrong_four_times_is_named_with_its_topic(room: Room) -> None:
    fact = db.session.scalars(db.select(StoredFact)).first()
    assert fact is not None
    _know(room.ada, fact.fact_id, 5, 1, last_right=False)
    _know(room.ben, fact.fact_id, 6, 2, last_right=True)
    _know(room.stranger, fact.fact_id, 9, 0, last_right=False)
    _know(room.ben, "a fact of no version", 9, 0, last_right=False)
    (found,) = _attention(room).failing
    assert _attention(room).counts["failing"] == 1
    assert (found.learner.name, found.fact, found.topic, found.times) == (
        "Ada",
        fact.text,
        fact.topic,
        4,
    )


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [
        ([1.0] * 20, [0.0] * 10, True),
        ([1.0] * 20, [1.0] * 7 + [0.0] * 3, True),
        ([1.0] * 20, [1.0] * 9 + [0.0], False),
        ([1.0] * 20, [0.0] * 9, False),
        ([1.0] * 19, [0.0] * 10, False),
    ],
)
def test_a_share_that_fell_is_told(
    room: Room, before: list[float], now: list[float], is_told: bool
) -> None:
    add_attempt(room.ada, before, at=_BEFORE)
    add_attempt(room.ada, now, at=_LAST_WEEK)
    add_attempt(room.ada, [0.0] * 30, at=_BEFORE - dt.timedelta(days=60))
    assert [one.learner.name for one in _attention(room).falling] == ["Ada"] * is_told


def test_what_was_handed_in_without_an_answer_lowers_a_share(room: Room) -> None:
    add_attempt(room.ada, [1.0] * 20, at=_BEFORE)
    add_attempt(room.ada, [1.0] * 5 + [None] * 5, at=_LAST_WEEK, mode=Mode.EXAM)
    (found,) = _attention(room).falling
    assert (found.before, found.now) == (1.0, 0.5)


def _give(room: Room, title: str, opens: int, due: int) -> int:
    """An assignment that opens and is due so many days from NOON; gives its number."""
    made = Assignment(
        class_id=room.id,
        version_id=1,
        title=title,
        activity="mixed",
        topics=[],
        kinds=[],
        length=1,
        form=[],
        form_code=title,
        seed=1,
        mode=Mode.EXAM,
        opens_at=NOON + dt.timedelta(days=opens),
        due_at=NOON + dt.timedelta(days=due),
        counting=Counting.FIRST,
        telling=Telling.NOW,
        made_at=NOON,
    )
    db.session.add(made)
    db.session.commit()
    return made.id


def test_who_has_not_started_which_assignment_and_who_was_late(room: Room) -> None:
    overdue, now = _give(room, "Week 1", -9, -1), _give(room, "Week 2", -2, 5)
    _give(room, "Later", 1, 9)
    _give(room, "Long ago", -90, -60)
    attempt_id = add_attempt(room.ada, [1.0], at=NOON)  # a day after it was due
    db.session.get_one(Attempt, attempt_id).assignment_id = overdue
    db.session.add(
        AssignmentException(
            assignment_id=now, user_id=room.ben, opens_at=NOON + dt.timedelta(days=1)
        )
    )
    db.session.commit()
    found = _attention(room)
    names = [(one.title, [each.name for each in one.learners]) for one in found.not_started]
    assert names == [("Week 1", ["Ben"]), ("Week 2", ["Ada"])]
    assert [(one.title, one.learners[0].name) for one in found.late] == [("Week 1", "Ada")]


def test_open_reports_of_its_learners_are_counted(room: Room, teacher: FlaskClient) -> None:
    for user_id in (room.ada, room.ben, room.stranger):
        attempt_id = add_attempt(user_id, [0.0], at=_LAST_WEEK)
        slot = db.session.scalars(db.select(Slot).filter_by(attempt_id=attempt_id)).one()
        item = db.session.get_one(StoredItem, slot.item_id)
        db.session.add(
            Report(
                user_id=user_id,
                article_id=1,
                slot_id=slot.id,
                item_id=item.item_id,
                prompt="?",
                answer="",
                comment="Wrong",
                created_at=NOON,
                closed_at=NOON if user_id == room.ben else None,
            )
        )
    db.session.commit()
    (found,) = _attention(room).reported
    assert (found.article_id, found.reports) == (1, 1)
    page = teacher.get(f"/classes/{room.id}").text
    assert "Questions that learners reported" in page
