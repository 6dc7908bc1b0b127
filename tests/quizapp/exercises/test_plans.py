"""What a person is to do, put together of picks and prescriptions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from questions.facts.model import Dosage, Exercise, Range
from quizapp.exercises.plans import History, Prescribed, history_of, make_plan
from quizapp.exercises.sheets import Said, Sheet

_NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
_LONG_AGO = _NOW - dt.timedelta(days=200)
_TWO = Dosage(sets=Range(2, 2))
_THREE = Dosage(sets=Range(3, 3))
_EXERCISES = tuple(
    Exercise(name, name, None, (), (), None, Dosage(reps=Range(10, 10)), (), {})
    for name in ("bridge", "plank", "squat")
)
_SHEET = Sheet(7, "hip", "The hip", 1, Said(_EXERCISES, (), ()))
_FOR_ALL = Prescribed(
    class_id=1,
    class_name="Hips",
    clinician="Dr Reed",
    article_id=7,
    exercise_id="plank",
    name="plank",
    is_own=False,
    number=1,
    dose=_TWO,
    line="",
    is_ended=False,
    made_at=_NOW - dt.timedelta(days=20),
)
_OWN = replace(_FOR_ALL, is_own=True, dose=_THREE, made_at=_NOW - dt.timedelta(days=10))


def _history(*versions: Prescribed, joined_at: dt.datetime = _LONG_AGO) -> History:
    return history_of(versions, joined_at)


def test_what_was_picked_stands_in_the_order_of_the_article() -> None:
    plan = make_plan({(7, "squat"): "squat", (7, "bridge"): "bridge"}, [], [_SHEET], _NOW)
    assert [entry.exercise.name for entry in plan.entries] == ["bridge", "squat"]
    assert plan.entries[0].dose == Dosage(reps=Range(10, 10))


def test_a_pick_that_no_article_offers_is_named() -> None:
    plan = make_plan({(7, "lunge"): "Lunge", (8, "row"): "Row"}, [], [_SHEET], _NOW)
    assert (plan.entries, plan.lost) == ((), ("Lunge", "Row"))


def test_a_prescribed_dose_takes_the_place_of_the_articles() -> None:
    plan = make_plan({(7, "plank"): "plank"}, [_history(_FOR_ALL)], [_SHEET], _NOW)
    (entry,) = plan.entries
    assert (entry.dose, entry.is_picked) == (_TWO, True)


def test_what_is_for_one_person_holds_instead_of_what_is_for_all() -> None:
    for versions in ((_FOR_ALL, _OWN), (_OWN, _FOR_ALL)):
        assert _history(*versions).newest.dose == _THREE


def test_the_first_dose_of_ones_own_is_a_change_of_the_classs() -> None:
    history = _history(_FOR_ALL, _OWN)
    assert history.before is not None
    assert (history.before.dose, history.newest.made_at) == (_TWO, _OWN.made_at)


def test_when_ones_own_ends_that_for_all_holds_again_from_then_on() -> None:
    ended_at = _NOW - dt.timedelta(days=1)
    ended = replace(_OWN, number=2, is_ended=True, made_at=ended_at)
    newest = _history(_FOR_ALL, _OWN, ended).newest
    assert (newest.dose, newest.is_ended, newest.made_at) == (_TWO, False, ended_at)


def test_a_change_for_all_does_not_touch_who_has_a_dose_of_their_own() -> None:
    later = replace(_FOR_ALL, number=2, dose=Dosage(sets=Range(5, 5)), made_at=_NOW)
    history = _history(_FOR_ALL, _OWN, later)
    assert (history.newest.dose, len(history.versions)) == (_THREE, 2)


def test_changes_before_somebody_joined_are_not_told() -> None:
    later = replace(_FOR_ALL, number=2, dose=_THREE, made_at=_NOW - dt.timedelta(days=5))
    history = _history(_FOR_ALL, later, joined_at=_NOW - dt.timedelta(days=2))
    assert (history.newest.dose, history.before) == (_THREE, None)


@pytest.mark.parametrize(("days", "is_told"), [(1, True), (27, True), (28, False)])
def test_an_end_is_told_for_four_weeks(days: int, is_told: bool) -> None:
    ended = replace(_FOR_ALL, number=2, is_ended=True, made_at=_NOW - dt.timedelta(days=days))
    first = replace(_FOR_ALL, made_at=_LONG_AGO + dt.timedelta(days=1))
    plan = make_plan({}, [_history(first, ended)], [_SHEET], _NOW)
    assert (plan.entries, bool(plan.ended)) == ((), is_told)


def test_of_two_classes_the_newest_holds_and_the_other_is_told() -> None:
    elsewhere = replace(_OWN, class_id=2, class_name="Knees")
    plan = make_plan({}, [_history(_FOR_ALL), _history(elsewhere)], [_SHEET], _NOW)
    (entry,) = plan.entries
    assert [one.newest.class_name for one in entry.histories] == ["Knees", "Hips"]
    assert entry.dose == _THREE


def test_after_the_last_exercise_comes_none() -> None:
    plan = make_plan({(7, "squat"): "squat", (7, "bridge"): "bridge"}, [], [_SHEET], _NOW)
    first, last = plan.entries
    assert (plan.after(first), plan.after(last)) == (last, None)
    assert plan.after(replace(first, exercise=_EXERCISES[1])) is None
