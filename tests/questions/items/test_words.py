import pytest

from questions.language.words import holds_phrase, jaccard, lemmas, words


def test_a_comparator_is_a_word():
    assert words(">60° of flexion") != words("<60° of flexion")


@pytest.mark.parametrize("other", ["rotators", "rotation", "rotations", "rotates", "rotating"])
def test_forms_of_a_word_have_one_lemma(other):
    assert lemmas("rotator") == lemmas(other)


def test_function_words_have_no_lemma():
    assert lemmas("which of these is the one") == frozenset()


@pytest.mark.parametrize(
    ("text", "phrase", "held"),
    [
        ("the cam type of hip", "cam type", True),
        ("camera type", "cam", False),
        ("type cam", "cam type", False),
        ("anything", "", False),
    ],
)
def test_a_phrase_is_sought_by_whole_words(text, phrase, held):
    assert holds_phrase(text, phrase) is held


@pytest.mark.parametrize(
    ("first", "second", "share"), [("ab", "ab", 1.0), ("ab", "bc", 1 / 3), ("", "", 0.0)]
)
def test_jaccard(first, second, share):
    assert jaccard(frozenset(first), frozenset(second)) == pytest.approx(share)
