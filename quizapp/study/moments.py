"""Now, and the learner's day around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from quizapp.clock import utc_now
from quizapp.locale import local_day, local_midnights


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, and the ends of the learner's day around it, in UTC; `day` is that day's date."""

    now: dt.datetime
    begins: dt.datetime
    ends: dt.datetime
    day: dt.date


def this_moment() -> Moment:
    """Now, with the ends of the day where the asking person is."""
    now = utc_now()
    return Moment(now, *local_midnights(now), local_day(now))
