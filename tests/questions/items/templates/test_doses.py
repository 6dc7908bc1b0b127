import re
from collections import Counter

import pytest

from questions.facts.model import Dosage, Range
from questions.items.model import NumericRange
from questions.items.question import CLINICAL, PLAIN
from questions.items.templates import doses
from questions.items.templates.doses import _differ
from tests.questions.items.templates.practising import (
    SHOULDER,
    items,
    key_text,
    labelled,
    of,
    shipped,
    written,
    wrong_texts,
)

ARTICLES = [shipped(), labelled("foot-core.md"), labelled("kneecap.html")]


def asked(dose: str, *steps: str) -> list:
    """What is asked of one exercise with this dose."""
    lines = "\n".join(f"{at}. {step}" for at, step in enumerate(steps, 1))
    text = f"# Knees\n\n### Heel dig\n\n1. Lie on your back.\n{lines}\n\n**Dose:** {dose}\n"
    return items(doses.choose, written(text), PLAIN)


@pytest.mark.parametrize("facts", ARTICLES)
def test_no_professional_is_asked_for_the_numbers_of_a_handout(facts):
    assert items(doses.choose, facts, CLINICAL) == []


def test_an_exercise_is_asked_for_one_number_of_its_dose_and_never_for_its_sets():
    made = [one for one in items(doses.choose, shipped(), PLAIN) if not one.options]
    assert "dose.sets" not in {one.template for one in made}
    assert len({one.facts for one in made}) == len(made) == len(shipped().exercises) - 1
    for item in made:
        assert isinstance(item.key, NumericRange)
        assert "article" in item.prompt


def test_the_number_asked_for_does_not_change_from_draw_to_draw():
    draws = [
        {
            one.id: (one.template, one.key)
            for one in items(doses.choose, shipped(), PLAIN, variant=variant)
            if not one.options
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
    for item in items(doses.choose, shipped(), PLAIN):
        if isinstance(item.key, NumericRange):
            is_range = item.key.low < item.key.high
            assert (item.hint is not None) == is_range
            assert not is_range or "any number" in item.hint.text


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


@pytest.mark.parametrize("facts", ARTICLES)
@pytest.mark.parametrize("seed", range(4))
def test_one_report_alone_keeps_to_every_number_of_the_dose(facts, seed):
    made = of("dose.log", items(doses.choose, facts, PLAIN, seed=seed))
    assert made
    for log in made:
        exercise = next(one for one in facts.exercises if f"“{one.name.strip()}”" in log.prompt)
        assert _keeps(key_text(log), exercise.dosage)
        assert len(wrong_texts(log)) == 3
        assert not any(_keeps(text, exercise.dosage) for text in wrong_texts(log))


def test_no_report_is_told_by_what_it_shares_with_the_others():
    """Each number that differs stands in two of the four."""
    for log in of("dose.log", items(doses.choose, labelled("kneecap.html"), PLAIN)):
        told = [one.text.partition(": ")[2] for one in log.options]
        parts = Counter(part for text in told for part in re.split(r", | of ", text))
        assert {*parts.values()} <= {2, 4}


def test_a_dose_of_one_number_makes_no_report():
    made = of("dose.log", items(doses.choose, shipped(), PLAIN))
    assert {one.prompt.split("“")[1].split("”")[0].split(" ")[0] for one in made} == {
        "Quadruped",
        "Seated",
    }


def test_what_the_article_calls_a_minimum_is_not_asked_for():
    text = (
        "# Knees\n\nA minimum of 30 seconds is necessary for a stretch.\n\n### Calf stretch\n\n"
        "1. Step back and push the heel into the floor.\n\n"
        "**Dose:** Hold for 30 seconds, 3 repetitions.\n"
    )
    assert items(doses.choose, written(text.replace("A minimum of ", "")), PLAIN)
    assert items(doses.choose, written(text), PLAIN) == []


def test_wrong_reports_are_too_little_as_well_as_too_much():
    told = [
        why
        for seed in range(6)
        for item in of("dose.log", items(doses.choose, shipped(), PLAIN, seed=seed))
        for why in item.feedback.by_option.values()
    ]
    assert any("oo many" in why for why in told)
    assert any("oo few" in why for why in told)


def test_doses_are_matched_only_where_they_are_far_apart():
    for one, other in [
        (Dosage(reps=Range(20, 30)), Dosage(reps=Range(10, 20))),
        (Dosage(reps=Range(20, 20)), Dosage(reps=Range(10, 10), sets=Range(2, 3))),
        (Dosage(hold_seconds=Range(10, 30)), Dosage(hold_seconds=Range(30, 60))),
        (Dosage(reps=Range(8, 8)), Dosage(reps=Range(10, 10))),
    ]:
        assert not _differ(one, other)
    assert _differ(Dosage(reps=Range(10, 12)), Dosage(reps=Range(20, 30)))
    assert _differ(Dosage(reps=Range(10, 12)), Dosage(hold_seconds=Range(10, 12)))


def test_an_exercise_without_a_dose_is_not_asked_for_one():
    made = items(doses.choose, labelled("hip-actions.md"), PLAIN)
    told = {one.name for one in labelled("hip-actions.md").exercises if not one.dosage.is_empty}
    assert all(any(name in item.prompt for name in told) for item in made if not item.options)


def _keeps(report: str, dose: Dosage) -> bool:
    """Whether all that somebody did lies within the article's dose, read anew from the words."""
    told = report.partition(": ")[2].replace("once", "1 times").replace("twice", "2 times")
    spans = {
        r"(\d+) sets?": dose.sets,
        r"(\d+) repetitions?": dose.reps,
        r"held for (\d+) seconds?": dose.hold_seconds,
        r"(\d+) times a day": dose.per_day,
        r"(\d+) times a week": dose.per_week,
    }
    values = {pattern: re.search(pattern, told) for pattern in spans}
    return all(
        spans[pattern].low <= int(found[1]) <= spans[pattern].high
        for pattern, found in values.items()
        if found and spans[pattern]
    ) and (
        not (found := re.search(r"(\d+) minutes?", told)) or int(found[1]) * 60 in _seconds(dose)
    )


def _seconds(dose: Dosage) -> range:
    span = dose.duration_seconds or dose.hold_seconds
    return range(span.low, span.high + 1) if span else range(0)
