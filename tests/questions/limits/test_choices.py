"""What a set of options must not show."""

import pytest

from questions.limits.choices import (
    ChoiceSet,
    are_opposites,
    has_lone_opposites,
    has_longest_key,
    has_odd_key,
    is_clean,
    is_whole,
)

NEUTRAL: frozenset[str] = frozenset()


def choices(prompt, key, *others, paired=False):
    return ChoiceSet(prompt, (key,), others, NEUTRAL, True, paired)


@pytest.mark.parametrize(
    "text",
    ["Gluteus medius", "“Plank” on the elbows", ">60° of flexion", "3 sets (each side)", "_____"],
)
def test_a_whole_text(text):
    assert is_whole(text)


@pytest.mark.parametrize(
    "text",
    ["), moderate (", ", or severe (", "pain (at night", "“Plank", "", " leading", "- a bullet"],
)
def test_a_piece_that_was_cut_out_badly(text):
    assert not is_whole(text)


def test_parts_of_one_muscle_are_opposites():
    assert are_opposites("Anterior fibers of deltoid", "Posterior fibers of deltoid")
    assert not are_opposites("Anterior fibers of deltoid", "Posterior fibers of gluteus medius")


def test_opposites_stand_together_only_where_all_are_meant_to_be_paired():
    of_key = choices("Which way?", "Internal rotation", "External rotation", "Flexion")
    twins = choices("Which muscle?", "Soleus", "Superior gemellus", "Inferior gemellus")
    two = choices("Which way?", "Internal rotation", "External rotation", "Flexion", "Extension")
    paired = choices("Which way?", "It turns in", "It turns out", "It bends", paired=True)
    none = choices("Which muscle?", "Soleus", "Gracilis", "Superior gemellus")
    assert has_lone_opposites(of_key)
    assert has_lone_opposites(twins)
    assert has_lone_opposites(two)
    assert not has_lone_opposites(paired)
    assert not has_lone_opposites(none)


def test_a_key_much_longer_than_the_rest_is_told_by_its_length():
    assert has_longest_key(
        choices("Which?", "A very long right answer to choose here", "Short", "Brief")
    )
    assert not has_longest_key(choices("Which?", "Tensor fasciae latae", "Gracilis", "Soleus"))


def test_an_even_set_is_clean():
    assert is_clean(choices("Which muscle bends the elbow?", "Brachialis", "Anconeus", "Deltoid"))


@pytest.mark.parametrize(
    ("key", "others"),
    [
        ("iliacus", ("semimembranosus", "semitendinosus")),  # twins by name
        ("gracilis", ("biceps femoris", "semimembranosus", "semitendinosus")),  # the hamstrings
        ("piriformis", ("gluteus maximus", "gluteus minimus", "gluteus medius")),
    ],
)
def test_a_key_among_names_of_one_family_is_seen_without_the_subject(key, others):
    assert has_odd_key(ChoiceSet("Which muscle is it?", (key,), others, frozenset(), True))


@pytest.mark.parametrize(
    ("key", "others"),
    [
        ("semitendinosus", ("semimembranosus", "biceps femoris")),  # one of the family
        ("iliacus", ("semimembranosus", "gracilis", "semitendinosus")),
        # All turn the thigh outward: to know that is what is asked.
        ("tensor fasciae latae", ("piriformis", "quadratus femoris", "obturator externus")),
        ("iliacus", ("piriformis",)),
    ],
)
def test_names_that_differ_or_do_the_same_may_stand_beside_a_key(key, others):
    assert not has_odd_key(ChoiceSet("Which muscle is it?", (key,), others, frozenset(), True))
