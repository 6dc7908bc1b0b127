"""Fills the demonstration class by bulk inserts: for sizes at which answering through the services
would take hours. The answers are as the services would have stored them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import insert

from questions import scoring
from questions.items.model import Item
from quizapp.demo.answering import answer_fields, chance
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import StoredBank

_LENGTH = 10
_EXAM_EVERY = 7
_ATTEMPTS_AT_ONCE = 500
_DRAWS = 8  # answers that are thought up for each item and ability, and then used again
_ABILITIES = (-1.0, 0.0, 1.0)
_PACE = dt.timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class _Draw:
    """An answer to an item, scored."""

    answer: Any
    score: float
    parts: dict[str, bool]


@dataclass(frozen=True, slots=True)
class _Question:
    row_id: int
    option_order: list[str]
    group_order: list[str]
    draws: tuple[tuple[_Draw, ...], ...]


def answer_in_bulk(
    learner_ids: Sequence[int],
    answers_each: int,
    bank: StoredBank,
    rng: random.Random,
    began: dt.datetime,
    ended: dt.datetime,
) -> int:
    """Gives that many answers of each learner, in quizzes of ten between the two moments, and
    commits; gives how many there are."""
    questions = [_question(bank, item, rng) for item in bank.items]
    whole = list(_plan(learner_ids, answers_each, bank.version_id, rng, began, ended))
    rng.shuffle(whole)  # rows of a learner do not stand together in a database that has grown
    left = iter(whole)
    while some := list(islice(left, _ATTEMPTS_AT_ONCE)):
        _insert(some, questions, rng)
    db.session.commit()
    return sum(one["length"] for one in whole)


def _plan(
    learner_ids: Sequence[int],
    answers_each: int,
    version_id: int,
    rng: random.Random,
    began: dt.datetime,
    ended: dt.datetime,
) -> Iterator[dict[str, Any]]:
    for user_id in learner_ids:
        for number, first in enumerate(range(0, answers_each, _LENGTH)):
            length = min(_LENGTH, answers_each - first)
            at = began + (ended - began - length * _PACE) * rng.random()
            yield {
                "user_id": user_id,
                "version_id": version_id,
                "activity": MIXED,
                "title": "Mixed quiz",
                "mode": Mode.EXAM if number % _EXAM_EVERY == 0 else Mode.PRACTICE,
                "seed": 1,
                "length": length,
                "started_at": at,
                "finished_at": at + length * _PACE,
            }


def _question(bank: StoredBank, item: Item, rng: random.Random) -> _Question:
    return _Question(
        bank.row_id(item),
        [option.id for option in item.options],
        [group.id for group in item.groups],
        tuple(
            tuple(_draw(item, chance(ability, item.difficulty), rng) for _ in range(_DRAWS))
            for ability in _ABILITIES
        ),
    )


def _draw(item: Item, probability: float, rng: random.Random) -> _Draw:
    response = scoring.parse(item, answer_fields(item, probability, rng))
    if response is None:
        return _draw(item, 1.0, rng)
    outcome = scoring.score(item, response)
    return _Draw(scoring.response_to_json(response), outcome.score, dict(outcome.parts))


def _insert(
    attempts: Sequence[dict[str, Any]], questions: Sequence[_Question], rng: random.Random
) -> None:
    made = insert(Attempt).returning(Attempt.id, sort_by_parameter_order=True)
    ids = db.session.scalars(made, attempts).all()
    slots: list[dict[str, Any]] = []
    given: list[tuple[_Draw, dt.datetime]] = []
    for attempt_id, attempt in zip(ids, attempts, strict=True):
        level = attempt["user_id"] % len(_ABILITIES)
        for position in range(1, attempt["length"] + 1):
            question = rng.choice(questions)
            draw = rng.choice(question.draws[level])
            slots.append(
                {
                    "attempt_id": attempt_id,
                    "position": position,
                    "item_id": question.row_id,
                    "option_order": question.option_order,
                    "group_order": question.group_order,
                    "tries": 1,
                    "score": draw.score,
                }
            )
            given.append((draw, attempt["started_at"] + position * _PACE))
    made = insert(Slot).returning(Slot.id, sort_by_parameter_order=True)
    slot_ids = db.session.scalars(made, slots).all()
    responses = [
        {
            "slot_id": slot_id,
            "try_number": 1,
            "answer": draw.answer,
            "score": draw.score,
            "parts": draw.parts,
            "seconds": _PACE.seconds,
            "answered_at": at,
        }
        for slot_id, (draw, at) in zip(slot_ids, given, strict=True)
    ]
    db.session.execute(insert(Response), responses)
