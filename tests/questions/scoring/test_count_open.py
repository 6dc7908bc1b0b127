"""How much of an answer is plainly unfinished."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.items.model import Blanks, Item, Kind, NumericRange
from questions.scoring import InvalidResponseError, count_open, parse
from tests.questions.scoring.quiz_items import (
    classify,
    cloze,
    match,
    multiple_choice,
    numeric,
    one_of_each,
    order,
    single_choice,
)

ITEMS = {item.kind: item for item in one_of_each()}
IN_PARTS = (Kind.CLASSIFY, Kind.MATCH, Kind.CLOZE, Kind.ORDER)


def _finished(item: Item) -> dict[str, list[str]]:
    """The form of the right answer."""
    key = item.key
    if isinstance(key, NumericRange):
        return {"low": [str(key.low)], "high": [str(key.high)]}
    if isinstance(key, Blanks):
        return {f"blank-{one}": [accepted[0]] for one, accepted in key.accepted.items()}
    if isinstance(key, dict):
        return {f"place-{one}": [group] for one, group in key.items()}
    if item.kind is Kind.ORDER:
        return {"order": list(key)}
    return {"answer": list(key) if isinstance(key, tuple) else [key]}


@pytest.mark.parametrize("kind", Kind)
def test_a_finished_form_leaves_nothing_open(kind: Kind) -> None:
    shown = [option.id for option in ITEMS[kind].options]
    assert count_open(ITEMS[kind], _finished(ITEMS[kind]), shown) == 0


@pytest.mark.parametrize(
    ("item", "fields", "left"),
    [
        (classify(), {}, 4),
        (classify(), {"place-a": ["x"], "place-b": [" "], "place-c": []}, 3),
        (classify(), {"place-a": ["x"], "place-z": ["x"]}, 3),
        (match(), {"place-a": ["w"], "place-c": ["w"]}, 1),
        (cloze(), {"blank-b1": ["gluteus"]}, 1),
        (cloze(), {"blank-b1": ["  "], "blank-b2": ["\u200b"]}, 2),
        (numeric(), {"low": ["10"]}, 0),
        (numeric(10, 10), {"low": ["10"], "high": [""]}, 0),
        (numeric(), {"high": ["10"]}, 1),
        (numeric(), {}, 1),
        (order("abc"), {"order": ["c", "a"]}, 1),
        (order("abc"), {}, 3),
        (single_choice(), {}, 1),
        (multiple_choice(), {"answer": [""]}, 1),
        (multiple_choice(), {"answer": ["a"]}, 0),
    ],
)
def test_what_is_open_is_counted(item: Item, fields: dict[str, list[str]], left: int) -> None:
    assert count_open(item, fields) == left


def test_steps_that_nobody_moved_are_all_open() -> None:
    assert count_open(order("abc"), {"order": ["c", "b", "a"]}, ["c", "b", "a"]) == 3
    assert count_open(order("abc"), {"order": ["c", "a", "b"]}, ["c", "b", "a"]) == 0


@given(data=st.data(), kind=st.sampled_from(IN_PARTS))
def test_each_part_taken_out_is_one_more_that_is_open(data: st.DataObject, kind: Kind) -> None:
    fields = _finished(ITEMS[kind])
    left = 0
    for name in sorted(fields):
        kept = data.draw(st.lists(st.sampled_from(fields[name]), unique=True))
        left += len(fields[name]) - len(kept)
        fields[name] = kept or data.draw(st.sampled_from([[], [""], ["  "]]))
    assert count_open(ITEMS[kind], fields) == left


@given(
    kind=st.sampled_from(list(Kind)),
    fields=st.dictionaries(
        st.sampled_from(["answer", "order", "low", "high", "place-a", "blank-b1", "blank-b2"]),
        st.lists(st.sampled_from(["", " ", "a", "b", "x", "true", "10"]), max_size=5),
    ),
)
def test_a_form_without_an_answer_is_all_open_and_no_form_is_more_than_that(
    kind: Kind, fields: dict[str, list[str]]
) -> None:
    item = ITEMS[kind]
    left, most = count_open(item, fields), count_open(item, {})
    assert 0 <= left <= most
    try:
        is_empty = parse(item, fields) is None
    except InvalidResponseError:
        return
    assert (left == most) is is_empty
