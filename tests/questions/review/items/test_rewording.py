import pytest

from questions.items import Blanks, Kind
from questions.review.items import MAX_STEM, Checker, clean_line, reworded, stem_problem
from tests.questions.review.items.samples import facts_of, made, single

_ID = "single_choice.part.0123456789ab"
_BLANKS = {"b1": ("lobe",), "b2": ("ear",)}


def _cloze():
    prompt = "Fill in: the [[b1]] is a part of the [[b2]]."
    changed = {"kind": Kind.CLOZE, "prompt": prompt, "options": (), "key": Blanks(_BLANKS)}
    return made(single(), "cloze.part.0123456789ab", **changed)


@pytest.mark.parametrize(
    ("stem", "problem"),
    [
        ("Which part has no muscle?", ""),
        ("", "empty"),
        ("?!", "empty"),
        ("[[b1]]", "empty"),
        ("x" * (MAX_STEM + 1), "too_long"),
        ("Which [[b1]] has no muscle?", "other_blanks"),
    ],
)
def test_a_stem_says_something_and_has_no_gaps_of_its_own(stem, problem):
    assert stem_problem(made(single(), _ID), stem) == problem


@pytest.mark.parametrize(
    ("stem", "problem"),
    [
        ("The [[b2]] has a part that is called the [[b1]].", ""),
        ("The [[b1]] is a part of the ear.", "other_blanks"),
        ("The [[b1]] of the [[b1]] is a part of the [[b2]].", "other_blanks"),
        ("The [[b1]] is a part of the [[b3]].", "other_blanks"),
        ("The [[b1] is a part of the [[b2]].", "other_blanks"),
    ],
)
def test_every_gap_is_kept_once(stem, problem):
    assert stem_problem(_cloze(), stem) == problem


def test_what_was_typed_becomes_one_clean_line():
    assert clean_line(" Which\r\n part\x00 is\ud800  soft? ") == "Which part is soft?"


def test_the_answer_stays():
    item = made(single(), _ID)
    other = reworded(item, "Which part has nothing but skin and fat?")
    assert (other.id, other.key, other.options) == (item.id, item.key, item.options)


def test_the_checker_speaks_against_a_stem_that_asks_nothing():
    item = made(single(), _ID)
    checker = Checker(facts_of())
    assert checker.flaws_of_stem([item], "The parts of the ear and the hand.")
    assert checker.flaws_of_stem([item], "Which part has skin and fat alone?") == ()


def test_a_flaw_that_was_there_before_is_not_held_against_a_stem():
    item = made(single(prompt="The parts of the ear and the hand."), _ID)
    checker = Checker(facts_of())
    assert checker.flaws(item)
    assert checker.flaws_of_stem([item], "The parts of the hand and the ear.") == ()
