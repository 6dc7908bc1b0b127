"""What the pages of a class cost, by its size: statements and time, sizes side by side; and what an
answer costs beside them."""

from __future__ import annotations

import datetime as dt
import os
import random
import statistics
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, insert, update

from quizapp import create_app
from quizapp.articles.service import load_shipped_articles, published_versions
from quizapp.assignments.drawing import Content
from quizapp.assignments.service import Rules, create
from quizapp.classes.service import create_class
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.demo.answering import answer_fields
from quizapp.demo.bulk import answer_in_bulk
from quizapp.demo.people import name_of
from quizapp.demo.service import weeks_ago
from quizapp.extensions import db
from quizapp.models import Attempt, Class, Counting, Membership, Role, Slot, Telling, User
from quizapp.models.attempts import Mode
from quizapp.quizzes import answering
from quizapp.quizzes import service as quizzes
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.drawing import Choice
from quizapp.statistics.answers import Selection
from quizapp.statistics.keeping import make_and_keep

# Learners and answers of each.
_SIZES = os.environ.get("BENCH_CLASSES", "1000x200 10000x200").split()
_EMPTY = "1x0"
_ROUNDS = 7
_ANSWERS = 20  # of each round
_LENGTH = 10


@dataclass(frozen=True)
class _Filled:
    """A database with one class, the pages that are measured, and somebody who answers."""

    app: Flask
    client: FlaskClient
    paths: Mapping[str, str]
    learner_id: int


def measure() -> None:
    """Prints the tables."""
    with ExitStack() as stack:
        empty = _fill_database(_EMPTY, stack)
        filled = {size: _fill_database(size, stack) for size in _SIZES}
        columns = [_measure_pages(one) for one in filled.values()]
        print(f"{'first look, then, in ms':<24}" + "".join(f"{size:>30}" for size in filled))
        for page in columns[0]:
            cells = (
                f"{column[page][1]:>10.0f}{column[page][2]:>9.1f}{column[page][0]:>4} st."
                for column in columns
            )
            print(f"{page:<24}" + "".join(f"{cell:>30}" for cell in cells))
        _compare_answers(empty, filled)


def _fill_database(size: str, stack: ExitStack) -> _Filled:
    learners, answers = map(int, size.split("x"))
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    environment = {
        "QUIZAPP_DATABASE_URL": f"sqlite:///{folder / 'quizapp.sqlite3'}",
        "QUIZAPP_SECRET_KEY": "a key for benchmarks",
    }
    app = create_app(load_settings(environment, folder))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        flask_migrate.upgrade()
        load_shipped_articles(utc_now())
        paths, instructor, learner = _fill(learners, answers)
        _make_figures(size, instructor)
    return _Filled(app, _client(app, instructor), paths, learner)


def _make_figures(size: str, instructor_id: int) -> None:
    """As the workshop does, beside the processes that serve."""
    instructor = db.session.get_one(User, instructor_id)
    taught = get_class(instructor, db.session.scalars(db.select(Class.id)).one())
    began = time.process_time()
    make_and_keep(taught, Selection(), utc_now())
    db.session.remove()
    seconds = time.process_time() - began
    print(f"{size}: all figures of the questions made in {seconds:.1f} s", flush=True)


def _fill(learners: int, answers: int) -> tuple[dict[str, str], int, int]:
    """The pages, the instructor, and the first learner."""
    now = utc_now()
    instructor = User(username="bench", role=Role.INSTRUCTOR, created_at=now)
    db.session.add(instructor)
    db.session.commit()
    class_id = create_class(instructor.id, "Benchmark", now, "UTC")
    rows = [
        {
            "role": Role.LEARNER,
            "username": f"bench-{number}",
            "display_name": name_of(number % 600),
            "created_at": now,
        }
        for number in range(learners)
    ]
    ids = list(
        db.session.scalars(insert(User).returning(User.id, sort_by_parameter_order=True), rows)
    )
    members = [{"class_id": class_id, "user_id": one, "joined_at": now} for one in ids]
    db.session.execute(insert(Membership), members)
    bank = get_bank(published_versions()[0].id)
    answer_in_bulk(ids, answers, bank, random.Random(1), weeks_ago(now), now)
    attempt_id = db.session.scalars(db.select(Attempt.id).where(Attempt.user_id == ids[0])).first()
    item_id = db.session.scalars(db.select(Slot.item_id)).first()
    assignment_id = _give(instructor, class_id, bank, now)
    base = f"/classes/{class_id}"
    learner = f"{base}/learners/{ids[0]}"
    paths = {
        "class": base,
        "class, by a topic": f"{base}?sort=3&dir=desc",
        "class, by all topics": f"{base}?sort=all",
        "class, a name": f"{base}?find=rossi",
        "learner": learner,
        "attempt": f"{learner}/attempts/{attempt_id}",
        "question": f"{base}/questions/{item_id}",
        "questions": f"{base}/questions",
        "assignment": f"/assignments/{assignment_id}/results",
        "marks by assignment": f"{base}/marks",
        "CSV of marks": f"{base}/exports/marks.csv",
        "CSV of the table": f"{base}/scores.csv",
    }
    return paths, instructor.id, ids[0]


def _give(instructor: User, class_id: int, bank: StoredBank, now: dt.datetime) -> int:
    """An assignment, of which everybody's first attempt becomes the one that was handed in."""
    rules = Rules(
        "Week 1", weeks_ago(now), now, Mode.PRACTICE, Telling.NOW, Counting.BEST, 1, None,
        accepts_late=False, is_same_for_all=True,
    )  # fmt: skip
    content = Content(bank.version_id, MIXED, _LENGTH)
    made = create(instructor, get_class(instructor, class_id), content, rules, now)
    first = db.select(db.func.min(Attempt.id)).group_by(Attempt.user_id)
    db.session.execute(
        update(Attempt)
        .where(Attempt.id.in_(first))
        .values(assignment_id=made, assignment_try=1)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()
    return made


def _client(app: Flask, user_id: int) -> FlaskClient:
    client = app.test_client()
    with app.app_context():
        session_id = db.session.get_one(User, user_id).get_id()
    with client.session_transaction() as session:
        session["_user_id"] = session_id
        session["_fresh"] = True
    return client


def _measure_pages(filled: _Filled) -> dict[str, tuple[int, float, float]]:
    return {page: _measure_page(filled, path) for page, path in filled.paths.items()}


def _measure_page(filled: _Filled, path: str) -> tuple[int, float, float]:
    """Its statements, and what the first look took in this process, and the median of others."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, text: str, *_: object) -> None:
        if not text.startswith(("BEGIN", "PRAGMA")):
            statements.append(text)

    with filled.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    times = []
    for _ in range(_ROUNDS + 1):
        statements.clear()
        began = time.process_time()
        answer = filled.client.get(path)
        assert answer.data, answer.status
        times.append(1000 * (time.process_time() - began))
        assert answer.status_code == 200, path
    event.remove(engine, "before_cursor_execute", note)
    return len(statements), times[0], statistics.median(times[1:])


def _compare_answers(empty: _Filled, filled: Mapping[str, _Filled]) -> None:
    """In turn on each database, so that a machine that slows down slows all of them."""
    rounds = [[_answer(one) for one in (empty, *filled.values())] for _ in range(_ROUNDS)]
    for place, size in enumerate(filled, start=1):
        ratio = statistics.median(each[place] / each[0] for each in rounds)
        print(f"an answer beside {size} costs {ratio:.2f} × one to an empty database")


def _answer(filled: _Filled) -> float:
    """The median time of answers to practice, in seconds."""
    rng, times = random.Random(1), []
    with filled.app.app_context():
        now = utc_now()
        bank = get_bank(published_versions()[0].id)
        choice = Choice(bank.version_id, MIXED, "Bench", Mode.PRACTICE, _ANSWERS)
        made = quizzes.start(filled.learner_id, choice, 1, now)
        slots = db.select(Slot.item_id).where(Slot.attempt_id == made.attempt_id)
        items = [bank.item(one) for one in db.session.scalars(slots.order_by(Slot.position))]
        db.session.commit()
        for position, item in enumerate(items, start=1):
            fields = answer_fields(item, 0.7, rng)
            posted = answering.Answer(1, fields, may_be_unfinished=True)
            began = time.process_time()
            answering.submit(filled.learner_id, made.attempt_id, position, posted, now)
            times.append(time.process_time() - began)
    return statistics.median(times)
