from questions.items.model import Kind
from questions.memory import Confusion, confusions
from questions.scoring import score
from tests.questions.scoring.quiz_items import (
    an_item,
    classify,
    match,
    numeric,
    order,
    single_choice,
    true_false,
)


def mixed_up(item, response):
    return confusions(item, response, score(item, response))


def test_the_chosen_option_stands_for_the_key() -> None:
    assert mixed_up(single_choice(), "c") == (Confusion("fact", "text a", "text c"),)


def test_a_thing_is_put_with_the_wrong_group() -> None:
    found = mixed_up(classify(), {"a": "x", "b": "y", "c": "y"})
    assert found == (Confusion("fact b", "text b", "group y"),)


def test_a_match_without_facts_of_its_own_counts_for_the_question() -> None:
    assert mixed_up(match(), {"a": "y"}) == (Confusion("fact", "text a", "group y"),)


def test_right_answers_and_kinds_without_a_counterpart_mix_nothing_up() -> None:
    assert mixed_up(single_choice(), "a") == ()
    assert mixed_up(true_false(), "false") == ()
    assert mixed_up(order(), tuple("bacde")) == ()
    assert mixed_up(numeric(), (1.0, 2.0)) == ()
    assert mixed_up(an_item(Kind.SINGLE_CHOICE, "a", "ab", facts=()), "b") == ()
