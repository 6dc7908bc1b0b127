"""Whatever happens to answers, what triggers keep of them is what is made of them anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select

from questions.scoring import Override
from quizapp.accounts.deletion import delete_account
from quizapp.accounts.guests import create_guest
from quizapp.accounts.takeovers import take_over
from quizapp.articles.service import import_article
from quizapp.classes.joining import join_class, leave_class
from quizapp.clock import utc_now
from quizapp.extensions import db
from quizapp.models import (
    ArticleTally,
    Attempt,
    DayTally,
    Membership,
    Role,
    Slot,
    TopicTally,
    User,
)
from quizapp.models.attempts import Mode
from quizapp.models.regrades import Verb
from quizapp.quizzes import answering, closing
from quizapp.quizzes.answering import Answer
from quizapp.regrading import service as regrading
from quizapp.tallies.rebuilding import rebuild, rebuild_on
from tests.quizapp.assignments.conftest import Course
from tests.quizapp.classes.conftest import KNEES, Room
from tests.quizapp.classrooms import taught
from tests.quizapp.live.conftest import Hall
from tests.quizapp.progress.answering import SKIPPED, add_attempt
from tests.quizapp.quizzes.answers import item_at, right
from tests.quizapp.regrading.asked import answer, first_item, others, start

HOUR = dt.timedelta(hours=1)
Counts = dict[tuple[Any, ...], list[float]]

pytestmark = pytest.mark.every_database


def _tallies() -> Counts:
    """What counts anything, by table and key."""
    found: Counts = {}
    for model in (TopicTally, ArticleTally, DayTally):
        table = db.metadata.tables[model.__tablename__]
        keys = [name for name in ("user_id", "article_id", "topic", "day") if name in table.columns]
        for row in db.session.execute(select(table)).mappings():
            counts = [float(row[name]) for name in row if name not in keys]
            if any(abs(one) > 1e-9 for one in counts):
                found[table.name, *(row[key] for key in keys)] = counts
    for attempt in db.session.execute(select(Attempt.id, Attempt.points, Attempt.dropped)):
        found["attempts", attempt.id] = [attempt.points, float(attempt.dropped)]
    return found


def _checked() -> Counts:
    """What is kept, when it has been compared with what is made anew."""
    db.session.rollback()
    kept = _tallies()
    rebuild_on(db.session.connection())
    made = _tallies()
    db.session.rollback()
    assert kept.keys() == made.keys()
    for key, counts in kept.items():
        assert counts == pytest.approx(made[key], abs=1e-9), key
    return kept


def _of(user_id: int) -> list[float]:
    """Points, counted, unanswered, and in open attempts, of the only article."""
    found = [
        counts for key, counts in _checked().items() if key[:2] == ("article_tallies", user_id)
    ]
    return found[0] if found else []


def test_practice_from_the_first_answer_to_what_is_answered_after_its_end(
    app: Flask, room: Room
) -> None:
    with app.app_context():
        attempt_id = start(room.ada)
        assert _of(room.ada) == []
        answer(room.ada, attempt_id, str(first_item(attempt_id)[1].key))
        assert _of(room.ada) == [1, 1, 0, 1]
        answer(room.ada, attempt_id, others(first_item(attempt_id)[1])[0], number=2)
        assert _of(room.ada) == [1, 1, 0, 1]
        for position in (2, 3):
            answering.skip(room.ada, attempt_id, position, utc_now())
        assert _of(room.ada) == [1, 3, 2, 0]
        fields: Any = right(item_at(app, attempt_id, 3))
        answering.submit(
            room.ada, attempt_id, 3, Answer(1, {"answer": [fields["answer"]]}), utc_now()
        )
        assert _of(room.ada) == [2, 3, 1, 0]


def test_an_exam_counts_from_its_end_whoever_ends_it(app: Flask, room: Room) -> None:
    with app.app_context():
        for is_by_time in (False, True):
            attempt_id = start(room.ben, mode=Mode.EXAM)
            answer(room.ben, attempt_id, str(first_item(attempt_id)[1].key))
            before = _of(room.ben)
            if is_by_time:
                db.session.get_one(Attempt, attempt_id).ends_at = utc_now() - HOUR
                db.session.commit()
                closing.close_overdue_in_class(room.id, utc_now())
            else:
                closing.finish(room.ben, attempt_id, utc_now())
            counts = _of(room.ben)
            assert (
                counts == [before[0] + 1, before[1] + 3, before[2] + 2, 0]
                if before
                else [1, 3, 2, 0]
            )


def test_marks_changed_and_changed_back(app: Flask, room: Room) -> None:
    with app.app_context():
        actor = db.session.get_one(User, room.instructor)
        hers, his = start(room.ada), start(room.ben, mode=Mode.EXAM)
        item_id, item = first_item(hers)
        answer(room.ada, hers, others(item)[0])
        answer(room.ben, his, others(item)[0])
        closing.finish(room.ben, his, utc_now())
        each = taught(room.instructor, room.id)
        wishes = (
            regrading.Wish(Verb.KEY, Override((others(item)[0],)), "Both."),
            regrading.Wish(Verb.DROP, Override(is_dropped=True), "Unclear."),
            regrading.Wish(Verb.FULL, Override(is_full=True), "Not taught."),
        )
        wanted = {Verb.KEY: [1, 3, 2, 0], Verb.DROP: [0, 2, 2, 0], Verb.FULL: [1, 3, 2, 0]}
        for wish in wishes:
            question = regrading.get_question(each, item_id)
            seen = regrading.try_out(each, question, wish).fingerprint
            made = regrading.apply(actor, each, question, wish, seen, utc_now())
            assert _of(room.ben) == wanted[wish.verb]
            start(room.ada)  # what is drawn now is covered too
            _checked()
            regrading.undo(actor, each, made, utc_now())
            assert _of(room.ben) == [0, 3, 2, 0]


def test_answers_that_are_told_later_and_taken_late(course: Course) -> None:
    assignment_id = course.give(telling="after_due")
    attempt_id = course.begin(course.ada, assignment_id)
    course.answer(course.ada, attempt_id, 1)
    course.set(Attempt, attempt_id, ends_at=utc_now() - HOUR)
    fields = right(item_at(course.app, attempt_id, 2))
    course.ada.post(f"/attempts/{attempt_id}/2", data=fields)
    with course.app.app_context():
        assert _of(course.ada_id) == [1, 3, 2, 0]
    learner = f"/assignments/{assignment_id}/learners/{course.ada_id}"
    course.teacher.post(f"{learner}/attempts/{attempt_id}/late/2")
    with course.app.app_context():
        assert _of(course.ada_id) == [2, 3, 1, 0]
        assert db.session.get_one(Attempt, attempt_id).points == 2
    course.set(Attempt, attempt_id, held_until=utc_now() - HOUR)
    course.teacher.get(f"/assignments/{assignment_id}/results")
    course.teacher.post(f"/assignments/{assignment_id}/delete")
    with course.app.app_context():
        assert _of(course.ada_id) == [2, 3, 1, 0]


def test_a_live_round(hall: Hall) -> None:
    round_id = hall.start()
    hall.step(round_id, "next")
    hall.ada.post(hall.phone, data=hall.fields(round_id, right=True))
    hall.step(round_id, "close", "end")
    with hall.app.app_context():
        assert _of(hall.ada_id) == [1, 1, 0, 0]


def test_people_who_come_go_and_merge(
    app: Flask, room: Room, make_user: Callable[..., int]
) -> None:
    with app.app_context():
        guest = create_guest(utc_now()).id
        add_attempt(guest, [1.0, 1 / 3, SKIPPED])
        add_attempt(room.ada, [1 / 3, None], is_finished=False)
        assert _of(guest) == pytest.approx([4 / 3, 3, 1, 0])
        take_over(guest, room.ada, utc_now())
        assert _of(room.ada) == pytest.approx([5 / 3, 4, 1, 1])
        leave_class(room.ada, room.id, utc_now())
        join_class(room.ada, room.code, utc_now())
        assert _of(room.ada) == pytest.approx([5 / 3, 4, 1, 1])
        admin = make_user("admin", Role.ADMIN)
        delete_account(room.ada, admin, utc_now())
        assert not any(key[1] == room.ada for key in _checked())


def test_attempts_and_articles_that_go(app: Flask, room: Room) -> None:
    with app.app_context():
        version = import_article(KNEES, None, seed=1, publish=True, now=utc_now()).version
        assert version is not None
        add_attempt(room.ada, [1.0, 0.0], version_id=version.id)
        whole = add_attempt(room.ada, [1.0, None])
        db.session.execute(delete(Slot).where(Slot.attempt_id == whole, Slot.position == 2))
        db.session.commit()
        _checked()
        db.session.execute(delete(Attempt).where(Attempt.version_id == version.id))
        db.session.commit()
        assert _of(room.ada) == [1, 1, 0, 0]


def test_rebuilding_mends_what_was_spoilt(app: Flask, room: Room) -> None:
    with app.app_context():
        attempt_id = add_attempt(room.ada, [1.0, None])
        whole = _checked()
        db.session.execute(delete(TopicTally))
        db.session.get_one(Attempt, attempt_id).points = 7
        db.session.commit()
        done = app.test_cli_runner().invoke(args=["rebuild-tallies"])
        assert done.exit_code == 0
        assert _tallies() == whole
        assert f"{rebuild()} tallies were made.\n" == done.stdout


def test_names_are_put_in_order_again_when_they_change(app: Flask, room: Room) -> None:
    with app.app_context():

        def fill() -> None:
            db.session.execute(db.update(Membership).values(sorts_as="x", found_by="x"))
            db.session.commit()

        def unsorted() -> list[int]:
            wanted = select(Membership.user_id).where(Membership.sorts_as.is_(None))
            return list(db.session.scalars(wanted))

        fill()
        db.session.get_one(User, room.ada).display_name = "Ada L."
        db.session.commit()
        assert unsorted() == [room.ada]
        fill()
        db.session.get_one(Membership, (room.id, room.ben)).sort_name = "B."
        db.session.commit()
        assert unsorted() == [room.ben]
        fill()
        db.session.get_one(User, room.ben).language = "es"
        db.session.get_one(Membership, (room.id, room.ben)).section = "A"
        db.session.commit()
        assert unsorted() == []
