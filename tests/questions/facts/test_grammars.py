"""What the grammars take from sentences, and what they leave."""

import pytest

from questions.facts import facts_to_json
from tests.questions.facts.samples import facts_of


def listed(section, text, title="Heel pain"):
    return {
        one.of: [item.name for item in one.items] for one in getattr(facts_of(text, title), section)
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Heel pain is caused by tightness in the calf and the sole.",
         {"heel pain": ["tightness in the calf and the sole"]}),
        ("Heel pain can result from long runs, hard ground or poor shoes.",
         {"heel pain": ["long runs", "hard ground", "poor shoes"]}),
        ("People used to say that heel pain is caused by frost.", {}),
        ("Strong calves do not cause heel pain.", {}),
    ],
)  # fmt: skip
def test_causes(text, found):
    assert listed("causes", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The soleus is a flat muscle that lowers the heel.", {"soleus": ["lowers the heel"]}),
        ("A stretch lengthens the calf.", {}),
        ("A torn meniscus blocks the knee.", {}),
    ],
)
def test_functions(text, found):
    assert listed("functions", text, "Notes") == found


def test_definitions_end_before_the_next_term():
    found = facts_of(
        "Sprains refer to injuries of ligaments and strains refer to injuries of muscles.", "Notes"
    ).definitions
    assert (found[0].term, found[0].key) == ("Sprains", "injuries of ligaments")


def test_what_readers_are_told_not_to_do():
    found = listed("contraindications", "## Hip pain\n\nDo not lie on the sore side.\n")
    assert list(found.values()) == [["lie on the sore side"]]


def test_facts_say_how_sure_the_reader_is_and_why():
    found = facts_to_json(facts_of("Heel pain is caused by a sudden run.", "Heel pain"))
    item = found["causes"][0]["items"][0]
    assert (item["why"], 0 < item["confidence"] < 1) == ("is caused by", True)
