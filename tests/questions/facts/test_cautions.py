"""Which steps say what to avoid."""

from __future__ import annotations

import pytest

from questions.facts.cautions import cautions, movements
from questions.facts.model import Dosage, Exercise


@pytest.mark.parametrize(
    ("step", "is_caution"),
    [
        ("Do not let your hips tip forward.", True),
        ("Don’t lock your knees.", True),
        ("Avoid arching your back.", True),
        ("Never bounce.", True),
        ("Lift your hips, and do not hold your breath.", False),
        ("Nevertheless, breathe.", False),
        ("Stay there and let the stretch settle.", False),
    ],
)
def test_a_step_that_begins_with_what_not_to_do_is_a_caution(step: str, is_caution: bool) -> None:
    steps = ("Stand tall.", step)
    exercise = Exercise("x", "X", None, (), steps, None, Dosage(), (), {})
    assert cautions(exercise) == (steps[1:] if is_caution else ())
    assert movements(exercise) == (steps[:1] if is_caution else steps)
