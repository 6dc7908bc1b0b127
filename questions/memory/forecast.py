"""The sessions of the next days, for whoever does each of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from questions.memory.cards import Card, review
from questions.memory.evidence import Evidence
from questions.memory.queue import Day, Settings, plan_day

# Of a day to come: late enough that all that falls due on it is due, and the night after it is
# still a night.
_BEFORE_END = dt.timedelta(minutes=30)
_LEARNING_STEP = dt.timedelta(minutes=10)
_RIGHT = Evidence(score=1.0)


def forecast(
    facts: Sequence[str],
    cards: Mapping[str, Card],
    settings: Settings,
    now: dt.datetime,
    ends: Sequence[dt.datetime],
    *,
    new_today: int = 0,
) -> tuple[Day, ...]:
    """A session for each day that ends at one of these moments: the first today, as it is now.

    Each is planned as if those before it had been done and every answer been right, which is the
    least that it can come to. `new_today` facts were begun today already.
    """
    known = dict(cards)
    days = []
    for number, end in enumerate(ends):
        at = now if number == 0 else end - _BEFORE_END
        begun = new_today if number == 0 else 0
        day = plan_day(facts, known, settings, at, number, until=end, new_today=begun)
        for fact in day.facts:
            known[fact] = _answered(known.get(fact), at)
        days.append(day)
    return tuple(days)


def _answered(card: Card | None, at: dt.datetime) -> Card:
    """Right, and again within its first minutes of learning, where it is in them."""
    after = review(card, _RIGHT, at)
    if after.memory is not None and after.memory.step is not None:
        after = review(after, _RIGHT, at + _LEARNING_STEP)
    return after
