import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.items import Kind, Tier
from questions.items.similarity import likeness, mean_likeness, predicted_difficulty

TEXTS = st.text(alphabet="abcdefg ()", max_size=30)
SHARES = st.floats(0, 1)
TIERS = st.lists(st.sampled_from(Tier), max_size=4)


@given(st.sampled_from(Kind), st.integers(0, 30), SHARES, TIERS)
def test_a_difficulty_is_between_nothing_and_one(kind, elements, similarity, tiers):
    assert 0 <= predicted_difficulty(kind, elements, similarity, tiers) <= 1


@given(st.sampled_from(Kind), st.integers(0, 30), SHARES, SHARES, TIERS)
def test_it_rises_with_the_likeness_of_wrong_answers(kind, elements, one, other, tiers):
    less, more = sorted((one, other))
    assert predicted_difficulty(kind, elements, less, tiers) <= predicted_difficulty(
        kind, elements, more, tiers
    )


@pytest.mark.parametrize("kind", Kind)
def test_clearly_more_alike_is_clearly_harder(kind):
    assert predicted_difficulty(kind, 4, 0.2) < predicted_difficulty(kind, 4, 0.6)


def test_the_other_qualifier_is_harder_than_the_lexicon():
    tiers = [Tier.LEXICON, Tier.ARTICLE, Tier.OPPOSITE, Tier.QUALIFIER]
    values = [predicted_difficulty(Kind.SINGLE_CHOICE, 4, 0.5, [tier]) for tier in tiers]
    assert values == sorted(set(values))


def test_more_to_place_is_harder():
    assert predicted_difficulty(Kind.CLASSIFY, 4) < predicted_difficulty(Kind.CLASSIFY, 8)


def test_a_number_to_know_is_harder_than_a_statement_to_judge():
    assert predicted_difficulty(Kind.NUMERIC, 0) > predicted_difficulty(Kind.TRUE_FALSE, 2)


@given(TEXTS, TEXTS)
def test_likeness_is_a_share_whichever_comes_first(first, second):
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, second) == likeness(second, first)


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("Adductor longus", "Gracilis"),
        ("Adductor magnus (adductor part)", "Piriformis"),
        ("Adductor brevi", "Quadratus femoris"),
    ],
)
def test_names_that_share_words_or_spelling_are_more_alike(near, far):
    assert likeness("Adductor brevis", near) > likeness("Adductor brevis", far)


def test_opposites_are_as_alike_as_can_be():
    assert likeness("Internal rotation", "External rotation") == 1


def test_without_wrong_answers_nothing_is_alike():
    assert mean_likeness(("Gracilis",), ()) == 0


def test_each_wrong_answer_counts_by_the_nearest_right_one():
    assert mean_likeness(("Gracilis", "Adductor brevis"), ("Gracilis",)) == 1
