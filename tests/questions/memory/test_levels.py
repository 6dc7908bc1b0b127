import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.memory import Level, is_known, is_shaky, recall, review, standing
from tests.questions.memory.samples import (
    DAY,
    HOUR,
    NOW,
    RIGHT,
    TRUE_FALSE,
    WRONG,
    after,
    histories,
    known,
)

GUESSED = review(None, TRUE_FALSE, NOW)
MISSED = review(known(), WRONG, NOW)
CONFIRMED = review(known(days=3), RIGHT, NOW, in_mixed_quiz=True)
FADED = known(days=60)


@pytest.mark.parametrize(
    ("cards", "level"),
    [
        ([None, None], Level.UNSEEN),
        ([GUESSED], Level.ATTEMPTED),
        ([known(), None, None], Level.ATTEMPTED),
        ([known(), None], Level.FAMILIAR),
        ([known(), known(), MISSED], Level.FAMILIAR),
        ([known(), known()], Level.PROFICIENT),
        ([CONFIRMED, known()], Level.PROFICIENT),
        ([CONFIRMED, CONFIRMED], Level.MASTERED),
        ([CONFIRMED, CONFIRMED, None], Level.FAMILIAR),
        ([FADED], Level.FAMILIAR),
    ],
)
def test_the_first_level_that_holds(cards, level) -> None:
    assert standing(cards, NOW).level is level


def test_mastery_is_the_mean_with_nothing_for_the_unseen_and_the_wrong() -> None:
    found = standing([known(days=3), None, MISSED], NOW)
    assert found.mastery == pytest.approx(recall(known(days=3), NOW) / 3)
    assert (found.seen, found.shaky, found.total) == (2, 1, 3)


def test_one_lucky_answer_is_known_nowhere() -> None:
    assert not is_known(GUESSED, NOW)
    assert is_shaky(GUESSED, NOW)
    assert not is_shaky(None, NOW)


def test_what_was_known_fades_without_practice() -> None:
    levels = [standing([CONFIRMED], NOW + days * DAY).level for days in (0, 30, 1000)]
    assert levels == [Level.MASTERED, Level.PROFICIENT, Level.FAMILIAR]


def test_nothing_to_know_is_nothing_seen() -> None:
    assert standing([], NOW).level is Level.UNSEEN


@given(st.lists(histories, min_size=1, max_size=4), st.integers(0, 400))
def test_mastery_never_rises_by_itself(several, days) -> None:
    cards = [after(history)[0] for history in several]
    latest = max(after(history)[1] for history in several) + HOUR
    assert standing(cards, latest + days * DAY).mastery <= standing(cards, latest).mastery
