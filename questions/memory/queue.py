"""What to ask today: due facts mixed with new ones, within what the learner has time for."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, nsmallest
from itertools import islice
from typing import Any

from questions.memory.cards import Card, stored_recall
from questions.memory.exam import ExamOutlook, expected_gain, outlook
from questions.memory.scheduling import A_NIGHT

NEW_A_DAY = 10
SECONDS_A_QUESTION = 40.0
LONGEST_SESSION = 30
# Facts are learnt by then, so that the days before the exam are free for looking again.
_LAST_DAYS = 2
_DAY = dt.timedelta(days=1)
# Before an exam, what is recalled less often than this goes before anything new: where time is
# short, fewer facts are begun.
_FADING = 0.6
# Right on one day only, and less likely than this to be there tomorrow: that too. Who forgets
# fast keeps little of what was never confirmed.
_CONFIRMED_WHILE = 0.75
# A look that raises the chance on the day by less is not worth its half minute.
_LEAST_GAIN = 0.01
# A share of each session is kept for new facts, or a backlog would stop all learning: one in so
# many questions; before an exam fewer, since what is begun must be kept as well.
_ROOM, _ROOM_BEFORE_EXAM = 4, 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner wants: at most `new_a_day` new facts, at most `minutes` of questions in a
    session (None: as many as fit LONGEST_SESSION), an exam at a moment in UTC or none."""

    new_a_day: int = NEW_A_DAY
    minutes: float | None = None
    exam: dt.datetime | None = None

    def most_questions(self, seconds_each: float) -> int:
        """How many questions a session has at most."""
        if self.minutes is None:
            return LONGEST_SESSION
        return max(1, int(self.minutes * 60 / seconds_each))


@dataclass(frozen=True, slots=True)
class Day:
    """A session in the order in which to ask: `facts` holds ids, `due` and `new` say how many of
    them are which, `left_over` how many due ones did not fit. `seconds` is about how long it
    takes. `next_due` is when something is due again, where the session is empty."""

    facts: tuple[str, ...]
    due: int
    new: int
    left_over: int
    seconds: float
    next_due: dt.datetime | None
    exam: ExamOutlook | None

    @property
    def minutes(self) -> int:
        return max(1, round(self.seconds / 60))


def plan_day(
    facts: Sequence[str],
    cards: Mapping[str, Card],
    settings: Settings,
    now: dt.datetime,
    seed: int,
    *,
    until: dt.datetime | None = None,
    new_today: int = 0,
    seconds_each: float = SECONDS_A_QUESTION,
) -> Day:
    """The session for now, of `facts` in the order in which to learn them.

    What falls due before `until` (the end of the learner's day) counts as due, unless it is in its
    first minutes of learning. Before an exam the session is filled up with what an answer helps on
    that day. `new_today` facts were begun today already. The same arguments give the same session.
    """
    until = max(until or now, now)
    exam = settings.exam if settings.exam and settings.exam > now else None
    most = settings.most_questions(seconds_each)
    ahead: Iterator[str] = iter(())
    if exam is None:
        due = _due(facts, cards, now, until, seed)
    else:
        due, ahead = _before_exam(facts, cards, exam, now, until, seed)
    waiting = len(due)
    fresh = [fact for fact in facts if fact not in cards or not cards[fact].asked]
    allowance = max(0, _new_a_day(settings, exam, len(fresh), now) - new_today)
    room = most // _ROOM if exam is None else max(most // _ROOM_BEFORE_EXAM, 1)
    new = fresh[: min(allowance, max(most - waiting, room))]
    # Of thousands that are due a session has few: to find these is less work than to sort all.
    chosen = [rank[-1] for rank in nsmallest(most - len(new), due)]
    left_over = waiting - len(chosen)
    # What may wait fills up one session a day, no more: each day has an end.
    seen = _seen_since(cards, until - _DAY) if exam else 0
    chosen += islice(ahead, max(most - seen - len(chosen) - len(new), 0))
    return Day(
        facts=tuple(_mixed(chosen, new)),
        due=len(chosen),
        new=len(new),
        left_over=left_over,
        seconds=(len(chosen) + len(new)) * seconds_each,
        next_due=_next_due(facts, cards, now) if not chosen and not new else None,
        exam=outlook((cards.get(fact) for fact in facts), exam, now, most) if exam else None,
    )


def _due(
    facts: Sequence[str],
    cards: Mapping[str, Card],
    now: dt.datetime,
    until: dt.datetime,
    seed: int,
) -> list[tuple[Any, ...]]:
    """What is due, in any order, each fact behind its rank: sure and wrong first, then what was
    wrong last, then the least likely to be recalled; equal ones as the seed has it."""
    rng = random.Random(seed)  # noqa: S311 - an order, no secret
    ranked = []
    for fact in facts:
        card = cards.get(fact)
        if card is not None and card.asked and _is_due(card, now, until):
            chance = round(stored_recall(card, now), 3)
            ranked.append((not card.is_urgent, card.last_right, chance, rng.random(), fact))
    return ranked


def _is_due(card: Card, now: dt.datetime, until: dt.datetime) -> bool:
    due = card.due
    return due is not None and due <= (now if card.is_in_first_minutes else until)


def _before_exam(
    facts: Sequence[str],
    cards: Mapping[str, Card],
    exam: dt.datetime,
    now: dt.datetime,
    until: dt.datetime,
    seed: int,
) -> tuple[list[tuple[Any, ...]], Iterator[str]]:
    """What is due, since it fades, was wrong, or was right once and will not last, in any order,
    each fact behind its rank; and in order what may be asked ahead of its time. Due, what is
    likeliest recalled goes first: where time is short, less is lost by keeping a fact than by
    learning another again. Ahead, of what an answer helps, what was not asked for longest: spaced
    looks last, and what gains most now would be asked again in a few days. Nothing twice a day but
    what was wrong, and that last."""
    rng = random.Random(seed)  # noqa: S311 - an order, no secret
    due: list[tuple[Any, ...]] = []
    ahead: list[tuple[dt.datetime, float, str]] = []
    today = until - _DAY
    for fact in facts:
        card = cards.get(fact)
        if card is None or card.last_at is None:
            continue
        is_again = card.last_at > today
        if is_again and (card.last_right or (card.due and card.due > now)):
            continue
        chance = stored_recall(card, now)
        if not card.last_right or chance < _FADING or _is_to_confirm(card, now):
            due.append((not card.is_urgent, is_again, -chance, rng.random(), fact))
            continue
        ahead.append((card.last_at, rng.random(), fact))
    # What an answer gains is asked of those alone for which there is room.
    gaining = (
        fact
        for *_, fact in _in_order(ahead)
        if expected_gain(cards[fact], exam, now) >= _LEAST_GAIN
    )
    return due, gaining


def _in_order(
    ranked: list[tuple[dt.datetime, float, str]],
) -> Iterator[tuple[dt.datetime, float, str]]:
    """As sorted, for whoever wants a few of many."""
    heapify(ranked)
    while ranked:
        yield heappop(ranked)


def _is_to_confirm(card: Card, now: dt.datetime) -> bool:
    """Whether a fact was right on one day only and will have faded tomorrow."""
    if card.last_at is None or card.right_since is None:
        return False
    is_confirmed = card.last_at - card.right_since >= A_NIGHT
    return not is_confirmed and stored_recall(card, now + _DAY) < _CONFIRMED_WHILE


def _seen_since(cards: Mapping[str, Card], then: dt.datetime) -> int:
    return sum(card.last_at is not None and card.last_at > then for card in cards.values())


def _new_a_day(settings: Settings, exam: dt.datetime | None, fresh: int, now: dt.datetime) -> int:
    """As the learner wants it; before an exam so many that all are learnt in time."""
    if exam is None:
        return settings.new_a_day
    days = max(1, (exam - now).days - _LAST_DAYS)
    return max(settings.new_a_day, -(-fresh // days))


def _mixed(due: Sequence[str], new: Sequence[str]) -> list[str]:
    """Both in their own order, the new ones spread evenly, something known first."""
    places = [(n / len(due), 0, fact) for n, fact in enumerate(due)]
    places += [((n + 1) / (len(new) + 1), 1, fact) for n, fact in enumerate(new)]
    return [fact for _, _, fact in sorted(places, key=lambda place: place[:2])]


def _next_due(
    facts: Sequence[str], cards: Mapping[str, Card], now: dt.datetime
) -> dt.datetime | None:
    later = (cards[fact].due for fact in facts if fact in cards)
    return min((due for due in later if due is not None and due > now), default=None)
