import pytest

from questions.items.typed import LONGEST
from questions.scoring import InvalidResponseError, guess_score, parse, response_from_json, score
from tests.questions.scoring.quiz_items import cloze

RIGHT = {"b1": "gluteus medius", "b2": "anterior"}


@pytest.mark.parametrize(
    ("typed", "worth"),
    [
        (RIGHT, 1.0),
        ({"b1": "Gluteus Medius", "b2": "front"}, 1.0),
        ({"b1": "gluteus medus", "b2": "anterior"}, 1.0),
        ({"b1": "gluteus medius"}, 0.5),
        ({"b1": "gluteus minimus", "b2": "anterior"}, 0.5),
        ({"b1": "gluteus minimus", "b2": "posterior"}, 0.0),
        ({}, 0.0),
    ],
)
def test_right_blanks_over_blanks(typed, worth):
    assert score(cloze(), typed).score == worth


def test_each_blank_has_its_verdict_and_its_fact():
    outcome = score(cloze(), {"b1": "gluteus medius", "b2": "posterior"})
    assert outcome.parts == {"b1": True, "b2": False}
    assert outcome.facts == {"fact b1": True, "fact b2": False}


def test_a_blank_left_empty_tells_nothing_of_its_fact():
    assert score(cloze(), {"b1": "gluteus medius"}).facts == {"fact b1": True}


def test_nothing_can_be_guessed():
    assert guess_score(cloze()) == 0


def test_fields_are_read_by_blank_on_one_line():
    fields = {"blank-b1": [" gluteus\n  medius\x00 "], "blank-b2": ["  "], "certainty": ["3"]}
    assert parse(cloze(), fields) == {"b1": "gluteus medius"}


@pytest.mark.parametrize("fields", [{}, {"blank-b1": [""]}, {"blank-b1": [" \t"], "blank-b2": []}])
def test_empty_fields_are_no_answer(fields):
    assert parse(cloze(), fields) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"blank-b3": ["x"]}, "unknown_blank"),
        ({"blank-": ["x"]}, "unknown_blank"),
        ({"blank-b1": ["x", "y"]}, "several_answers"),
        ({"blank-b1": ["x" * (LONGEST + 1)]}, "too_long"),
    ],
)
def test_what_does_not_fit_is_refused(fields, code):
    with pytest.raises(InvalidResponseError) as raised:
        parse(cloze(), fields)
    assert raised.value.code == code


@pytest.mark.parametrize("stored", ["gluteus", ["b1"], {"b1": 3}, {"b9": "x"}, None, 7])
def test_a_stored_answer_of_another_shape_is_refused(stored):
    with pytest.raises(InvalidResponseError):
        response_from_json(cloze(), stored)
