"""What types are, where the article says it in other words than those that name them."""

import pytest

from tests.questions.facts.samples import facts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankle sprains are graded as mild or severe. In a mild sprain the ligament is stretched. "
         "In a severe sprain the ligament is torn.",
         {"mild": "the ligament is stretched", "severe": "the ligament is torn"}),
        ("Carpal tunnel syndrome (CTS) is graded as mild or severe. In mild CTS the symptoms come "
         "and go. In severe CTS there is constant numbness.",
         {"mild": "the symptoms come and go", "severe": "there is constant numbness"}),
        ("Tendinopathy has two stages: reactive and degenerative. In the reactive stage the tendon "
         "swells. In the degenerative stage cells die.",
         {"reactive": "the tendon swells", "degenerative": "cells die"}),
    ],
)  # fmt: skip
def test_definitions_are_found(text, expected):
    (types,) = facts_of(text).types
    assert {name: one.key for name, one in types.definitions.items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Low back pain can be acute or chronic. Most of it goes by itself.",
        "The knee can be red or swollen. A red knee needs rest. Ice helps, too.",
    ],
)
def test_adjectives_that_nobody_takes_up_are_no_types(text):
    assert facts_of(text).types == ()
