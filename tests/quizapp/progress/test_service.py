from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from questions.articles import SHIPPED_SLUG
from questions.memory import Level
from quizapp.articles.service import published_versions
from quizapp.extensions import db
from quizapp.models import Response, Slot
from quizapp.models.attempts import Mode
from quizapp.progress import service, topics
from quizapp.quizzes.banks import get_bank
from tests.quizapp.progress.answering import (
    NOON,
    SKIPPED,
    add_attempt,
    add_knowledge,
    add_try,
)

_DAY = dt.timedelta(days=1)


@pytest.fixture
def user_id(make_user: Callable[..., int]) -> int:
    return make_user()


@pytest.fixture(autouse=True)
def _in_app(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def _overview(user_id: int | None, zone: str = "UTC") -> service.Overview:
    return service.get_overview(user_id, NOON + _DAY, lambda m: m.astimezone(ZoneInfo(zone)).date())


def _facts_of(topic: str) -> list[str]:
    bank = get_bank(published_versions()[0].id)
    return [fact.id for fact in bank.facts if fact.topic == topic]


def test_topics_come_in_the_order_of_the_article_with_the_facts_that_are_asked(
    user_id: int,
) -> None:
    (article,) = _overview(user_id).articles
    assert [topic.number for topic in article.topics] == list(range(1, len(article.topics) + 1))
    assert [topic.standing.total for topic in article.topics] == [
        len(_facts_of(topic.title)) for topic in article.topics
    ]
    assert article.standing.total == sum(topic.standing.total for topic in article.topics)


def test_facts_are_known_shaky_or_not_seen(user_id: int) -> None:
    topic = _overview(user_id).articles[0].topics[0]
    facts = _facts_of(topic.title)
    add_knowledge(user_id, facts[:3], last_right=True)
    add_knowledge(user_id, facts[3:5], last_right=False)
    topic = _overview(user_id).articles[0].topics[0]
    standing = topic.standing
    assert (standing.seen, standing.shaky, standing.total) == (5, 2, len(facts))
    assert standing.mastery == pytest.approx(3 / len(facts), abs=0.001)


def test_what_is_seen_whole_and_right_is_proficient(user_id: int) -> None:
    topic = _overview(user_id).articles[0].topics[0]
    add_knowledge(user_id, _facts_of(topic.title), last_right=True)
    levels = [one.standing.level for one in _overview(user_id).articles[0].topics]
    assert levels == [Level.PROFICIENT] + [Level.UNSEEN] * (len(levels) - 1)


def test_certainty_is_held_against_how_often_it_was_right(user_id: int) -> None:
    add_attempt(user_id, [1.0, 0.5, 1.0, 0.0])
    for number, certainty in ((1, 3), (2, 3), (3, 3), (4, 1)):
        db.session.get_one(Response, number).certainty = certainty
    db.session.commit()
    rows = [(row.level, row.right, row.answers) for row in _overview(user_id).certainties]
    assert rows == [(3, 2, 3), (1, 0, 1)]


def test_what_others_know_does_not_count(user_id: int, make_user: Callable[..., int]) -> None:
    other_id = make_user("other")
    topic = _overview(user_id).articles[0].topics[0]
    add_knowledge(other_id, _facts_of(topic.title), last_right=True)
    assert _overview(user_id).is_empty
    assert _overview(None).is_empty


def test_accuracy_counts_first_tries_by_day(user_id: int) -> None:
    attempt_id = add_attempt(user_id, [1.0, 0.0, 0.5, None, SKIPPED])
    add_try(attempt_id, 2, 2, 1.0)
    add_attempt(user_id, [1.0], at=NOON - _DAY)
    assert _overview(user_id).days == (
        service.DayAccuracy(dt.date(2026, 3, 9), 1.0, 1),
        service.DayAccuracy(dt.date(2026, 3, 10), 1.5, 3),
    )


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", dt.date(2026, 3, 9)),
        ("Asia/Kathmandu", dt.date(2026, 3, 10)),
        ("America/Los_Angeles", dt.date(2026, 3, 9)),
    ],
)
def test_days_are_those_of_the_learners_zone(user_id: int, zone: str, day: dt.date) -> None:
    add_attempt(user_id, [1.0], at=dt.datetime(2026, 3, 9, 18, 20, tzinfo=dt.UTC))
    assert [each.day for each in _overview(user_id, zone).days] == [day]


def test_an_open_exam_tells_nothing(user_id: int) -> None:
    attempt_id = add_attempt(user_id, [1.0, 0.0], mode=Mode.EXAM, is_finished=False)
    (row,) = service.list_attempts(user_id, 1).rows
    assert (row.id, row.points, row.answered) == (attempt_id, None, 2)
    assert _overview(user_id).days == ()


def test_a_finished_exam_counts(user_id: int) -> None:
    add_attempt(user_id, [1.0, 0.0], mode=Mode.EXAM)
    assert service.list_attempts(user_id, 1).rows[0].points == 1.0
    assert _overview(user_id).days[0].share == 0.5


def test_attempts_come_newest_first_with_their_points(user_id: int) -> None:
    old = add_attempt(user_id, [1.0, 0.5, SKIPPED, None])
    new = add_attempt(user_id, [None], at=NOON + _DAY, is_finished=False)
    first, second = service.list_attempts(user_id, 1).rows
    assert [first.id, second.id] == [new, old]
    assert (second.points, second.answered, second.skipped, second.length) == (1.5, 2, 1, 4)


def test_a_question_without_an_answer_or_dropped_is_not_among_the_answered(user_id: int) -> None:
    attempt_id = add_attempt(user_id, [1.0, None, 0.0])
    slots = db.session.scalars(db.select(Slot).filter_by(attempt_id=attempt_id)).all()
    slots[1].score, slots[2].is_dropped = 1.0, True  # what an instructor may do afterwards
    db.session.commit()
    (row,) = service.list_attempts(user_id, 1).rows
    assert (row.answered, row.length) == (1, 2)


def test_attempts_are_paged(user_id: int) -> None:
    for hour in range(service.ATTEMPTS_A_PAGE + 1):
        add_attempt(user_id, [1.0], at=NOON + dt.timedelta(hours=hour))
    assert len(service.list_attempts(user_id, 1).rows) == service.ATTEMPTS_A_PAGE
    assert len(service.list_attempts(user_id, 2).rows) == 1


@pytest.mark.parametrize("page", [-1, 0, 2, 10**30])
def test_a_page_that_is_not_there_is_the_nearest(user_id: int, page: int) -> None:
    add_attempt(user_id, [1.0])
    assert (
        service.list_attempts(user_id, page).number,
        service.list_attempts(user_id, page).last,
    ) == (1, 1)


def test_a_topic_shows_each_fact_and_how_it_went(user_id: int) -> None:
    topic = _overview(user_id).articles[0].topics[0]
    add_knowledge(user_id, _facts_of(topic.title)[:1], last_right=False)
    page = topics.get_topic(user_id, SHIPPED_SLUG, 1, NOON)
    assert len(page.facts) == topic.standing.total
    first, second = page.facts[:2]
    assert (first.level, first.asked, first.right) == (Level.ATTEMPTED, 2, 0)
    assert second.level is Level.UNSEEN
    assert page.missed == 1


@pytest.mark.parametrize(("slug", "number"), [("none", 1), (SHIPPED_SLUG, 0), (SHIPPED_SLUG, 999)])
def test_a_topic_that_is_not_there(user_id: int, slug: str, number: int) -> None:
    with pytest.raises(topics.NotFoundError):
        topics.get_topic(user_id, slug, number, NOON)
