"""What is said of a number that was typed in, once it has been scored."""

import pytest

from questions.items import explain
from questions.scoring import score
from tests.questions.scoring.quiz_items import numeric


def explained(key, response):
    item = numeric(*key)
    return explain(item, response, score(item, response))


@pytest.mark.parametrize(("value", "named"), [(10, "10"), (12.5, "12.5"), (20, "20")])
def test_one_value_inside_a_range_is_right_and_told_the_range(value, named):
    told = explained((10, 20), (value, value))
    assert told.verdict == "right"
    assert told.why == f"{named} is right: the article says 10 to 20 repetitions. right"
    assert told.answer == ("10–20 repetitions",)


@pytest.mark.parametrize(("key", "response"), [((10, 20), (10, 20)), ((10, 10), (10, 10))])
def test_nobody_who_gave_all_of_it_is_told_a_range(key, response):
    assert explained(key, response).why == "right"


@pytest.mark.parametrize(
    ("key", "response", "verdict"),
    [
        ((10, 20), (9, 9), "wrong"),
        ((10, 20), (10, 15), "partly"),
        ((10, 10), (11, 11), "wrong"),
    ],
)
def test_what_is_not_wholly_right_has_the_other_reason(key, response, verdict):
    told = explained(key, response)
    assert (told.verdict, told.why) == (verdict, "wrong")
