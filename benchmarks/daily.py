"""What a day's session costs for somebody with thousands of cards: statements and time."""

from __future__ import annotations

import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import flask_migrate
from sqlalchemy import event

from questions.memory import Card, Day, Evidence, Settings, plan_day, review
from quizapp import create_app
from quizapp.accounts.service import create_guest
from quizapp.clock import utc_now
from quizapp.config import load_settings
from quizapp.extensions import db
from quizapp.memory.cards import begun_since, get_cards, store_cards
from quizapp.memory.shelf import get_shelf

_CARDS = 5000
_ARTICLES = (200, 1000, 5000)  # facts of the article that is asked about
_HISTORIES = (2, 20)  # answers to each fact
_ROUNDS = 15
_EXAM = dt.timedelta(days=20)
_RIGHT = Evidence(1.0)


def measure() -> None:
    """Prints the table: the first session that a process builds, and those that come after an
    answer each, with the cards that it kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            "QUIZAPP_DATABASE_URL": f"sqlite:///{folder / 'quizapp.sqlite3'}",
            "QUIZAPP_SECRET_KEY": "a key for benchmarks",
        }
        app = create_app(load_settings(environment, folder))
        with app.app_context():
            flask_migrate.upgrade()
            print(
                f"{'answers each':>12}{'facts':>7}  {'exam':<5}{'statements':>10}"
                f"{'first ms':>10}{'median ms':>11}"
            )
            for answers in _HISTORIES:
                now = utc_now()
                user_id = create_guest(now).id
                cards = _cards(answers, now)
                store_cards(user_id, cards)
                db.session.commit()
                for size in _ARTICLES:
                    for exam in (None, now + _EXAM):
                        _measure_one(user_id, sorted(cards)[:size], answers, exam, now)


def _cards(answers: int, now: dt.datetime) -> dict[str, Card]:
    rng = random.Random(answers)
    cards: dict[str, Card] = {}
    for number in range(_CARDS):
        card, at = None, now - dt.timedelta(days=rng.uniform(40, 400))
        for _ in range(answers):
            card = review(card, Evidence(float(rng.random() < 0.8), rng.choice((0, 0.25))), at)
            at += (now - at) * rng.uniform(0, 0.3)
        assert card is not None
        cards[f"fact-{number:05}"] = card
    return cards


def _measure_one(
    user_id: int, facts: Sequence[str], answers: int, exam: dt.datetime | None, now: dt.datetime
) -> None:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, text: str, *_: object) -> None:
        statements.append(text)

    event.listen(db.engine, "before_cursor_execute", note)
    get_shelf().keep(user_id, {})
    times = []
    for number in range(_ROUNDS + 1):
        fact, at = facts[number], utc_now()
        store_cards(user_id, {fact: review(get_cards(user_id, [fact])[fact], _RIGHT, at)})
        db.session.commit()
        statements.clear()
        began = time.perf_counter()
        _build(user_id, facts, exam, now)
        times.append(time.perf_counter() - began)
    event.remove(db.engine, "before_cursor_execute", note)
    first, median = times[0] * 1000, statistics.median(times[1:]) * 1000
    has_exam = "yes" if exam else "no"
    print(
        f"{answers:>12}{len(facts):>7}  {has_exam:<5}{len(statements):>10}"
        f"{first:>10.1f}{median:>11.1f}"
    )


def _build(user_id: int, facts: Sequence[str], exam: dt.datetime | None, now: dt.datetime) -> Day:
    begins, ends = now - dt.timedelta(hours=12), now + dt.timedelta(hours=12)
    cards = get_cards(user_id)
    new_today = begun_since(cards, begins)
    settings = Settings(exam=exam)
    return plan_day(facts, cards, settings, now, 1, until=ends, new_today=new_today)
