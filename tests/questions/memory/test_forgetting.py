import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.memory import NOTHING_TOLD, Evidence, Forgetting, Memory, recall, review
from questions.memory.forgetting import DEFAULT_CURVE, Curve
from questions.memory.scheduling import retrievability
from tests.questions.memory.samples import DAY, HOUR, NOW, RIGHT, WRONG, evidence, known

CURVES = [Curve(0.25, 0.6), Curve(0.5, 0.1542), Curve(2.0, 0.3), Curve(4.0, 0.1)]


def memory(stability: float = 5.0) -> Memory:
    return Memory(stability, 5.0, None, False, NOW, NOW + DAY)


@given(st.floats(0.05, 500), st.floats(0, 900))
def test_before_any_answer_it_is_the_curve_of_fsrs(stability, days) -> None:
    expected = retrievability(stability, days * DAY)
    assert NOTHING_TOLD.curve is DEFAULT_CURVE
    assert DEFAULT_CURVE.recall(stability, days * DAY) == pytest.approx(expected)


@pytest.mark.parametrize("curve", CURVES)
def test_nine_tenths_are_left_after_the_stability_times_the_scale(curve) -> None:
    assert curve.recall(8.0, 8 * curve.scale * DAY) == pytest.approx(0.9)


@pytest.mark.parametrize("curve", CURVES)
def test_many_answers_tell_the_curve_they_came_from(curve) -> None:
    rng, told = random.Random(5), NOTHING_TOLD
    for _ in range(1500):
        stability, days = rng.uniform(0.3, 20), rng.uniform(0.5, 40)
        is_right = rng.random() < 0.95 * curve.recall(stability, days * DAY)
        told = told.after(memory(stability), Evidence(float(is_right)), NOW + days * DAY)
    for days in (2, 8, 20):
        foretold = told.curve.recall(5.0, days * DAY)
        assert foretold == pytest.approx(curve.recall(5.0, days * DAY), abs=0.05)


def test_a_right_answer_slows_forgetting_and_a_wrong_one_hastens_it() -> None:
    then = NOW + 5 * DAY
    right, wrong = (NOTHING_TOLD.after(memory(), one, then).curve for one in (RIGHT, WRONG))
    chances = [curve.recall(5.0, 9 * DAY) for curve in (wrong, DEFAULT_CURVE, right)]
    assert chances == sorted(set(chances))


def test_luck_tells_less_than_a_typed_answer() -> None:
    then = NOW + 20 * DAY
    typed, guessed = (
        NOTHING_TOLD.after(memory(), Evidence(1.0, guess), then).curve for guess in (0.0, 0.5)
    )
    assert guessed.recall(5.0, 20 * DAY) < typed.recall(5.0, 20 * DAY)


def test_nothing_is_told_by_a_hint_by_the_first_answer_or_in_the_same_sitting() -> None:
    assert NOTHING_TOLD.after(None, WRONG, NOW) is NOTHING_TOLD
    assert NOTHING_TOLD.after(memory(), WRONG, NOW + HOUR) is NOTHING_TOLD
    assert NOTHING_TOLD.after(memory(), Evidence(1.0, hinted=True), NOW + DAY) is NOTHING_TOLD


def test_what_was_stored_for_another_grid_is_begun_anew() -> None:
    told = NOTHING_TOLD.after(memory(), WRONG, NOW + DAY)
    seen = told.after_first_look(RIGHT)
    assert Forgetting.from_numbers(list(seen.numbers)) == seen
    assert Forgetting.from_numbers(list(told.weights)) == told  # stored before first looks counted
    assert Forgetting.from_numbers([1.5, 3, 0.0, -1.0]) == Forgetting(known=1.5, first_looks=3)
    assert Forgetting.from_numbers([-3.0, -2.0, 0.0]) == NOTHING_TOLD  # and before that


def test_first_looks_tell_how_much_was_known_before_with_luck_taken_out() -> None:
    choice = Evidence(1.0, guess=0.25)
    typed, chosen, wrong = (
        NOTHING_TOLD.after_first_look(one).prior for one in (RIGHT, choice, WRONG)
    )
    assert NOTHING_TOLD.prior == 0.5
    assert wrong < 0.5 < chosen < typed
    assert NOTHING_TOLD.after_first_look(Evidence(1.0, hinted=True)) == NOTHING_TOLD


def test_who_knows_nothing_and_guesses_is_not_taken_to_know_more() -> None:
    told = NOTHING_TOLD
    for number in range(40):
        told = told.after_first_look(Evidence(float(number % 4 == 0), guess=0.25))
    assert told.prior < 0.25  # what luck alone gives


@given(st.lists(st.tuples(evidence, st.floats(0.3, 400), st.floats(0.02, 5000)), max_size=30))
def test_any_answers_leave_a_curve_that_falls_from_one(answers) -> None:
    told = NOTHING_TOLD
    for one, days, stability in answers:
        told = told.after(memory(stability), one, NOW + days * DAY)
    chances = [told.curve.recall(3.0, days * DAY) for days in (0, 1, 10, 1000)]
    assert chances[0] == 1
    assert chances == sorted(set(chances), reverse=True)


def test_the_curve_decides_what_a_card_says_and_not_what_answers_make_of_it() -> None:
    card = known(days=3)
    fast = card._replace(curve=Curve(0.25, 0.6))
    assert recall(fast, NOW) < recall(card, NOW)
    assert review(fast, RIGHT, NOW).memory == review(card, RIGHT, NOW).memory
