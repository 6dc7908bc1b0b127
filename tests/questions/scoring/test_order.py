from itertools import permutations

import pytest

from questions.scoring import InvalidResponseError, guess_score, parse, score
from questions.scoring.order import kendall_tau, to_move
from tests.questions.scoring.quiz_items import order


@pytest.mark.parametrize(("answer", "rescaled"), [("BACDE", 0.90), ("EABCD", 0.60), ("EDCBA", 0.0)])
def test_tau_rescaled_to_nought_and_one_agrees_with_moodle(answer, rescaled):
    ranks = ["ABCDE".index(step) for step in answer]
    assert (kendall_tau(ranks) + 1) / 2 == pytest.approx(rescaled)


@pytest.mark.parametrize(
    ("answer", "worth"), [("abcde", 1.0), ("bacde", 0.8), ("eabcd", 0.2), ("edcba", 0.0)]
)
def test_the_score_is_tau_and_never_below_nought(answer, worth):
    assert score(order(), tuple(answer)).score == pytest.approx(worth)


@pytest.mark.parametrize(("steps", "worth"), [("abc", 0.278), ("abcd", 0.194), ("abcde", 0.163)])
def test_what_a_guess_is_worth(steps, worth):
    assert guess_score(order(steps)) == pytest.approx(worth, abs=0.0006)


def test_the_guess_score_is_the_mean_over_all_orders():
    item = order("abcdef")
    scores = [score(item, answer).score for answer in permutations("abcdef")]
    assert guess_score(item) == pytest.approx(sum(scores) / len(scores))


@pytest.mark.parametrize(
    ("answer", "moved"), [("abcde", ""), ("eabcd", "e"), ("bcdea", "a"), ("abced", "e")]
)
def test_the_fewest_steps_are_told_to_move(answer, moved):
    told = to_move(order(), tuple(answer))
    assert len(told) == len(moved)
    remaining = [step for step in answer if step not in told]
    assert remaining == sorted(remaining)


@pytest.mark.parametrize("answer", list(permutations("abcd")))
def test_what_stays_is_in_order_whatever_the_answer(answer):
    told = to_move(order("abcd"), answer)
    remaining = [step for step in answer if step not in told]
    assert remaining == sorted(remaining)


def test_only_steps_that_move_are_wrong():
    assert score(order("abc"), ("c", "a", "b")).parts == {"c": False, "a": True, "b": True}


def test_the_order_is_taken_as_it_was_sent():
    assert parse(order("abc"), {"order": ["b", "a", "c"]}) == ("b", "a", "c")


def test_no_order_is_no_response():
    assert parse(order("abc"), {"order": []}) is None


@pytest.mark.parametrize(
    ("sent", "code"),
    [("ab", "incomplete"), ("aab", "duplicate_option"), ("abz", "unknown_option")],
)
def test_an_order_that_does_not_fit_is_named(sent, code):
    with pytest.raises(InvalidResponseError) as caught:
        parse(order("abc"), {"order": list(sent)})
    assert caught.value.code == code
