"""What must hold for many items together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.checks import Source, check_bank, check_quiz
from questions.limits.shares import (
    Sample,
    broken_shares,
    has_even_places,
    has_true_share,
    is_within_band,
)
from questions.items.model import Bank, Option
from tests.questions.checks.flawed import item
from tests.questions.checks.sound import shipped_source, sound_items


def statement(is_true):
    return Sample(is_true, False, 0, None, None, None)


def choice(place=0, options=4, longest=None, shortest=None, is_negative=False):
    return Sample(None, is_negative, options, place, longest, shortest)


def codes(samples):
    return {code for code, _ in broken_shares(samples)}


def bank(*items):
    article = shipped_source().facts.article
    return Bank(article.title, article.sha256, 1, items)


def whole(*items):
    return [flaw.code for flaw in check_bank(bank(*items), shipped_source()).whole]


@pytest.mark.parametrize(
    ("true", "false", "is_even"),
    [
        (0, 0, True),
        (1, 0, True),
        (2, 1, True),
        (2, 0, False),
        (6, 4, True),
        (7, 3, False),
        (3, 7, False),
    ],
)
def test_about_half_of_the_statements_are_true(true, false, is_even):
    samples = [statement(True)] * true + [statement(False)] * false
    assert has_true_share(samples) is is_even
    assert ("true-share" in codes(samples)) is not is_even


@pytest.mark.parametrize(("negative", "others", "is_broken"), [(1, 19, False), (1, 18, True)])
def test_one_question_in_twenty_may_be_turned(negative, others, is_broken):
    samples = [choice(at % 4) for at in range(others)]
    samples += [choice(at, is_negative=True) for at in range(negative)]
    assert ("negative-share" in codes(samples)) is is_broken


@pytest.mark.parametrize(
    ("hits", "of", "is_within"),
    [(0, 0, True), (0, 12, True), (0, 13, False), (5, 20, True), (10, 20, False)],
)
def test_the_band_is_that_of_the_binomial(hits, of, is_within):
    """P(X = 0) with p = 1/4 falls below 2.5 % at 13; P(X ≥ 10) of 20 is 1.4 %."""
    assert is_within_band({(True, 4): hits, (False, 4): of - hits}) is is_within


def test_keys_that_are_mostly_longest_or_shortest_are_a_cue():
    assert codes([choice(at % 4, longest=True) for at in range(8)]) == {"longest-key-rate"}
    assert codes([choice(at % 4, shortest=True) for at in range(8)]) == {"shortest-key-rate"}


def test_items_without_one_longest_option_do_not_count():
    assert codes([choice(at % 4) for at in range(8)]) == set()


def test_keys_in_one_place_are_a_cue():
    assert codes([choice(2) for _ in range(8)]) == {"key-position"}
    assert has_even_places([choice(at % 4) for at in range(8)])


def test_items_with_fewer_options_are_expected_in_the_first_places():
    assert has_even_places([choice(at % 2, options=2) for at in range(8)] + [choice(3), choice(2)])


@given(st.lists(st.builds(choice, st.integers(0, 2), st.integers(3, 6), st.booleans(), st.none())))
def test_any_samples_can_be_judged(samples):
    assert codes(samples) <= {"longest-key-rate", "key-position"}


def test_the_sound_questions_stand_together_in_a_bank():
    assert set(whole(*sound_items())) <= {"key-position"}


def test_an_item_that_is_there_twice_is_told():
    sound = item("single_choice.1")
    assert whole(sound, sound) == ["repeated"]
    assert whole(sound, replace(sound, variant=1)) == []


def test_items_that_are_alike_but_for_a_word_are_told():
    sound = item("single_choice.1")
    again = replace(sound, id="again", prompt=sound.prompt.replace("muscles", "names"))
    other = replace(again, facts=("another fact",))
    assert whole(sound, again) == ["alike"]
    assert whole(sound, other) == []


def test_a_bank_of_another_text_is_told():
    other = replace(bank(item("single_choice.1")), sha256="another")
    assert [flaw.code for flaw in check_bank(other, shipped_source()).whole] == ["other-article"]


def test_a_prompt_that_holds_the_answer_of_another_question_gives_it_away():
    asked = item("single_choice.1")
    told = replace(item("true_false.1"), prompt="Gracilis is an internal rotator of the hip.")
    assert [flaw.code for flaw in check_quiz([asked, told])] == ["giving-away"]


def test_nearly_the_same_question_twice_is_told():
    sound = item("single_choice.1")
    again = replace(sound, id="again", options=(*sound.options[:3], Option("o3", "Deltoid")))
    assert [flaw.code for flaw in check_quiz([sound, again])] == ["near-duplicate"]


def test_items_are_held_against_their_own_article():
    empty = Source(
        replace(shipped_source().facts, article=replace(shipped_source().facts.article, text=""))
    )
    report = check_bank(bank(item("single_choice.1")), empty)
    assert not report.is_clean
    assert {flaw.code for flaw in report.items} == {"evidence"}
