import pytest

from questions.facts.model import Dosage, Range
from questions.items.kinds import training
from tests.questions.items.samples import exercise


def dose(reps=None, sets=None, hold=None, per_week=None):
    def span(value):
        return Range(*value) if value else None

    return Dosage(span(reps), span(sets), span(hold), per_week=span(per_week))


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (dose((20, 30)), dose((10, 15)), True),
        (dose((20, 30)), dose((10, 20)), True),
        (dose((10, 20)), dose((10, 12)), False),
        (dose((10, 10), (2, 3)), dose((10, 12), (2, 3)), False),
        (dose((20, 30)), dose((10, 10), (2, 3)), False),
        (dose((10, 10)), dose(hold=(30, 60)), True),
        (dose((10, 10), per_week=(1, 1)), dose((10, 10), per_week=(3, 3)), True),
    ],
)
def test_doses_differ_where_one_is_clearly_not_the_other(first, second, differ):
    assert training.doses_differ(first, second) is differ
    assert training.doses_differ(second, first) is differ


def test_doses_that_come_to_the_same_are_told():
    assert training.are_same_amount(dose((20, 30)), dose((10, 10), (2, 3)))
    assert not training.are_same_amount(dose((20, 30)), dose((10, 12), (2, 3)))


@pytest.mark.parametrize(
    ("name", "tells"),
    [
        ("Seated Hip IR", True),
        ("Sidelying lift", True),
        ("Side-lying lift", True),
        ("Quadruped rockback", True),
        ("90/90 rotation", False),
        ("Pigeon pose", False),
    ],
)
def test_a_name_may_tell_the_position(name, tells):
    assert training.name_tells_position(exercise(name, "seated", ())) is tells


def test_of_goals_that_could_be_exchanged_only_one_is_asked():
    goals = ("Train the deep muscles.", "Train deep hip muscles well.", "Open the chest.")
    named = [exercise(f"Drill {at}", None, (), goal=goal) for at, goal in enumerate(goals)]
    kept = [text for _, text in training.with_goals(named)]
    assert kept == ["Train the deep muscles", "Open the chest"]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("seated", "standing", True),
        ("standing", "standing", False),
        ("kneeling", "half-kneeling", False),
        ("kneeling", "hands and knees", False),
        ("kneeling", "prone", True),
    ],
)
def test_ways_of_kneeling_are_not_told_apart(first, second, differ):
    assert training.positions_differ(first, second) is differ


def test_a_word_with_a_hyphen_is_two():
    assert training.shares_words("step", "Step-down")
    assert not training.shares_words("towel", "Step-down")
