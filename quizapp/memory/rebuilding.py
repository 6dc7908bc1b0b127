"""Makes the memory again from the answers, in their order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Table, delete, insert, select, text, update

from questions.memory import NOTHING_TOLD, Answered, Card, Forgetting, Skill, learn
from quizapp.extensions import db
from quizapp.memory.cards import row_of, store_cards, stored_forgetting
from quizapp.memory.recording import MixupKey, Shift, mixup_key, mixup_row, shifted
from quizapp.memory.replaying import answers_of, answers_of_everybody
from quizapp.models import ItemDifficulty, Knowledge, Mixup, User
from quizapp.models.base import table_of

_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many answers were taken in, and how many cards came of them."""

    answers: int
    cards: int


@dataclass
class _State:
    cards: defaultdict[int, dict[str, Card]] = field(default_factory=lambda: defaultdict(dict))
    skills: dict[int, Skill] = field(default_factory=dict)
    forgetting: dict[int, Forgetting] = field(default_factory=dict)
    shifts: dict[str, Shift] = field(default_factory=dict)
    mixups: dict[MixupKey, tuple[int, dt.datetime]] = field(default_factory=dict)

    def take(self, user_id: int, answered: Answered) -> None:
        cards, item = self.cards[user_id], answered.item
        learner = self.skills.get(user_id, Skill())
        forgetting = self.forgetting.get(user_id, NOTHING_TOLD)
        change = learn(cards, learner, shifted(item, self.shifts), answered, forgetting)
        cards.update(change.cards)
        self.skills[user_id] = change.learner
        self.forgetting[user_id] = change.forgetting
        if change.is_first:
            old = self.shifts.get(item.id, Shift())
            self.shifts[item.id] = Shift(old.value + change.item_shift, old.answers + 1)
        for key in {mixup_key(user_id, one) for one in change.confusions}:
            self.mixups[key] = (self.mixups.get(key, (0,))[0] + 1, answered.at)


def rebuild() -> Rebuilt:
    """Makes everything that is remembered of everybody again. Answers wait until it is done."""
    _keep_answers_out()
    state, answers = _State(), 0
    for user_id, answered in answers_of_everybody():
        state.take(user_id, answered)
        answers += 1
    _store(state)
    db.session.commit()
    return Rebuilt(answers, sum(map(len, state.cards.values())))


def rebuild_learner(user_id: int) -> Skill:
    """Makes one learner's cards and mix-ups again, and how fast they forget, in the open
    transaction; what items are and how able the learner is stays. Gives how able the answers say
    that the learner is."""
    state = _State()
    for answered in answers_of(user_id):
        state.take(user_id, answered)
    for table in (table_of(Knowledge), table_of(Mixup)):
        db.session.execute(delete(table).where(table.c.user_id == user_id))
    store_cards(user_id, state.cards[user_id])
    told = stored_forgetting(state.forgetting.get(user_id, NOTHING_TOLD))
    db.session.execute(update(User).where(User.id == user_id).values(forgetting=told))
    _insert(table_of(Mixup), (mixup_row(key, *counted) for key, counted in state.mixups.items()))
    return state.skills.get(user_id, Skill())


def is_rebuilding_needed() -> bool:
    """Whether there are cards from before there was a memory."""
    old = select(Knowledge.fact_id).where(Knowledge.first_at.is_(None)).limit(1)
    return db.session.scalar(old) is not None


def _keep_answers_out() -> None:
    """SQLite has one writer at a time anyway, who began with this transaction."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE attempts, responses IN SHARE MODE"))


def _store(state: _State) -> None:
    for table in (table_of(Knowledge), table_of(Mixup), table_of(ItemDifficulty)):
        db.session.execute(delete(table))
    db.session.execute(update(User).values(ability=0.0, ability_answers=0, forgetting=None))
    _insert(
        table_of(Knowledge),
        (
            row_of(user_id, fact, card)
            for user_id, cards in state.cards.items()
            for fact, card in cards.items()
        ),
    )
    _insert(table_of(Mixup), (mixup_row(key, *counted) for key, counted in state.mixups.items()))
    _insert(
        table_of(ItemDifficulty),
        (
            {"item_id": item_id, "shift": shift.value, "answers": shift.answers}
            for item_id, shift in state.shifts.items()
        ),
    )
    for user_id, skill in state.skills.items():
        values = {
            "ability": skill.value,
            "ability_answers": skill.answers,
            "forgetting": stored_forgetting(state.forgetting[user_id]),
        }
        db.session.execute(update(User).where(User.id == user_id).values(**values))


def _insert(table: Table, rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while some := list(islice(left, _ROWS_AT_ONCE)):
        db.session.execute(insert(table), some)
