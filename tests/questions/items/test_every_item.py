"""What holds for every item of every article at hand, over many seeds."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.items import Kind
from questions.items.patients import is_for_patients_alone
from tests.questions.items.every_bank import LABELLED, SEED_OF, SHIPPED, bank_of, facts_of
from tests.questions.items.rules import OF_ITEMS, broken

# A bank of the shipped article takes a while; hypothesis tries other seeds in each run's place.
_SEEDS = (1, 2, 3)
_MANY_SEEDS = st.integers(4, 9999)


def labelled():
    return [(facts_of(name), bank_of(name, SEED_OF[name])) for name in LABELLED]


def shipped():
    return [(facts_of(SHIPPED), bank_of(SHIPPED, seed)) for seed in _SEEDS]


@pytest.fixture(scope="module", params=[labelled, shipped], ids=["labelled", "shipped"])
def banks(request):
    return request.param()


@pytest.mark.parametrize("rule", OF_ITEMS)
def test_every_item_keeps_the_rule(banks, rule):
    rules = {rule: OF_ITEMS[rule]}
    assert [told for facts, bank in banks for told in broken(facts, bank.items, rules)] == []


@settings(max_examples=5)
@given(_MANY_SEEDS)
def test_so_does_every_item_of_any_seed(seed):
    assert broken(facts_of(SHIPPED), bank_of(SHIPPED, seed).items, OF_ITEMS) == []


@settings(max_examples=40)
@given(st.sampled_from(LABELLED), _MANY_SEEDS)
def test_of_any_article(name, seed):
    assert broken(facts_of(name), bank_of(name, seed, 2).items, OF_ITEMS) == []


def test_every_kind_is_made_of_some_article():
    kinds = {item.kind for _, bank in (*labelled(), *shipped()) for item in bank.items}
    assert kinds == set(Kind)


def test_the_shipped_article_asks_for_no_order_and_nobody_but_patients_for_a_dose():
    kinds = {item.kind for _, bank in shipped() for item in bank.items}
    assert set(Kind) - kinds == {Kind.ORDER}
    doses = {one.template for _, bank in shipped() for one in bank.items if one.kind == "numeric"}
    assert all(map(is_for_patients_alone, doses))


def test_ids_are_unique_in_a_bank(banks):
    for _, bank in banks:
        ids = Counter((item.id, item.variant) for item in bank.items)
        assert max(ids.values(), default=1) == 1


def test_questions_turned_by_a_negation_are_few(banks):
    for _, bank in banks:
        turned = [item for item in bank.items if "NOT" in item.prompt.split()]
        assert len(turned) <= 0.05 * len(bank.items)


def test_about_half_of_the_statements_are_true():
    stated = [i for _, bank in shipped() for i in bank.items if i.kind is Kind.TRUE_FALSE]
    assert 0.4 <= sum(item.key == "true" for item in stated) / len(stated) <= 0.6


def places(banks, order):
    """Where the keys of choices of four stand among their options, in some order of these."""
    return [
        sorted(item.options, key=order).index(next(o for o in item.options if o.id == item.key))
        for _, bank in banks
        for item in bank.items
        if item.kind is Kind.SINGLE_CHOICE and len(item.options) == 4
    ]


@pytest.mark.parametrize("order", [lambda _: 0, lambda one: one.id], ids=["as shown", "by id"])
def test_neither_its_place_nor_its_id_tells_the_key(banks, order):
    found = places(banks, order)
    expected = len(found) / 4
    chi_square = sum((found.count(at) - expected) ** 2 / expected for at in range(4))
    assert len(found) > 60
    assert chi_square < 16.27  # 0.1 % of three degrees of freedom


def test_a_doubled_muscle_is_never_sorted_by_its_bare_name():
    names = Counter(m.name.lower() for group in facts_of(SHIPPED).groups for m in group.members)
    doubled = {name for name, count in names.items() if count > 1}
    sorted_ = [
        option.text.lower()
        for _, bank in shipped()
        for item in bank.items
        if item.kind is Kind.CLASSIFY
        for option in item.options
    ]
    assert len(doubled) == 3
    assert not doubled & set(sorted_)
