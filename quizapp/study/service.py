"""A learner's day: what is due, and quizzes on what is weak."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from questions.drawing import Drawn, draw, draw_for
from questions.items.model import Item
from questions.memory import Card, recall, success
from questions.scoring import guess_score
from quizapp.extensions import db
from quizapp.memory.cards import get_cards
from quizapp.memory.recording import get_shifts, shifted
from quizapp.models import CalendarFeed, Mixup, User
from quizapp.models.attempts import Mode
from quizapp.progress.topics import NotFoundError, facts_of, is_missed, shaky_facts
from quizapp.quizzes import service as quizzes
from quizapp.quizzes.activities import FACT, MISSED, PAIR, SHAKY, TODAY
from quizapp.quizzes.banks import AskedFact, StoredBank, get_bank
from quizapp.quizzes.drawing import Choice
from quizapp.quizzes.errors import NothingToAskError
from quizapp.study.days import begun_banks, get_day
from quizapp.study.moments import Moment

MOST_SHAKY = 12
_MOST_OF_PAIR = 6
_MOST_OF_FACT = 3
# Hard enough to teach, easy enough to go on (practiceanatomy.com aims at the same).
_AIMED_AT = 0.775
_AIMING = 2.0
# An item that offers what this learner took for the answer before.
_MIXED_UP = 1.5


@dataclass(frozen=True, slots=True)
class Wish:
    """What to be asked about: an activity of `quizzes.activities`, in an article's version, which
    is one of the `offered`, there in one topic by its number or in all; for PAIR the fact and the
    two names, for FACT the fact, or a question about it by its row's number."""

    version_id: int
    offered: tuple[int, ...]
    activity: str
    title: str
    register: str
    topic: int | None = None
    fact: str = ""
    thing: str = ""
    taken_for: str = ""
    question: int | None = None


def change_settings(
    user_id: int,
    new_a_day: int | None,
    minutes: int | None,
    exam_at: dt.datetime | None,
    now: dt.datetime,
) -> None:
    values = {"new_a_day": new_a_day, "minutes_a_day": minutes, "exam_at": exam_at}
    db.session.execute(update(User).where(User.id == user_id).values(**values))
    # The learner's calendar, where there is one, tells of it.
    calendar = update(CalendarFeed).where(CalendarFeed.user_id == user_id)
    db.session.execute(calendar.values(changed_at=now))
    db.session.commit()


def start(user: User, wish: Wish, moment: Moment, seed: int) -> int:
    """Draws what is wished and gives the new attempt's id. Raises NothingToAskError,
    NotFoundError."""
    bank = get_bank(wish.version_id)
    cards = get_cards(user.id)
    rng = random.Random(seed)  # noqa: S311 - a draw of questions, not a secret
    if wish.activity == PAIR:
        drawn = _draw_pair(bank, wish, rng)
    elif wish.activity == FACT:
        drawn = _draw_fact(bank, wish, rng)
    else:
        facts = _facts(user, bank, cards, wish, moment)
        pool = bank.pool(wish.register)
        drawn = draw_for(
            pool,
            facts,
            length=len(facts),
            rng=rng,
            last_items={fact: cards[fact].last_item for fact in facts if fact in cards},
            priority=_Priority(user, pool, facts),
            deck=bank.deck,
        )
    choice = Choice(wish.version_id, wish.activity, wish.title, Mode.PRACTICE, len(drawn))
    return quizzes.create_attempt(user.id, choice, bank, drawn, seed, moment.now)


def _facts(
    user: User,
    bank: StoredBank,
    cards: Mapping[str, Card],
    wish: Wish,
    moment: Moment,
) -> Sequence[str]:
    facts: tuple[AskedFact, ...] = facts_of(bank, wish.topic, wish.register)
    if wish.activity == TODAY:
        offered = [get_bank(version_id) for version_id in wish.offered]
        begun = begun_banks(offered, cards, wish.register)
        planned = [one for one in offered if one in begun or one is bank]
        own = {fact.id for fact in facts}
        day = get_day(user, planned, cards, moment, wish.register)
        return [fact for fact in day.facts if fact in own]
    if wish.activity == SHAKY:
        return shaky_facts(facts, cards, moment.now)[:MOST_SHAKY]
    if wish.activity == MISSED:
        missed = [fact.id for fact in facts if is_missed(cards.get(fact.id))]
        return sorted(missed, key=lambda fact: recall(cards[fact], moment.now))[:MOST_SHAKY]
    raise NothingToAskError


def _draw_pair(bank: StoredBank, wish: Wish, rng: random.Random) -> tuple[Drawn, ...]:
    """Questions on the fact, and those in which both names stand."""
    names = {wish.thing, wish.taken_for}
    pool = [
        item
        for item in bank.pool(wish.register)
        if wish.fact in item.facts or names <= _names(item)
    ]
    return draw(
        pool,
        length=_MOST_OF_PAIR,
        rng=rng,
        priority=lambda item: _MIXED_UP * (wish.taken_for in _names(item)),
        is_drill=True,
        deck=bank.deck,
    )


def _draw_fact(bank: StoredBank, wish: Wish, rng: random.Random) -> tuple[Drawn, ...]:
    """Questions on one fact, or on what that question asks."""
    try:
        wanted = bank.item(wish.question).facts if wish.question else (wish.fact,)
    except KeyError as error:
        raise NotFoundError from error
    pool = [one for one in bank.pool(wish.register) if not set(wanted).isdisjoint(one.facts)]
    return draw(pool, length=_MOST_OF_FACT, rng=rng, is_drill=True, deck=bank.deck)


class _Priority:
    """How much an item is wanted: the nearer its chance of success is to _AIMED_AT, and where it
    offers what was taken for the answer before."""

    def __init__(self, user: User, pool: Sequence[Item], facts: Sequence[str]) -> None:
        wanted = set(facts)
        asking = {item.id for item in pool if not wanted.isdisjoint(item.facts)}
        self._ability = user.ability
        self._shifts = get_shifts(asking)
        rows = db.session.execute(
            select(Mixup.fact_id, Mixup.taken_for).where(Mixup.user_id == user.id)
        )
        self._mixed_up = {(row.fact_id, row.taken_for) for row in rows}

    def __call__(self, item: Item) -> float:
        difficulty = shifted(item, self._shifts).value
        chance = success(self._ability, difficulty, guess_score(item))
        names = _names(item)
        tempts = any(fact in item.facts and name in names for fact, name in self._mixed_up)
        return _MIXED_UP * tempts - _AIMING * abs(chance - _AIMED_AT)


def _names(item: Item) -> set[str]:
    return {one.text for one in item.options} | {one.text for one in item.groups}
