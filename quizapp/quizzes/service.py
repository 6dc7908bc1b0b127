"""Starting a quiz and answering it: everything that changes an attempt."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from questions import scoring
from questions.drawing import Drawn, draw
from questions.items.model import Item
from quizapp.extensions import db
from quizapp.models import Attempt, Response, Slot
from quizapp.models.attempts import Mode
from quizapp.quizzes import knowledge
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.errors import (
    AlreadyAnsweredError,
    NotFoundError,
    NothingToAskError,
    UnansweredError,
)

MIXED = "mixed"
RETRY = "retry"
ACTIVITY_LENGTH = 8
_OPENING = 1000.0  # more than any repetition weighs in a draw
_LONGEST_PLAUSIBLE_SECONDS = 4 * 60 * 60


@dataclass(frozen=True, slots=True)
class Choice:
    """What a learner wants to be asked: an activity by its key, or a mixed quiz. Empty `topics`
    or `kinds` mean all of them."""

    version_id: int
    activity: str
    title: str
    mode: Mode
    length: int
    topics: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """A posted answer: the form's fields, and which try it was written for."""

    try_number: int
    fields: Mapping[str, Sequence[str]]
    seconds: int | None = None
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an attempt something happened: what decides the page that follows."""

    is_exam: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class _OpenSlot:
    slot_id: int
    item: Item
    tries: int
    place: Place


def start(user_id: int, choice: Choice, seed: int, now: dt.datetime) -> int:
    """Draws a quiz and gives the new attempt's id. Raises NothingToAskError."""
    bank = get_bank(choice.version_id)
    rng = random.Random(seed)  # noqa: S311 - a draw of questions, not a secret
    pool = _one_variant_each(_pool(bank, choice), rng)
    drawn = draw(pool, length=choice.length, rng=rng, priority=_priority(bank, choice))
    return _create_attempt(user_id, choice, bank, drawn, seed, now)


def retry_missed(user_id: int, attempt_id: int, seed: int, now: dt.datetime) -> int:
    """A new practice attempt with what was wrong, partly right, skipped or left open.

    Raises NotFoundError, NothingToAskError.
    """
    attempt = get_attempt(user_id, attempt_id)
    missed = db.session.scalars(
        select(Slot.item_id)
        .where(Slot.attempt_id == attempt_id, (Slot.score.is_(None)) | (Slot.score < 1))
        .order_by(Slot.position)
    ).all()
    bank = get_bank(attempt.version_id)
    choice = Choice(attempt.version_id, RETRY, attempt.title, Mode.PRACTICE, len(missed))
    rng = random.Random(seed)  # noqa: S311
    drawn = draw([bank.item(n) for n in missed], length=len(missed), rng=rng)
    return _create_attempt(user_id, choice, bank, drawn, seed, now, retry_of=attempt_id)


def submit(user_id: int, attempt_id: int, position: int, answer: Answer, now: dt.datetime) -> Place:
    """Scores and stores one answer; once this returns, the answer is on the disk.

    Raises NotFoundError, UnansweredError, AlreadyAnsweredError, and
    questions.scoring.InvalidResponseError where the fields do not fit the question.
    """
    slot = _get_open_slot(user_id, attempt_id, position)
    if answer.try_number != slot.tries + 1:
        raise AlreadyAnsweredError
    response = scoring.parse(slot.item, answer.fields)
    if response is None:
        raise UnansweredError
    outcome = scoring.score(slot.item, response)
    try:
        _store_response(slot, answer, response, outcome, now)
        if not slot.place.is_exam:
            if answer.try_number == 1:
                knowledge.record(user_id, outcome.facts, now)
            _finish_when_done(attempt_id, now)
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise AlreadyAnsweredError from error
    return slot.place


def skip(user_id: int, attempt_id: int, position: int, now: dt.datetime) -> Place:
    """Marks a question as skipped; it can still be answered later.

    Raises NotFoundError, AlreadyAnsweredError where the exam is over.
    """
    slot = _get_open_slot(user_id, attempt_id, position)
    if slot.tries == 0:
        db.session.execute(update(Slot).where(Slot.id == slot.slot_id).values(skipped_at=now))
        if not slot.place.is_exam:
            _finish_when_done(attempt_id, now)
    db.session.commit()
    return slot.place


def finish(user_id: int, attempt_id: int, now: dt.datetime) -> None:
    """Ends an attempt; in an exam, what was answered now counts as known or not.

    Raises NotFoundError. Finishing twice is finishing once.
    """
    attempt = get_attempt(user_id, attempt_id)
    closed = db.session.scalars(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.finished_at.is_(None))
        .values(finished_at=now)
        .returning(Attempt.id)
    ).all()
    if closed and attempt.mode == Mode.EXAM:
        _record_exam(user_id, attempt, now)
    db.session.commit()


def get_attempt(user_id: int, attempt_id: int) -> Attempt:
    """An attempt of this learner. Raises NotFoundError, also for another learner's."""
    attempt = db.session.get(Attempt, attempt_id)
    if attempt is None or attempt.user_id != user_id:
        raise NotFoundError
    return attempt


def plausible_seconds(opened: int | None, now: dt.datetime) -> int | None:
    """Seconds between the opening of a form (Unix time, as the form said) and now; None where
    that cannot be."""
    if opened is None:
        return None
    seconds = int(now.timestamp()) - opened
    return seconds if 0 <= seconds <= _LONGEST_PLAUSIBLE_SECONDS else None


def _pool(bank: StoredBank, choice: Choice) -> list[Item]:
    activity = bank.find_activity(choice.activity)
    if activity is None and choice.activity != MIXED:
        raise NothingToAskError
    return [
        item
        for item in bank.items
        if (activity is None or item.id in activity.item_ids)
        and (not choice.topics or item.topic in choice.topics)
        and (not choice.kinds or item.kind in choice.kinds)
    ]


def _priority(bank: StoredBank, choice: Choice) -> Callable[[Item], float]:
    """A ready-made quiz opens with the item that it is named after."""
    activity = bank.find_activity(choice.activity)
    opening = activity.item_ids[0] if activity else None
    return lambda item: _OPENING if item.id == opening else 0.0


def _one_variant_each(pool: Iterable[Item], rng: random.Random) -> list[Item]:
    variants: dict[str, list[Item]] = {}
    for item in pool:
        variants.setdefault(item.id, []).append(item)
    return [rng.choice(draws) for draws in variants.values()]


def _create_attempt(
    user_id: int,
    choice: Choice,
    bank: StoredBank,
    drawn: Sequence[Drawn],
    seed: int,
    now: dt.datetime,
    retry_of: int | None = None,
) -> int:
    if not drawn:
        raise NothingToAskError
    attempt = Attempt(
        user_id=user_id,
        version_id=choice.version_id,
        activity=choice.activity,
        title=choice.title,
        mode=choice.mode,
        seed=seed,
        length=len(drawn),
        retry_of_id=retry_of,
        started_at=now,
    )
    db.session.add(attempt)
    db.session.flush()
    rows = [
        {
            "attempt_id": attempt.id,
            "position": position,
            "item_id": bank.row_id(one.item),
            "option_order": list(one.option_order),
            "group_order": list(one.group_order),
            "tries": 0,
        }
        for position, one in enumerate(drawn, start=1)
    ]
    db.session.execute(insert(Slot), rows)
    db.session.commit()
    return attempt.id


def _get_open_slot(user_id: int, attempt_id: int, position: int) -> _OpenSlot:
    row = db.session.execute(
        select(
            Slot.id,
            Slot.item_id,
            Slot.tries,
            Attempt.mode,
            Attempt.length,
            Attempt.version_id,
            Attempt.finished_at,
        )
        .join(Attempt, Attempt.id == Slot.attempt_id)
        .where(Attempt.id == attempt_id, Attempt.user_id == user_id, Slot.position == position)
    ).one_or_none()
    if row is None:
        raise NotFoundError
    is_exam = row.mode == Mode.EXAM
    if is_exam and row.finished_at is not None:
        raise AlreadyAnsweredError
    item = get_bank(row.version_id).item(row.item_id)
    return _OpenSlot(row.id, item, row.tries, Place(is_exam, position == row.length))


def _store_response(
    slot: _OpenSlot,
    answer: Answer,
    response: scoring.Response,
    outcome: scoring.Outcome,
    now: dt.datetime,
) -> None:
    db.session.execute(
        insert(Response).values(
            slot_id=slot.slot_id,
            try_number=answer.try_number,
            answer=scoring.response_to_json(response),
            score=outcome.score,
            parts=dict(outcome.parts),
            seconds=answer.seconds,
            certainty=answer.certainty,
            answered_at=now,
        )
    )
    values: dict[str, object] = {"tries": answer.try_number, "skipped_at": None}
    if answer.try_number == 1 or slot.place.is_exam:
        values["score"] = outcome.score
    db.session.execute(update(Slot).where(Slot.id == slot.slot_id).values(**values))


def _finish_when_done(attempt_id: int, now: dt.datetime) -> None:
    still_open = exists().where(
        Slot.attempt_id == attempt_id, Slot.score.is_(None), Slot.skipped_at.is_(None)
    )
    db.session.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.finished_at.is_(None), ~still_open)
        .values(finished_at=now)
    )


def _record_exam(user_id: int, attempt: Attempt, now: dt.datetime) -> None:
    bank = get_bank(attempt.version_id)
    last = db.session.execute(
        select(Slot.item_id, Response.answer)
        .join(Response, (Response.slot_id == Slot.id) & (Response.try_number == Slot.tries))
        .where(Slot.attempt_id == attempt.id)
        .order_by(Slot.position)
    )
    for item_id, stored in last:
        item = bank.item(item_id)
        outcome = scoring.score(item, scoring.response_from_json(item, stored))
        knowledge.record(user_id, outcome.facts, now)
