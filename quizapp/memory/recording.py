"""Stores what answers change of the memory, in the transaction of the answer.

Whoever calls holds the lock on the learner's row: a card that is read here is written before
anybody else reads it. Difficulties belong to everybody, so they are moved and never set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select, update

from questions.items.model import Item
from questions.memory import (
    Answered,
    Card,
    Confusion,
    Forgetting,
    Skill,
    learn,
    predicted_difficulty,
)
from quizapp.database import Upsert, execute
from quizapp.extensions import db
from quizapp.memory.cards import get_cards, get_cards_of, store_cards_of, stored_forgetting
from quizapp.models import ItemDifficulty, Mixup, User
from quizapp.models.base import table_of
from quizapp.models.memory import LONGEST_NAME

MixupKey = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Learner:
    """What answers told of somebody so far, whatever the fact: how able, how fast to forget."""

    ability: Skill
    forgetting: Forgetting


@dataclass(frozen=True, slots=True)
class Shift:
    """How much harder than predicted an item is, and how many answers say so."""

    value: float = 0.0
    answers: int = 0


_UNMOVED = Shift()
_users, _difficulties, _mixups = table_of(User), table_of(ItemDifficulty), table_of(Mixup)
_SET_LEARNER = (
    update(_users)
    .where(_users.c.id == bindparam("learner_id"))
    .values(
        ability=bindparam("value"),
        ability_answers=bindparam("answers"),
        forgetting=bindparam("told"),
    )
)
_MOVE_DIFFICULTY = Upsert(
    _difficulties,
    {
        "shift": lambda new: _difficulties.c.shift + new.shift,
        "answers": lambda new: _difficulties.c.answers + new.answers,
    },
    keys=("item_id",),
)
_MIXUP_KEYS = ("user_id", "fact_id", "thing", "taken_for")
_COUNT_MIXUP = Upsert(
    _mixups,
    {
        "times": lambda new: _mixups.c.times + new.times,
        "last_at": lambda new: new.last_at,
    },
    keys=_MIXUP_KEYS,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What answers change for one learner: the cards, the learner, how far they move items that
    were answered a first time, and what was mixed up, when last."""

    user_id: int
    cards: Mapping[str, Card]
    before: Learner
    after: Learner
    moved: Mapping[str, float]
    mixed_up: Mapping[MixupKey, dt.datetime]


def record(
    user_id: int, learner: Learner, answers: Sequence[Answered], shifts: Mapping[str, Shift]
) -> None:
    """Takes answers in, in their order. `learner` is what was known before, `shifts` how the items
    moved so far, by item id."""
    known = get_cards(user_id, {fact for one in answers for fact in one.item.facts})
    _store([_take_in(user_id, learner, known, answers, shifts)])


def record_many(
    learners: Mapping[int, Learner],
    answers: Mapping[int, Sequence[Answered]],
    shifts: Mapping[str, Shift],
) -> None:
    """As `record`, for one learner after the other in the order of `answers`, with as many
    statements as for one."""
    facts = {fact for own in answers.values() for one in own for fact in one.item.facts}
    cards, moved, changes = get_cards_of(answers, facts), dict(shifts), []
    for user_id, own in answers.items():
        known = cards.get(user_id, {})
        change = _take_in(user_id, learners[user_id], known, own, moved)
        for item_id, shift in change.moved.items():
            old = moved.get(item_id, _UNMOVED)
            moved[item_id] = Shift(old.value + shift, old.answers + 1)
        changes.append(change)
    _store(changes)


def _take_in(
    user_id: int,
    learner: Learner,
    known: dict[str, Card],
    answers: Sequence[Answered],
    shifts: Mapping[str, Shift],
) -> Change:
    """What answers change, `known` being the cards of all their facts."""
    ability, forgetting = learner.ability, learner.forgetting
    touched: set[str] = set()
    moved: dict[str, float] = {}
    mixed_up: dict[MixupKey, dt.datetime] = {}
    for answered in answers:
        item = shifted(answered.item, shifts)
        change = learn(known, ability, item, answered, forgetting)
        known.update(change.cards)
        touched |= change.cards.keys()
        ability, forgetting = change.learner, change.forgetting
        if change.is_first:
            moved[answered.item.id] = change.item_shift
        mixed_up |= {mixup_key(user_id, one): answered.at for one in change.confusions}
    cards = {fact: known[fact] for fact in touched}
    return Change(user_id, cards, learner, Learner(ability, forgetting), moved, mixed_up)


def _store(changes: Sequence[Change]) -> None:
    """Each table in one order for everybody, so that two learners at once cannot wait for each
    other."""
    store_cards_of({one.user_id: one.cards for one in changes})
    learners = [
        {"learner_id": one.user_id, **learner_row(one.after)}
        for one in sorted(changes, key=lambda one: one.user_id)
        if one.after != one.before
    ]
    if learners:
        execute(_SET_LEARNER, learners)
    moves: dict[str, list[float]] = {}
    for one in changes:
        for item_id, shift in one.moved.items():
            moves.setdefault(item_id, []).append(shift)
    if moves:
        _MOVE_DIFFICULTY.execute(
            [
                {"item_id": item_id, "shift": sum(shifts), "answers": len(shifts)}
                for item_id, shifts in sorted(moves.items())
            ]
        )
    mixed_up = sorted(pair for one in changes for pair in one.mixed_up.items())
    if mixed_up:
        _COUNT_MIXUP.execute([mixup_row(key, 1, at) for key, at in mixed_up])


def get_shifts(item_ids: Iterable[str]) -> dict[str, Shift]:
    """How answers moved these items so far."""
    rows = db.session.execute(
        select(_difficulties).where(_difficulties.c.item_id.in_(list(item_ids)))
    )
    return {row.item_id: Shift(row.shift, row.answers) for row in rows}


def shifted(item: Item, shifts: Mapping[str, Shift]) -> Skill:
    """How hard an item is, by its maker and by the answers to it."""
    shift = shifts.get(item.id, _UNMOVED)
    return Skill(predicted_difficulty(item.difficulty) + shift.value, shift.answers)


def learner_row(learner: Learner) -> dict[str, Any]:
    return {
        "value": learner.ability.value,
        "answers": learner.ability.answers,
        "told": stored_forgetting(learner.forgetting),
    }


def mixup_key(user_id: int, confusion: Confusion) -> MixupKey:
    """What tells mix-ups apart in the table; long texts are cut."""
    thing, taken_for = confusion.thing[:LONGEST_NAME], confusion.taken_for[:LONGEST_NAME]
    return user_id, confusion.fact, thing, taken_for


def mixup_row(key: MixupKey, times: int, at: dt.datetime) -> dict[str, Any]:
    return {**dict(zip(_MIXUP_KEYS, key, strict=True)), "times": times, "last_at": at}
