"""A prompt tells its key by a stem, a compound, or another word for the same idea."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.limits.clang import (
    are_one_idea,
    common_words,
    holds_its_term,
    tells_its_key,
    tells_its_meaning,
)


@pytest.mark.parametrize(
    ("prompt", "key", "others"),
    [
        ("Both features are found.", "Combined", ["Cam", "Pincer"]),
        ("Which exercise stretches the calf?", "Lengthening drill", ["Bridge", "Plank"]),
        ("Rock back on your heels.", "Quadruped rockback", ["Pigeon", "Bridge"]),
        ("Which drill works against a band?", "Rows with resistance", ["Plank", "Bridge"]),
        ("The pain is at the outer side.", "Lateral hip pain", ["Groin pain", "Back pain"]),
        ("Which muscle rotates the thigh?", "The rotator", ["The adductor", "The extensor"]),
        ("Which muscle is externally placed?", "Obturator externus", ["Piriformis", "Gracilis"]),
        ("What helps the joint glide?", "Mobilization", ["Bridge", "Plank"]),
        ("Which description fits plane joints?", "Flat surfaces", ["A round head", "A ring"]),
        ("Which joint allows rotation alone?", "The pivot joint", ["The hinge joint"]),
    ],
)
def test_a_key_is_told_by_another_word(prompt, key, others):
    assert tells_its_key(prompt, key, others)


@pytest.mark.parametrize(
    ("prompt", "key", "others"),
    [
        ("Which muscle rotates the thigh?", "Long rotator", ["Short rotator", "Extensor"]),
        ("Which muscle bends the elbow?", "Brachialis", ["Anconeus", "Triceps"]),
        ("What is at the inner side?", "Medial ligament", ["Medial meniscus", "Patella"]),
    ],
)
def test_what_a_wrong_answer_says_too_tells_nothing(prompt, key, others):
    assert not tells_its_key(prompt, key, others)


def test_words_of_the_topic_tell_nothing():
    asked = ("Which muscle rotates the hip?", "Rotator of the hip", ["Gracilis"])
    assert tells_its_key(*asked)
    assert not tells_its_key(*asked, neutral=frozenset({"rot", "hip"}))


def test_of_several_keys_a_word_tells_only_what_all_of_them_have():
    prompt, others = "Select what stretches.", ["Plank"]
    assert common_words(prompt, ["Calf stretch", "Long stretch"], others, frozenset())
    assert not common_words(prompt, ["Calf stretch", "Bridge"], others, frozenset())


@pytest.mark.parametrize(
    "pair", [("all", "small"), ("he", "heel"), ("art", "heart"), ("in", "shin")]
)
def test_a_piece_of_a_word_is_no_word_of_it(pair):
    assert not are_one_idea(*pair)


@pytest.mark.parametrize(
    ("prompt", "term", "is_held"),
    [
        ("The joint of the hip bone is called the", "hip joint", True),
        ("The joint between collarbone and acromion is the", "acromioclavicular joint", True),
        ("The joint of the socket is called the", "acetabular joint", False),
        ("The joint between two bones is called the", "hip joint", False),
    ],
)
def test_a_typed_term_is_told_by_its_own_word_and_not_by_its_class(prompt, term, is_held):
    assert holds_its_term(prompt, term, ("the", "joint")) is is_held


@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_can_be_asked(prompt, key, others):
    assert tells_its_key(prompt, key, [*others, key]) in (True, False)
    assert not tells_its_key(prompt, key, [f"{key} {key}"])


@pytest.mark.parametrize(
    ("name", "meaning", "other"),
    [
        ("SLAP tear", "the rim of the socket is torn", "the tendon is overloaded"),
        ("flat feet", "the inner arch is low", "the heel hurts"),
        ("headache", "pain in the head", "pain in the neck"),
        ("elevation", "movement in a superior direction", "movement to the side"),
        ("carpal tunnel", "pressure in the channel of the wrist", "pressure at the elbow"),
    ],
)
def test_a_name_tells_what_only_its_own_meaning_says(name, meaning, other):
    assert tells_its_meaning(name, meaning, [other])
    assert not tells_its_meaning(name, meaning, [meaning])
    assert tells_its_meaning(name, meaning, [meaning, other])


def test_a_name_tells_nothing_that_is_said_in_no_word_of_it():
    assert not tells_its_meaning("whiplash", "strained soft tissues of the neck", ["worn discs"])
