"""What the next quiz knows of the last ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from flask import Flask

from quizapp.extensions import db
from quizapp.models import Attempt, Slot, StoredItem
from quizapp.quizzes.recent import templates_asked_lately
from tests.quizapp.queries import counted


def test_a_new_learner_was_asked_nothing(app: Flask, learner_id: int) -> None:
    with app.app_context():
        assert templates_asked_lately(learner_id) == ()


def test_the_last_three_quizzes_count_the_newest_first(
    app: Flask, learner_id: int, start: Callable[..., int]
) -> None:
    attempts = [start(length=length) for length in (2, 3, 4, 5)]
    with app.app_context():
        assert [len(one) for one in templates_asked_lately(learner_id)] == [5, 4, 3]
        asked = db.session.scalars(
            db.select(StoredItem.template)
            .join(Slot, Slot.item_id == StoredItem.id)
            .where(Slot.attempt_id == attempts[-1])
            .order_by(Slot.position)
        )
        assert templates_asked_lately(learner_id)[0] == tuple(asked)


def test_what_others_were_asked_does_not_count(
    app: Flask, make_user: Callable[..., int], start: Callable[..., int]
) -> None:
    start()
    with app.app_context():
        assert templates_asked_lately(make_user("someone-else")) == ()


def test_one_statement_reads_it(app: Flask, learner_id: int, start: Callable[..., int]) -> None:
    start()
    with app.app_context(), counted(app) as statements:
        templates_asked_lately(learner_id)
    assert len(statements) == 1, statements


def test_no_template_has_more_than_a_fifth_of_what_a_learner_is_asked(
    app: Flask, learner_id: int, start: Callable[..., int]
) -> None:
    for _ in range(3):
        start(length=10)
    with app.app_context():
        lately = templates_asked_lately(learner_id)
        lengths = db.session.scalars(db.select(Attempt.length)).all()
    most = max(Counter(template for one in lately for template in one).values())
    assert most <= 0.2 * sum(lengths)
