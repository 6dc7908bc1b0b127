"""The article before a noun goes by its sound, not by its first letter."""

import pytest

from questions.language.articles import indefinite_article


@pytest.mark.parametrize(
    "noun",
    [
        "useful thing",
        "unilateral lift",
        "European study",
        "one-leg stand",
        "union",
        "90/90 rotation",
        "herniated disc",
        "SLAP tear",
        "knee",
        "12-week programme",
        "uterus",
        "T-shirt",
        "physio",
    ],
)
def test_a(noun):
    assert indefinite_article(noun) == "a"


@pytest.mark.parametrize(
    "noun",
    [
        "hour",
        "honest answer",
        "MRI",
        "X-ray",
        "ulna",
        "FAI test",
        "EMG",
        "internal rotator",
        "umbrella",
        "8-week programme",
        "unintended movement",
        "11th rib",
        "ankle",
        "unusual gait",
        "L-shape",
    ],
)
def test_an(noun):
    assert indefinite_article(noun) == "an"


def test_nothing_has_an_article_all_the_same():
    assert indefinite_article("") == "a"
