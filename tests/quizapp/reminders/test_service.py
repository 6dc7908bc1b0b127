"""What a calendar tells, with the time passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from questions.items.registers import PATIENT
from questions.memory import Evidence, SelfRating, review
from quizapp.articles.service import published_versions
from quizapp.extensions import db
from quizapp.memory.cards import store_cards
from quizapp.memory.self_reports import store_self_reports
from quizapp.models import CalendarFeed, User
from quizapp.quizzes.banks import AskedFact, get_bank
from quizapp.reminders import service
from tests.quizapp.queries import counted

# In the year in which the tests' article was published, later than that.
NOW = dt.datetime(2100, 3, 25, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
Facts = tuple[AskedFact, ...]


@pytest.fixture(autouse=True)
def _context(app: Flask, learner_id: int) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def facts(_context: None) -> Facts:
    return get_bank(published_versions()[0].id).facts


@pytest.fixture
def token(learner_id: int) -> str:
    service.save_feed(learner_id, None, NOW - 9 * DAY)
    db.session.get_one(User, learner_id).new_a_day = 0
    db.session.commit()
    return db.session.get_one(CalendarFeed, learner_id).token


def _learnt(learner_id: int, facts: Facts, at: dt.datetime) -> None:
    """Right twice, ten minutes apart: due again two days later."""
    once = review(None, Evidence(1.0), at - dt.timedelta(minutes=10))
    twice = review(once, Evidence(1.0), at)
    store_cards(learner_id, {fact.id: twice for fact in facts})
    db.session.commit()


def test_each_day_tells_what_is_due_on_it(token: str, learner_id: int, facts: Facts) -> None:
    _learnt(learner_id, facts[:3], NOW - DAY)
    _learnt(learner_id, facts[3:7], NOW)
    first, second = service.get_reminders(token, NOW).days[:2]
    assert (first.day, first.due) == (dt.date(2100, 3, 26), 3)
    assert (second.day, second.due, second.new) == (dt.date(2100, 3, 27), 4, 0)
    assert (first.minutes, second.minutes) == (2, 3)  # 40 seconds for a question


def test_of_a_patient_only_what_patients_are_asked_counts(token: str, learner_id: int) -> None:
    bank = get_bank(published_versions()[0].id)
    own = bank.facts_for(PATIENT)
    _learnt(learner_id, bank.facts, NOW - DAY)
    _learnt(learner_id, own, NOW - DAY)
    db.session.get_one(User, learner_id).wording = PATIENT
    db.session.commit()
    assert service.get_reminders(token, NOW).days[0].due == len(own)


def test_what_waits_since_earlier_is_due_today(token: str, learner_id: int, facts: Facts) -> None:
    _learnt(learner_id, facts[:5], NOW - 20 * DAY)
    (today, *_) = service.get_reminders(token, NOW).days
    assert (today.day, today.due) == (NOW.date(), 5)


def test_new_facts_count_as_the_learner_wants(token: str, learner_id: int, facts: Facts) -> None:
    _learnt(learner_id, facts[:1], NOW - 9 * DAY)
    db.session.get_one(User, learner_id).new_a_day = 4
    db.session.commit()
    (today, *_) = service.get_reminders(token, NOW).days
    assert (today.due, today.new) == (1, 4)


def test_nothing_is_told_of_an_article_that_was_not_begun(token: str) -> None:
    told = service.get_reminders(token, NOW)
    assert (told.days, told.exam_on) == ((), None)


def test_a_flashcard_that_was_not_known_is_told(token: str, learner_id: int, facts: Facts) -> None:
    _learnt(learner_id, facts[:1], NOW - DAY / 2)
    assert service.get_reminders(token, NOW).days[0].day > NOW.date()
    store_self_reports(learner_id, [facts[0].id], SelfRating.NO, NOW)
    db.session.commit()
    told = service.get_reminders(token, NOW + dt.timedelta(minutes=1))
    assert told.days[0].day == NOW.date()
    assert told.changed_at == NOW


def test_days_are_those_of_the_learners_zone(token: str, learner_id: int, facts: Facts) -> None:
    _learnt(learner_id, facts[:1], NOW - 5 * DAY)
    db.session.get_one(User, learner_id).timezone = "Pacific/Auckland"
    db.session.commit()
    evening = NOW + dt.timedelta(hours=6)  # there it is the next day already
    assert service.get_reminders(token, evening).days[0].day == dt.date(2100, 3, 26)


def test_a_zone_that_this_machine_does_not_know_counts_as_universal_time(
    token: str, learner_id: int, facts: Facts
) -> None:
    _learnt(learner_id, facts[:1], NOW - 5 * DAY)
    db.session.get_one(User, learner_id).timezone = "Atlantis/Sunken"
    db.session.commit()
    told = service.get_reminders(token, NOW)
    assert (told.zone.key, told.days[0].day) == ("UTC", NOW.date())


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, True), (30, True)])
def test_an_exam_is_told_until_its_day_is_over(
    token: str, learner_id: int, days: int, told: bool
) -> None:
    exam_at = NOW.replace(hour=8) + days * DAY
    db.session.get_one(User, learner_id).exam_at = exam_at
    db.session.commit()
    assert service.get_reminders(token, NOW).exam_on == (exam_at.date() if told else None)


def test_it_changed_with_the_last_answer_and_with_each_day(
    token: str, learner_id: int, facts: Facts
) -> None:
    answered = NOW - dt.timedelta(hours=1)
    _learnt(learner_id, facts[:1], answered)
    assert service.get_reminders(token, NOW).changed_at == answered
    midnight = dt.datetime(2100, 3, 26, tzinfo=dt.UTC)
    assert service.get_reminders(token, NOW + DAY).changed_at == midnight


def test_the_same_time_stands_on_both_sides_of_a_change_of_clocks() -> None:
    zone, at = ZoneInfo("Europe/Berlin"), dt.time(18)
    before, after = (service.moment_of(dt.date(2026, 10, n), at, zone) for n in (24, 25))
    assert (before.hour, after.hour) == (16, 17)
    assert before.astimezone(zone).hour == after.astimezone(zone).hour == 18


def test_a_time_that_the_clocks_skip_is_an_hour_later() -> None:
    zone = ZoneInfo("Europe/Berlin")
    moment = service.moment_of(dt.date(2026, 3, 29), dt.time(2, 30), zone)
    assert moment.astimezone(zone).time() == dt.time(3, 30)


@pytest.mark.parametrize("wrong", ["", "none", "x" * 22, "ä" * 22, "x" * 3000])
def test_no_other_address_tells_anything(token: str, wrong: str) -> None:
    with pytest.raises(service.NotFoundError):
        service.get_reminders(wrong, NOW)


def test_a_calendar_costs_the_same_however_much_is_known(
    app: Flask, token: str, learner_id: int, facts: Facts
) -> None:
    costs = []
    for some in (facts[:1], facts):
        _learnt(learner_id, some, NOW - 5 * DAY)
        db.session.expire_all()
        with counted(app) as statements:
            service.get_reminders(token, NOW)
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 5
