import pytest

from questions.items.templates.quoting import starts_clearly, tellings
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import shipped, written


def told(*steps, most=27):
    facts = written("# One\n")
    return [one.text for one in tellings(facts.article, exercise("One", None, steps), most)]


def program(position, *steps):
    lines = "\n".join(f"{at}. {step}" for at, step in enumerate(steps, 1))
    head = f"# Knees\n\n### Heel dig\n\n**Position:** {position}\n\n"
    return written(f"{head}{lines}\n\n**Dose:** 10 repetitions.\n")


def test_an_exercise_is_told_from_its_position_on():
    assert told("Sit on a chair.", "Swing the foot outward.")[0] == (
        "Sit on a chair. Swing the foot outward."
    )


def test_a_movement_without_a_position_is_not_told():
    assert told("Swing the foot outward as far as it will go.") == []


def test_the_position_is_told_where_the_steps_do_not():
    facts = program("Side-lying.", "Lift the foot of your top leg toward the ceiling.")
    (found,) = tellings(facts.article, facts.exercises[0], 27)
    assert found.start == "lying on the side"


def test_no_movement_is_left_out():
    """Squeezing a cushion alone would be an exercise for other muscles."""
    steps = (
        "Sit on a chair.",
        "Squeeze the cushion between the knees.",
        "While squeezing, straighten the knee.",
        "Lower the foot.",
    )
    assert told(*steps)[0].endswith("While squeezing, straighten the knee.")
    assert told(*steps, most=12) == []


def test_what_pulls_which_way_is_never_left_out():
    steps = (
        "Loop the tube around your wrist.",
        "Stand so that the tube pulls the hand to the right.",
        "Turn the forearm to the left with the elbow at your side.",
    )
    assert all("pulls" in one for one in told(*steps))
    assert told(*steps, most=24)[0].startswith("Stand so that the tube pulls")
    assert told(*steps, most=14) == []


def test_what_only_holds_ends_or_repeats_is_left_out():
    steps = (
        "Lie on your back.",
        "Lift the hips.",
        "Hold for 5 seconds.",
        "Return slowly.",
        "Do not let the hips drop.",
        "Repeat 10 times.",
    )
    assert told(*steps)[0] == "Lie on your back. Lift the hips."


def test_lowering_to_a_side_is_a_movement():
    steps = (
        "Lie on your back.",
        "Bring the knees up.",
        "Slowly lower the knees to one side and to the other.",
    )
    assert "lower the knees" in told(*steps)[0]


def test_a_step_that_cannot_be_quoted_makes_the_exercise_untold():
    assert told("Lie on your back.", "Lift the leg (see figure 2).", "Bend the knee.") == []
    assert told("Lie on your back.", "Wiggle-waggle the hips.", "Bend the knee.") == []


def test_what_is_cut_is_shown_by_dots():
    long = "Lie on your side with a roller between your legs, so that it separates your knees."
    found = told(long, "Lift the foot toward the ceiling.", most=18)
    assert found == [
        "Lie on your side with a roller between your legs … Lift the foot toward the ceiling."
    ]


def test_getting_into_position_alone_tells_nothing():
    assert told("Lie on your back.") == []


@pytest.mark.parametrize(
    ("position", "is_clear"),
    [
        ("Lying flat on your back.", True),
        ("Lying flat on your back or sitting up.", False),
        ("Lying on your back on a bed or a mat.", True),
        ("Sitting on a chair or standing.", False),
    ],
)
def test_a_position_with_an_alternative_is_not_clear(position, is_clear):
    facts = program(position, "Push the heel into the floor.")
    assert starts_clearly(facts.article, facts.exercises[0]) is is_clear


def test_the_shipped_exercises_all_start_clearly():
    facts = shipped()
    assert all(starts_clearly(facts.article, one) for one in facts.exercises)
