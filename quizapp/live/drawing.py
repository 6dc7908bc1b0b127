"""The questions of a round: of kinds that everybody can answer from a screen and a phone."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select

from questions.drawing import Drawn, draw_for
from questions.items.model import Item, Kind
from questions.items.registers import CLINICAL
from quizapp.classes.teaching import TaughtClass
from quizapp.extensions import db
from quizapp.live.errors import NothingToAskError
from quizapp.models import Knowledge, Membership
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.drawing import Choice, draw_quiz

TYPED = frozenset({Kind.NUMERIC, Kind.CLOZE})
KINDS = TYPED | {Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.TRUE_FALSE, Kind.PICTURE}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a round is to be about: one topic, what the class gets wrong, or without both anything
    that the article says."""

    version_id: int
    length: int
    topic: str = ""
    is_of_mistakes: bool = False


def topics_of(version_id: int) -> tuple[str, ...]:
    """The topics of which there is something to ask live."""
    return tuple(dict.fromkeys(item.topic for item in _pool(get_bank(version_id))))


def draw_questions(taught: TaughtClass, wish: Wish, seed: int) -> Sequence[Drawn]:
    """Raises NothingToAskError."""
    bank = get_bank(wish.version_id)
    rng = random.Random(seed)  # noqa: S311 - a draw of questions, not a secret
    if wish.is_of_mistakes:
        facts = _mistaken_facts(taught, bank)
        drawn = draw_for(_pool(bank), facts, length=wish.length, rng=rng, deck=bank.deck)
    else:
        topics = frozenset({wish.topic} if wish.topic else ())
        choice = Choice(
            wish.version_id, MIXED, "", Mode.EXAM, wish.length, topics, frozenset(KINDS)
        )
        drawn = draw_quiz(bank, choice, rng)
    if not drawn:
        raise NothingToAskError
    return drawn


def _pool(bank: StoredBank) -> Iterable[Item]:
    return (item for item in bank.pool(CLINICAL) if item.kind in KINDS)


def _mistaken_facts(taught: TaughtClass, bank: StoredBank) -> list[str]:
    """The facts that somebody in the class got wrong the last time, the one that most of those who
    were asked got wrong first."""
    # Without a memory there were only right answers that may have been luck.
    is_wrong = Knowledge.last_right.is_(False) & Knowledge.stability.is_not(None)
    wrong = func.sum(case((is_wrong, 1), else_=0))
    rows = db.session.execute(
        select(Knowledge.fact_id, wrong.label("wrong"), func.count().label("asked"))
        .join(Membership, Membership.user_id == Knowledge.user_id)
        .where(Membership.class_id == taught.id)
        .group_by(Knowledge.fact_id)
        .having(wrong > 0)
    )
    shares = {row.fact_id: (row.wrong / row.asked, row.wrong) for row in rows}
    asked = [fact.id for fact in bank.facts if fact.id in shares]
    return sorted(asked, key=lambda fact: shares[fact], reverse=True)
