import pytest

from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import mistakes
from questions.knowledge import body
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import (
    SHOULDER,
    items,
    key_text,
    of,
    shipped,
    written,
    wrong_texts,
)


def seen_in(*steps, name="Exercise"):
    return [one.seen for one in mistakes._mistakes(exercise(name, "seated", steps), body())]


# What holds of one side only is itself a mistake on the other: here no step speaks of a side.
UNSIDED = (
    SHOULDER.replace("right hand", "good hand")
    .replace("toward the left", "across the body")
    .replace("outward to the right", "outward as far as it goes")
)


def observed(facts, seed=1):
    return of("mistake.observed", items(mistakes.choose, facts, PLAIN, seed=seed))


def test_a_caution_of_the_shipped_article_is_a_mistake_to_be_seen():
    made = observed(shipped())
    assert [key_text(item).split(" while")[0] for item in made] == ["The hips tip forward"]


@pytest.mark.parametrize("text", [None, UNSIDED])
def test_no_professional_is_asked_for_a_mistake_of_a_handout(text):
    facts = shipped() if text is None else written(text)
    assert observed(facts)
    assert items(mistakes.choose, facts, CLINICAL) == []


def test_the_mistake_is_neither_always_the_shortest_nor_always_the_longest():
    made = [
        item
        for facts in (shipped(), written(UNSIDED))
        for seed in range(6)
        for item in observed(facts, seed)
    ]
    assert len(made) == 12
    shortest = [len(key_text(item)) < min(map(len, wrong_texts(item))) for item in made]
    longest = [len(key_text(item)) > max(map(len, wrong_texts(item))) for item in made]
    assert sum(shortest) <= len(made) / 2
    assert sum(longest) <= len(made) / 2


def test_an_observation_is_shortened_only_where_enough_is_left():
    assert mistakes._shortened("the foot of the top leg rises toward the ceiling") == (
        "the foot of the top leg rises"
    )
    assert mistakes._shortened("the band pulls toward the left") == "the band pulls toward the left"


def test_a_caution_of_another_article_is_one_too():
    (item,) = observed(written(UNSIDED))
    assert key_text(item) == "The elbow leaves the side"
    assert any(text.startswith("The forearm turns outward") for text in wrong_texts(item))


def test_what_holds_of_one_side_only_is_no_sound_observation():
    assert observed(written(UNSIDED))
    assert not observed(written(SHOULDER))
    shown = " ".join(text for item in observed(shipped()) for text in wrong_texts(item))
    assert not {"left", "right"} & set(shown.split())


@pytest.mark.parametrize(
    ("step", "is_sound"),
    [
        ("Lift the right foot off the floor.", False),
        ("Lift the foot to the left.", False),
        ("Lift the foot off the floor.", True),
    ],
)
def test_a_step_of_one_side_is_not_observed(step, is_sound):
    caution = "Do not let the hips tip forward."
    bare = exercise("Exercise", "seated", (step, caution))
    (mistake,) = mistakes._mistakes(bare, body())
    assert bool(mistakes._sound(bare, mistake)) is is_sound


def test_sound_observations_come_from_the_steps_with_their_evidence():
    made = observed(shipped())
    assert made
    for item in made:
        assert len(wrong_texts(item)) >= 2
        for option in item.options:
            if option.id != item.key:
                assert "the steps say" in item.feedback.by_option[option.id]
                assert item.proofs[option.id].evidence


def test_no_sound_observation_denies_the_mistake():
    """ "The knee stays where it is" beside "the knee slides sideways" would tell the key."""
    made = observed(shipped())
    assert made
    for item in made:
        part = key_text(item).lower().split()[1]
        assert not any(part in text.lower() for text in wrong_texts(item))


@pytest.mark.parametrize(
    ("step", "seen"),
    [
        ("Do not let the knees drop inwards.", "the knees drop inwards"),
        ("Don't let the pelvis drop on the free side.", "the pelvis drops on the free side"),
        ("Hold the plank without letting your back sag.", "the back sags"),
    ],
)
def test_what_must_not_be_let_happen_is_told_as_it_is_seen(step, seen):
    assert seen_in(step) == [seen]


@pytest.mark.parametrize(
    "steps",
    [
        # The exercise itself is to round the back, and the band goes around it.
        ("Round your back like a cat.",),
        ("Wrap the band around your back.",),
        ("Do not let it slip.",),
        ("Breathe out.",),
    ],
)
def test_an_instruction_is_no_mistake(steps):
    assert seen_in(*steps) == []


def test_a_mistake_of_another_joint_is_not_read_into_an_exercise():
    steps = ("Hold a ball in your hand.", "Do not bend the wrist as you squeeze.")
    assert seen_in(*steps, name="Putty squeeze") == []
