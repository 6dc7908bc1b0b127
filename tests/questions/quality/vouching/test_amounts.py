"""The second reading of doses."""

from __future__ import annotations

import pytest

from questions.quality.vouching.amounts import read_again

NAME = "Seated calf stretch"


@pytest.mark.parametrize(
    ("line", "dose"),
    [
        ("Hold for 30 seconds, then repeat on the other side.", {"hold_seconds": (30, 30)}),
        ("2 to 3 sets of 10 repetitions.", {"sets": (2, 3), "reps": (10, 10)}),
        ("3 x 12", {"sets": (3, 3), "reps": (12, 12)}),
        ("Repeat ten times, twice a day.", {"reps": (10, 10), "per_day": (2, 2)}),
        ("5 sec hold × 5 reps", {"hold_seconds": (5, 5), "reps": (5, 5)}),
        ("Keep the calf stretch for 1–2 minutes.", {"hold_seconds": (60, 120)}),
        ("Reps: 8-10 per side", {"reps": (8, 10)}),
        ("Lift the heel and hold for five seconds.", {"hold_seconds": (5, 5)}),
    ],
)
def test_a_plain_dose_is_read_again(line: str, dose: dict[str, tuple[int, int]]) -> None:
    assert read_again([line], NAME) == dose


@pytest.mark.parametrize(
    "line",
    [
        "Repeat this movement ten times in two minutes.",  # a limit is no duration
        "Prerequisite: push-ups 3x15",  # of something else
        "10 forward, 10 backward",
        "5 reps with 10 sec hold x 2",  # a number without a unit
        "Hold 3 sets of 30 seconds",  # of each set, or of all
        "Hold for 5 seconds, then rest for 10 seconds.",
        "5 minutes walking",
        "20-30",
    ],
)
def test_what_says_more_than_its_amounts_is_not_read(line: str) -> None:
    assert read_again([line], NAME) is None


def test_two_sentences_may_not_differ() -> None:
    assert read_again(["Hold for 5 seconds.", "Hold for 10 seconds."], NAME) is None
    assert read_again(["Hold for 5 seconds.", "Repeat 10 times."], NAME) == {
        "hold_seconds": (5, 5),
        "reps": (10, 10),
    }
