"""What to ask today: due facts mixed with new ones, within what the learner has time for."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.memory.cards import Card, stored_recall
from questions.memory.exam import ExamOutlook, is_ready, outlook

NEW_A_DAY = 10
SECONDS_A_QUESTION = 40.0
LONGEST_SESSION = 30
# Facts are learnt by then, so that the days before the exam are free for looking again.
_LAST_DAYS = 2


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
    first minutes of learning. `new_today` facts were begun today already. The same arguments give
    the same session.
    """
    until = max(until or now, now)
    exam = settings.exam if settings.exam and settings.exam > now else None
    due = _due(facts, cards, exam, now, until, seed)
    fresh = [fact for fact in facts if fact not in cards or not cards[fact].asked]
    most = settings.most_questions(seconds_each)
    allowance = max(0, _new_a_day(settings, exam, len(fresh), now) - new_today)
    # Some room is kept for new facts, or a backlog would stop all learning; what is sure and wrong
    # still comes first.
    new = fresh[: min(allowance, max(most - len(due), most // 4 if exam is None else most // 2))]
    chosen = due[: most - len(new)]
    return Day(
        facts=tuple(_mixed(chosen, new)),
        due=len(chosen),
        new=len(new),
        left_over=len(due) - len(chosen),
        seconds=(len(chosen) + len(new)) * seconds_each,
        next_due=_next_due(facts, cards, now) if not chosen and not new else None,
        exam=outlook((cards.get(fact) for fact in facts), exam, now, most) if exam else None,
    )


def _due(
    facts: Sequence[str],
    cards: Mapping[str, Card],
    exam: dt.datetime | None,
    now: dt.datetime,
    until: dt.datetime,
    seed: int,
) -> list[str]:
    """Sure and wrong first, then what was wrong last, then the least likely to be recalled; equal
    ones as the seed has it."""
    rng = random.Random(seed)  # noqa: S311 - an order, no secret
    ranked = []
    for fact in facts:
        card = cards.get(fact)
        if card is not None and card.asked and _is_due(card, exam, now, until):
            rank = (not card.is_urgent, card.last_right, round(stored_recall(card, now), 3))
            ranked.append((rank, rng.random(), fact))
    return [fact for _, _, fact in sorted(ranked)]


def _is_due(card: Card, exam: dt.datetime | None, now: dt.datetime, until: dt.datetime) -> bool:
    due = card.due
    if due is None:
        return False
    is_learnt = card.memory is not None and card.memory.step is None
    if due <= (until if is_learnt else now):
        return True
    return exam is not None and _is_last_look(card, exam, now, until)


def _is_last_look(card: Card, exam: dt.datetime, now: dt.datetime, until: dt.datetime) -> bool:
    """Whether an exam asks for a look that the memory alone does not: it would fade before the
    exam, it comes due only after it, and a look this late carries over."""
    if card.last_at is not None and until - card.last_at < dt.timedelta(days=1):
        return False  # seen today already
    due = card.due
    is_near = exam - now <= dt.timedelta(days=_LAST_DAYS)
    return bool(is_near and due and due > now and not is_ready(card, exam))


def _new_a_day(settings: Settings, exam: dt.datetime | None, fresh: int, now: dt.datetime) -> int:
    """As the learner wants it; before an exam so many that all are learnt in time."""
    if exam is None:
        return settings.new_a_day
    days = max(1, (exam - now).days - _LAST_DAYS)
    return max(settings.new_a_day, -(-fresh // days))


def _mixed(due: Sequence[str], new: Sequence[str]) -> list[str]:
    """Both in their own order, the new ones spread evenly, something known first."""
    places = [((n + 1) / (len(due) + 1), 0, fact) for n, fact in enumerate(due)]
    places += [((n + 1.5) / (len(new) + 1.5), 1, fact) for n, fact in enumerate(new)]
    return [fact for _, _, fact in sorted(places, key=lambda place: place[:2])]


def _next_due(
    facts: Sequence[str], cards: Mapping[str, Card], now: dt.datetime
) -> dt.datetime | None:
    later = (cards[fact].due for fact in facts if fact in cards)
    return min((due for due in later if due is not None and due > now), default=None)
