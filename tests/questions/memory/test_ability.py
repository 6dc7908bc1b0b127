import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.memory import Skill, predicted_difficulty, success, update_skill

values = st.floats(-4, 4)
chances = st.floats(0, 0.9)


def test_check_values() -> None:
    assert success(0, 0, 0.25) == pytest.approx(0.625)
    right, _ = update_skill(Skill(), Skill(), 0.25, 1)
    wrong, item = update_skill(Skill(), Skill(), 0.25, 0)
    assert right.value == pytest.approx(0.300)
    assert wrong.value == pytest.approx(-0.500)
    assert item.value == pytest.approx(0.500)
    assert right.step == pytest.approx(0.7619, abs=5e-5)


def test_an_item_begins_where_its_maker_put_it() -> None:
    assert [predicted_difficulty(d) for d in (0, 0.5, 1)] == [-2, 0, 2]


def test_learner_and_item_move_by_steps_of_their_own() -> None:
    learner, item = update_skill(Skill(0, 100), Skill(0, 0), 0, 1)
    assert learner.value == pytest.approx(0.8 / 6 * 0.5)
    assert item.value == pytest.approx(-0.4)


@given(values, values, chances, st.floats(0, 1))
def test_a_better_answer_never_lowers_the_learner(ability, difficulty, guess, score) -> None:
    ends = [
        update_skill(Skill(ability), Skill(difficulty), guess, worth)[0].value
        for worth in (score, 1)
    ]
    assert ends[0] <= ends[1]
    assert ends[1] >= ability


@given(values, values, values, chances)
def test_success_rises_with_ability_and_never_falls_below_guessing(low, high, difficulty, guess):
    low, high = sorted((low, high))
    assert guess <= success(low, difficulty, guess) <= success(high, difficulty, guess) <= 1
