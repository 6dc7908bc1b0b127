"""Muscles in two opposite lists: told by part or position, never by the bare name."""

from questions.items import Kind
from questions.items.templates import statements
from tests.questions.items.templates.banks import (
    bank_of,
    facts_of,
    items_of,
    key_text,
)
from tests.questions.items.templates.practising import items, of

SEEDS = (1, 2, 3, 4)


def test_on_the_way_into_a_squat_the_action_turns_from_outward_to_inward():
    (item,) = items_of("shipped", "two_ways.change")
    assert key_text(item) == "It changes from external rotation to internal rotation"
    assert len(item.options) == 4


def test_disputed_parts_are_not_asked():
    told = {item.prompt for item in items_of("shipped", "two_ways.why")}
    assert [prompt for prompt in told if "piriformis" in prompt]
    assert not [prompt for prompt in told if "adductor magnus" in prompt]


def test_statements_are_as_often_true_as_false():
    made = [
        item
        for seed in range(12)
        for item in bank_of("shipped", seed).items
        if item.kind is Kind.TRUE_FALSE
    ]
    true = sum(item.key == "true" for item in made)
    assert 0.4 <= true / len(made) <= 0.6


def test_of_two_statements_on_positions_one_is_true_and_now_the_one_and_now_the_other():
    """A bank may leave one out, for its share of true ones."""
    keys = [
        [
            item.key
            for item in of(
                "statement.posture", items(statements.choose, facts_of("shipped"), seed=seed)
            )
        ]
        for seed in range(12)
    ]
    assert {*map(tuple, keys)} == {("true", "false"), ("false", "true")}


def test_a_false_statement_comes_with_what_is_right():
    false = [
        item
        for item in items_of("shipped", "statement.posture", seeds=SEEDS)
        if item.key == "false"
    ]
    assert false
    for item in false:
        said_inward = "inward" in item.prompt
        assert ("outward" if said_inward else "inward") in item.correction


def test_the_bare_name_is_never_sorted():
    for item in bank_of("shipped", 1, 3).items:
        if item.kind is Kind.CLASSIFY:
            assert not {"Piriformis", "Gluteus medius", "Adductor magnus"} & {
                option.text for option in item.options
            }
