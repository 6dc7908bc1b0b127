import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.items.model import Blanks, Kind, NumericRange
from questions.scoring import (
    InvalidResponseError,
    guess_score,
    parse,
    response_from_json,
    response_to_json,
    score,
)
from questions.scoring.registry import SCORERS
from tests.questions.scoring.quiz_items import classify, match, one_of_each, single_choice

ITEMS = {item.kind: item for item in one_of_each()}
FIELD_NAMES = ["answer", "order", "low", "high", "place-a", "place-b", "place-", "certainty", ""]
FIELD_NAMES += ["blank-b1", "blank-b2", "blank-"]
VALUES = st.one_of(
    st.sampled_from(["", " ", "a", "b", "x", "y", "true", "false", "10", "20", "1,5", "-1", "nan"]),
    st.text(max_size=12),
)


def right_response(item):
    key = item.key
    if isinstance(key, Blanks):
        return {blank: accepted[0] for blank, accepted in key.accepted.items()}
    return (key.low, key.high) if isinstance(key, NumericRange) else key


def random_response(item, rng):
    if isinstance(item.key, Blanks):
        return dict.fromkeys(item.key.accepted, "".join(rng.choices("abcdefgh", k=9)))
    ids, groups = [one.id for one in item.options], [one.id for one in item.groups]
    if item.kind in (Kind.CLASSIFY, Kind.MATCH):
        return {one: rng.choice(groups) for one in ids}
    if item.kind is Kind.ORDER:
        return tuple(rng.sample(ids, len(ids)))
    if item.kind is Kind.MULTIPLE_CHOICE:
        return tuple(one for one in ids if rng.random() < 0.5)
    return rng.choice(ids)


def test_every_kind_has_its_scorer():
    assert set(SCORERS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_the_key_is_worth_all(kind):
    outcome = score(ITEMS[kind], right_response(ITEMS[kind]))
    assert outcome.is_right
    assert all(outcome.parts.values())
    assert all(outcome.facts.values())


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_form_is_no_response(kind):
    assert parse(ITEMS[kind], {}) is None


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.NUMERIC])
def test_answering_at_random_is_worth_the_guess_score(kind):
    item, rng = ITEMS[kind], random.Random(20)
    scores = [score(item, random_response(item, rng)).score for _ in range(4000)]
    mean = sum(scores) / len(scores)
    variance = sum((one - mean) ** 2 for one in scores) / len(scores)
    assert abs(mean - guess_score(item)) <= 3 * (variance / len(scores)) ** 0.5


@settings(deadline=None, max_examples=300)
@given(
    kind=st.sampled_from(list(Kind)),
    fields=st.dictionaries(
        st.one_of(st.sampled_from(FIELD_NAMES), st.text(max_size=8)),
        st.lists(VALUES, max_size=6),
        max_size=5,
    ),
)
def test_whatever_is_posted_is_scored_or_refused_by_name(kind, fields):
    with suppress(InvalidResponseError):
        response = parse(ITEMS[kind], fields)
        assert response is None or 0 <= score(ITEMS[kind], response).score <= 1


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3)),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(kind=st.sampled_from(list(Kind)), value=JSON)
def test_whatever_was_stored_is_read_or_refused_by_name(kind, value):
    with suppress(InvalidResponseError):
        response = response_from_json(ITEMS[kind], value)
        assert 0 <= score(ITEMS[kind], response).score <= 1


@pytest.mark.parametrize("kind", Kind)
def test_a_response_survives_storing(kind):
    response = right_response(ITEMS[kind])
    assert response_from_json(ITEMS[kind], response_to_json(response)) == response


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("misfit", [None, 7, "zzz", ("zzz",), {"zzz": "x"}])
def test_a_misfit_is_refused_by_name(kind, misfit):
    with pytest.raises(InvalidResponseError):
        score(ITEMS[kind], misfit)


def test_a_fact_without_an_element_follows_the_whole_answer():
    assert score(single_choice(), "a").facts == {"fact": True}
    assert score(single_choice(), "b").facts == {"fact": False}


def test_partly_right_is_neither_right_nor_wrong():
    outcome = score(classify(), {"a": "x"})
    assert (outcome.is_right, outcome.is_partly_right) == (False, True)


def test_a_response_used_twice_is_scored_like_any_other():
    assert score(match(), {"a": "x", "b": "x", "c": "z"}).score == pytest.approx(2 / 3)
