import pytest

from questions.scoring import InvalidResponseError, guess_score, parse, score
from questions.scoring.classify import corrected_for_chance
from tests.questions.scoring.quiz_items import classify, match


@pytest.mark.parametrize(
    ("placed", "worth"),
    [
        ({"a": "x", "b": "x", "c": "y", "d": "y"}, 1.0),
        ({"a": "x", "b": "y", "c": "y", "d": "y"}, 0.75),
        ({"a": "x"}, 0.25),
        ({"a": "y", "b": "y", "c": "x", "d": "x"}, 0.0),
    ],
)
def test_the_score_is_the_right_elements_over_all(placed, worth):
    assert score(classify(), placed).score == worth


def test_an_unplaced_element_is_not_right():
    assert score(classify(), {"a": "x"}).parts == {"a": True, "b": False, "c": False, "d": False}


def test_each_fact_is_rated_by_its_own_element():
    facts = score(classify(), {"a": "x", "b": "y"}).facts
    assert facts == {"fact a": True, "fact b": False}


def test_empty_places_are_unplaced():
    assert parse(classify(), {"place-a": ["x"], "place-b": [""]}) == {"a": "x"}


@pytest.mark.parametrize("fields", [{}, {"place-a": [""], "place-b": [" "]}])
def test_nothing_placed_is_no_response(fields):
    assert parse(classify(), fields) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"place-z": ["x"]}, "unknown_option"),
        ({"place-a": ["z"]}, "unknown_group"),
        ({"place-a": ["x", "y"]}, "several_answers"),
        ({"place-": ["x"]}, "unknown_option"),
    ],
)
def test_a_placement_that_does_not_fit_is_named(fields, code):
    with pytest.raises(InvalidResponseError) as caught:
        parse(classify(), fields)
    assert caught.value.code == code


@pytest.mark.parametrize(("item", "worth"), [(classify(), 1 / 2), (match(), 1 / 4)])
def test_a_guess_is_worth_one_group(item, worth):
    assert guess_score(item) == worth


@pytest.mark.parametrize(("plain", "corrected"), [(1.0, 1.0), (0.5, 0.0), (0.75, 0.5), (0.0, -1.0)])
def test_correction_for_chance_puts_a_guess_at_nought(plain, corrected):
    assert corrected_for_chance(classify(), plain) == pytest.approx(corrected)
