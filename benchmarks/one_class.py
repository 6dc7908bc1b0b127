"""One class on several processes, with PostgreSQL and, where it is installed, Redis: an assignment
that sixty learners answer at once, then a live round that two hundred follow.

Run by itself: `python -m benchmarks.one_class`. It takes a minute and a half.
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from benchmarks.live import Client, Instructor, Phone, Times, fill, lecture, session_in
from benchmarks.servers import Installation, environment_of, make_app
from benchmarks.storm.ground import start_postgresql, start_redis
from quizapp.articles.service import published_versions
from quizapp.assignments import taking
from quizapp.assignments.drawing import Content
from quizapp.assignments.service import Rules, create
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
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
_TAKEN, _AGAIN_SECONDS = 303, 0.5
_Form = tuple[str, Mapping[str, Any]]


def measure() -> None:
    """Prints the tables."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o711)  # PostgreSQL's own account looks for its files below
        postgres, redis = start_postgresql(folder, stack), start_redis(stack)
        environment = environment_of(postgres.url, WORKERS=str(_PROCESSES))
        if redis is not None:
            environment["QUIZAPP_REDIS_URL"] = redis.url
        ours = Installation(make_app(environment, folder), environment, folder)
        app = ours.app
        with app.app_context():
            user_ids, code, path = fill()
            assignment_id = _give(user_ids[0])
            db.session.remove()
        sessions = [session_in(app, user_id) for user_id in user_ids]
        forms = [_forms(app, user_id, assignment_id) for user_id in user_ids[1 : _LEARNERS + 1]]
        print(f"{_PROCESSES} processes, PostgreSQL, {'Redis' if redis else 'no Redis'}")
        with ours.running() as server:
            clients = [Client(server.port, *session) for session in sessions]
            asyncio.run(_assignment(clients[1 : _LEARNERS + 1], forms))
            _print_what_is_there(app, assignment_id, sum(map(len, forms)))
            clients = [Client(server.port, *session) for session in sessions]
            phones = [Phone(client, code) for client in clients[1:]]
            asyncio.run(lecture(server, Instructor(clients[0], path), phones))


async def _assignment(clients: Sequence[Client], forms: Sequence[Sequence[_Form]]) -> None:
    """All send theirs at once, one after the other, each again where it was refused."""
    times, load, began = Times(), os.getloadavg()[0], time.monotonic()
    await asyncio.gather(*(_send(*one, times) for one in zip(clients, forms, strict=True)))
    wall, sent = time.monotonic() - began, sum(map(len, forms))
    print(f"{len(clients)} learners answer an assignment; load of the machine {load:.1f}")
    print(f"{sent} answers in {wall:.1f} s: {sent / wall:.0f} a second")
    times.print("answers, all at once")


async def _send(client: Client, forms: Sequence[_Form], times: Times) -> None:
    for path, fields in forms:
        while await client.post(path, times, **fields) != _TAKEN:
            await asyncio.sleep(_AGAIN_SECONDS)


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


def _forms(app: Flask, user_id: int, assignment_id: int) -> list[_Form]:
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
    fixed = {"try": "1", "unfinished": "1"}
    return [
        (
            f"/attempts/{attempt_id}/{position}",
            {**fixed, **answer_fields(bank.item(item_id), _PROBABILITY, rng)},
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
