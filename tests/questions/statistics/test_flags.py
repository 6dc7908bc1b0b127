from __future__ import annotations

from dataclasses import replace

import pytest

from questions.statistics import Flag, ItemFigures, OptionFigures, flags_of, held_back

SOUND = ItemFigures(
    learners=20,
    left_out=0,
    facility=60,
    interval=None,
    sd=50,
    discrimination=35,
    efficiency=45,
    weight=8,
    pulls_back=False,
)
CHOSEN = OptionFigures(learners=4, share=20, mean=40, others=60, chance=8)


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({}, ()),
        ({"facility": 19.9}, (Flag.HARD,)),
        ({"facility": 20}, ()),
        ({"facility": 95}, ()),
        ({"facility": 95.1}, (Flag.EASY,)),
        ({"discrimination": 19.9}, (Flag.DISCRIMINATION,)),
        ({"efficiency": 14.9}, (Flag.EFFICIENCY,)),
        ({"discrimination": None, "efficiency": None}, ()),
        ({"discrimination": -5, "efficiency": -9}, (Flag.DISCRIMINATION, Flag.EFFICIENCY)),
        ({"facility": 0, "learners": 19}, ()),
    ],
)
def test_a_question_is_flagged_by_the_thresholds(
    changes: dict[str, float | None], flags: tuple[Flag, ...]
) -> None:
    assert flags_of(replace(SOUND, **changes), [CHOSEN]) == flags


@pytest.mark.parametrize(
    ("distractor", "flags"),
    [
        (replace(CHOSEN, share=4.9), (Flag.UNUSED_OPTION,)),
        (replace(CHOSEN, share=0, mean=None), (Flag.UNUSED_OPTION,)),
        (replace(CHOSEN, mean=69), (Flag.ATTRACTIVE_OPTION,)),
        (replace(CHOSEN, share=4.9, mean=69), (Flag.UNUSED_OPTION,)),
        (replace(CHOSEN, mean=68), ()),
    ],
)
def test_a_question_is_flagged_by_its_distractors(
    distractor: OptionFigures, flags: tuple[Flag, ...]
) -> None:
    assert flags_of(SOUND, [CHOSEN, distractor]) == flags


def test_of_too_few_learners_the_indices_are_held_back() -> None:
    few = held_back(replace(SOUND, learners=19))
    assert (few.discrimination, few.efficiency, few.weight) == (None, None, None)
    assert few.facility == 60
    assert held_back(SOUND) == SOUND
