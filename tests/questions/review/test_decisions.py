import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.review import (
    Decision,
    InvalidDecisionError,
    Verb,
    decision_from_json,
    decision_to_json,
)

GOOD = {"verb": "add", "kind": "cause", "fields": {"name": "x"}, "quote": "y", "start": 3}
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(_json)
def test_any_value_is_a_decision_or_refused(value):
    with pytest.raises(InvalidDecisionError):
        decision_from_json(value)


@given(st.sampled_from(sorted(GOOD)), _json)
def test_a_decision_with_any_odd_part_is_taken_or_refused(key, value):
    try:
        decision = decision_from_json({**GOOD, key: value})
    except InvalidDecisionError:
        return
    assert isinstance(decision, Decision)
    assert decision_from_json(decision_to_json(decision)) == decision


@pytest.mark.parametrize(
    "part",
    [
        {"verb": "praise"},
        {"kind": "muscle"},
        {"fields": {"name": 3}},
        {"fields": {"name": "\ud800"}},
        {"quote": "a\x00b"},
        {"quote": "a" * 2001},
        {"start": -1},
        {"start": True},
        {"verb": "accept"},
        {"verb": "correct"},
        {"more": 1},
    ],
)
def test_what_is_odd_is_refused(part):
    with pytest.raises(InvalidDecisionError):
        decision_from_json({**GOOD, **part})


def test_a_decision_comes_back_as_it_was():
    decision = Decision(Verb.ADD, "cause", {"name": "x"}, "y", 3)
    assert decision_from_json(decision_to_json(decision)) == decision
    assert decision_to_json(decision) == GOOD
