"""What the pages of a class cost, by its size: statements and time, sizes side by side."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, insert

from quizapp import create_app
from quizapp.articles.service import load_shipped_articles, published_versions
from quizapp.classes.service import create_class
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.demo.bulk import answer_in_bulk
from quizapp.demo.people import name_of
from quizapp.demo.service import weeks_ago
from quizapp.extensions import db
from quizapp.models import Attempt, Membership, Role, Slot, User
from quizapp.quizzes.banks import get_bank

# Learners and answers of each; "10000x200" takes minutes to fill.
_SIZES = os.environ.get("BENCH_CLASSES", "100x20 1000x20 1000x200").split()
_ROUNDS = 7


def measure() -> None:
    """Prints the table."""
    columns = [_measure_size(size) for size in _SIZES]
    print(f"{'':<24}" + "".join(f"{size:>22}" for size in _SIZES))
    for page in columns[0]:
        cells = (f"{column[page][1]:>12.1f} ms {column[page][0]:>3} st." for column in columns)
        print(f"{page:<24}" + "".join(f"{cell:>22}" for cell in cells))


def _measure_size(size: str) -> dict[str, tuple[int, float]]:
    learners, answers = map(int, size.split("x"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            "QUIZAPP_DATABASE_URL": f"sqlite:///{folder / 'quizapp.sqlite3'}",
            "QUIZAPP_SECRET_KEY": "a key for benchmarks",
        }
        app = create_app(load_settings(environment, folder))
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            flask_migrate.upgrade()
            load_shipped_articles(utc_now())
            paths, instructor = _fill(learners, answers)
        client = _client(app, instructor)
        measured = {page: _measure_page(app, client, path) for page, path in paths.items()}
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        return measured


def _fill(learners: int, answers: int) -> tuple[dict[str, str], int]:
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
    attempt = db.session.scalars(db.select(Attempt).where(Attempt.user_id == ids[0])).first()
    item_id = db.session.scalars(db.select(Slot.item_id)).first()
    learner = f"/classes/{class_id}/learners/{ids[0]}"
    assert attempt is not None
    paths = {
        "class": f"/classes/{class_id}",
        "learner": learner,
        "attempt": f"{learner}/attempts/{attempt.id}",
        "question": f"/classes/{class_id}/questions/{item_id}",
        "marks, dry run's form": f"/classes/{class_id}/questions/{item_id}/marks",
        "CSV of the table": f"/classes/{class_id}/scores.csv",
        "CSV of marks": f"/classes/{class_id}/exports/marks.csv",
    }
    return paths, instructor.id


def _client(app: Flask, user_id: int) -> FlaskClient:
    client = app.test_client()
    with app.app_context():
        session_id = db.session.get_one(User, user_id).get_id()
    with client.session_transaction() as session:
        session["_user_id"] = session_id
        session["_fresh"] = True
    return client


def _measure_page(app: Flask, client: FlaskClient, path: str) -> tuple[int, float]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, text: str, *_: object) -> None:
        statements.append(text)

    with app.app_context():
        engine = db.engine
    get: Callable[[], object] = lambda: client.get(path).data  # noqa: E731
    get()
    event.listen(engine, "before_cursor_execute", note)
    times = []
    for _ in range(_ROUNDS):
        statements.clear()
        began = time.process_time()
        get()
        times.append(time.process_time() - began)
    event.remove(engine, "before_cursor_execute", note)
    return len(statements), statistics.median(times) * 1000
