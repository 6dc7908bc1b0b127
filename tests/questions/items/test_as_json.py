import json
from dataclasses import replace

import pytest

from questions.items import (
    Hint,
    Kind,
    Proof,
    Quote,
    Tier,
    bank_to_json,
    item_from_json,
    item_to_json,
)
from tests.questions.scoring import quiz_items


@pytest.mark.parametrize("kind", Kind)
def test_an_item_survives_storing(hip_bank, kind):
    of_each = (*hip_bank.items, *quiz_items.one_of_each())
    items = [item for item in of_each if item.kind is kind]
    assert items
    for item in items:
        assert item_from_json(json.loads(json.dumps(item_to_json(item)))) == item


def test_a_bank_names_its_article_and_seed(hip_bank):
    value = bank_to_json(hip_bank)
    assert value["schema"] == "items/1"
    assert value["article"] == {"title": "Hip rotation", "sha256": hip_bank.sha256}
    assert value["seed"] == 1
    assert len(value["items"]) == len(hip_bank.items)


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (Kind.SINGLE_CHOICE, str),
        (Kind.TRUE_FALSE, str),
        (Kind.MULTIPLE_CHOICE, list),
        (Kind.ORDER, list),
        (Kind.CLASSIFY, dict),
        (Kind.MATCH, dict),
        (Kind.NUMERIC, dict),
        (Kind.CLOZE, dict),
    ],
)
def test_keys_have_the_shape_of_the_format(hip_bank, kind, shape):
    values = [one for one in bank_to_json(hip_bank)["items"] if one["kind"] == kind.value]
    assert all(type(one["key"]) is shape for one in values)


def test_a_range_has_both_ends_and_its_unit(hip_bank):
    numeric = [one for one in bank_to_json(hip_bank)["items"] if one["kind"] == "numeric"]
    assert all(set(one["key"]) == {"low", "high", "unit"} for one in numeric)


@pytest.mark.parametrize("broken", [{}, {"kind": "riddle"}])
def test_what_is_no_item_is_refused(broken):
    with pytest.raises((KeyError, ValueError)):
        item_from_json(broken)


def test_proofs_and_hints_survive_storing(hip_bank):
    proof = Proof(Tier.OPPOSITE, "It is listed elsewhere.", ("fact",), (Quote(0, 3, "Hip"),))
    item = replace(hip_bank.items[0], proofs={"o1": proof}, hint=Hint(strikes="o1"))
    assert item_from_json(json.loads(json.dumps(item_to_json(item)))) == item


def test_an_item_stored_before_there_were_proofs_and_hints_has_none(hip_bank):
    value = item_to_json(hip_bank.items[0])
    del value["proofs"], value["hint"], value["fact_by_option"]
    item = item_from_json(value)
    assert item.proofs == {}
    assert item.hint is None
