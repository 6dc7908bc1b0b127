from itertools import chain, combinations

import pytest

from questions.items.model import Kind
from questions.scoring import InvalidResponseError, guess_score, parse, score
from questions.scoring.multiple_choice import all_or_nothing, plus_minus
from tests.questions.scoring.quiz_items import an_item, multiple_choice

RULES = {
    "morgan": lambda item, chosen: score(item, chosen).score,
    "plus_minus": plus_minus,
    "all_or_nothing": all_or_nothing,
}


def selections(item):
    ids = [option.id for option in item.options]
    return list(chain.from_iterable(combinations(ids, size) for size in range(len(ids) + 1)))


@pytest.mark.parametrize(
    ("rule", "at_random"), [("all_or_nothing", 0.004), ("morgan", 0.14), ("plus_minus", 0.14)]
)
def test_selecting_at_random_among_four_and_four(rule, at_random):
    item = multiple_choice()
    scores = [RULES[rule](item, chosen) for chosen in selections(item)]
    assert sum(scores) / len(scores) == pytest.approx(at_random, abs=0.004)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("wrong", ["efgh", "efghi"])
def test_selecting_all_is_worth_nothing(rule, wrong):
    item = multiple_choice("abcd", wrong)
    assert RULES[rule](item, tuple("abcd" + wrong)) == 0


@pytest.mark.parametrize("right", ["ab", "abc", "abcdef"])
def test_selecting_all_is_worth_nothing_at_any_ratio(right):
    item = multiple_choice(right, "xy")
    assert score(item, tuple(right + "xy")).score == 0


@pytest.mark.parametrize(
    ("chosen", "worth"),
    [("abcd", 1.0), ("ab", 0.5), ("abcde", 0.75), ("ae", 0.0), ("efg", 0.0), ("abce", 0.5)],
)
def test_right_choices_count_and_wrong_ones_are_taken_off(chosen, worth):
    assert score(multiple_choice(), tuple(chosen)).score == pytest.approx(worth)


def test_each_option_has_its_verdict():
    parts = score(multiple_choice("ab", "cd"), ("a", "c")).parts
    assert parts == {"a": True, "b": False, "c": False, "d": True}


def test_the_guess_score_is_the_mean_over_all_selections():
    item = multiple_choice("abc", "de")
    scores = [score(item, chosen).score for chosen in selections(item)]
    assert guess_score(item) == pytest.approx(sum(scores) / len(scores))


def test_choices_are_kept_once_and_in_the_items_order():
    assert parse(multiple_choice(), {"answer": ["d", "a", "d"]}) == ("a", "d")


@pytest.mark.parametrize("fields", [{}, {"answer": ["", " "]}])
def test_nothing_chosen_is_no_response(fields):
    assert parse(multiple_choice(), fields) is None


def test_an_option_that_is_not_offered_is_refused():
    with pytest.raises(InvalidResponseError) as caught:
        parse(multiple_choice(), {"answer": ["a", "z"]})
    assert caught.value.code == "unknown_option"


def test_a_stored_response_with_an_option_twice_is_refused():
    with pytest.raises(InvalidResponseError) as caught:
        score(multiple_choice(), ("a", "a"))
    assert caught.value.code == "duplicate_option"


def test_a_distractor_that_was_not_ticked_tells_nothing_of_its_fact():
    options, key = "abcd", ("a", "b")
    facts = {one: f"fact {one}" for one in options}
    item = an_item(Kind.MULTIPLE_CHOICE, key, options, "", tuple(facts.values()), facts)

    assert score(item, ("a", "c")).facts == {"fact a": True, "fact b": False, "fact c": False}
