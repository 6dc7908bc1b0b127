"""Reminders as iCalendar (RFC 5545), in the language that is set."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from questions.lazily import Lazy
from quizapp.reminders.service import DueDay, Reminders, moment_of
from quizapp.study.words import due_words

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = Lazy("icalendar")

_HOURS_BETWEEN = 6  # two looks at it
_SHORTEST = dt.timedelta(minutes=5)


def write_calendar(reminders: Reminders, host: str, url: str) -> bytes:
    """The calendar; `url` is the page on which what is due can be begun. The same reminders give
    the same bytes, and each event keeps its UID for good."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//quizapp//reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("quizapp: what is due"))
    calendar.add(
        "refresh-interval", dt.timedelta(hours=_HOURS_BETWEEN), parameters={"VALUE": "DURATION"}
    )
    calendar.add("x-published-ttl", f"PT{_HOURS_BETWEEN}H")
    for due in reminders.days:
        event = _event(reminders, f"due-{due.day:%Y%m%d}", host, url)
        _place(event, reminders, due)
        event.add("summary", _summary(due))
        event.add("description", _description())
        calendar.add_component(event)
    if reminders.exam_on is not None:
        event = _event(reminders, "exam", host, url)
        _on_day(event, reminders.exam_on)
        event.add("summary", _("My exam"))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _event(reminders: Reminders, name: str, host: str, url: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{name}-{reminders.user_id}@{host}")
    event.add("dtstamp", reminders.changed_at)
    event.add("last-modified", reminders.changed_at)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event


def _place(event: icalendar.Event, reminders: Reminders, due: DueDay) -> None:
    """In UTC, which means the same to every calendar before and after a change of clocks."""
    if reminders.at is None:
        _on_day(event, due.day)
        return
    begins = moment_of(due.day, reminders.at, reminders.zone)
    event.add("dtstart", begins)
    event.add("dtend", begins + max(dt.timedelta(minutes=due.minutes), _SHORTEST))
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(due))
    alarm.add("trigger", dt.timedelta())
    event.add_component(alarm)


def _on_day(event: icalendar.Event, day: dt.date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))


def _summary(due: DueDay) -> str:
    time = ngettext("about %(num)s minute", "about %(num)s minutes", due.minutes)
    return f"{due_words(due.due, due.new)} · {time}"


def _description() -> str:
    return str(
        _("Counted as if you did each day’s facts and answered them right; otherwise it is more.")
    )
