import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.memory import (
    Settings,
    looks_needed,
    outlook,
    plan_day,
    recall,
    review,
)
from questions.memory.exam import expected_gain
from tests.questions.memory.samples import DAY, HOUR, NOW, RIGHT, after, histories, known

FACTS = tuple(f"fact-{n:02}" for n in range(30))


def test_a_strong_memory_needs_no_more_looks() -> None:
    card = None
    for days in (30, 29, 27, 16):
        card = review(card, RIGHT, NOW - days * DAY)
    assert looks_needed(card, NOW + 10 * DAY, NOW) == 0


@pytest.mark.parametrize(("days", "looks"), [(1, 1), (5, 3), (20, 4)])
def test_a_new_fact_needs_the_more_looks_the_further_the_exam(days, looks) -> None:
    assert looks_needed(None, NOW + days * DAY, NOW) == looks


def test_too_late_is_said_with_what_can_still_be_reached() -> None:
    found = outlook([None] * 100, NOW + 2 * DAY, NOW, looks_a_day=20)
    assert found.is_too_late
    assert 0 < found.reachable <= 40
    assert found.looks_a_day > 20
    assert not outlook([None] * 10, NOW + 2 * DAY, NOW, looks_a_day=20).is_too_late


def test_no_facts_are_all_reached() -> None:
    assert not outlook([], NOW + DAY, NOW, 10).is_too_late


@given(st.lists(st.one_of(st.none(), histories.map(lambda h: after(h)[0]))), st.integers(1, 90))
def test_more_time_a_day_never_reaches_less(cards, days) -> None:
    exam = NOW + days * DAY
    reached = [outlook(cards, exam, NOW, each).reachable for each in (0, 1, 10, 100)]
    assert reached == sorted(reached)
    assert reached[0] == outlook(cards, exam, NOW, 1).ready


@pytest.mark.parametrize("days", [4, 9, 30, 75])
def test_who_follows_the_plan_and_answers_right_knows_every_fact_on_the_day(days: int) -> None:
    exam = NOW + days * DAY
    settings = Settings(new_a_day=4, minutes=40, exam=exam)
    cards = {}
    for day in range(days):
        morning = NOW + day * DAY
        for sitting in (morning, morning + HOUR):
            plan = (
                plan_day(
                    FACTS, cards, settings, sitting, day, until=morning + 12 * HOUR, new_today=99
                )
                if sitting > morning
                else plan_day(FACTS, cards, settings, sitting, day, until=morning + 12 * HOUR)
            )
            for fact in plan.facts:
                cards[fact] = review(cards.get(fact), RIGHT, sitting)
    assert {fact for fact in FACTS if recall(cards.get(fact), exam) < 0.9} == set()


def test_an_answer_helps_most_where_a_memory_fades_and_little_where_it_is_fresh_or_firm() -> None:
    exam = NOW + 20 * DAY
    firm, _ = after([(RIGHT, DAY), (RIGHT, 3 * DAY), (RIGHT, 12 * DAY)])
    fresh, fading = known(days=0), known(days=6)
    worth = [expected_gain(card, exam, NOW) for card in (fresh, fading, None)]
    assert worth == sorted(worth)
    later = expected_gain(firm, NOW + 40 * DAY, NOW + 17 * DAY)
    assert later < expected_gain(fading, exam, NOW)


def test_a_known_fact_counts_as_ready() -> None:
    assert outlook([known(), None], NOW + DAY, NOW, 10).ready == 1
