import random
from dataclasses import replace

import pytest

from questions.drawing import arrange
from questions.items.model import Option
from tests.questions.scoring.quiz_items import (
    classify,
    match,
    multiple_choice,
    numeric,
    order,
    single_choice,
    true_false,
)


@pytest.mark.parametrize("item", [single_choice(), multiple_choice(), classify(), match(), order()])
def test_every_option_stands_once(item):
    drawn = arrange(item, random.Random(1))
    assert sorted(drawn.option_order) == sorted(option.id for option in item.options)
    assert sorted(drawn.group_order) == sorted(group.id for group in item.groups)


def test_options_stand_in_every_place():
    places = {arrange(single_choice(), random.Random(s)).option_order.index("a") for s in range(40)}
    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("steps", ["ab", "abc", "abcde"])
def test_steps_never_stand_solved(steps):
    item = order(steps)
    assert all(arrange(item, random.Random(s)).option_order != item.key for s in range(200))


@pytest.mark.parametrize("seed", range(10))
def test_true_stands_before_false(seed):
    assert arrange(true_false(), random.Random(seed)).option_order == ("true", "false")


@pytest.mark.parametrize("seed", range(10))
def test_numbers_ascend(seed):
    options = (Option("a", "30 seconds"), Option("b", "5 seconds"), Option("c", "7,5 seconds"))
    item = replace(single_choice("abc"), options=options)
    assert arrange(item, random.Random(seed)).option_order == ("b", "c", "a")


def test_groups_to_sort_into_keep_their_order():
    assert {arrange(classify(), random.Random(s)).group_order for s in range(20)} == {("x", "y")}


def test_responses_to_match_with_are_shuffled():
    assert len({arrange(match(), random.Random(s)).group_order for s in range(20)}) > 1


def test_a_number_to_type_has_nothing_to_arrange():
    assert arrange(numeric(), random.Random(1)).option_order == ()
