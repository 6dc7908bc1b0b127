from __future__ import annotations

import pytest

from questions.quality.words import (
    covers,
    is_in,
    is_repeated,
    is_same,
    likeness,
    sentences,
    shared,
    stem,
    stems,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rotation", "rotators"),
        ("rotates", "rotating"),
        ("squat", "squatting"),
        ("mobilization", "mobility"),
        ("flexion", "flexors"),
        ("extension", "extended"),
        ("lengthen", "length"),
        ("bent", "bend"),
        ("feet", "foot"),
        ("fibres", "fiber"),
    ],
)
def test_words_of_one_root_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("internal", "interval"),
        ("abduction", "adduction"),
        ("flexion", "extension"),
        ("inward", "outward"),
        ("arthritis", "artery"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("heelslide", "slide the heel along, then heel and slide"),
        ("Both are found", "Combined"),
        ("A hamstring stretch", "Lengthen the back of the thigh"),
        ("with a band", "against resistance"),
        ("lateral", "to the side"),
        ("The quadruped position", "on hands and knees"),
    ],
)
def test_compounds_and_synonyms_are_shared(one: str, other: str) -> None:
    assert shared(one, other)
    assert shared(other, one)


def test_nothing_is_shared_by_words_without_content() -> None:
    assert not shared("Which of these is the goal?", "One of the steps, and its goal")


def test_words_stand_in_a_text_in_their_order() -> None:
    assert is_in("the same way", "They turn the same way.")
    assert not is_in("way same", "They turn the same way.")
    assert not is_in("all", "a small one")
    assert not is_in("", "anything")


def test_the_same_may_be_said_in_another_form() -> None:
    assert is_same("Piriformis (>60° of hip flexion)", "Piriformis (hip bent more than 60°)")
    assert is_same("anterior fibers", "front fibres")
    assert not is_same("Turn it up", "Turn it down")
    assert not is_same("Grade one", "Grade two")
    assert not is_same("less than 60°", "more than 60°")


def test_what_is_repeated_stands_in_one_order() -> None:
    assert is_repeated("The back of the hand", "back of the hand")
    assert not is_repeated("from left to right", "from right to left")


def test_likeness_and_cover_are_shares() -> None:
    assert likeness("raise the heel", "lift a heel") == 1.0
    assert likeness("raise the heel", "bend an elbow") == 0.0
    assert covers("Lift the heel off the floor", "raise the heel") == 1.0


def test_sentences_are_split_at_their_ends() -> None:
    assert sentences("He sits at 0.5 m. What moves? It does.") == (
        "He sits at 0.5 m.",
        "What moves?",
        "It does.",
    )


def test_comparisons_become_signs() -> None:
    assert stems("more than 60°") == stems("> 60")
