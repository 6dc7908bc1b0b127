"""Exercises in the forms in which people write them down."""

import pytest

from questions.facts import extract
from questions.facts.model import Exercise
from questions.reading import read
from tests.questions.facts.samples import dose_of, facts_of

SLIDE = ("Lie on your back.", "Slide one heel towards your bottom.")

FORMS = [
    ("## Heel slide\n\n**Purpose:** bends the knee\n**Start position:** supine\n**Equipment:** "
     "towel, mat\n**Movement:** Lie on your back. Slide one heel towards your bottom.\n"
     "**Dose:** 3 x 12 per leg\n**Tip:** wear socks\n",
     {"sets": 3, "reps": 12, "sides": "each"}, ("towel", "mat"), ("bends the knee",)),
    ("### Exercise 1: Heel slide\n\n1. Lie on your back.\n2. Slide one heel towards your bottom.\n"
     "\nRepeat 10 times on each side.\n\nThis exercise improves bending.\n",
     {"reps": 10, "sides": "each"}, (), ("This exercise improves bending.",)),
    ("## Exercises\n\n1. Heel slide. Lie on your back. Slide one heel towards your bottom. Repeat "
     "10 times.\n2. Quad set. Sit with one leg straight. Push the knee down. Hold 5 seconds.\n",
     {"reps": 10}, (), None),
    ("## Exercises\n\n- **Heel slide:** Lie on your back. Slide one heel towards your bottom. "
     "Repeat 10 times.\n- **Quad set:** Sit with one leg straight. Push the knee down. 3 x 8\n",
     {"reps": 10}, (), None),
    ("## Exercises\n\nStart with the heel slide. Lie on your back. Slide one heel towards your "
     "bottom. Do this 10 times.\n\nNext comes the quad set. Sit with one leg straight. Push the "
     "knee down. Hold for 5 seconds.\n", {"reps": 10}, (), None),
    ("### Heel slide\n\n#### You need\n\nA towel\n\n#### Steps\n\n1. Lie on your back.\n2. Slide "
     "one heel towards your bottom.\n\n#### How much\n\nTwo sets of ten, every day\n",
     {"sets": 2, "reps": 10, "per_day": 1}, ("towel",), None),
    ("| Exercise | How to do it | Sets | Reps | Hold | Why |\n|---|---|---|---|---|---|\n"
     "| Heel slide | Lie on your back. Slide one heel towards your bottom. | 3 | 8–10 | 5 s | "
     "bends the knee |\n",
     {"sets": 3, "reps": (8, 10), "hold_seconds": 5}, (), ("bends the knee",)),
    ("### Heel slide\n\nLie on your back. Slide one heel towards your bottom. Hold for 3 seconds. "
     "Repeat 10 times. Rest for 30 seconds between sets. To make it harder, do 20 reps. You should "
     "feel a stretch. Stop if it hurts.\n\nProgression: 3 sets of 15.\n",
     {"hold_seconds": 3, "reps": 10}, (), None),
    ("### Heel slide\n\nWhy: a bent knee climbs stairs.\n\nHow: Lie on your back. Slide one heel "
     "towards your bottom.\n\nHow often: 3 sets of 12, every second day.\n",
     {"sets": 3, "reps": 12}, (), ("a bent knee climbs stairs.",)),
    ("### Heel slide\n\nLie on your back. Slide one heel towards your bottom. 12 reps x 3.\n\n"
     "Great for stiff knees.\n", {"reps": 12, "sets": 3}, (), ("Great for stiff knees.",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("passage", "dose", "equipment", "goal"), FORMS, ids=[one[0][:40] for one in FORMS]
)
def test_the_heel_slide_is_found_in_every_form(passage, dose, equipment, goal):
    exercise = first(passage)
    assert (exercise.name, exercise.position) == ("Heel slide", "supine")
    assert exercise.steps == SLIDE
    assert dose_of(exercise.dosage) == dose
    assert (exercise.equipment, exercise.goal) == (equipment, goal)


@pytest.mark.parametrize(
    ("passage", "name", "position"),
    [
        ("## Moves\n\n* **Bridge** (on your back, knees bent): Lift the pelvis. *Ten times.*\n"
         "* **Clam** (lying on your side): Open the top knee. *Ten times.*\n", "Bridge", "supine"),
        ("## Moves\n\n- Squat: Bend both knees and sit back. 3 x 10\n- Press-up: Lower the chest "
         "and push up. 3 x 8\n", "Squat", None),
        ("### Wrist roll (seated)\n\nRest the forearm on the thigh. Turn the palm up. 3 x 10.\n",
         "Wrist roll", "seated"),
        ("### Name: Neck turn\n\nSit tall on a chair. Turn the head to one side. Ten times.\n",
         "Neck turn", "seated"),
        ("### Exercise: Arm slide\n\nStart position: standing\n\nAction: Slide the arm up the "
         "wall.\n\nDose: 2 x 10\n", "Arm slide", "standing"),
        ("### Chest opener (optional)\n\nSit tall on a stool. Open the chest. Ten times.\n",
         "Chest opener (optional)", "seated"),
    ],
)  # fmt: skip
def test_an_exercises_title_gives_its_name_and_perhaps_its_position(passage, name, position):
    exercise = first(passage)
    assert (exercise.name, exercise.position) == (name, position)


@pytest.mark.parametrize(
    "steps",
    [
        ("The elbow is bent and the fingers are straightened.", "The wrist is bent back."),
        ("The arm is slowly lifted.", "The shoulder is then pulled down."),
        ("Both knees are drawn to the chest.", "The head is kept on the floor."),
        ("One foot is placed behind the other.", "The heels are pressed together."),
        ("The chin is tucked in.", "The back of the neck is made long."),
    ],
)
def test_what_is_done_may_be_told_in_the_passive(steps):
    told = f"### Glide\n\n{' '.join(steps)} This is repeated ten times.\n"
    assert first(told).steps == steps


def test_anatomy_told_in_the_passive_is_no_exercise():
    text = "### The elbow\n\nThe elbow is bent by the biceps. The arm is moved by ten muscles.\n"
    assert not facts_of(text).exercises


@pytest.mark.parametrize("label", ["Do", "Do it", "Perform", "Action", "How"])
def test_what_stands_behind_a_label_is_told_by_its_words(label):
    told = first(f"### Squeeze\n\nStart: sitting\n\n{label}: Pull both shoulders back. Let go.\n\n"
                 "How much: 10 times\n")  # fmt: skip
    assert told.steps == ("Pull both shoulders back.", "Let go.")
    assert dose_of(told.dosage) == {"reps": 10}


def test_questions_about_a_muscle_are_no_steps():
    text = "### Revision\n\n1. Why can you not stand on tiptoe?\n2. Bend which joint 10 times?\n"
    assert not facts_of(text).exercises


@pytest.mark.parametrize(
    ("label", "equipment"),
    [
        ("step, handrail if needed", ("step", "handrail")),
        ("chair (optional)", ("chair",)),
        ("a rope for support", ("rope",)),
        ("light dumbell", ("dumbbell",)),
        ("door frame, rope if you have one", ("doorway", "rope")),
    ],
)
def test_things_that_may_help_are_named_without_the_condition(label, equipment):
    told = f"### Raise\n\nEquipment: {label}\n\nStand tall. Lift the heels. 3 x 10.\n"
    assert first(told).equipment == equipment


def first(passage: str) -> Exercise:
    return facts_of(passage).exercises[0]


@pytest.mark.parametrize("passage", [one[0] for one in FORMS[2:5]])
def test_the_exercise_beside_it_keeps_its_own_dose(passage):
    _, other = facts_of(passage).exercises
    assert (other.name, other.position) == ("Quad set", "seated")
    assert "reps" not in dose_of(other.dosage) or dose_of(other.dosage)["reps"] == 8


def test_a_dose_behind_a_semicolon_is_no_part_of_the_step():
    exercise = first("### Clam\n\nLie on your side and lift the top knee; 10 reps, 3 sets")
    assert exercise.steps == ("Lie on your side and lift the top knee",)
    assert dose_of(exercise.dosage) == {"reps": 10, "sets": 3}


def test_a_row_of_a_table_is_an_exercise_without_steps():
    passage = (
        "| Exercise | Sets × reps | How often |\n|---|---|---|\n"
        "| Double heel raise | 3 × 10–12 | twice a day |\n"
    )
    exercise = first(passage)
    assert (exercise.name, exercise.steps, exercise.goal) == ("Double heel raise", (), None)
    assert dose_of(exercise.dosage) == {"sets": 3, "reps": (10, 12), "per_day": 2}


def test_a_name_that_is_an_order_is_a_name_in_plain_text_too():
    text = (
        "Rib care\n\nThe ribs move with each breath, and anybody can train this at home.\n\n"
        "Lean away\n\nSit on a stool. Lift one arm and lean to the other side. Hold for 20s each "
        "side.\n"
    )
    (exercise,) = extract(read(text.encode())).exercises
    assert (exercise.name, exercise.position) == ("Lean away", "seated")


@pytest.mark.parametrize(
    "passage",
    [
        "## Soup\n\n1. Chop two onions.\n2. Cook for 20 minutes.\n3. Stir 3 times.\n",
        "## How often should I exercise?\n\nDo them 3 times a week. Hold each for 30 seconds.\n",
        "## Advice\n\nKeep moving. Avoid kneeling for long. Put ice on it for 10 minutes.\n",
        "## Three bells\n\nThe evening holds for half a minute, and lower, slowly, all the day. "
        "Repeat it, if you must, tomorrow.\n",
        "Ann lay on her back and slid one heel towards her bottom ten times, twice a day.",
    ],
)
def test_what_tells_nobody_how_to_move_is_no_exercise(passage):
    assert facts_of(passage).exercises == ()


def test_a_plan_that_names_no_exercise_is_only_warned_of():
    facts = facts_of("## Home exercises\n\nLie on your back. Lift one leg. Repeat 10 times.\n")
    assert facts.exercises == ()
    assert [one.code for one in facts.warnings] == ["unnamed_exercise"]


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Bridges – 3 x 12", "Bridges", {"sets": 3, "reps": 12}),
        ("Clamshells: 2 sets of 15 each side", "Clamshells",
         {"sides": "each", "reps": 15, "sets": 2}),
        ("Side plank (hold 20 seconds, 3 times)", "Side plank", {"reps": 3, "hold_seconds": 20}),
        ("2.1 Leg lifts, ten repetitions", "Leg lifts", {"reps": 10}),
        ("Calf stretch 3 x 30 seconds", "Calf stretch", {"sets": 3, "hold_seconds": 30}),
        ("90/90 Rotation", "90/90 Rotation", {}),
        ("Bridge (two legs)", "Bridge (two legs)", {}),
    ],
)  # fmt: skip
def test_a_title_may_say_how_much(title, name, expected):
    (found,) = facts_of(
        f"## {title}\n\nLie on your side with your knees bent. Lift the top knee up.", "Hips"
    ).exercises
    assert (found.name, dose_of(found.dosage)) == (name, expected)


RUN_IN = [
    "Calf raise. Goal: strengthen the calf. Stand at a counter. Rise up. Perform 3 sets of 15.",
    "Calf raise: Aim: a stronger calf. Stand at a counter. Rise up. Do 3 x 15.",
    "Calf raise – Why: it wakes up the calf. Stand at a counter. Rise up. Three sets of fifteen.",
    "Calf raise. Purpose: to lift the heel. Stand at a counter. Rise up. Repeat 15 times, 3 sets.",
    "Calf raise: Benefit: steadier steps. Stand at a counter. Rise up. 15 reps, 3 sets.",
]


@pytest.mark.parametrize("text", RUN_IN)
def test_a_goal_on_the_same_line_ends_where_the_steps_begin(text):
    (found, _) = facts_of(
        f"## Exercises\n\n{text}\n\nWall sit. Stand with your back to a wall. Hold 30 seconds.",
        "Legs",
    ).exercises
    assert (found.name, found.steps) == ("Calf raise", ("Stand at a counter.", "Rise up."))
    assert len(found.goal or ()) == 1
    assert dose_of(found.dosage) == {"sets": 3, "reps": 15}


@pytest.mark.parametrize("nothing", ["–", "-", "…", "—", "/"])
def test_a_label_with_nothing_behind_it_gives_nothing(nothing):
    (found,) = facts_of(
        f"## Towel wring\n\nPosition: standing\n\nMethod: Hold a towel in your hands. Twist it.\n\n"
        f"Reason: {nothing}\n\nReps: 10\n"
    ).exercises
    assert found.goal is None


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("Kneel on your hands and knees.", "hands and knees"),
        ("Kneel down on all fours.", "hands and knees"),
        ("Kneel on a cushion.", "kneeling"),
        ("Sit and hold a card at arm’s length.", "seated"),
        ("Patient lying on the unaffected side, elbow bent.", "side-lying"),
    ],
)
def test_the_position_is_the_whole_one(sentence, position):
    (found,) = facts_of(f"## Reach\n\n{sentence} Turn your head. Repeat 10 times.").exercises
    assert found.position == position


@pytest.mark.parametrize(
    "words",
    ["Not given here; see chapter 7.", "none", "N/A", "See above.", "not stated", "TBC"],
)
def test_a_goal_that_is_not_given_is_none(words):
    exercise = first(f"## Heel slide\n\nPurpose: {words}\nSteps: {' '.join(SLIDE)}\nDose: 3 x 12\n")
    assert exercise.goal is None
    assert exercise.steps == SLIDE


@pytest.mark.parametrize(
    "title",
    [
        "Drill #1: Heel slide",
        "Exercise No. 2 – Heel slide",
        "Move 3. Heel slide",
        "Exercise B: Heel slide",
        "Stretch Two - Heel slide",
        "First exercise: Heel slide",
        "Activity 4: Heel slide",
        "#5 Heel slide",
    ],
)
def test_the_number_of_an_exercise_is_no_part_of_its_name(title):
    body = "Lie on your back. Slide one heel towards your bottom.\nReps: 10\n"
    above = "Knee care\n\nA few drills for a stiff knee, all of them done on the floor."
    facts = extract(read(f"{above}\n\n{title}\n\n{body}".encode()))
    assert [one.name for one in facts.exercises] == ["Heel slide"]


def test_advice_in_which_somebody_sits_is_no_exercise():
    text = (
        "## Everyday tips\n\nKeep your knees together in the car. Sit down to put on your shoes. "
        "Take the stairs one at a time.\n\n## Exercises\n\n### Heel slide\n\nLie on your back. "
        "Slide your heel toward you. Do 10 of these.\n"
    )
    assert [one.name for one in facts_of(text).exercises] == ["Heel slide"]


@pytest.mark.parametrize(
    "opening",
    [
        "Go on to your hands and knees.",
        "Move on to your hands and knees.",
        "Go to all fours.",
        "Go to the edge of the chair.",
    ],
)
def test_where_to_go_is_no_name(opening):
    text = f"## Exercises\n\n### Cat stretch\n\n{opening} Round your back. Repeat 8 times.\n"
    assert [one.name for one in facts_of(text).exercises] == ["Cat stretch"]
