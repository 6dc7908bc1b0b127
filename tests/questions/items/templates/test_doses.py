import pytest

from questions.items.model import NumericRange
from questions.items.patients import is_for_patients_alone
from questions.items.question import CLINICAL, PLAIN
from questions.items.registers import in_register
from questions.items.templates import doses
from tests.questions.items.templates.practising import (
    SHOULDER,
    items,
    labelled,
    of,
    shipped,
    written,
)

OTHER = "### Toe curl\n\n1. Sit and curl the toes.\n\n**Dose:** 40 repetitions.\n"
ARTICLES = [written(SHOULDER), labelled("acl-protocol.txt"), labelled("neck.html")]


def asked(dose: str, *steps: str) -> list:
    """What is asked of one exercise with this dose, beside another on the same sheet."""
    lines = "\n".join(f"{at}. {step}" for at, step in enumerate(steps, 1))
    text = f"# Knees\n\n### Heel dig\n\n1. Lie on your back.\n{lines}\n\n**Dose:** {dose}\n\n"
    made = items(doses.choose, written(text + OTHER), PLAIN)
    return [one for one in made if "Heel dig" in one.prompt]


@pytest.mark.parametrize("facts", ARTICLES)
def test_the_numbers_of_a_handout_have_plain_words_alone(facts):
    assert items(doses.choose, facts, CLINICAL) == []


def test_the_amounts_of_an_article_about_the_body_are_asked_of_patients_alone():
    made = items(doses.choose, shipped(), PLAIN)
    assert {one.facts[0].split(".")[0] for one in made} <= {one.id for one in shipped().exercises}
    assert made
    assert all(is_for_patients_alone(one.template) for one in made)
    assert not in_register(made, PLAIN)
    assert not in_register(made, CLINICAL)


def test_a_range_counts_as_a_whole():
    made = {item.prompt: item.key for item in items(doses.choose, shipped(), PLAIN)}
    prompt = "How many seconds does the article say to hold"
    (key,) = [key for asked, key in made.items() if asked.startswith(prompt)]
    assert key == NumericRange(30, 60, "seconds")


def test_an_exercise_is_asked_for_one_number_of_its_dose_and_never_for_its_sets():
    made = items(doses.choose, written(SHOULDER), PLAIN)
    assert "dose.sets" not in {one.template for one in made}
    assert len({one.facts for one in made}) == len(made) == len(written(SHOULDER).exercises)
    for item in made:
        assert isinstance(item.key, NumericRange)
        assert "sheet" in item.prompt


def test_the_feedback_tells_the_whole_dose():
    (item,) = asked("3 sets of 10 repetitions, twice a day.", "Push the heel into the floor.")
    assert "3 sets of 10 repetitions, twice a day" in item.feedback.right


@pytest.mark.parametrize("dose", ["Hold for 30 to 120 seconds.", "Hold for 20 to 60 seconds."])
def test_a_range_that_holds_any_guess_is_not_asked(dose):
    assert asked("Hold for 20 to 40 seconds.", "Push the heel into the floor.")
    assert not asked(dose, "Push the heel into the floor.")


@pytest.mark.parametrize("way", ["each way", "in each direction", "and then reverse"])
def test_counts_that_may_be_meant_for_two_ways_are_not_asked(way):
    assert asked("10 repetitions.", "Push the heel into the floor.")
    assert not asked(f"10 repetitions {way}.", "Push the heel into the floor.")


def test_how_often_alone_is_a_whole_sentence():
    (item,) = asked("3 to 4 times a day.", "Push the heel into the floor.")
    assert "asks for it 3–4 times a day." in item.feedback.right


def test_the_number_asked_for_does_not_change_from_draw_to_draw():
    draws = [
        {
            one.id: (one.template, one.key)
            for one in items(doses.choose, labelled("neck.html"), PLAIN, variant=variant)
        }
        for variant in range(3)
    ]
    assert draws[0] == draws[1] == draws[2]


def test_minutes_stay_minutes():
    (stretch,) = of("dose.hold", items(doses.choose, written(SHOULDER), PLAIN))
    assert stretch.key == NumericRange(2, 2, "minutes")
    assert "minutes" in stretch.prompt


def test_a_hint_is_given_only_where_it_helps():
    """ "A single number" helps nobody; that any number of a range counts does."""
    (one,) = asked("10 repetitions.", "Push the heel into the floor.")
    (span,) = asked("10 to 15 repetitions.", "Push the heel into the floor.")
    assert one.hint is None
    assert "any number" in span.hint.text


@pytest.mark.parametrize(
    "dose",
    [
        "10 repetitions every 3 to 4 hours.",
        "10 repetitions, every other day.",
        "10 repetitions daily, rest for 30 seconds between sets.",
        "Hold for at least 30 seconds.",
        "Up to 20 repetitions.",
        "Start with 5 repetitions.",
        "10 repetitions first. Work your way up to 30 repetitions.",
        "10 repetitions. Gradually increase the number.",
        "10 repetitions, as tolerated.",
        "Do this for 2 to 3 minutes, 2 to 3 times an hour.",
        "10 repetitions twice a day (2 sets).",
        "10 repetitions. Rest and repeat the sets.",
    ],
)
def test_a_dose_told_in_part_or_that_grows_is_not_asked(dose):
    assert asked(dose, "Push the heel into the floor.") == []


def test_a_number_in_the_steps_that_the_dose_lacks_makes_it_incomplete():
    (whole,) = asked("10 repetitions.", "Push the heel 10 cm into a towel.")
    assert whole.key == NumericRange(10, 10, "repetitions")
    assert asked("10 repetitions.", "Push the heel in 3 times harder than usual.") == []


@pytest.mark.parametrize(
    ("dose", "is_told"),
    [
        ("10 repetitions on each side.", True),
        ("10 repetitions per leg.", True),
        ("10 repetitions. Repeat with the other leg.", True),
        ("10 repetitions with both legs.", False),
        ("Lower the knees to each side. Repeat 10 times.", False),
    ],
)
def test_sides_are_told_only_where_the_article_counts_by_side(dose, is_told):
    (item,) = asked(dose, "Push the heel into the floor.")
    assert ("each side" in f"{item.prompt} {item.feedback.right}") is is_told


def test_what_the_article_calls_a_minimum_is_not_asked_for():
    text = (
        "# Knees\n\nA minimum of 30 seconds is necessary for a stretch.\n\n### Calf stretch\n\n"
        "1. Step back and push the heel into the floor.\n\n"
        "**Dose:** Hold for 30 seconds, 3 repetitions.\n\n" + OTHER
    )
    doubtless = items(doses.choose, written(text.replace("A minimum of ", "")), PLAIN)
    assert any("Calf stretch" in one.prompt for one in doubtless)
    told = items(doses.choose, written(text), PLAIN)
    assert not any("Calf stretch" in one.prompt for one in told)


def test_an_exercise_without_a_dose_is_not_asked_for_one():
    made = items(doses.choose, labelled("hip-actions.md"), PLAIN)
    told = {one.name for one in labelled("hip-actions.md").exercises if not one.dosage.is_empty}
    assert all(any(name in item.prompt for name in told) for item in made)


def test_a_patient_sees_what_is_done_beside_a_name_that_says_little():
    made = {one.facts[0].split(".")[0]: one.prompt for one in items(doses.choose, shipped(), PLAIN)}
    rocking = next(one for one in shipped().exercises if one.name.startswith("Quadruped"))
    assert f"“{rocking.name}”: “Rock your hips backward" in made[rocking.id]


def test_what_is_held_is_told_by_the_name_and_never_by_a_part_of_the_movement():
    (item,) = asked("Hold for 30 seconds.", "Let the leg hang.", "Then pull the heel in.")
    assert "Let the leg hang" not in item.prompt


def test_a_set_is_not_held():
    (one,) = asked("Hold for 20 seconds. 3 sets.", "Push the heel into the floor.")
    assert "3 sets, each with a hold of 20 seconds" in one.feedback.right
