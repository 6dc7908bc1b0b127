import pytest

from questions.facts.model import Facts
from questions.items import Kind, activities, generate
from tests.questions.items.samples import INTERNAL, article, group


@pytest.fixture(scope="module")
def shipped(shipped_facts, shipped_bank):
    return {one.key: one for one in activities(shipped_facts, shipped_bank)}


def test_the_shipped_article_has_the_three(shipped):
    assert {key: one.title for key, one in shipped.items()} == {
        "classify": "Classify the rotators",
        "identify": "Identify the FAI type",
        "match": "Match exercises to goals",
    }


def items_of(activity, bank):
    place = {one: at for at, one in enumerate(activity.item_ids)}
    return sorted((one for one in bank.items if one.id in place), key=lambda one: place[one.id])


@pytest.mark.parametrize(("key", "kind"), [("classify", Kind.CLASSIFY), ("match", Kind.MATCH)])
def test_its_own_kind_comes_first(shipped, shipped_bank, key, kind):
    assert items_of(shipped[key], shipped_bank)[0].kind is kind


def test_an_activity_holds_no_other_facts(shipped, shipped_bank):
    topics = {item.topic for item in items_of(shipped["classify"], shipped_bank)}
    assert len(topics) == 1


def test_each_item_is_named_once(shipped):
    assert all(len(set(one.item_ids)) == len(one.item_ids) for one in shipped.values())


def test_all_variants_of_an_item_come_with_it(shipped, shipped_bank):
    found = items_of(shipped["classify"], shipped_bank)
    assert len(found) > len(shipped["classify"].item_ids)


def test_nothing_to_do_is_no_activity():
    facts = Facts(article())
    assert activities(facts, generate(facts, 1)) == ()


def test_a_second_family_has_a_key_of_its_own():
    labels = (
        "elbow flexors",
        "elbow extensors",
        "inner bands of the knee",
        "outer bands of the knee",
    )
    groups = tuple(
        group(f"g{at}", label, [(f"{name} {at}", None) for name, _ in INTERNAL[:3]], 3)
        for at, label in enumerate(labels)
    )
    facts = Facts(article(), groups=groups)
    keys = [one.key for one in activities(facts, generate(facts, 1))]
    assert keys == ["classify", "classify-bands"]
