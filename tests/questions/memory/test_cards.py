import datetime as dt

import pytest
from hypothesis import assume, given

from questions.memory import Card, Evidence, is_known, recall, review, stored_recall
from tests.questions.memory.samples import (
    CHOICE,
    DAY,
    HOUR,
    MINUTE,
    NOW,
    RIGHT,
    TRUE_FALSE,
    WRONG,
    after,
    evidence,
    histories,
    known,
    waits,
)


def test_four_typed_right_answers_give_the_schedule_of_fsrs() -> None:
    card, now, stabilities, waited = None, NOW, [], []
    for _ in range(4):
        card = review(card, RIGHT, now)
        stabilities.append(round(card.memory.stability, 3))
        waited.append(card.due - now)
        now = card.due
    assert stabilities == [2.307, 2.307, 10.971, 46.317]
    assert waited == [10 * MINUTE, 2 * DAY, 11 * DAY, 46 * DAY]


def test_recall_is_nine_in_ten_after_as_many_days_as_the_stability() -> None:
    card = review(None, RIGHT, NOW)
    assert recall(card, NOW) == 1
    assert recall(card, NOW + card.memory.stability * DAY) == pytest.approx(0.9)
    # FSRS-6: (1 + f·t/S)^-0.1542 with f = 0.9^(-1/0.1542) - 1
    assert recall(card, NOW + 7 * DAY) == pytest.approx(
        (1 + (0.9 ** (-1 / 0.1542) - 1) * 7 / 2.3065) ** -0.1542
    )


def test_nothing_is_recalled_of_what_was_never_asked() -> None:
    assert recall(None, NOW) == recall(Card(), NOW) == stored_recall(None, NOW) == 0


def test_a_wrong_answer_counts_as_not_known_though_its_correction_was_read() -> None:
    card = review(known(), WRONG, NOW)
    assert recall(card, NOW) == 0
    assert stored_recall(card, NOW) == 1


def test_a_lone_right_statement_moves_nothing() -> None:
    assert review(None, TRUE_FALSE, NOW).memory is None
    old = known(days=5)
    assert review(old, TRUE_FALSE, NOW).memory == old.memory


def test_a_right_statement_slows_fading_and_makes_nothing_known() -> None:
    old = known(days=40)
    answered = review(old, TRUE_FALSE, NOW)
    assert recall(old, NOW) < recall(answered, NOW) <= 0.9
    assert not is_known(answered, NOW)
    later = NOW + 30 * DAY
    assert recall(old, later) < recall(answered, later) < recall(answered, NOW)


def test_what_was_known_anyway_is_no_less_known_after_a_right_statement() -> None:
    card = known(days=1)
    assert recall(review(card, TRUE_FALSE, NOW), NOW) == recall(card, NOW) > 0.9


def test_partly_right_and_perhaps_by_luck_tells_nothing() -> None:
    old = known(days=40)
    answered = review(old, Evidence(0.5, guess=0.5), NOW)
    assert answered.memory == old.memory
    assert recall(answered, NOW) == recall(old, NOW)


def test_a_second_right_statement_is_hardly_luck_any_more() -> None:
    card = review(review(None, TRUE_FALSE, NOW), TRUE_FALSE, NOW + DAY)
    assert card.memory is not None
    assert recall(card, NOW + DAY) == 1


def test_what_may_have_been_luck_counts_as_practice_once_knowledge_is_shown() -> None:
    old = known(days=10)
    between = review(old, TRUE_FALSE, NOW - 4 * DAY)
    practised, not_practised = (review(card, RIGHT, NOW) for card in (between, old))
    assert between.memory == old.memory
    assert practised.memory.stability > not_practised.memory.stability


def test_luck_that_is_followed_by_a_mistake_leaves_nothing() -> None:
    old = known(days=10)
    between = review(old, TRUE_FALSE, NOW - 4 * DAY)
    assert review(between, WRONG, NOW).memory == review(old, WRONG, NOW).memory


def test_one_choice_of_four_makes_nothing_known_overnight_for_whoever_knew_little() -> None:
    morning = NOW + 15 * HOUR
    little, much = (review(None, CHOICE, NOW, prior=prior) for prior in (0.3, 0.8))
    assert is_known(much, morning)
    assert not is_known(little, morning)


def test_a_lucky_statement_after_a_mistake_makes_nothing_known() -> None:
    wrong = review(known(days=3), WRONG, NOW)
    assert recall(review(wrong, TRUE_FALSE, NOW + HOUR), NOW + HOUR) == 0


def test_a_placement_between_two_groups_counts_for_what_stands_beside_it() -> None:
    all_right = review(None, Evidence(1.0, guess=0.5, beside=0.8), NOW)
    half_right = review(None, Evidence(1.0, guess=0.5, beside=0.0), NOW)
    assert recall(all_right, NOW) == 1
    assert half_right.memory is None


@pytest.mark.parametrize("prior", [0.3, 0.5, 0.9])
def test_the_easier_the_guess_the_less_a_first_answer_proves(prior: float) -> None:
    cards = [review(None, Evidence(1.0, guess=g), NOW, prior=prior) for g in (0, 0.1, 0.25, 0.33)]
    stabilities = [card.memory.stability if card.memory else 0.0 for card in cards]
    assert stabilities == sorted(stabilities, reverse=True)
    assert stabilities[0] == pytest.approx(2.3065)


def test_who_is_likely_to_know_it_is_believed_sooner() -> None:
    weak, able = (review(None, CHOICE, NOW, prior=prior) for prior in (0.3, 0.9))
    assert weak.memory.stability < able.memory.stability


def test_right_but_unsure_comes_back_in_half_the_time_and_is_learnt_all_the_same() -> None:
    card = review(None, RIGHT, NOW)
    unsure = review(card, Evidence(1.0, certainty=1), card.due)
    assert unsure.due - card.due == DAY  # of two
    assert unsure.memory.step is None


def test_sure_and_wrong_is_urgent_until_it_is_answered_again() -> None:
    card = review(None, Evidence(0.0, certainty=3), NOW)
    assert card.is_urgent
    assert not review(None, Evidence(0.0, certainty=2), NOW).is_urgent
    assert not review(card, RIGHT, NOW + DAY).is_urgent


def test_only_a_mixed_quiz_on_a_later_day_confirms() -> None:
    first = review(None, RIGHT, NOW, in_mixed_quiz=True)
    assert not first.is_confirmed
    assert not review(first, RIGHT, NOW + HOUR, in_mixed_quiz=True).is_confirmed
    assert not review(first, RIGHT, NOW + DAY).is_confirmed
    confirmed = review(first, RIGHT, NOW + DAY, in_mixed_quiz=True)
    assert confirmed.is_confirmed
    assert not review(confirmed, WRONG, NOW + 2 * DAY).is_confirmed


def test_what_was_answered_just_now_is_not_due_at_once() -> None:
    assert review(None, TRUE_FALSE, NOW).due > NOW
    assert review(known(days=9), TRUE_FALSE, NOW).due > NOW


def test_a_time_without_utc_is_refused() -> None:
    with pytest.raises(ValueError, match="UTC"):
        review(None, RIGHT, NOW.astimezone(dt.timezone(HOUR)))


@given(histories, waits, waits)
def test_recall_falls_with_time(history, soon, later) -> None:
    card, now = after(history)
    assert 0 <= recall(card, now + soon + later) <= recall(card, now + soon) <= 1


@given(histories)
def test_the_same_answers_in_the_same_order_give_the_same_card(history) -> None:
    assert after(history) == after(history)


def test_the_order_of_the_answers_decides() -> None:
    right_last, _ = after([(WRONG, DAY), (RIGHT, DAY)])
    wrong_last, now = after([(RIGHT, DAY), (WRONG, DAY)])
    assert recall(right_last, now) > recall(wrong_last, now)


@given(histories, waits)
def test_a_right_answer_never_weakens_a_memory_and_a_wrong_one_never_strengthens_it(
    history, wait
) -> None:
    card, now = after(history)
    assume(card.memory is not None)
    right, wrong = (review(card, one, now + wait) for one in (CHOICE, WRONG))
    assert right.memory.stability >= card.memory.stability
    assert wrong.memory.stability <= card.memory.stability + 1e-9


@given(histories, waits, evidence)
def test_luck_never_proves_more_than_knowledge(history, wait, one) -> None:
    card, now = after(history)
    lucky = Evidence(one.score, 0.5, one.beside, one.certainty, one.hinted)
    typed = Evidence(one.score, 0.0, one.beside, one.certainty, one.hinted)
    by_luck, by_heart = (review(card, which, now + wait) for which in (lucky, typed))
    then = now + wait + 3 * DAY
    assert recall(by_luck, then) <= recall(by_heart, then) + 1e-9
