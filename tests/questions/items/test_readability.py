import pytest

from questions.items.readability import (
    automated,
    coleman_liau,
    flesch_kincaid,
    reading_grade,
    syllables,
)


def test_the_automated_index_has_its_published_weights():
    assert automated(letters=500, words=100, sentences=5) == pytest.approx(12.12)


def test_coleman_and_liau_count_letters_and_sentences_for_each_hundred_words():
    assert coleman_liau(letters=500, words=100, sentences=5) == pytest.approx(12.12)
    assert coleman_liau(letters=1000, words=200, sentences=10) == pytest.approx(12.12)


def test_longer_words_and_longer_sentences_ask_for_more_school():
    short = ["The leg turns in. It turns out."]
    long_words = ["Internal rotation necessitates femoroacetabular congruity."]
    long_sentence = ["The leg turns in and then it turns out and then it turns in"]
    assert reading_grade(short) < reading_grade(long_sentence) < reading_grade(long_words)


def test_names_of_muscles_are_left_out():
    told = ["It turns the thigh inward. It is in the hip."]
    named = ["Tensor fasciae latae it turns the thigh inward. It is in the hip."]
    assert reading_grade(named) == reading_grade(told)


@pytest.mark.parametrize("texts", [[], [""], ["  ", "?!"], ["Gluteus medius"]])
def test_nothing_to_read_is_easy(texts):
    assert reading_grade(texts) == 0


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        *(("hip", 1), ("moves", 1), ("bones", 1), ("turned", 1), ("while", 1), ("the", 1)),
        *(("inward", 2), ("muscle", 2), ("muscles", 2), ("ended", 2), ("little", 2), ("ankles", 2)),
        *(("rotation", 3), ("exercise", 3), ("exercises", 4), ("repetitions", 4), ("femoral", 3)),
        *(("20", 1), ("foot-end", 2), ("doctor’s", 2), ("thigh", 1), ("relaxed", 2)),
    ],
)
def test_syllables(word, spoken):
    assert syllables(word) == spoken


def test_kincaids_grade_has_its_published_weights():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59.
    assert flesch_kincaid("The foot swings out and in.") == pytest.approx(-1.45)
    # 10 words, 2 sentences, 12 syllables.
    assert flesch_kincaid("Lie on your side. Then lift the upper foot slowly.") == pytest.approx(
        0.39 * 5 + 11.8 * 12 / 10 - 15.59
    )
    assert flesch_kincaid("") == 0
