from __future__ import annotations

import pytest

from questions.facts.phrasing import is_plural_name, membership, third_person


@pytest.mark.parametrize(
    ("name", "label", "said"),
    [
        ("Teres major", "Muscles that turn the arm", "is a muscle that turns the arm"),
        ("Soleus", "muscles that you use to walk", "is a muscle that you use to walk"),
        ("Popliteus", "muscles which are deep", "is a muscle which is deep"),
        ("Gracilis", "muscles that also carry weight", "is a muscle that also carries weight"),
        ("Sartorius", "structures that actively press", "is a structure that actively presses"),
        ("Peroneus", "muscles that can tilt the foot", "is a muscle that can tilt the foot"),
        ("Plantaris", "muscles that turns it", "is a muscle that turns it"),
        ("Psoas", "muscles attached to the spine", "is a muscle attached to the spine"),
        ("Supraspinatus", "Rotator cuff", "is part of the rotator cuff"),
        ("Hamstrings", "Knee flexors", "are knee flexors"),
        ("Lumbricals", "muscles that bend the knuckles", "are muscles that bend the knuckles"),
        ("Lumbricals", "Hand intrinsics", "are part of the hand intrinsics"),
    ],
)
def test_a_member_is_said_to_be_one_in_its_number(name: str, label: str, said: str) -> None:
    assert membership(name, label) == said


@pytest.mark.parametrize(
    ("name", "is_plural"),
    [("Hamstrings", True), ("Dorsal interossei", True), ("Biceps femoris", False), ("", False)],
)
def test_a_name_of_several(name: str, is_plural: bool) -> None:
    assert is_plural_name(name) is is_plural


@pytest.mark.parametrize(
    ("verb", "does"),
    [
        ("close", "closes"),
        ("stretch", "stretches"),
        ("carry", "carries"),
        ("play", "plays"),
        ("have", "has"),
        ("can", "can"),
    ],
)
def test_what_one_does(verb: str, does: str) -> None:
    assert third_person(verb) == does
