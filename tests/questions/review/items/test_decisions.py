import json

import pytest

from questions.items.registers import PLAIN, plain_id
from questions.review import InvalidDecisionError
from questions.review.items import (
    Hiding,
    ItemVerb,
    Rewording,
    hidden_id,
    is_own,
    item_decisions_from_json,
    item_decisions_to_json,
)
from tests.questions.review.items.samples import made, several, single, statement, written

_ID = "single_choice.part.0123456789ab"


def _all():
    own = [written(one) for one in (single(), several(), statement())]
    return {
        (ItemVerb.HIDE, _ID): Hiding(("member-1",)),
        (ItemVerb.REWORD, _ID): Rewording({"Old?": "New?"}, ("member-1",)),
        **{(ItemVerb.WRITE, one.item.id): one for one in own},
    }


def test_decisions_come_back_from_json_as_they_were():
    decisions = _all()
    stored = json.loads(json.dumps(item_decisions_to_json(decisions)))
    assert item_decisions_from_json(stored) == decisions


def test_json_does_not_depend_on_the_order_of_decisions():
    turned = dict(reversed(_all().items()))
    assert item_decisions_to_json(turned) == item_decisions_to_json(_all())


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"verb": "burn", "item_id": "a"},
        {"verb": "hide", "item_id": "a"},
        {"verb": "hide", "item_id": "a", "facts": "member-1"},
        {"verb": "hide", "item_id": "a", "facts": [1]},
        {"verb": "reword", "item_id": "a", "facts": [], "stems": ["old", "new"]},
        {"verb": "reword", "item_id": "a", "facts": [], "stems": {"old": 1}},
        {"verb": "write", "item_id": "a", "item": {"id": "a"}, "quote": "", "start": None},
        {"verb": "write", "item_id": "a", "item": "text", "quote": "", "start": None},
    ],
)
def test_what_is_no_decision_is_refused(value):
    with pytest.raises(InvalidDecisionError):
        item_decisions_from_json([value])


def test_both_wordings_of_a_question_are_hidden_under_one_id():
    clinical = made(single(), _ID)
    plain = made(single(), plain_id(_ID), register=PLAIN)
    alone = made(single(), plain_id("single_choice.part.ffffffffffff"), register=PLAIN)
    items = (clinical, plain, alone)
    assert [hidden_id(one, items) for one in items] == [_ID, _ID, alone.id]


def test_only_what_a_person_wrote_is_somebodys_own():
    assert is_own(written(single()).item)
    assert not is_own(made(single(), _ID))
