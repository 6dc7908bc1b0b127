import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.memory import Memory, Rating
from questions.memory.scheduling import foreseen, reviewed
from tests.questions.memory.samples import DAY, NOW


@given(st.floats(0.05, 500), st.floats(1, 10), st.integers(1, 400))
def test_what_is_foreseen_is_what_a_review_on_a_later_day_leaves(
    stability, difficulty, days
) -> None:
    memory = Memory(stability, difficulty, None, False, NOW, NOW + DAY)
    right, wrong = foreseen(memory, days * DAY)
    assert reviewed(memory, Rating.GOOD, NOW + days * DAY).stability == pytest.approx(right)
    assert reviewed(memory, Rating.AGAIN, NOW + days * DAY).stability == pytest.approx(wrong)
