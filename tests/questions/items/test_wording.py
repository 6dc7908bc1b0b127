import pytest

from questions.facts.model import Dosage, Member, Range
from questions.items import wording
from tests.questions.items.samples import exercise


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (">60 degs of hip flexion", ">60° of hip flexion"),
        ("> 60 degrees of hip flexion", ">60° of hip flexion"),
        ("lift  the\nfoot.", "lift the foot"),
        ("10-12 times", "10–12 times"),
        ("DEAD BUG", "Dead bug"),
        ("SIDE PLANK FROM THE KNEES", "Side plank from the knees"),
        ("ACL PROTOCOL", "ACL protocol"),
        ("TFCC TEAR", "TFCC TEAR"),
        ("PRONE Y RAISE", "Prone Y raise"),
        ("FAI", "FAI"),
        ("Dead Bug", "Dead Bug"),
    ],
)
def test_tidy(text, shown):
    assert wording.tidy(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gluteus Medius", "gluteus medius"),
        ("Achilles Tendon", "Achilles tendon"),
        ("FAI", "FAI"),
        ("L5 Nerve Root", "L5 nerve root"),
    ],
)
def test_a_name_inside_a_sentence(text, shown):
    assert wording.within(text) == shown


@pytest.mark.parametrize(
    ("noun", "shown"),
    [
        ("internal", "an internal"),
        ("rotator", "a rotator"),
        ("marbles", "marbles"),
        ("two cans", "two cans"),
        ("a folded towel", "a folded towel"),
        ("compress", "a compress"),
    ],
)
def test_the_article_agrees(noun, shown):
    assert wording.with_article(noun) == shown


@pytest.mark.parametrize(
    ("dose", "shown"),
    [
        (Dosage(), ""),
        (Dosage(reps=Range(20, 30)), "20–30 repetitions"),
        (Dosage(reps=Range(10, 10), sets=Range(1, 1)), "1 set of 10 repetitions"),
        (Dosage(reps=Range(8, 12), sets=Range(2, 3)), "2–3 sets of 8–12 repetitions"),
        (Dosage(hold_seconds=Range(30, 60), sides="each"), "a hold of 30–60 seconds on each side"),
        (Dosage(duration_seconds=Range(60, 60)), "60 seconds of movement"),
        (Dosage(reps=Range(5, 5), per_day=Range(2, 2)), "5 repetitions, twice a day"),
        (Dosage(reps=Range(5, 5), per_day=Range(1, 1)), "5 repetitions, once a day"),
        (Dosage(per_week=Range(3, 4)), "3–4 times a week"),
        (
            Dosage(reps=Range(5, 5), hold_seconds=Range(3, 3)),
            "5 repetitions, each held for 3 seconds",
        ),
    ],
)
def test_a_dose_in_words(dose, shown):
    assert wording.dose_text(dose) == shown


@pytest.mark.parametrize(
    ("goal", "shown"),
    [
        ("Wake up the deep muscles.", "Wake up the deep muscles"),
        ("The goal is to loosen the hip.", "Loosen the hip"),
        ("The aim of this stretch is to loosen the hip.", "Loosen the hip"),
        ("This will help you move freely.", "Help you move freely"),
        ("It may ease the pinch.", "It may ease the pinch"),
        ("This exercise is meant to ease the pinch.", "Ease the pinch"),
    ],
)
def test_a_goal_loses_its_announcement_and_keeps_its_hedge(goal, shown):
    assert wording.goal_text(exercise("Lift", None, (), goal=goal)) == shown


def test_a_goal_that_names_its_exercise_is_none():
    goal = "This makes the wall sit easier."
    assert wording.goal_text(exercise("Wall sit", None, (), goal=goal)) is None


@pytest.mark.parametrize(
    ("goal", "shown"),
    [
        ("The wall sit trains the front of the thigh.", "Train the front of the thigh"),
        ("To ease stiffness.", "Ease stiffness"),
        ("Frees up the ankle for hills.", "Free up the ankle for hills"),
        ("This improves balance and works the hip.", "Improve balance and work the hip"),
        ("Muscles of the hip work together.", "Muscles of the hip work together"),
    ],
)
def test_a_goal_begins_with_what_it_does(goal, shown):
    assert wording.goal_text(exercise("Wall sit", None, (), goal=goal)) == shown


def test_a_member_is_told_with_its_qualifier():
    member = Member("m", "Gluteus Medius", "Anterior Fibers", ())
    assert wording.member_text(member) == "Gluteus medius (anterior fibers)"


@pytest.mark.parametrize(
    ("parts", "shown"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_in_a_sentence(parts, shown):
    assert wording.listed(parts) == shown


@pytest.mark.parametrize(
    ("stated", "goal"),
    [
        ("Strengthens the toe flexors.", "Strengthen the toe flexors"),
        ("We give this one because it wakes up the cuff.", "Wake up the cuff"),
        ("This helps the brain to settle.", "Help the brain to settle"),
        ("Less pain on the stairs.", "Less pain on the stairs"),
    ],
)
def test_a_goal_is_told_as_what_to_do(stated, goal):
    assert wording.goal_text(exercise("Towel slide", None, (), goal=stated)) == goal


@pytest.mark.parametrize("name", ["Ehlers-Danlos syndrome", "Osgood-Schlatter disease"])
def test_both_parts_of_a_name_of_two_people_have_their_capitals(name):
    assert wording.proper(name.lower()) == name
    assert wording.lower_first(wording.within(name)) == name
