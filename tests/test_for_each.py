import inspect

import pytest

from tests.for_each import for_each


@for_each("value", [1, 2, 3])
def smaller(value, bound):
    assert value < bound


def test_it_fails_with_the_first_value_that_does():
    smaller(bound=4)
    with pytest.raises(AssertionError) as failed:
        smaller(bound=2)
    assert failed.value.__notes__ == ["value: 2"]


def test_what_else_the_test_asks_for_it_still_asks_for():
    assert list(inspect.signature(smaller).parameters) == ["bound"]


def test_without_values_there_is_no_test():
    with pytest.raises(AssertionError):
        for_each("value", [])
