"""The calendar as the `icalendar` package reads it back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask_babel import force_locale
from icalendar import Calendar, Event

from quizapp.reminders.ical import write_calendar
from quizapp.reminders.service import DueDay, Reminders

BERLIN = ZoneInfo("Europe/Berlin")
CHANGED = dt.datetime(2026, 10, 24, 7, 30, tzinfo=dt.UTC)
REMINDERS = Reminders(
    user_id=7,
    language="en",
    zone=BERLIN,
    at=dt.time(18, 30),
    days=(
        DueDay(dt.date(2026, 10, 24), due=9, new=3, minutes=8),
        DueDay(dt.date(2026, 10, 25), due=1, new=0, minutes=1),
    ),
    exam_on=dt.date(2026, 12, 1),
    changed_at=CHANGED,
)


@pytest.fixture(autouse=True)
def _request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def _write(reminders: Reminders = REMINDERS) -> bytes:
    return write_calendar(reminders, "quiz.example", "https://quiz.example/")


def _events(reminders: Reminders = REMINDERS) -> list[Event]:
    calendar = Calendar.from_ical(_write(reminders))
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_each_day_and_the_exam_is_an_event() -> None:
    first, second, exam = _events()
    assert first["summary"] == "12 facts: 9 due, 3 new · about 8 minutes"
    assert first["description"].startswith("Counted as if")
    assert second["summary"] == "1 fact is due · about 1 minute"
    assert (exam["summary"], exam.decoded("dtstart")) == ("My exam", dt.date(2026, 12, 1))
    assert exam.decoded("dtend") == dt.date(2026, 12, 2)


def test_over_a_change_of_clocks_the_time_of_the_day_stays() -> None:
    first, second, _ = _events()
    begins = [event.decoded("dtstart") for event in (first, second)]
    assert [one.astimezone(BERLIN).time() for one in begins] == [dt.time(18, 30)] * 2
    assert begins[1] - begins[0] == dt.timedelta(hours=25)
    assert first.decoded("dtend") - begins[0] == dt.timedelta(minutes=8)


def test_a_time_of_the_day_rings() -> None:
    (alarm,) = _events()[0].walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm.decoded("trigger") == dt.timedelta()


def test_without_a_time_a_reminder_is_of_the_whole_day() -> None:
    first, *_ = _events(dataclasses.replace(REMINDERS, at=None))
    assert first.decoded("dtstart") == dt.date(2026, 10, 24)
    assert first.decoded("dtend") == dt.date(2026, 10, 25)
    assert list(first.walk("VALARM")) == []


def test_events_keep_their_uid_whatever_changes() -> None:
    later = dataclasses.replace(
        REMINDERS,
        at=None,
        language="es",
        days=REMINDERS.days[1:],
        exam_on=dt.date(2027, 1, 1),
        changed_at=CHANGED + dt.timedelta(days=1),
    )
    before, after = ([event["uid"] for event in _events(one)] for one in (REMINDERS, later))
    assert before == ["due-20261024-7@quiz.example", "due-20261025-7@quiz.example",
                      "exam-7@quiz.example"]  # fmt: skip
    assert after == before[1:]


def test_lines_are_folded_and_commas_escaped() -> None:
    written = _write()
    lines = written.split(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert "SUMMARY:12 facts: 9 due\\, 3 new · about 8 minutes".encode() in lines


def test_words_of_other_letters_come_back_whole() -> None:
    with force_locale("es"):
        first, *_ = _events()
    assert "\ufffd" not in first["summary"] + first["description"]


def test_the_same_reminders_are_the_same_bytes() -> None:
    assert _write() == _write(dataclasses.replace(REMINDERS))


def test_every_event_has_what_the_standard_demands() -> None:
    calendar = Calendar.from_ical(_write())
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in _write()
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in _write()
    for event in calendar.walk("VEVENT"):
        assert event.decoded("dtstamp") == CHANGED
        assert event["url"] == "https://quiz.example/"
