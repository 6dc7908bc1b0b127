"""Marks by other keys than the item's own, for every kind of question."""

from __future__ import annotations

import pytest

from questions.items.model import Blanks, Item, Key, NumericRange
from questions.scoring import (
    InvalidResponseError,
    Override,
    key_from_response,
    response_from_key,
    score,
)
from tests.questions.scoring import quiz_items

_OTHER: list[tuple[Item, Key]] = [
    (quiz_items.single_choice(), "b"),
    (quiz_items.picture(), "b"),
    (quiz_items.true_false(), "false"),
    (quiz_items.multiple_choice(), ("a", "e")),
    (quiz_items.classify(), {"a": "y", "b": "x", "c": "y", "d": "x"}),
    (quiz_items.match(), {"a": "w", "b": "y", "c": "z"}),
    (quiz_items.order(), ("b", "a", "c", "d", "e")),
    (quiz_items.numeric(), NumericRange(30, 40, "repetitions")),
]


@pytest.mark.parametrize(("item", "key"), _OTHER, ids=lambda one: getattr(one, "kind", ""))
def test_another_key_is_what_counts_and_beside_the_old_one_both_do(item: Item, key: Key) -> None:
    new, old = response_from_key(key), response_from_key(item.key)
    assert score(item, new).score < 1
    instead, beside = Override((key,)), Override((item.key, key))
    assert instead.mark(item, new) == 1
    assert (instead.mark(item, old) or 0) < 1
    assert beside.mark(item, new) == beside.mark(item, old) == 1
    assert key_from_response(item, new) == key


def test_a_word_for_a_blank_can_be_taken_too() -> None:
    key = Blanks({"b1": ("gluteus",)})
    item = quiz_items.an_item(quiz_items.Kind.CLOZE, Blanks({"b1": ("piriformis",)}))
    beside = Override((item.key, key))
    assert beside.mark(item, {"b1": "gluteus"}) == beside.mark(item, {"b1": "piriformis"}) == 1
    assert key_from_response(item, {"b1": "gluteus"}) == key


def test_an_answer_with_something_left_open_is_no_key() -> None:
    with pytest.raises(InvalidResponseError):
        key_from_response(quiz_items.classify(), {"a": "x"})


def test_dropped_has_no_mark_and_full_has_one_whatever_was_answered() -> None:
    item = quiz_items.single_choice()
    for response in ("a", "b", None):
        assert Override(is_dropped=True).mark(item, response) is None
        assert Override(is_full=True).mark(item, response) == 1.0
    assert Override().mark(item, None) is None


def test_what_was_said_of_the_old_key_is_gone() -> None:
    item = quiz_items.single_choice()
    assert Override(("b",)).rekeyed(item).feedback.right == ""
    assert Override(("b",)).rekeyed(item).hint is None
    assert Override().rekeyed(item) is item
