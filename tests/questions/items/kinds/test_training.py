import pytest

from questions.facts.model import ArticleRef, Dosage, Part, Range
from questions.items.kinds import training
from questions.reading.article import Span
from tests.questions.items.samples import article, exercise


def dose(reps=None, sets=None, hold=None, per_week=None):
    def span(value):
        return Range(*value) if value else None

    return Dosage(span(reps), span(sets), span(hold), per_week=span(per_week))


def listed(*steps):
    """An exercise whose steps are lines of their own, and its article."""
    text = "\n".join(("Lift", *steps))
    starts = [text.index(step) for step in steps]
    spans = tuple(Span(at, at + len(step)) for at, step in zip(starts, steps, strict=True))
    one = exercise("Lift", None, steps)
    parts = {"steps": Part("steps", spans)}
    return ArticleRef("t", "0", text), type(one)(
        one.id, one.name, None, (), one.steps, None, one.dosage, (), parts
    )


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


def test_steps_that_are_listed_keep_the_order_of_the_list():
    steps = ("Stand up.", "Let the arm hang.", "Swing the arm.", "Do not lean over.")
    assert training.sequential_steps(*listed(*steps)) == tuple(
        step.rstrip(".") for step in steps[:3]
    )


@pytest.mark.parametrize(
    ("steps", "kept"),
    [
        (("Lie down.", "Raise the leg.", "Then lower it."), 3),
        (("Raise the arm.", "Lift the foot.", "Press the hand."), 0),
        (("Sit down.", "The band should be tight.", "Lift the foot."), 0),
        (("Sit down.", "Lift the foot.", "Imagine a string.", "Return to the start."), 3),
    ],
)
def test_steps_in_running_text_must_follow_from_each_other(steps, kept):
    assert len(training.sequential_steps(article(), exercise("Drill", None, steps))) == kept


def test_steps_that_could_be_exchanged_are_not_ordered():
    steps = ("Lift the left foot up high.", "Lift the right foot up high.", "Lower the foot.")
    assert training.sequential_steps(*listed(*steps)) == ()


@pytest.mark.parametrize(
    ("step", "telling"),
    [
        ("Swing the ankle out while the knee stays.", True),
        ("Hold the ankle out high for 20 seconds.", False),
        ("Lower them again.", False),
        ("Keep the ankle out and the knee still.", False),
        ("The ankle should swing out far and high.", False),
        ("Turn as the windmill spins round fast.", False),
    ],
)
def test_a_step_tells_its_exercise_only_if_it_stands_by_itself(step, telling):
    one = exercise("Windmill", None, (step,))
    assert (training.telling_step(one, [one]) is not None) is telling


def test_a_step_of_two_exercises_tells_neither():
    step = "Swing the ankle out while the knee stays."
    both = [exercise("Windmill", None, (step,)), exercise("Pigeon", None, (step,))]
    assert training.telling_step(both[0], both) is None
