"""One class on several processes, with PostgreSQL and, where it is installed, Redis: an assignment
that sixty learners answer at once, then a live round that two hundred follow.

Run by itself: `python -m benchmarks.one_class`. It takes a minute and a half.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
from contextlib import ExitStack
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import func, select

from benchmarks.client import Post, run
from benchmarks.live import Client, Instructor, Phone, fill, lecture, session_in
from benchmarks.servers import running
from benchmarks.storm.ground import start_postgresql, start_redis
from quizapp import create_app
from quizapp.articles.service import load_shipped_articles, published_versions
from quizapp.assignments import taking
from quizapp.assignments.drawing import Content
from quizapp.assignments.service import Rules, create
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.demo.answering import answer_fields
from quizapp.demo.service import weeks_ago
from quizapp.extensions import db
from quizapp.models import Attempt, Class, Counting, Response, Slot, Telling, User
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import get_bank

_PROCESSES = 2
_LEARNERS = 60
_LENGTH = 20
_PROBABILITY = 0.7


def measure() -> None:
    """Prints the tables."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o711)  # PostgreSQL's own account looks for its files below
        postgres, redis = start_postgresql(folder, stack), start_redis(stack)
        environment = {
            "QUIZAPP_DATABASE_URL": postgres.url,
            "QUIZAPP_SECRET_KEY": "a key for benchmarks",
            "WORKERS": str(_PROCESSES),
            **({"QUIZAPP_REDIS_URL": redis.url} if redis else {}),
        }
        app = create_app(load_settings(environment, folder))
        with app.app_context():
            flask_migrate.upgrade()
            load_shipped_articles(utc_now())
            user_ids, code, path = fill()
            assignment_id = _give(user_ids[0])
            db.session.remove()
        sessions = [session_in(app, user_id) for user_id in user_ids]
        learners = list(zip(user_ids, sessions, strict=True))[1 : _LEARNERS + 1]
        work = [_answers(app, one, assignment_id, *session) for one, session in learners]
        print(f"{_PROCESSES} processes, PostgreSQL, {'Redis' if redis else 'no Redis'}")
        with running(environment) as server:
            load = os.getloadavg()[0]
            timing = run(server, work)
            print(
                f"{_LEARNERS} learners answer {_LENGTH} questions of an assignment each: "
                f"{timing.per_second:.0f} answers a second, median {timing.median_ms:.0f} ms, "
                f"p99 {timing.p99_ms:.0f} ms, {timing.processor_ms:.1f} ms of a processor for each;"
                f" load of the machine {load:.1f}"
            )
            _print_what_is_there(app, assignment_id, sum(map(len, work)))
            clients = [Client(server.port, *session) for session in sessions]
            phones = [Phone(client, code) for client in clients[1:]]
            asyncio.run(lecture(server, Instructor(clients[0], path), phones))


def _give(instructor_id: int) -> int:
    now = utc_now()
    instructor = db.session.get_one(User, instructor_id)
    class_id = db.session.scalars(select(Class.id)).one()
    rules = Rules(
        "Week 1", weeks_ago(now), now + (now - weeks_ago(now)), Mode.PRACTICE, Telling.NOW,
        Counting.BEST, 1, None, accepts_late=False, is_same_for_all=True,
    )  # fmt: skip
    content = Content(published_versions()[0].id, MIXED, _LENGTH)
    return create(instructor, get_class(instructor, class_id), content, rules, now)


def _answers(app: Flask, user_id: int, assignment_id: int, cookie: str, token: str) -> list[Post]:
    """What one learner sends, question by question."""
    rng = random.Random(user_id)
    with app.app_context():
        attempt_id = taking.start(user_id, assignment_id, utc_now())
        bank = get_bank(published_versions()[0].id)
        slots = db.session.execute(
            select(Slot.position, Slot.item_id)
            .where(Slot.attempt_id == attempt_id)
            .order_by(Slot.position)
        ).all()
    fixed = [("csrf_token", token), ("try", "1"), ("unfinished", "1")]
    return [
        Post(
            f"/attempts/{attempt_id}/{position}",
            [
                *fixed,
                *(
                    (name, value)
                    for name, values in answer_fields(bank.item(item_id), _PROBABILITY, rng).items()
                    for value in values
                ),
            ],
            cookie,
            expected=303,
        )
        for position, item_id in slots
    ]


def _print_what_is_there(app: Flask, assignment_id: int, sent: int) -> None:
    with app.app_context():
        stored = db.session.scalar(
            select(func.count(Response.id))
            .join(Slot, Slot.id == Response.slot_id)
            .join(Attempt, Attempt.id == Slot.attempt_id)
            .where(Attempt.assignment_id == assignment_id)
        )
    print(f"sent {sent}, stored {stored}, lost {sent - (stored or 0)}")


if __name__ == "__main__":
    measure()
