import pytest

from questions.scoring import InvalidResponseError, guess_score, parse, score
from tests.questions.scoring.quiz_items import numeric


@pytest.mark.parametrize(
    ("key", "given", "worth"),
    [
        ((10, 20), (10, 20), 1.0),
        ((10, 20), (10, 15), 0.5),
        ((10, 20), (15, 25), 1 / 3),
        ((10, 20), (0, 40), 0.25),
        ((10, 20), (30, 40), 0.0),
        ((10, 20), (20, 30), 0.0),
        ((10, 10), (10, 10), 1.0),
        ((10, 10), (8, 12), 0.0),
    ],
)
def test_overlap_over_union(key, given, worth):
    assert score(numeric(*key), given).score == pytest.approx(worth)


@pytest.mark.parametrize(
    ("key", "value", "worth"),
    [
        ((2, 3), 2, 1.0),
        ((2, 3), 3, 1.0),
        ((2, 3), 2.5, 1.0),
        ((2, 3), 1.9, 0.0),
        ((2, 3), 3.1, 0.0),
        ((0.1, 0.3), 0.1 + 0.2, 1.0),
        ((10, 10), 10, 1.0),
        ((10, 10), 11, 0.0),
    ],
)
def test_one_value_is_right_inside_the_range_and_wrong_outside(key, value, worth):
    outcome = score(numeric(*key), (value, value))
    assert outcome.score == worth
    assert outcome.facts == {"fact": worth == 1.0}


@pytest.mark.parametrize("value", [10, 15, 20])
def test_one_value_inside_is_right_at_both_ends(value):
    assert score(numeric(10, 20), (value, value)).parts == {"low": True, "high": True}


def test_one_value_typed_into_the_first_box_is_enough():
    item = numeric(2, 3)
    assert score(item, parse(item, {"low": ["2"], "high": [""]})).is_right


def test_each_end_has_its_verdict():
    assert score(numeric(10, 20), (10, 15)).parts == {"low": True, "high": False}


@pytest.mark.parametrize(
    ("low", "high", "given"),
    [
        ("10", "20", (10, 20)),
        ("10", "", (10, 10)),
        (" 10 ", " 20 ", (10, 20)),
        ("2,5", "3.5", (2.5, 3.5)),
        ("1 000", "2 000", (1000, 2000)),
        ("0", "0", (0, 0)),
        ("1,000", "2,500.5", (1000, 2500.5)),
        ("1,25", "1.250", (1.25, 1.25)),
        ("0,125", "1,000,000", (0.125, 1e6)),
        ("٣", "١٬٠٠٠", (3, 1000)),
        ("٢٫٥", "१०", (2.5, 10)),
        ("１０", "１，０００", (10, 1000)),
    ],
)
def test_numbers_as_people_type_them(low, high, given):
    assert parse(numeric(), {"low": [low], "high": [high]}) == given


@pytest.mark.parametrize("fields", [{}, {"low": [""], "high": [""]}])
def test_two_empty_boxes_are_no_response(fields):
    assert parse(numeric(), fields) is None


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [
        ("", "20", "incomplete"),
        ("ten", "20", "not_a_number"),
        ("inf", "20", "not_a_number"),
        ("nan", "", "not_a_number"),
        ("1e9", "", "not_a_number"),
        ("-5", "", "not_a_number"),
        ("0x10", "", "not_a_number"),
        ("1_0", "", "not_a_number"),
        ("1,00,000", "", "not_a_number"),
        ("٣٣x", "", "not_a_number"),
        ("²", "", "not_a_number"),
        ("1.000.000", "", "not_a_number"),
        ("9" * 400, "", "not_a_number"),
        ("10", "twenty", "not_a_number"),
        ("20", "10", "low_above_high"),
    ],
)
def test_what_is_no_range_is_named(low, high, code):
    with pytest.raises(InvalidResponseError) as caught:
        parse(numeric(), {"low": [low], "high": [high]})
    assert caught.value.code == code


@pytest.mark.parametrize("stored", [(float("nan"), 1.0), (1.0, float("inf")), (-1.0, 1.0)])
def test_a_stored_range_out_of_bounds_is_refused(stored):
    with pytest.raises(InvalidResponseError) as caught:
        score(numeric(), stored)
    assert caught.value.code == "out_of_range"


def test_a_typed_number_cannot_be_guessed():
    assert guess_score(numeric()) == 0
