"""Dates of a class in words, and what is said of them."""

from __future__ import annotations

import datetime as dt

from flask_babel import gettext as _

from quizapp.assignments.results import State
from quizapp.assignments.times import ClockChange, Resolved, zone_of
from quizapp.locale import date_words, time_words
from quizapp.quizzes.words import problem_sentence


def in_zone(moment: dt.datetime, zone: str) -> str:
    """A moment as the clocks of a class show it, with the name of its zone."""
    there = moment.astimezone(zone_of(zone))
    return f"{date_words(there.date())}, {time_words(there)} ({zone.replace('_', ' ')})"


def change_sentence(resolved: Resolved, zone: str) -> str | None:
    """What was decided where the clocks change just then."""
    moment = in_zone(resolved.moment, zone)
    if resolved.change is ClockChange.SKIPPED:
        return str(_("The clocks jump over that time. It is taken as %(moment)s.", moment=moment))
    if resolved.change is ClockChange.DOUBLED:
        return str(
            _(
                "The clocks show that time twice. It is taken as the second one, %(moment)s,"
                " %(utc)s in UTC.",
                moment=moment,
                utc=f"{resolved.moment:%H:%M}",
            )
        )
    return None


def paper_problem(code: str) -> str:
    """What is wrong with an answer from paper."""
    if code in ("unknown_option", "unknown_group", "unknown_blank", "several_answers"):
        return str(_("The question has no such answer. Look at its letters or numbers."))
    return problem_sentence(code)


def state_words(state: State) -> str:
    words: dict[State, str] = {
        State.NOT_STARTED: _("not started"),
        State.OPEN: _("open"),
        State.HANDED_IN: _("handed in"),
        State.LATE: _("late"),
    }
    return words[state]
