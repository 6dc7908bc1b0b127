from dataclasses import replace

import pytest

from questions.items.kinds import defining
from tests.questions.items.samples import definition


def told(term, key):
    return definition("d", term, key)


@pytest.mark.parametrize(
    ("first", "second", "of_one_sort"),
    [
        ("internal rotation", "external rotation", True),
        ("hip internal rotation", "internal rotation of the hip", False),
        ("internal rotation", "hip internal rotation", False),
        ("labrum", "internal rotation", False),
    ],
)
def test_the_same_term_in_other_words_is_no_wrong_answer(first, second, of_one_sort):
    assert (
        defining.are_of_one_sort(told(first, "turns it in"), told(second, "turns it out"))
        is of_one_sort
    )


@pytest.mark.parametrize(
    ("term", "key", "question"),
    [
        ("Hip rotation", "a turn", "Which term fits this description: a turn?"),
        ("Hip flexion", "lifts the thigh", "Which motion lifts the thigh?"),
        ("Hip flexion", "the motion that lifts the thigh", "Which motion lifts the thigh?"),
        ("Hip flexion", "lifting it", "Which motion fits this description: lifting it?"),
    ],
)
def test_the_question_follows_the_form_of_the_definition(term, key, question):
    assert defining.question(told(term, key)) == question


@pytest.mark.parametrize(
    ("term", "key", "sentence"),
    [
        ("Labrum", "a soft ring", "Labrum is a soft ring."),
        ("Hip flexion", "lifts the thigh", "Hip flexion lifts the thigh."),
        ("Hip flexions", "lifting it", "Lifting it is hip flexion."),
    ],
)
def test_a_definition_as_a_sentence(term, key, sentence):
    assert defining.sentence(told(term, key)) == sentence


def test_motions_of_the_hip_are_not_offered_for_other_joints():
    assert defining.motions_beside(told("Hip internal rotation", "turns the thigh in"))
    assert not defining.motions_beside(told("Knee extension", "straightens the leg"))


def test_a_motion_is_never_beside_itself():
    names = [name for name, _ in defining.motions_beside(told("Hip flexion", "lifts the thigh"))]
    assert names == ["hip extension"]


def test_a_definition_that_tells_its_term_is_left_out():
    assert defining.usable((told("Labrum", "the labrum of the hip"),)) == ()


def test_a_sign_of_equality_is_read_out():
    one = replace(
        told("Foot core", "the small muscles of the sole"),
        source="Foot core = the small muscles of the sole.",
    )
    assert defining.sentence(one) == "Foot core means the small muscles of the sole."
