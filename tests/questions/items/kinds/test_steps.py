import pytest

from questions.facts.model import ArticleRef, Part
from questions.items.kinds import steps
from questions.reading.article import Span
from tests.questions.items.samples import article, exercise


def listed(*told):
    """An exercise whose steps are lines of their own, and its article."""
    text = "\n".join(("Lift", *told))
    starts = [text.index(step) for step in told]
    spans = tuple(Span(at, at + len(step)) for at, step in zip(starts, told, strict=True))
    one = exercise("Lift", None, told)
    parts = {"steps": Part("steps", spans)}
    return ArticleRef("t", "0", text), type(one)(
        one.id, one.name, None, (), one.steps, None, one.dosage, (), parts
    )


def test_steps_that_are_listed_keep_the_order_of_the_list():
    told = ("Stand up.", "Let the arm hang.", "Swing the arm.", "Do not lean over.")
    assert steps.sequential_steps(*listed(*told)) == tuple(step.rstrip(".") for step in told[:3])


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (("Lie down.", "Raise the leg.", "Then lower it."), 3),
        (("Raise the arm.", "Lift the foot.", "Press the hand."), 0),
        (("Sit down.", "The band should be tight.", "Lift the foot."), 0),
        (("Sit down.", "Lift the foot.", "Imagine a string.", "Return to the start."), 3),
    ],
)
def test_steps_in_running_text_must_follow_from_each_other(told, kept):
    assert len(steps.sequential_steps(article(), exercise("Drill", None, told))) == kept


def test_steps_that_could_be_exchanged_are_not_ordered():
    told = ("Lift the left foot up high.", "Lift the right foot up high.", "Lower the foot.")
    assert steps.sequential_steps(*listed(*told)) == ()


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
    assert (steps.telling_step(one, [one]) is not None) is telling


def test_a_step_of_two_exercises_tells_neither():
    step = "Swing the ankle out while the knee stays."
    both = [exercise("Windmill", None, (step,)), exercise("Pigeon", None, (step,))]
    assert steps.telling_step(both[0], both) is None


@pytest.mark.parametrize(
    "step",
    [
        "Hold the ankle out high for twenty seconds.",
        "Swing it out in wide slow circles.",
        "Press the ankle of that leg out and up.",
    ],
)
def test_a_step_with_an_amount_or_a_stray_pronoun_tells_nothing(step):
    one = exercise("Windmill", None, (step,))
    assert steps.telling_step(one, [one]) is None


def test_a_step_with_a_word_of_its_own_hyphened_name_tells_too_much():
    one = exercise(
        "Knee-to-wall stretch", None, ("Glide the shin forward until it meets the wall.",)
    )
    other = exercise("Pigeon", None, ("Sink down.",))
    assert steps.telling_step(one, [one, other]) is None


def test_only_the_steps_that_are_asked_are_quoted():
    source, one = listed("Stand up.", "Let the arm hang.", "Do not lean over.")
    spans = steps.step_proof(source, one, ("Let the arm hang",))
    assert [source.text[span.start : span.end] for span in spans] == ["Lift", "Let the arm hang."]
