"""Dates over a change of the clocks."""

from __future__ import annotations

import datetime as dt

import pytest

from quizapp.assignments.times import ClockChange, resolve, wall_time


@pytest.mark.parametrize(
    ("wall", "utc", "change"),
    [
        ("2026-12-01T23:59", "2026-12-01T22:59", None),
        ("2026-07-01T23:59", "2026-07-01T21:59", None),
        # On this night 2:00 is followed by 3:00, so that 2:30 is 3:30 in summer time.
        ("2026-03-29T02:30", "2026-03-29T01:30", ClockChange.SKIPPED),
        # On this one 2:30 comes twice: the second time is winter time.
        ("2026-10-25T02:30", "2026-10-25T01:30", ClockChange.DOUBLED),
    ],
)
def test_a_time_on_the_clock_is_one_moment(wall: str, utc: str, change: ClockChange | None) -> None:
    resolved = resolve(dt.datetime.fromisoformat(wall), "Europe/Madrid")
    assert resolved.moment == dt.datetime.fromisoformat(utc + "+00:00")
    assert resolved.change == change


def test_what_was_entered_is_shown_again() -> None:
    wall = dt.datetime.fromisoformat("2026-12-01T23:59")
    assert wall_time(resolve(wall, "America/Bogota").moment, "America/Bogota") == wall


def test_a_zone_that_this_machine_does_not_know_is_utc() -> None:
    assert wall_time(dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "Mars/Base").hour == 0
