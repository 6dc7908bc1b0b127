import pytest

from questions.scoring import InvalidResponseError, guess_score, parse, score
from questions.scoring.true_false import with_correction
from tests.questions.scoring.quiz_items import single_choice, true_false


@pytest.mark.parametrize(("chosen", "worth"), [("a", 1.0), ("b", 0.0), ("d", 0.0)])
def test_only_the_key_is_worth_a_mark(chosen, worth):
    assert score(single_choice(), chosen).score == worth


def test_the_verdict_stands_beside_the_chosen_option():
    assert score(single_choice(), "b").parts == {"b": False}


@pytest.mark.parametrize("fields", [{}, {"answer": []}, {"answer": [""]}, {"answer": ["  "]}])
def test_nothing_chosen_is_no_response(fields):
    assert parse(single_choice(), fields) is None


@pytest.mark.parametrize(
    ("answers", "code"), [(["z"], "unknown_option"), (["a", "b"], "several_answers")]
)
def test_an_answer_that_does_not_fit_is_named(answers, code):
    with pytest.raises(InvalidResponseError) as caught:
        parse(single_choice(), {"answer": answers})
    assert caught.value.code == code


def test_other_fields_of_the_form_are_left_alone():
    assert parse(single_choice(), {"answer": ["a"], "csrf_token": ["x"]}) == "a"


@pytest.mark.parametrize(("options", "worth"), [("abc", 1 / 3), ("abcd", 1 / 4)])
def test_a_guess_is_worth_one_option(options, worth):
    assert guess_score(single_choice(options)) == pytest.approx(worth)


def test_a_true_false_guess_is_worth_half():
    assert guess_score(true_false()) == 0.5


@pytest.mark.parametrize(
    ("verdict", "correction", "worth"),
    [(True, True, 1.0), (True, False, 0.5), (False, True, 0.5), (False, False, 0.0)],
)
def test_verdict_and_correction_are_worth_half_each(verdict, correction, worth):
    assert with_correction(verdict_is_right=verdict, correction_is_right=correction) == worth
