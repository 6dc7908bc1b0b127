import pytest

from questions.memory import Evidence, Rating, weigh
from questions.scoring import Response, score
from tests.questions.scoring.quiz_items import (
    an_item,
    classify,
    cloze,
    multiple_choice,
    numeric,
    order,
    picture,
    single_choice,
    true_false,
)


def weighed(item, response: Response, **kept):
    return weigh(item, response, score(item, response), **kept)


@pytest.mark.parametrize(
    ("item", "guess"),
    [
        (single_choice(), 1 / 4),
        (picture(), 1 / 3),
        (true_false(), 1 / 2),
        (order("abc"), 1 / 6),
        (multiple_choice("ab", "cd"), 1 / 16),
        (numeric(), 0),
    ],
    ids=lambda one: getattr(one, "kind", None),
)
def test_how_easily_a_right_answer_is_luck(item, guess) -> None:
    response = (10.0, 20.0) if item.kind == "numeric" else item.key
    evidence = weighed(item, response)["fact"]
    assert evidence.score == 1
    assert evidence.guess == pytest.approx(guess)


def test_each_thing_sorted_is_weighed_by_itself_and_by_what_stands_beside_it() -> None:
    found = weighed(classify(), {"a": "x", "b": "x", "c": "y", "d": "x"})
    assert found["fact d"].rating is Rating.AGAIN
    assert found["fact a"].is_right
    assert found["fact a"].guess == 1 / 2
    # two of the other three were right: (3/5 - 1/2) / (1 - 1/2)
    assert found["fact a"].beside == pytest.approx(0.2)


def test_of_fewer_than_four_things_none_says_anything_about_another() -> None:
    found = weighed(classify(), {"a": "x", "b": "x"})
    assert set(found) == {"fact a", "fact b"}
    assert all(one.beside is None for one in found.values())


def test_a_typed_word_is_no_luck() -> None:
    found = weighed(cloze(), {"b1": "gluteus medius", "b2": "back"}, seconds=4)
    assert found["fact b1"].guess == 0
    assert found["fact b1"].rating is Rating.EASY
    assert found["fact b2"].rating is Rating.AGAIN


@pytest.mark.parametrize(
    ("evidence", "rating"),
    [
        (Evidence(0.0), Rating.AGAIN),
        (Evidence(0.49), Rating.AGAIN),
        (Evidence(0.5), Rating.HARD),
        (Evidence(1.0, hinted=True), Rating.HARD),
        (Evidence(1.0), Rating.GOOD),
        (Evidence(1.0, certainty=1), Rating.GOOD),
        (Evidence(1.0, guess=0.25, is_fast=True), Rating.GOOD),
        (Evidence(1.0, is_fast=True), Rating.EASY),
    ],
)
def test_ratings(evidence: Evidence, rating: Rating) -> None:
    assert evidence.rating is rating


def test_certainty_and_hint_come_along() -> None:
    found = weighed(single_choice(), "b", certainty=3, hinted=True)["fact"]
    assert found.is_sure_and_wrong
    assert found.hinted


def test_a_partly_right_order_is_rated_by_what_a_guess_is_worth() -> None:
    item = an_item("order", tuple("abcde"), "edcba")
    found = weighed(order(), tuple("bacde"))["fact"]
    assert found.rating is Rating.HARD
    assert 0.1 < found.guess < 0.2
    assert item.facts == ("fact",)
