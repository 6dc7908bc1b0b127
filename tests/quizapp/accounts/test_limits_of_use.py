"""What costs much, or gives much away, is not asked for without end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from quizapp.clock import utc_now
from quizapp.extensions import db, limiter
from quizapp.models import Role, User


@pytest.fixture
def counting(app_with: Callable[..., Flask]) -> Iterator[Flask]:
    yield (app := app_with(RATELIMIT_ENABLED=True))
    with app.app_context():
        limiter.reset()


@pytest.mark.parametrize(
    ("method", "path", "most", "answer"),
    [
        ("GET", "/settings/data", 60, 200),
        ("GET", "/classes/1/exports/answers.csv", 600, 404),
        ("POST", "/classes/new", 100, 422),
    ],
)
def test_an_account_asks_so_often_in_an_hour(
    counting: Flask, method: str, path: str, most: int, answer: int
) -> None:
    client = counting.test_client()
    with counting.app_context():
        user = User(username="ina", role=Role.INSTRUCTOR, created_at=utc_now())
        db.session.add(user)
        db.session.commit()
        session_id = user.get_id()
    with client.session_transaction() as session:
        session["_user_id"] = session_id
    statuses = Counter(client.open(path, method=method).status_code for _ in range(most + 1))
    assert statuses == {answer: most, 429: 1}
