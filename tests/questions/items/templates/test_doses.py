import re

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


@pytest.mark.parametrize("register", [CLINICAL, PLAIN])
def test_each_exercise_with_a_dose_is_asked_for_one_number_of_it(register):
    made = [one for one in items(doses.choose, shipped(), register) if not one.options]
    assert len(made) == len(shipped().exercises)
    for item in made:
        assert isinstance(item.key, NumericRange)
        assert "article" in item.prompt


def test_the_number_asked_for_does_not_change_from_draw_to_draw():
    draws = [
        {one.id: (one.template, one.key) for one in items(doses.choose, shipped(), variant=variant)
         if not one.options}
        for variant in range(3)
    ]  # fmt: skip
    assert draws[0] == draws[1] == draws[2]


def test_minutes_stay_minutes():
    (stretch,) = of("dose.hold", items(doses.choose, written(SHOULDER)))
    assert stretch.key == NumericRange(2, 2, "minutes")
    assert "minutes" in stretch.prompt


def test_seconds_stay_seconds_where_the_article_counts_in_them():
    (pigeon,) = of("dose.hold", items(doses.choose, shipped()))
    assert pigeon.key == NumericRange(30, 60, "seconds")


@pytest.mark.parametrize("facts", [shipped(), labelled("foot-core.md"), labelled("kneecap.html")])
@pytest.mark.parametrize("seed", range(6))
def test_of_reports_one_keeps_to_its_dose_and_none_other_comes_near(facts, seed):
    (log,) = of("dose.log", items(doses.choose, facts, seed=seed))
    right = {text: _keeps(text, facts) for text in (key_text(log), *wrong_texts(log))}
    assert right.pop(key_text(log))
    assert not any(right.values())


def test_the_right_report_is_of_now_this_exercise_now_that():
    kept = {
        key_text(of("dose.log", items(doses.choose, shipped(), seed=seed))[0]).split(",")[0]
        for seed in range(12)
    }
    assert len(kept) > 2


def test_wrong_reports_are_too_little_as_well_as_too_much():
    told = [
        why
        for seed in range(6)
        for item in of("dose.log", items(doses.choose, shipped(), seed=seed))
        for why in item.feedback.by_option.values()
    ]
    assert any("more" in why for why in told)
    assert any("fewer" in why or "less" in why for why in told)


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
    made = items(doses.choose, labelled("hip-actions.md"))
    told = {one.name for one in labelled("hip-actions.md").exercises if not one.dosage.is_empty}
    assert all(any(name in item.prompt for name in told) for item in made if not item.options)


def _keeps(report, facts):
    """Whether what somebody did lies within the article's dose, read anew from the words."""
    exercise = next(one for one in facts.exercises if report.startswith(one.name.strip()))
    value, unit = re.search(r"(\d+) (\w+)", report.removeprefix(exercise.name)).groups()
    dose = exercise.dosage
    span = dose.reps if unit.startswith("rep") else dose.hold_seconds or dose.duration_seconds
    seconds = int(value) * (60 if unit.startswith("minute") else 1)
    return span.low <= seconds <= span.high
