import pytest

from questions.scoring import certainty_mark


@pytest.mark.parametrize(
    ("level", "score", "mark"),
    [
        (1, 1.0, 1.0),
        (2, 1.0, 2.0),
        (3, 1.0, 3.0),
        (1, 0.0, 0.0),
        (2, 0.0, -2.0),
        (3, 0.0, -6.0),
        (2, 0.5, 1.0),
        (3, 0.25, 0.75),
    ],
)
def test_marks_follow_the_table(level, score, mark):
    assert certainty_mark(level, score) == mark


@pytest.mark.parametrize(("lower", "higher", "break_even"), [(1, 2, 2 / 3), (2, 3, 0.8)])
def test_two_levels_break_even_where_they_should(lower, higher, break_even):
    def expected(level):
        right, wrong = certainty_mark(level, 1.0), certainty_mark(level, 0.0)
        return break_even * right + (1 - break_even) * wrong

    assert expected(lower) == pytest.approx(expected(higher))


@pytest.mark.parametrize("level", [0, 4])
def test_there_is_no_other_level(level):
    with pytest.raises(ValueError, match="certainty"):
        certainty_mark(level, 1.0)
