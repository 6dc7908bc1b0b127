"""Exercises that running text names."""

import pytest

from questions.facts import extract
from questions.reading import read
from tests.questions.facts.samples import dose_of, facts_of

LEAD = "Of the many things that I have tried, two stayed."
BODIES = (
    "Sit on a stool. Circle the hand slowly. Do this 12 times.",
    "Stand by a wall. Slide the palm up the wall. Hold for 20 seconds.",
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The first is the hand circle.", "The second is the wall slide."),
        ("One exercise is the hand circle.", "Another is called the wall slide."),
        ("The one I give most is the hand circle.", "The other is the wall slide."),
        ("I start with the hand circle.", "Finally there is the wall slide."),
        ("My favourite is the hand circle, which takes no time.", "Next up is the wall slide."),
        ("The simplest of them is the “hand circle”:", "Then comes the wall slide."),
        ("Let's begin with the hand circle.", "The last one is called wall slide."),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_running_text_names_its_exercises(first, second, gap):
    text = f"{LEAD} {first} {BODIES[0]}{gap}{second} {BODIES[1]}\n\nThat is all I know of wrists."
    facts = facts_of(text)
    named = [(one.name, one.position, dose_of(one.dosage)) for one in facts.exercises]
    assert named == [
        ("Hand circle", "seated", {"reps": 12}),
        ("Wall slide", "standing", {"hold_seconds": 20}),
    ]
    assert "That is all" not in str([facts.article.text[s.start : s.end]
                                     for one in facts.exercises for s in one.evidence])  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The first is the radius. The second is the ulna. They lie side by side.",
        "One is the scaphoid. Another is the lunate. Each has its own shape.",
        "The first is that it hurts. Sit down when it does. The second is that it swells.",
        "My favourite is the wrist. Stand up for it.",
    ],
)
def test_what_is_counted_off_otherwise_is_no_exercise(text):
    assert facts_of(text).exercises == ()


def test_what_follows_an_exercise_in_an_essay_is_still_read():
    text = (
        f"The wrist, an essay\n\nBy an old hand.\n\n{LEAD} "
        f"The first is the hand circle. {BODIES[0]}"
        f"\n\nThe second is the wall slide. {BODIES[1]}\n\nSee a doctor at once if your hand turns "
        "blue, if your fingers go numb, or if the pain wakes you every "
        "night.\n\nI rub my own, says my friend, about three times an hour."
    )
    facts = extract(read(text.encode()))
    assert [one.name for one in facts.exercises] == ["Hand circle", "Wall slide"]
    assert len(facts.red_flags[0].items) == 3
