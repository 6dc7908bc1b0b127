import pytest

from questions.items import neighbours

# The starting positions of the facts format.
_POSITIONS = {
    "side-lying", "seated", "standing", "supine", "prone", "hands and knees", "kneeling",
    "half-kneeling",
}  # fmt: skip


def test_positions_are_those_of_the_facts():
    assert set(neighbours.positions()) == _POSITIONS


@pytest.mark.parametrize(
    "thing", ["femoroacetabular impingement", "Femoroacetabular Impingement", "Rotator cuff tears"]
)
def test_a_condition_stands_beside_types_however_they_are_written(thing):
    assert neighbours.beside_types(thing)


@pytest.mark.parametrize("label", ["hip flexors", "Flexors of the hip", "The hip flexors muscles"])
def test_muscles_stand_beside_a_group_however_it_is_called(label):
    found = neighbours.beside_group(label)
    assert found
    assert found == neighbours.beside_group("hip flexors")


def test_nothing_is_known_beside_what_is_not_listed():
    assert neighbours.beside_types("toothache") == ()
    assert neighbours.beside_group("bones of the ear") == ()
    assert neighbours.motions("ear") == {}
