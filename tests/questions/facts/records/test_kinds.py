"""Exercises in the layouts that people use, each a small page of ours: what names one, what belongs
to it, and what neither."""

import pytest

from questions.facts import extract
from questions.facts.dosage import read_dose
from questions.facts.model import Exercise
from questions.reading import read
from tests.questions.facts.samples import dose_of

TITLE = "# Care of the hip at home\n\nThese moves keep a stiff hip going. Stop if it hurts.\n\n"
PLAIN_TITLE = TITLE.removeprefix("# ")
ONE = ("Lie on your back with your knees bent.", "Lift your hips off the floor.")
TWO = ("Stand behind a chair.", "Lift one leg out to the side.")
BOTH = [("Hip bridge", ONE), ("Side leg lift", TWO)]


def exercises_of(text: str, name: str = "page.md") -> tuple[Exercise, ...]:
    return extract(read(text.encode(), name=name)).exercises


def told(text: str, name: str = "page.md") -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.steps) for one in exercises_of(text, name)]


def numbered(steps: tuple[str, ...]) -> str:
    return "\n".join(f"{at}. {one}" for at, one in enumerate(steps, 1))


def bulleted(steps: tuple[str, ...]) -> str:
    return "\n".join(f"* {one}" for one in steps)


LAYOUTS = {
    "headings": TITLE + "\n\n".join(f"## {n}\n\n{' '.join(s)}" for n, s in BOTH),
    "counted headings": TITLE
    + "\n\n".join(f"## EXERCISE {at}: {n}\n\n{' '.join(s)}" for at, (n, s) in enumerate(BOTH, 1)),
    "a heading that is said again": TITLE
    + "\n\n".join(f"## {n}\n\n### {n} instructions\n\n{numbered(s)}" for n, s in BOTH),
    "an id behind the heading": TITLE
    + "\n\n".join(f"## {n} {{#{n[:4].lower()}}}\n\n{bulleted(s)}" for n, s in BOTH),
    "bold lines": TITLE
    + "## Exercises\n\n"
    + "\n\n".join(f"**{n}**\n{' '.join(s)}" for n, s in BOTH),
    "bold lines with a break": TITLE
    + "## Exercises\n\n"
    + "\n\n".join(f"**{n}**\\\n{' '.join(s)}" for n, s in BOTH),
    "emphasis and a list": TITLE
    + "### Hip work\n\n"
    + "\n\n".join(f"*{n}:*\n\n{bulleted(s)}" for n, s in BOTH),
    "lists that begin again at one": TITLE
    + "## Exercises\n\n"
    + "\n".join(f"{n}:\n{numbered(s)}" for n, s in BOTH),
    "run in": TITLE + "## Exercises\n\n" + "\n\n".join(f"**{n}** – {' '.join(s)}" for n, s in BOTH),
    "run in, with pictures between": TITLE
    + "## Exercises\n\n"
    + "\n\n".join(
        f"{at}. {n}: {' '.join(s)}\n\n![{n}](x.jpg)" for at, (n, s) in enumerate(BOTH, 1)
    ),
    "names without a blank line": TITLE
    + "## Exercises\n\n"
    + "\n".join(f"{n}\n{bulleted(s)}" for n, s in BOTH),
    "steps in paragraphs": TITLE
    + "## Exercises\n\n"
    + "\n\n".join(f"**{n}**\n\n" + "\n\n".join(s) for n, s in BOTH),
    "captions between": TITLE
    + "## Exercises\n\n"
    + "\n\n".join(
        f"### {n}\n\nslide {at} of 2, {n},\n\n{bulleted(s)}" for at, (n, s) in enumerate(BOTH, 1)
    ),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=list(LAYOUTS))
def test_two_exercises_are_found_with_their_own_steps(text):
    assert told(text) == BOTH


PLAIN = {
    "single line breaks": "\n".join(f"{n}\n{s[0]}\n{s[1]}\nRepetitions | 12 |" for n, s in BOTH),
    "label blocks": "\n\n".join(
        f"{n}\n\nPurpose: A stronger hip.\n\nStarting position: {s[0]}\n\nAction: {s[1]}\n\n"
        "Repetition: Repeat 12 times."
        for n, s in BOTH
    ),
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=list(PLAIN))
def test_plain_text_gives_each_its_steps_and_its_dose(text):
    found = exercises_of(f"{PLAIN_TITLE}Exercises\n\n{text}\n", "page.txt")
    assert [(one.name, one.steps, dose_of(one.dosage)) for one in found] == [
        (name, steps, {"reps": 12}) for name, steps in BOTH
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Do each of these exercises twice a day.", ""),
        ("", "Try to do all of these exercises twice a day."),
    ],
)
def test_a_dose_said_once_for_all_is_everyones(above, below):
    text = "\n\n".join(f"### {n}\n\n{' '.join(s)}" for n, s in BOTH)
    found = exercises_of(f"{TITLE}## Exercises\n\n{above}\n\n{text}\n\n{below}")
    assert [dose_of(one.dosage) for one in found] == [{"per_day": 2}, {"per_day": 2}]


def test_what_is_said_for_all_gives_none_that_speaks_for_itself_another_amount():
    first = f"### {BOTH[0][0]}\n\n{' '.join(ONE)} Repeat 8 times."
    text = f"{first}\n\n### {BOTH[1][0]}\n\n{' '.join(TWO)}"
    found = exercises_of(f"{TITLE}## Exercises\n\nRepeat each exercise 20 times.\n\n{text}")
    assert [dose_of(one.dosage) for one in found] == [{"reps": 8}, {"reps": 20}]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the video these exercises take 7 minutes.",
        "If you would like, watch all of these for 5 minutes.",
    ],
)
def test_what_orders_nothing_is_no_dose_for_all(sentence):
    text = "\n\n".join(f"### {n}\n\n{' '.join(s)}" for n, s in BOTH)
    found = exercises_of(f"{TITLE}## Exercises\n\n{sentence}\n\n{text}")
    assert [dose_of(one.dosage) for one in found] == [{}, {}]


NOT_ONE = {
    "precautions": "## Precautions\n\n- Don't bend the hip past a right angle.\n"
    "- Don't cross your legs. Keep your knees apart.\n- Never twist on the leg you stand on.\n",
    "advice": "## Preventing it\n\n- Rest! A tendon needs days to mend.\n"
    "- Increase slowly. Add no more than a tenth each week.\n- Drink enough. Sleep eight hours.\n",
    "causes": "## What causes it?\n\n- Sitting for long hours\n- Old sprains that never healed\n"
    "- Standing up too fast: the blood sinks into the legs\n",
    "a link": "## Interactive link\n\nWatch this video to learn more about the hip joint.\n",
    "self-care": "## Self-care\n\n**Ice** – Put a cold pack on the hip for 20 minutes.\n\n"
    "**Sleep** – Lie on your side with a pillow between your knees.\n",
    "a test": "## The Trendelenburg test\n\nStand on one leg. Hold it for 30 seconds.\n",
    "muscles": "## Muscles of the hip\n\n- Gluteus medius: holds the pelvis level\n"
    "- Psoas: lifts the knee\n- Piriformis: turns the thigh out\n",
    "a title": "Lie low for a week, keep the leg up and walk a little.\n",
}


@pytest.mark.parametrize("text", NOT_ONE.values(), ids=list(NOT_ONE))
def test_what_only_looks_like_exercises_is_none(text):
    assert exercises_of(f"{TITLE}{text}") == ()


def test_a_field_that_recurs_is_no_name():
    text = "\n\n".join(
        f"## {n}\n\n**Setting up:** {s[0]}\n\n**Moving:** {s[1]}\n\n**Reps:** 10" for n, s in BOTH
    )
    assert [one.name for one in exercises_of(TITLE + text)] == ["Hip bridge", "Side leg lift"]


def test_an_exercise_takes_no_dose_of_the_next():
    text = "\n\n".join(
        f"**{n}** – {' '.join(s)}{dose}"
        for (n, s), dose in zip(BOTH, ("", " Repeat 15 times."), strict=True)
    )
    found = exercises_of(f"{TITLE}## Exercises\n\n{text}")
    assert [dose_of(one.dosage) for one in found] == [{}, {"reps": 15}]


def test_a_step_without_a_verb_is_a_step_among_steps():
    steps = ("Hold the arm out.", "Palm facing the ceiling", "Turn the palm down.")
    below = f"### Forearm turn\n\n{bulleted(steps)}\n\n### Hip bridge\n\n{bulleted(ONE)}"
    assert told(f"{TITLE}## Exercises\n\n{below}")[0] == ("Forearm turn", steps)


def test_an_entry_below_a_step_that_only_goes_on_with_it_is_no_step():
    steps = "1. Sit tall.\n   - on a firm chair\n2. Pull your chin back.\n"
    text = f"# Neck care\n\n## Chin tuck\n\n{steps}\nRepeat 10 times.\n"
    assert told(text) == [("Chin tuck", ("Sit tall.", "Pull your chin back."))]


def test_a_heading_on_how_to_practise_it_is_called_by_what_it_is():
    text = TITLE + "\n\n".join(
        f"## How to practise the {name.lower()}\n\n{numbered(steps)}" for name, steps in BOTH
    )
    assert [name for name, _ in told(text)] == ["Hip bridge", "Side leg lift"]


NAMELESS = ("Bend your knees", "Straighten one leg")


@pytest.mark.parametrize("mark", ["{at}. ", "- "])
def test_exercises_without_names_are_called_by_their_first_order(mark):
    entries = (
        f"{NAMELESS[0]} as far as you can. Hold for 5 seconds. Repeat 10 times.",
        f"{NAMELESS[1]} and hold it there for 5 seconds. Repeat 10 times.",
        "Lift your heels. Hold for 3 seconds. Repeat 10 times.",
    )
    text = "# Exercises after your operation\n\nDo these three times a day.\n\n"
    text += "".join(f"{mark.format(at=at)}{one}\n" for at, one in enumerate(entries, 1))
    found = exercises_of(text)
    assert len(found) == len(entries)
    assert all(one.name.startswith(name) for one, name in zip(found, NAMELESS, strict=False))
    assert [one.dosage.hold_seconds.low for one in found] == [5, 5, 3]


@pytest.mark.parametrize("sentence", ["You may start a day or two later.", "Do it a day later."])
def test_a_day_that_passes_is_no_dose(sentence):
    assert read_dose([sentence]).dosage.per_day is None


@pytest.mark.parametrize(("how_many", "often"), [("both", True), ("two", True), ("three", False)])
def test_a_dose_for_so_many_is_for_so_many_alone(how_many, often):
    below = f"\n\n## How often\n\nDo {how_many} of these exercises 4 times a day.\n"
    text = TITLE + "\n\n".join(f"## {name}\n\n{numbered(steps)}" for name, steps in BOTH) + below
    found = [one.dosage.per_day for one in exercises_of(text)]
    assert len(found) == 2
    assert all(found) == often
