from dataclasses import replace

import pytest

from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import stages
from tests.questions.items.templates.practising import items, labelled, shipped


@pytest.mark.parametrize("register", [CLINICAL, PLAIN])
@pytest.mark.parametrize(
    ("article", "names"),
    [
        ("flexor-tendon.html", ["Inflammation", "Repair", "Remodelling"]),
        ("elbow.txt", ["Reactive", "Dysrepair", "Degenerative"]),
    ],
)
def test_stages_of_a_process_are_put_in_order(article, names, register):
    (item,) = items(stages.choose, labelled(article), register)
    texts = {option.id: option.text for option in item.options}
    assert [texts[one] for one in item.key] == names


@pytest.mark.parametrize("article", ["ac-joint.html", "carpal-tunnel.txt", "vestibular.txt"])
def test_names_that_count_or_grow_worse_are_not_put_in_order(article):
    assert labelled(article).types
    assert not items(stages.choose, labelled(article))


def test_types_without_an_order_have_none():
    assert not items(stages.choose, shipped())


def test_only_a_whole_list_is_put_in_order():
    facts = labelled("elbow.txt")
    (types,) = (one for one in facts.types if one.ordered)
    name = types.names[1]
    part = {key: one for key, one in types.definitions.items() if key != name}
    assert not items(stages.choose, replace(facts, types=(replace(types, definitions=part),)))
