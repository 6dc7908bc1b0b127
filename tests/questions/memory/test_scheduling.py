import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.memory import Memory, Rating
from questions.memory.scheduling import foreseen, reviewed
from tests.questions.memory.samples import DAY, HOUR, NOW


@given(st.floats(0.05, 500), st.floats(1, 10), st.integers(1, 400))
def test_what_is_foreseen_is_what_a_review_on_a_later_day_leaves(
    stability, difficulty, days
) -> None:
    memory = Memory(stability, difficulty, None, False, NOW, NOW + DAY)
    right, wrong = foreseen(memory, days * DAY)
    assert reviewed(memory, Rating.GOOD, NOW + days * DAY).stability == pytest.approx(right)
    assert reviewed(memory, Rating.AGAIN, NOW + days * DAY).stability == pytest.approx(wrong)


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.GOOD])
def test_a_night_between_two_answers_makes_a_day(rating) -> None:
    memory = Memory(3.0, 5.0, None, False, NOW, NOW + DAY)
    evening, tomorrow, day_after = (
        reviewed(memory, rating, NOW + hours * HOUR).stability for hours in (3, 20, 24)
    )
    assert tomorrow == day_after != evening
