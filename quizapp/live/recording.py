"""The answers of a round, kept with each learner: as an attempt, handed in when the round ended.

From there on they are counted, shown and remembered like those of any exam. A question that a
learner did not answer is no part of it: whoever came late or had no network is not marked down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import insert, select, update

from questions import scoring
from questions.items.model import Item
from questions.memory import Answered, Skill
from quizapp.extensions import db
from quizapp.memory.cards import forgetting_of
from quizapp.memory.rebuilding import rebuild_learner
from quizapp.memory.recording import Learner, get_shifts, record_many
from quizapp.models import Attempt, Knowledge, LiveAnswer, LiveRound, Response, Slot, User
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import LIVE, LIVE_TITLE, MIXED_ACTIVITIES
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.regrading.overrides import (
    AS_IT_WAS,
    Cover,
    columns_of,
    find_covers_of,
    get_overrides,
    store_covers,
)

# By learner, in the order of their numbers; of each the answers by position.
_Answers = Mapping[int, Sequence[LiveAnswer]]


def record(live: LiveRound, now: dt.datetime) -> None:
    """Commits all of it at once, with as few statements for a lecture hall as for one learner. What
    is recorded already stays: this can be done again where it broke off."""
    learners, answers = _locked(live)
    if answers:
        attempts = _add_attempts(live, answers, now)
        _add_slots(live, answers, attempts)
        _remember(live, learners, answers, now)
    db.session.commit()


def _locked(live: LiveRound) -> tuple[Mapping[int, User], _Answers]:
    """The learners with answers that are in no attempt yet, and these. Whoever ends the round at
    the same moment waits here, and finds nothing left to do."""
    is_left = (LiveAnswer.round_id == live.id) & LiveAnswer.attempt_id.is_(None)
    db.session.commit()
    learners = db.session.scalars(
        select(User)
        .where(User.id.in_(select(LiveAnswer.user_id).where(is_left)))
        .order_by(User.id)
        .with_for_update(key_share=True)
    ).all()
    rows = db.session.scalars(
        select(LiveAnswer)
        .where(is_left, LiveAnswer.user_id.in_([one.id for one in learners]))
        .order_by(LiveAnswer.user_id, LiveAnswer.position)
        .execution_options(populate_existing=True)
    )
    answers = {user_id: list(own) for user_id, own in groupby(rows, key=lambda one: one.user_id)}
    return {one.id: one for one in learners}, answers


def _add_attempts(live: LiveRound, answers: _Answers, now: dt.datetime) -> Mapping[int, int]:
    """By learner, the attempt that the answers went into."""
    # Without their numbers, which SQLite would give for one row at a time.
    db.session.execute(
        insert(Attempt),
        [
            {
                "user_id": user_id,
                "version_id": live.version_id,
                "activity": LIVE,
                "title": LIVE_TITLE,
                "mode": Mode.EXAM,
                "seed": live.id,
                "length": len(own),
                "started_at": live.started_at,
                "finished_at": now,
            }
            for user_id, own in answers.items()
        ],
    )
    # The number of a round that was deleted with its class may have been given again.
    rows = db.session.execute(
        select(Attempt.user_id, Attempt.id)
        .where(Attempt.user_id.in_(answers), Attempt.activity == LIVE, Attempt.seed == live.id)
        .order_by(Attempt.id)
    )
    attempts = {row.user_id: row.id for row in rows}
    number = (
        select(Attempt.id)
        .where(Attempt.id.in_(attempts.values()), Attempt.user_id == LiveAnswer.user_id)
        .scalar_subquery()
    )
    db.session.execute(
        update(LiveAnswer)
        .where(
            LiveAnswer.round_id == live.id,
            LiveAnswer.user_id.in_(answers),
            LiveAnswer.attempt_id.is_(None),
        )
        .values(attempt_id=number)
        .execution_options(synchronize_session=False)
    )
    return attempts


def _add_slots(live: LiveRound, answers: _Answers, attempts: Mapping[int, int]) -> None:
    bank = get_bank(live.version_id)
    asked = {question["item"] for question in live.questions}
    covers = find_covers_of(answers, asked)
    slots: list[dict[str, Any]] = []
    for user_id, own in answers.items():
        slots += _slots(live, bank, attempts[user_id], own, covers.get(user_id, {}))
    db.session.execute(insert(Slot), slots)
    ids = {
        (row.attempt_id, row.position): row.id
        for row in db.session.execute(
            select(Slot.attempt_id, Slot.position, Slot.id).where(
                Slot.attempt_id.in_(attempts.values())
            )
        )
    }
    responses = [
        {
            "slot_id": ids[attempts[user_id], place],
            "try_number": 1,
            "answer": one.answer,
            "score": one.score,
            "parts": _parts(_item(live, bank, one), one.answer),
            "seconds": one.seconds,
            "answered_at": one.answered_at,
        }
        for user_id, own in answers.items()
        for place, one in enumerate(own, start=1)
    ]
    db.session.execute(insert(Response), responses)
    for user_id, own_covers in covers.items():
        store_covers(attempts[user_id], own_covers)


def _slots(
    live: LiveRound,
    bank: StoredBank,
    attempt_id: int,
    answers: Sequence[LiveAnswer],
    covers: Mapping[int, Cover],
) -> list[dict[str, Any]]:
    overrides = get_overrides(covers, bank.item)
    rows = []
    for place, one in enumerate(answers, start=1):
        question = live.questions[one.position - 1]
        item_id, item = question["item"], _item(live, bank, one)
        override = overrides.get(item_id, AS_IT_WAS)
        mark = override.mark(item, scoring.response_from_json(item, one.answer))
        rows.append(
            {
                "attempt_id": attempt_id,
                "position": place,
                "item_id": item_id,
                "option_order": question["options"],
                "group_order": [],
                "tries": 1,
                **columns_of(covers.get(item_id)),
                "score": mark,
            }
        )
    return rows


def _remember(
    live: LiveRound, learners: Mapping[int, User], answers: _Answers, now: dt.datetime
) -> None:
    """As `closing.remember_exam`, for everybody."""
    bank = get_bank(live.version_id)
    known = {
        user_id: Learner(Skill(one.ability, one.ability_answers), forgetting_of(one.forgetting))
        for user_id, one in learners.items()
    }
    given = {
        user_id: [_answered(_item(live, bank, one), one, now) for one in own]
        for user_id, own in answers.items()
    }
    later = db.session.scalars(
        select(Knowledge.user_id)
        .where(Knowledge.user_id.in_(answers), Knowledge.last_at > now)
        .distinct()
    ).all()
    record_many(known, given, get_shifts({one.item.id for own in given.values() for one in own}))
    for user_id in later:
        rebuild_learner(user_id)


def _answered(item: Item, given: LiveAnswer, now: dt.datetime) -> Answered:
    response = scoring.response_from_json(item, given.answer)
    return Answered(
        item=item,
        response=response,
        outcome=scoring.score(item, response),
        at=now,
        certainty=None,
        hinted=False,
        seconds=given.seconds,
        is_mixed=LIVE in MIXED_ACTIVITIES,
    )


def _item(live: LiveRound, bank: StoredBank, given: LiveAnswer) -> Item:
    return bank.item(live.questions[given.position - 1]["item"])


def _parts(item: Item, answer: Any) -> dict[str, bool]:
    return dict(scoring.score(item, scoring.response_from_json(item, answer)).parts)
