from dataclasses import replace

import pytest

from questions.facts.model import ArticleRef, Facts
from questions.items.question import CLINICAL, PLAIN
from questions.items.templates.aims import (
    Aim,
    aims,
    are_exchangeable,
    fits_steps,
    headed,
    rivals,
    shown,
    swapped,
    turned,
)
from questions.knowledge import body
from tests.questions.items.samples import exercise
from tests.questions.items.templates.practising import context, shipped, written


def find_aim(goal: str, register: str = CLINICAL) -> Aim | None:
    facts = Facts(
        ArticleRef("Legs", "0", goal), exercises=(exercise("Drill", None, (), goal=goal),)
    )
    return next(iter(aims(context(facts, register))), None)


def aim_of(goal: str, register: str = CLINICAL) -> Aim:
    found = find_aim(goal, register)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("goal", "kind", "text"),
    [
        ("Stretch the calf.", "lengthen", "stretch the calf"),
        ("Strengthen the peroneals.", "strengthen", "strengthen the peroneals"),
        ("Medial quad strengthening", "strengthen", "strengthen the medial quad"),
        ("The idea is to wake up the deep flexors.", "activate", "wake up the deep flexors"),
        ("Repeat this 10 times to mobilise your low back.", "mobilize", "mobilise the low back"),
        ("Retrain balance, which lowers the risk of a fall.", "balance", "retrain balance"),
        ("Loosen the joints between ribs and spine.", "mobilize", None),
        ("Help the nerve to slide through the tunnel.", "glide", None),
        ("Keep the blood flowing in the calf.", "circulate", None),
    ],
)
def test_a_goal_is_told_from_its_verb_and_sorted_by_kind(goal, kind, text):
    found = aim_of(goal)
    assert found.kind == kind
    assert text in (None, found.text)


@pytest.mark.parametrize(
    "goal",
    [
        "Grease the spine before you load it.",
        "Make getting up easier.",
        "Try as much as you can to relax your low back.",
        "Help the brain to get used to the movement.",
        "It was there to make the soleus strong again before I asked it to run.",
    ],
)
def test_a_goal_of_no_known_kind_is_none(goal):
    assert find_aim(goal) is None


def test_reasons_are_no_part_of_an_aim():
    found = aim_of("Strengthen gluteus medius so that the thigh does not turn in.")
    assert found.text == "strengthen gluteus medius"


def test_patients_are_spared_what_they_do_not_know():
    goal = "Help the hip joint glide, with a slight distraction, as the hip bends."
    plain, clinical = aim_of(goal, PLAIN), aim_of(goal)
    assert plain.text == "help the hip joint glide as the hip bends"
    assert "distraction" in clinical.text


@pytest.mark.parametrize(
    ("one", "other", "exchangeable"),
    [
        ("Strengthen the quads.", "Build up the quads.", True),
        ("Activate the internal rotators.", "Train internal rotation on its own.", True),
        ("Strengthen the neck extensors.", "Wake up the deep neck flexors.", False),
        ("Strengthen supraspinatus.", "Load infraspinatus and teres minor.", False),
        ("Strengthen the calf.", "Stretch the calf.", False),
        ("Stretch the calf.", "Ease stiffness in the calf.", True),
        ("Retrain balance.", "Strengthen the peroneals.", True),
    ],
)
def test_what_one_exercise_may_serve_at_once_is_exchangeable(one, other, exchangeable):
    first, second = aim_of(one), aim_of(other)
    assert are_exchangeable(first, second, body()) is exchangeable
    assert are_exchangeable(second, first, body()) is exchangeable


def test_an_aim_is_turned_where_it_names_one_direction():
    assert turned(Aim("lengthen", "lengthen what turns the thigh outward")) == Aim(
        "lengthen", "lengthen what turns the thigh inward"
    )


@pytest.mark.parametrize(
    "aim",
    [
        Aim("alternate", "move both hips between internal and external rotation"),
        Aim("strengthen", "lift the arch without the long flexors"),
        Aim("mobilize", "get movement back"),
        Aim("strengthen", "move between flexion and extension inward"),
    ],
)
def test_an_aim_without_a_direction_of_its_own_is_not_turned(aim):
    assert turned(aim) is None


def test_muscles_can_be_strengthened_instead_of_lengthened():
    found = swapped(Aim("lengthen", "lengthen the calf muscles"), body())
    assert found == Aim("strengthen", "strengthen the calf muscles")


@pytest.mark.parametrize(
    "aim",
    [
        Aim("lengthen", "stretch the posterior capsule"),
        Aim("strengthen", "strengthen the quads without bending the knee"),
        Aim("activate", "activate the calf muscles"),
    ],
)
def test_what_nobody_would_do_instead_is_not_offered(aim):
    assert swapped(aim, body()) is None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("strengthen the quads without bending the knee", "strengthen the quads"),
        ("activate the rotators while the pelvis stays still", "activate the rotators"),
        ("help the joint glide, with a pull, as it bends", "help the joint glide"),
        ("stretch the calf", "stretch the calf"),
    ],
)
def test_how_it_is_done_is_no_part_of_what_it_is_for(text, head):
    assert headed(Aim("strengthen", text)).text == head


def test_a_movement_has_rivals_in_the_plane_beside():
    found = rivals(Aim("strengthen", "train internal rotation of the hip"), context(shipped()))
    assert {one.text for one in found} == {
        "train abduction of the hip",
        "train adduction of the hip",
    }
    assert all(one.does for one in found)
    assert rivals(Aim("strengthen", "train flexion of the hip"), context(shipped())) == []


@pytest.mark.parametrize(
    "muscles",
    [
        "internal rotators of the hip",
        "external rotators of the hip",
        "abductors of the hip",
        "internal rotators of the shoulder",
        "radial deviators of the wrist",
    ],
)
def test_muscles_have_no_rivals_that_do_what_they_do_themselves(muscles):
    """Gluteus medius turns the thigh inward and moves it to the side."""
    assert rivals(Aim("activate", f"activate the {muscles}"), context(shipped())) == []


def test_muscles_that_do_nothing_else_have_rivals():
    told = context(shipped())
    alone = {
        name: one
        for name, one in body().muscles.items()
        if {action.movement for action in one.actions} == {"hip internal rotation"}
    }
    found = rivals(
        Aim("activate", "activate the internal rotators"),
        replace(told, body=replace(told.body, muscles=alone)),
    )
    assert {one.text for one in found} == {"activate the abductors", "activate the adductors"}


def test_a_step_that_speaks_for_an_aim_makes_it_no_wrong_answer():
    trained = exercise("Arc", "seated", ("Lift the foot until the knee is straight.",))
    mobile = Aim("mobilize", "increase knee mobility", trained)
    assert fits_steps(Aim("strengthen", "strengthen the quads"), mobile, trained)
    assert not fits_steps(Aim("balance", "retrain balance"), mobile, trained)


def test_an_aim_added_in_review_is_one_like_any_other():
    told = shipped()
    reviewed = replace(told.exercises[0], goal_is_reviewers=True)
    facts = replace(told, exercises=(reviewed, *told.exercises[1:]))
    assert len(aims(context(facts))) == len(aims(context(told)))


@pytest.mark.parametrize("verb", ["Activate", "Recruit", "Wake up"])
def test_patients_make_muscles_work(verb):
    found = aim_of(f"{verb} the internal rotators of the hip while the pelvis stays still.", PLAIN)
    assert found.text == "make the internal rotators of the hip work while the pelvis stays still"
    assert headed(found).text == "make the internal rotators of the hip work"


@pytest.mark.parametrize(("position", "seen"), [("Side-lying", "up"), ("Sitting", "outward")])
def test_the_movement_is_seen_as_it_is_in_the_position(position, seen):
    text = f"""# The hip

### Reverse clam

**Goal:** Strengthen the internal rotators of the hip.

**Position:** {position}.

1. Bend the knees.
2. Lift the foot of the sore leg.
"""
    facts = written(text)
    found = next(iter(aims(context(facts, PLAIN))))
    told = shown(found, context(facts, PLAIN), facts.exercises[0], "Lift the foot.")
    assert seen in (told or "").split()
