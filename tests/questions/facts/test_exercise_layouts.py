"""Where an exercise's name ends, where its text begins, and what no longer belongs to it."""

from textwrap import wrap

import pytest

from questions.facts import extract
from questions.facts.model import Exercise
from questions.reading import read
from questions.reading.labels import label_kind
from tests.questions.facts.samples import dose_of, facts_of

HANGING = [
    "1) {0}\n   Position: supine\n   Method: {1}\n   Dose: 3 x 8\n\n"
    "2) {2}\n   Position: seated\n   Method: {3}\n   Dose: 2 x 9\n",
    "1. {0}\n   {1}\n   3 sets of 8.\n\n2. {2}\n   {3}\n   2 sets of 9.\n",
    "1. {0}\n\n   {1}\n   3 sets of 8.\n\n2. {2}\n\n   {3}\n   2 sets of 9.\n",
    "- {0}\n  How to: {1}\n  Reps: 8\n  Sets: 3\n\n- {2}\n  How to: {3}\n  Reps: 9\n  Sets: 2\n",
    "**{0}** (3 x 8)\n{1}\n\n**{2}** (2 x 9)\n{3}\n",
    "**{0}** – 3 x 8\n{1}\n\n**{2}** – 2 x 9\n{3}\n",
    "**1. {0}.** {1} Do 3 sets of 8.\n\n**2. {2}.** {3} Do 2 sets of 9.\n",
    "**1) {0}** {1} Do 3 sets of 8.\n\n**2) {2}** {3} Do 2 sets of 9.\n",
    "1. **{0}.** {1} 3 x 8.\n2. **{2}.** {3} 2 x 9.\n",
    "Exercise 1: {0}\n{1}\nDo 3 sets of 8.\n\nExercise 2: {2}\n{3}\nDo 2 sets of 9.\n",
]
HANGING += [
    "Exercise: {0}\nPosition: supine\nHow to: {1}\nDosage: 3 x 8\n\n"
    "Exercise: {2}\nPosition: seated\nHow to: {3}\nDosage: 2 x 9\n",
    "{0}\nHow to do it: {1}\nReps: 8\nSets: 3\n\n{2}\nHow to do it: {3}\nReps: 9\nSets: 2\n",
    "{0}\n{1}\nHow many? 8\nSets: 3\n\n{2}\n{3}\nHow many? 9\nSets: 2\n",
    "{0}\nHow? {1}\nHow much? 3 x 8\n\n{2}\nHow? {3}\nHow much? 2 x 9\n",
]
KNEE = ("Heel slide", "Lie on your back. Slide one heel towards your bottom.")
WRIST = ("Wrist curl", "Sit with your forearm on a table. Curl the hand towards you.")


@pytest.mark.parametrize("form", HANGING)
@pytest.mark.parametrize("has_mark", [True, False])
def test_a_name_ends_where_its_text_hangs_below(form: str, has_mark: bool) -> None:
    text = form.format(*KNEE, *WRIST)
    title = "# Rehab exercises" if has_mark or "**" in form else "Rehab exercises"
    found = extract(read(f"{title}\n\nTry these at home.\n\n{text}".encode())).exercises
    assert [(one.name, dose_of(one.dosage)) for one in found] == [
        ("Heel slide", {"sets": 3, "reps": 8}),
        ("Wrist curl", {"sets": 2, "reps": 9}),
    ]
    assert all(len(one.steps) == 2 for one in found)


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Then there's the chin tuck. Sit tall.", "Chin tuck"),
        ("Once that feels easy, move on to towel curls. Sit on a chair.", "Towel curls"),
        ("You can also try neck turns. Sit tall.", "Neck turns"),
        ("Yes, try calf raises. Stand near a wall.", "Calf raises"),
        ("I finish with corner stretches. Stand in a corner.", "Corner stretches"),
        ("When you can manage ten, progress to wall slides. Stand near a wall.", "Wall slides"),
    ],
)
def test_running_text_names_an_exercise(opening: str, name: str) -> None:
    first = "The first is the heel slide. Lie on your back. Bend one knee. Do ten.\n\n"
    exercises = facts_of(f"## Exercises\n\n{first}{opening} Move slowly. Do it 8 times.").exercises
    assert [one.name for one in exercises] == ["Heel slide", name]


@pytest.mark.parametrize(
    "answer",
    [
        "Try heel raises. Stand tall.",
        "Yes, try heel raises. Stand tall.",
        "You could try heel raises. Stand tall.",
        "I'd suggest heel raises. Stand tall.",
    ],
)
def test_an_answer_names_an_exercise(answer: str) -> None:
    exercise = only(f"## What should I do?\n\n{answer} Rise onto your toes. Do 3 sets of 12.")
    assert (exercise.name, exercise.position) == ("Heel raises", "standing")


@pytest.mark.parametrize(
    ("line", "goal"),
    [
        ("Why? Strengthens the thighs.", "Strengthens the thighs."),
        ("Why do this? Helps you climb stairs.", "Helps you climb stairs."),
        ("What is it for? A stronger knee.", "A stronger knee."),
    ],
)
def test_a_label_may_be_a_question(line: str, goal: str) -> None:
    found = only(f"## Sit to stand\n\nSit on a chair. Stand up. Do 10 repetitions.\n\n{line}")
    assert found.goal == (goal,)


@pytest.mark.parametrize(
    "name", ["Calf stretches", "Hamstring stretches", "Marching drills", "Clock reaches"]
)
def test_a_plural_may_be_the_name_of_one(name: str) -> None:
    assert only(f"## {name}\n\nStand on one leg. Reach down. Do 3 sets of 8.").name == name


@pytest.mark.parametrize(
    "name", ["Gentle stretches", "Our simple moves", "Neck exercises", "Five drills"]
)
def test_a_heading_of_several_is_the_name_of_none(name: str) -> None:
    facts = facts_of(f"## {name}\n\nStand on one leg. Reach down. Do 3 sets of 8.")
    assert not facts.exercises
    assert [one.code for one in facts.warnings] == ["unnamed_exercise"]


@pytest.mark.parametrize(
    "after",
    [
        "I hit my thigh. Should I rub it?\n\nNo! Wait until the swelling is down.",
        "Is swimming good? – Tom, Leeds\n\nYes. Swim on your back.",
        "What about ice?\n\nPut it on your knee.",
        "Call the clinic if:\n\n- you have a fever\n- move your toes and feel nothing",
        "See a doctor if…\n\n- you have a swelling\n- you lose weight",
        "Once you can do 20, work towards 5 x 8 with a backpack.",
    ],
)
def test_what_follows_an_exercise_is_no_step_of_it(after: str) -> None:
    told = "Lie on your back. Slide one heel towards your bottom. Do ten of these."
    text = f"## Exercises\n\nQuad set. Sit tall. Push the knee down. Do 8.\n\nHeel slide. {told}"
    found = facts_of(f"{text}\n\n{after}").exercises
    assert found[-1].steps == tuple(f"{one}." for one in told.split(". ")[:2])
    assert dose_of(found[-1].dosage) == {"reps": 10}


@pytest.mark.parametrize(
    "passage",
    [
        "## How you got here\n\n1. You ran more than you were used to\n2. Standing all day on "
        "concrete\n3. Tight calves\n4. Carrying extra weight\n",
        "## My spring\n\n" + "I tore my calf and read a lot. " * 20 + "Stand facing a wall and "
        "bend both knees. I held it for ten seconds.\n",
    ],
)
def test_a_tale_is_no_exercise(passage: str) -> None:
    assert not facts_of(passage).exercises


def only(passage: str) -> Exercise:
    (exercise,) = facts_of(passage).exercises
    return exercise


@pytest.mark.parametrize(
    "told",
    [
        "Start in the same position. Round your back.",
        "In the same starting position, round your back.",
        "As above, but round your back.",
        "As before, but this time round your back.",
        "From the same position, round your back.",
    ],
)
def test_a_position_may_be_that_of_the_exercise_above(told: str) -> None:
    first = "### Bird dog\n\nStart on your hands and knees. Lift one arm. Do 8."
    found = facts_of(f"## Exercises\n\n{first}\n\n### Cat\n\n{told} Do 10.").exercises
    assert [one.position for one in found] == ["hands and knees", "hands and knees"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("How do I do a glute bridge?", "Glute bridge"),
        ("How should I perform the glute bridge?", "Glute bridge"),
        ("How do you do the glute bridge correctly?", "Glute bridge"),
        ("How to do a glute bridge", "Glute bridge"),
    ],
)
def test_a_question_may_name_the_exercise(heading: str, name: str) -> None:
    assert only(f"## {heading}\n\nLie on your back. Lift your hips. 3 sets of 12.").name == name


@pytest.mark.parametrize(
    "heading",
    [
        "Send them to hospital if",
        "Call us when",
        "How do I sleep?",
        "How you got here",
        "Sleeping with a sore shoulder",
        "Driving",
        "The Thomas test",
        "Return to sport",
    ],
)
def test_other_headings_name_none(heading: str) -> None:
    told = "- Lie on your back.\n- Take four steps on each foot.\n- Hold it for 5 seconds."
    assert not facts_of(f"## {heading}\n\n{told}").exercises


def test_one_of_several_exercises_needs_no_amount() -> None:
    told = "- Ankle alphabet: sit with one leg out and draw letters with your big toe."
    other = "- Calf stretch: stand facing a wall. Lean in. Hold for 30 seconds."
    found = facts_of(f"## Exercises\n\n{told}\n{other}").exercises
    assert [one.name for one in found] == ["Ankle alphabet", "Calf stretch"]


def test_the_passive_gives_steps_beside_the_hold() -> None:
    told = (
        "From the quadruped position, the opposite arm and leg are extended and held for five "
        "seconds. Each leg is lifted ten times."
    )
    found = only(f"## Bird dog\n\n{told}")
    assert (found.position, len(found.steps)) == ("hands and knees", 1)
    assert dose_of(found.dosage) == {"hold_seconds": 5, "reps": 10, "sides": "each"}


@pytest.mark.parametrize("lead", ["In", "For", "To do", "To perform"])
def test_a_sentence_may_name_its_exercise_and_begin_it(lead: str) -> None:
    told = (
        f"{lead} the plantar fascia stretch, sit and cross one foot over the other knee. Pull the "
        "toes back. Hold for 10 seconds.\n\n"
        f"{lead} the calf stretch, stand facing a wall. Lean in. Hold for 30 seconds."
    )
    found = facts_of(f"## Stretching\n\nTwo have good evidence.\n\n{told}").exercises
    assert [one.name for one in found] == ["Plantar fascia stretch", "Calf stretch"]
    assert [len(one.steps) for one in found] == [2, 2]


def test_where_to_be_is_no_name() -> None:
    told = "Lying on your back. Squeeze your bottom together. Hold for 5 seconds."
    other = "Sitting on a chair. Straighten your knee. Repeat 10 times."
    found = facts_of(f"## Early exercises\n\n{told}\n\n{other}").exercises
    assert not {one.name for one in found} & {"Lying on your back", "Sitting on a chair"}


def test_the_longest_line_of_a_text_ends_where_a_name_begins() -> None:
    lines = (
        "Try these.\n\nChin tuck: Sit tall and slide your chin straight back. Hold 3 seconds. 10 "
        "times.\nBlade squeeze: Pull your shoulder blades together. Hold 5 seconds.\n"
        "Neck turn: Turn your head to one side. Hold for 20 seconds."
    )
    found = extract(read(f"Neck exercises\n\n{lines}".encode())).exercises
    assert [one.name for one in found] == ["Chin tuck", "Blade squeeze", "Neck turn"]


ALL_STRETCHES = """See below for five of my office chair stretches. Try these every hour.

## 1. Wrist press

Press your palms together. Hold for 10 seconds.

## 2. Finger pull

Pull your fingers back slowly. Hold for 10 seconds.

"""


@pytest.mark.parametrize(
    "end",
    [
        "I hope these stretches help. Remember to stretch every hour, if only for one minute!",
        "These are just two of many. Stretch every hour, if only for one minute!",
    ],
)
def test_what_a_page_begins_and_ends_with_is_no_part_of_an_exercise(end):
    found = facts_of(ALL_STRETCHES + end).exercises
    assert [one.name for one in found] == ["Wrist press", "Finger pull"]
    assert [one.steps for one in found] == [
        ("Press your palms together.",),
        ("Pull your fingers back slowly.",),
    ]
    assert [dose_of(one.dosage)["hold_seconds"] for one in found] == [10, 10]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do these for five minutes.", {}),
        ("Do these stretches for five minutes.", {}),
        ("Do each exercise for five minutes.", {"duration_seconds": 300}),
        ("Do these for 20 seconds.", {"duration_seconds": 20}),
    ],
)
def test_minutes_that_several_take_together_are_no_dose_of_each(text, expected):
    steps = "## Wrist press\n\nPress your palms.\n\n## Finger pull\n\nPull your fingers back.\n"
    found = facts_of(f"{text}\n\n{steps}", "Wrist exercises").exercises
    assert [dose_of(one.dosage) for one in found] == [expected] * 2


def test_indented_lines_of_a_page_are_joined_and_named_before_a_double_dash() -> None:
    told = (
        "TOE RISES -- Strengthens calves:  Stand behind a chair with your feet together and hold"
        " on to its back. Rise on to your toes as high as you can and come down again without a"
        " bump. Keep your knees straight and look at a point far away from you. Do 12 times.",
        "WALL LEAN -- Stretches calves:  Stand at arm's length from a wall and put both of your"
        " hands on it. Step back with one foot and press its heel to the floor until you feel a"
        " pull above the heel. Lean in a bit more as soon as it is less. Hold each for 25 seconds.",
        "TOWEL PULL -- Strengthens feet:  Sit on a chair with a towel spread out before your bare"
        " feet. Pull it toward you using nothing but your toes and push it away again in the same"
        " way. Take care that your heels stay on the floor while you pull it in. Do 8 times.",
    )
    lines = [line for one in told for line in wrap(one, 124)]
    sheet = "# Notes of a dancer\n\n" + "".join(f"    {line}\n" for line in lines)
    found = extract(read(sheet.encode(), name="sheet.md")).exercises
    assert [(one.name.lower(), dose_of(one.dosage)) for one in found] == [
        ("toe rises", {"reps": 12}),
        # What the paragraph of one exercise says of each is said of its own two sides.
        ("wall lean", {"hold_seconds": 25}),
        ("towel pull", {"reps": 8}),
    ]
    assert [goal for one in found for goal in one.goal or ()] == [
        "Strengthens calves", "Stretches calves", "Strengthens feet",
    ]  # fmt: skip


def test_what_one_of_several_gives_as_its_own_dose_is_no_dose_of_the_others() -> None:
    sheet = """# After the operation

## Heel press

Sets: 2

Repetitions: 9

Description: Lie on your back. Press one heel into the bed and let it go again.

## Thigh stretch

Sets: 3

Duration / Hold: Hold each stretch for 25 seconds per leg

Description: Sit on a chair with one leg straight. Lean forward slowly.

## Toe rise

Sets: 2

Repetitions: 14

Description: Stand behind a chair. Rise on your toes and come down slowly.
"""
    found = extract(read(sheet.encode())).exercises
    assert [(one.name, dose_of(one.dosage)) for one in found] == [
        ("Heel press", {"reps": 9, "sets": 2}),
        ("Thigh stretch", {"sets": 3, "hold_seconds": 25, "sides": "each"}),
        ("Toe rise", {"reps": 14, "sets": 2}),
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Duration / Frequency", "dose"), ("sets & reps", "dose"), ("Goal and purpose:", "goal"),
     ("Reps and goal", ""), ("neck / shoulder", ""), ("and", "")],
)  # fmt: skip
def test_two_labels_of_one_part_are_one_label(label: str, kind: str) -> None:
    assert label_kind(label) == kind
