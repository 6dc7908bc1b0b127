"""What somebody says of a flashcard: weak evidence. It moves when a fact is asked, and nothing of
what is called known."""

from __future__ import annotations

import datetime as dt
import enum
from typing import NamedTuple

from questions.memory.cards import Card

# Said to be known, a fact may wait so much longer than it would have, however often it is said.
_PUT_OFF = dt.timedelta(days=1)
# Said to be half known, it is asked by then; said to be unknown, in the next session.
_BROUGHT_FORWARD = dt.timedelta(days=1)
_AT_ONCE = dt.timedelta(minutes=10)


class SelfRating(enum.IntEnum):
    """In the order of the buttons."""

    KNEW = 1
    NOT_QUITE = 2
    NO = 3


class SelfReport(NamedTuple):
    rating: SelfRating
    at: dt.datetime


def planned(card: Card, report: SelfReport | None) -> Card:
    """The card as a day is planned from it; to be asked of nothing else, and never to be stored.

    An answer that came later than the report stands alone. "No" is planned like a wrong answer: it
    comes first, by then. "Not quite" comes within a day. "I knew it" waits a day longer than it
    would have. A fact that was never asked is new, whatever is said of it.
    """
    if report is None or card.last_at is None or report.at <= card.last_at:
        return card
    if report.rating is SelfRating.NO:
        return _due_by(card, report.at + _AT_ONCE)._replace(last_right=False)
    if report.rating is SelfRating.NOT_QUITE:
        return _due_by(card, report.at + _BROUGHT_FORWARD)
    return _put_off(card, report.at + _PUT_OFF)


def _due_by(card: Card, moment: dt.datetime) -> Card:
    memory = card.memory
    if memory is None:
        return card  # due already
    return card._replace(memory=memory._replace(due=min(memory.due, moment)))


def _put_off(card: Card, moment: dt.datetime) -> Card:
    memory = card.memory
    if memory is None or not card.last_right:
        return card  # what was wrong when asked is asked again, whatever is said since
    due = min(max(memory.due, moment), memory.due + _PUT_OFF)
    return card._replace(memory=memory._replace(due=due))
