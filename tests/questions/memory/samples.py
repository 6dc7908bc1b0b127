"""Answers for the tests of memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hypothesis import strategies as st

from questions.memory import Card, Evidence, review

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)

RIGHT, WRONG = Evidence(1.0), Evidence(0.0)
TRUE_FALSE = Evidence(1.0, guess=0.5)
CHOICE = Evidence(1.0, guess=0.25)

evidence = st.builds(
    Evidence,
    score=st.sampled_from([0.0, 0.3, 0.5, 0.8, 1.0]),
    guess=st.sampled_from([0.0, 1 / 24, 0.25, 1 / 3, 0.5]),
    beside=st.one_of(st.none(), st.floats(0, 1)),
    certainty=st.sampled_from([None, 1, 2, 3]),
    hinted=st.booleans(),
    is_fast=st.booleans(),
)
waits = st.timedeltas(min_value=dt.timedelta(0), max_value=200 * DAY)
histories = st.lists(st.tuples(evidence, waits), min_size=1, max_size=12)


def after(history: Iterable[tuple[Evidence, dt.timedelta]]) -> tuple[Card, dt.datetime]:
    """The card that answers leave, each given so long after the one before; and when the last
    was."""
    card, now = None, NOW
    for one, wait in history:
        now += wait
        card = review(card, one, now)
    assert card is not None
    return card, now


def known(days: float = 0.0) -> Card:
    """A card that was right twice, the last time so many days ago."""
    first = NOW - days * DAY - 10 * MINUTE
    return review(review(None, RIGHT, first), RIGHT, first + 10 * MINUTE)
