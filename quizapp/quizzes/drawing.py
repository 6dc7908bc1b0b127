"""What is drawn from a bank for what a learner chose."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from questions.drawing import Drawn, draw, draw_same
from questions.items.model import Item
from questions.items.registers import CLINICAL, plain_id
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED, StoredActivity
from quizapp.quizzes.banks import StoredBank
from quizapp.quizzes.errors import NothingToAskError

ACTIVITY_LENGTH = 8
_USUAL_LENGTH = 10  # of a mixed quiz
_OPENING = 1000.0  # more than any repetition weighs in a draw


@dataclass(frozen=True, slots=True)
class Choice:
    """What a learner wants to be asked: an activity by its key, or a mixed quiz. Empty `topics`
    or `kinds` mean all of them. `register` is the wording where a question has two. `minutes` is
    the time limit of an exam, None for none."""

    version_id: int
    activity: str
    title: str
    mode: Mode
    length: int
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    register: str = CLINICAL
    minutes: int | None = None


def draw_quiz(
    bank: StoredBank,
    choice: Choice,
    rng: random.Random,
    lately: Sequence[Sequence[str]] = (),
    first: Item | None = None,
) -> tuple[Drawn, ...]:
    """The questions for one attempt; none where nothing fits. `lately` has the templates of the
    learner's last quizzes, the newest first; `first` is an item that the quiz is to open with.
    Raises NothingToAskError for an activity that the bank has not."""
    activity = bank.find_activity(choice.activity)
    if activity is None and choice.activity != MIXED:
        raise NothingToAskError
    pool = [
        item
        for item in bank.pool(choice.register)
        if (activity is None or item.id in activity.item_ids)
        and (not choice.topics or item.topic in choice.topics)
        and (not choice.kinds or item.kind in choice.kinds)
    ]
    return draw(
        _one_variant_each(pool, rng),
        length=choice.length,
        rng=rng,
        priority=_priority(activity, first),
        lately=lately,
        # Who chose what to practise comes back to it; a mixed quiz would rather be shorter.
        is_drill=bool(activity or choice.topics or choice.kinds),
        deck=bank.deck,
    )


def draw_again(bank: StoredBank, items: Sequence[Item], rng: random.Random) -> tuple[Drawn, ...]:
    """The same questions, themselves and their options in another order."""
    return draw_same(items, rng=rng, deck=bank.deck)


def expected_length(bank: StoredBank, activity: StoredActivity, register: str = CLINICAL) -> int:
    """How many questions an activity comes to in a register: questions that tell each other's
    answers never stand together, so it can be fewer than it has items."""
    return _expected(bank, activity.key, ACTIVITY_LENGTH, register)


def usual_length(bank: StoredBank, register: str = CLINICAL) -> int:
    """How many questions a mixed quiz has where nobody says how many: fewer than usual where the
    article has no more that can stand together."""
    return _expected(bank, MIXED, _USUAL_LENGTH, register)


def _expected(bank: StoredBank, activity: str, length: int, register: str) -> int:
    lengths, key = bank.lengths, (activity, register)
    if key not in lengths:
        choice = Choice(bank.version_id, activity, "", Mode.PRACTICE, length, register=register)
        rng = random.Random(bank.version_id)  # noqa: S311 - any draw will do
        lengths[key] = len(draw_quiz(bank, choice, rng))
    return lengths[key]


def _one_variant_each(pool: Iterable[Item], rng: random.Random) -> list[Item]:
    variants: dict[str, list[Item]] = {}
    for item in pool:
        variants.setdefault(item.id, []).append(item)
    return [rng.choice(draws) for draws in variants.values()]


def _priority(activity: StoredActivity | None, first: Item | None) -> Callable[[Item], float]:
    """A ready-made quiz opens with the item that it is named after, in either wording."""
    named = first.id if first else activity.item_ids[0] if activity else ""
    opening = {named, plain_id(named)}
    return lambda item: _OPENING if item.id in opening else 0.0
