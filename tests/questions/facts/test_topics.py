"""Under which heading a group's members are counted."""

import pytest

from questions.facts import topics
from questions.facts.model import ArticleRef, Facts, Group


def facts_with(*labels: str) -> Facts:
    groups = tuple(
        Group(f"group-{index}", label, None, (), ()) for index, label in enumerate(labels)
    )
    return Facts(ArticleRef("", "", ""), groups=groups)


@pytest.mark.parametrize(
    ("labels", "topic"),
    [
        (("Internal rotators of the hip", "External rotators of the hip"), "Rotators of the hip"),
        (("Inner hip muscles", "Outer hip muscles"), "Hip muscles"),
        (
            ("Dorsiflexors of the ankle", "Plantarflexors of the ankle"),
            "Dorsiflexors and plantarflexors of the ankle",
        ),
        (("Hip abductors", "Hip adductors"), "Hip abductors and adductors"),
    ],
)
def test_opposite_groups_share_a_topic(labels, topic):
    assert set(topics(facts_with(*labels)).values()) == {topic}


def test_a_group_without_an_opposite_has_its_own_topic():
    assert topics(facts_with("Rotator cuff")) == {"group-0": "Rotator cuff"}


def test_topics_keep_names_of_people():
    assert topics(facts_with("Bones of a Colles Fracture")) == {
        "group-0": "Bones of a Colles fracture"
    }
