"""Doses and changes in plain words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from flask import Flask

from questions.facts.model import Dosage, Range
from quizapp.exercises.doses import Change, Recall, asked_amounts, changes
from quizapp.exercises.plans import History, Prescribed
from quizapp.exercises.words import change_sentence, change_words, dose_words, timer_words
from quizapp.locale import date_words, first_weekday

_DAY = dt.date(2026, 12, 3)
_FIRST = Prescribed(
    1, "Hips", "Dr Reed", 7, "plank", "Plank", False, 1, Dosage(sets=Range(2, 2)), "", False,
    dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC),
)  # fmt: skip


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dosage(), ""),
        (Dosage(reps=Range(20, 30)), "20 to 30 repetitions"),
        (Dosage(reps=Range(1, 1)), "1 repetition"),
        (Dosage(sets=Range(2, 3), reps=Range(10, 10)), "2 to 3 sets of 10"),
        (
            Dosage(Range(10, 10), Range(2, 3), Range(5, 5), sides="each"),
            "2 to 3 sets of 10, hold 5 seconds, each side",
        ),
        (Dosage(hold_seconds=Range(30, 60), sides="each"), "Hold 30 to 60 seconds, each side"),
        (Dosage(duration_seconds=Range(120, 180)), "Keep moving for 2 to 3 minutes"),
        (Dosage(duration_seconds=Range(60, 60)), "Keep moving for 1 minute"),
        (
            Dosage(sets=Range(1, 1), per_day=Range(1, 1), per_week=Range(3, 4)),
            "1 set, once a day, 3 to 4 times a week",
        ),
    ],
)
def test_a_dose_is_said_in_plain_words(app: Flask, dose: Dosage, words: str) -> None:
    with app.test_request_context():
        assert dose_words(dose) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("sets", Range(2, 2), Range(3, 3)), "3 sets instead of 2"),
        (Change("reps", Range(8, 10), Range(12, 12)), "12 repetitions instead of 8 to 10"),
        (Change("hold_seconds", None, Range(5, 5)), "new: 5 seconds"),
        (Change("per_day", Range(2, 2), None), "no longer 2 times a day"),
    ],
)
def test_a_change_says_what_was_before(app: Flask, change: Change, words: str) -> None:
    with app.test_request_context():
        assert change_words(change) == words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en-GB", "Changed on 3 Dec 2026: 3 sets instead of 2."),
        ("en-US", "Changed on Dec 3, 2026: 3 sets instead of 2."),
    ],
)
def test_a_changed_dose_has_its_day_as_the_region_says_it(
    app: Flask, language: str, sentence: str
) -> None:
    second = replace(
        _FIRST,
        number=2,
        dose=Dosage(sets=Range(3, 3)),
        made_at=dt.datetime(2026, 12, 3, 9, tzinfo=dt.UTC),
    )
    with app.test_request_context(headers={"Accept-Language": language}):
        assert change_sentence(History((second, _FIRST))) == sentence


@pytest.mark.parametrize(
    ("after", "part"),
    [
        (replace(_FIRST, dose=replace(_FIRST.dose, sides="each")), ": each side."),
        (replace(_FIRST, line="Slowly"), ": a new message from your clinician."),
    ],
)
def test_changes_of_other_parts_are_said_too(app: Flask, after: Prescribed, part: str) -> None:
    with app.test_request_context():
        assert change_sentence(History((after, _FIRST))).endswith(part)


def test_the_first_dose_is_no_change(app: Flask) -> None:
    with app.test_request_context():
        assert change_sentence(History((_FIRST,))) == ""
        ended = replace(_FIRST, is_ended=True)
        assert change_sentence(History((_FIRST, ended))) == ""


@pytest.mark.parametrize(
    ("languages", "day", "weekday"),
    [
        ("en-GB,en;q=0.8", "3 Dec 2026", 0),
        ("en-US", "Dec 3, 2026", 6),
        ("fr-CA,es-MX;q=0.9", "3 dic 2026", 6),
        ("*,xx-YY,e,en", "Dec 3, 2026", 0),
        ("", "Dec 3, 2026", 0),
    ],
)
def test_days_and_weeks_are_those_of_the_region(
    app: Flask, languages: str, day: str, weekday: int
) -> None:
    with app.test_request_context(headers={"Accept-Language": languages}):
        assert (date_words(_DAY), first_weekday()) == (day, weekday)


def test_a_day_is_written_in_full(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en-GB"}):
        assert date_words(_DAY, "full") == "Thursday, 3 December 2026"


@pytest.mark.parametrize(
    ("given", "is_right"),
    [
        (Range(2, 2), True),
        (Range(3, 3), True),
        (Range(2, 3), True),
        (Range(1, 1), False),
        (Range(2, 4), False),
        (None, False),
    ],
)
def test_an_amount_within_the_range_is_right(given: Range | None, is_right: bool) -> None:
    assert Recall("sets", given, Range(2, 3)).is_right == is_right


def test_only_what_a_dose_gives_is_asked() -> None:
    assert asked_amounts(Dosage(reps=Range(3, 3), per_day=Range(1, 1), sides="each")) == (
        "reps",
        "per_day",
    )


def test_only_amounts_that_differ_are_changes() -> None:
    before = Dosage(sets=Range(2, 2), reps=Range(10, 10))
    after = Dosage(sets=Range(3, 3), reps=Range(10, 10))
    assert changes(before, after) == (Change("sets", Range(2, 2), Range(3, 3)),)


def test_the_timer_gets_no_words_that_its_dose_does_not_need(app: Flask) -> None:
    with app.test_request_context():
        counted = timer_words(Dosage(reps=Range(10, 20)))
        held = timer_words(Dosage(hold_seconds=Range(30, 60), sides="each"))
    assert {"count", "allDone"} <= set(counted) < set(held)
    assert {"endedAgo", "otherSide"} <= set(held)
    assert not {"endedAgo", "otherSide"} & set(counted)
