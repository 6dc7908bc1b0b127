"""Where exercises start and what they need, in the words of many writers."""

import pytest

from questions.facts.equipment import find_equipment, find_position, is_choice


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("Hold a hammer with the elbow at your side.", ("hammer",)),
        ("Stand over a bucket of rice.", ("bucket",)),
        ("Hold a tin of beans in each hand.", ("tin",)),
        ("Grip a can of soup.", ("tin",)),
        ("Squeeze a wet sponge.", ("sponge",)),
        ("Hold a sheet of paper between your fingers.", ("paper",)),
        ("Stand with a thick band looped behind both knees.", ("resistance band",)),
        ("Fix the tough band to a post.", ("resistance band", "post")),
        ("Rest your back foot on a sofa.", ("sofa",)),
        ("Hold the banister.", ("banister",)),
        ("Put a hair tie around your fingers.", ("hair tie",)),
        ("Feel the thick band of tissue below the knee.", ()),
        ("Hold on for as long as you can.", ()),
        ("Turn around counter clockwise.", ()),
        ("Lean on the kitchen counter.", ("counter",)),
        ("Do as much as you can.", ()),
        ("Lie on the floor or on a bed.", ()),
        ("Lie on a bed/the floor.", ()),
    ],
)
def test_household_things_are_equipment(sentence: str, things: tuple[str, ...]) -> None:
    assert find_equipment([sentence])[0] == things


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Sit holding a foam ball.", "seated"),
        ("Sit beside a table.", "seated"),
        ("Sit so that your feet hang free.", "seated"),
        ("Sit next to a wall.", "seated"),
        ("Stand or sit comfortably.", "standing"),
        ("Sit back until you feel a stretch.", None),
        ("Do ten sit-ups.", None),
    ],
)
def test_a_position_is_told_by_its_verb(sentence: str, position: str | None) -> None:
    found = find_position([sentence])
    assert (found and found[0]) == position


@pytest.mark.parametrize(
    ("sentence", "is_one_of_several"),
    [
        ("Pull on a towel/belt.", True),
        ("Pull on a belt or a towel.", True),
        ("Pull on a towel with one or both hands.", False),
    ],
)
def test_what_another_thing_would_do_for_is_a_choice(
    sentence: str, is_one_of_several: bool
) -> None:
    assert is_choice(sentence, ("towel",)) is is_one_of_several
