import pytest

from questions.items.readability import automated, coleman_liau, reading_grade


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
