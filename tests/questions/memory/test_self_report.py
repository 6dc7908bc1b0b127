import datetime as dt

import pytest

from questions.memory import (
    Card,
    SelfRating,
    SelfReport,
    Settings,
    plan_day,
    planned,
    recall,
    review,
)
from tests.questions.memory.samples import DAY, NOW, RIGHT, WRONG, known

LEARNT = known(days=0.5)
KNEW, NOT_QUITE, NO = (SelfReport(one, NOW) for one in SelfRating)


def _due(card: Card) -> dt.datetime:
    assert card.due is not None
    return card.due


def test_no_is_planned_first_like_a_wrong_answer() -> None:
    cards = {"faded": known(days=30), "no": planned(LEARNT, NO)}
    later = NOW + dt.timedelta(minutes=10)
    assert plan_day(tuple(cards), cards, Settings(), later, 1).facts == ("no", "faded")


def test_before_an_exam_no_is_planned_like_a_wrong_answer() -> None:
    settings, later = Settings(exam=NOW + 20 * DAY), NOW + DAY / 2
    for report, due in ((NO, 1), (None, 0)):
        cards = {"fact": planned(known(days=2), report)}
        (fact,) = cards
        day = plan_day((fact,), cards, settings, later, 1)
        assert cards[fact].last_right is (due == 0)
        assert day.facts[:due] == (fact,) * due


def test_not_quite_comes_within_a_day() -> None:
    assert _due(LEARNT) > NOW + DAY
    assert _due(planned(LEARNT, NOT_QUITE)) == NOW + DAY


def test_what_was_known_waits_a_day_longer_however_often_it_is_said() -> None:
    faded = known(days=30)
    for days in (0, 1, 7):
        report = SelfReport(SelfRating.KNEW, NOW + days * DAY)
        assert _due(planned(faded, report)) - _due(faded) <= DAY
    just_due = LEARNT._replace(memory=LEARNT.memory._replace(due=NOW))  # type: ignore[union-attr]
    assert _due(planned(just_due, KNEW)) == NOW + DAY
    assert _due(planned(LEARNT, KNEW)) == _due(LEARNT)


def test_what_was_wrong_last_is_not_put_off() -> None:
    wrong = review(LEARNT, WRONG, NOW - dt.timedelta(minutes=1))
    assert planned(wrong, KNEW) == wrong


@pytest.mark.parametrize("rating", SelfRating)
def test_an_answer_that_came_later_stands_alone(rating: SelfRating) -> None:
    card = review(LEARNT, RIGHT, NOW + dt.timedelta(minutes=1))
    assert planned(card, SelfReport(rating, NOW)) == card


@pytest.mark.parametrize("rating", SelfRating)
def test_a_fact_that_only_luck_answered_is_due_all_the_same(rating: SelfRating) -> None:
    guessed = Card(asked=1, right=1, first_at=NOW - DAY, last_at=NOW - DAY)
    assert planned(guessed, SelfReport(rating, NOW)).due == guessed.due


@pytest.mark.parametrize("rating", SelfRating)
def test_no_report_raises_what_is_recalled(rating: SelfRating) -> None:
    later = NOW + DAY
    assert recall(planned(LEARNT, SelfReport(rating, NOW)), later) <= recall(LEARNT, later)
