"""Answering and skipping: scored and stored in one transaction each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from questions import scoring
from questions.items.model import Item
from questions.memory import Answered, Skill
from quizapp.database import execute
from quizapp.extensions import db
from quizapp.memory import recording
from quizapp.memory.cards import forgetting_of
from quizapp.memory.recording import Learner, Shift
from quizapp.models import Attempt, ItemDifficulty, Regrade, Response, Slot, StoredItem, User
from quizapp.models.attempts import Mode
from quizapp.models.base import table_of
from quizapp.quizzes import closing
from quizapp.quizzes.activities import MIXED_ACTIVITIES
from quizapp.quizzes.banks import get_bank
from quizapp.quizzes.errors import (
    AlreadyAnsweredError,
    NotFoundError,
    TimeIsUpError,
    TooManyTriesError,
    UnansweredError,
    UnfinishedError,
)
from quizapp.regrading.overrides import override_of

# Far beyond any learner's patience; a script that goes on fills the disk of everybody.
MOST_TRIES = 50
_LONGEST_PLAUSIBLE_SECONDS = 4 * 60 * 60

_slots, _attempts, _responses = table_of(Slot), table_of(Attempt), table_of(Response)
_users, _items, _difficulties = table_of(User), table_of(StoredItem), table_of(ItemDifficulty)
_regrades = table_of(Regrade)

# Built once: putting a statement together costs as much as running it, and this is the page on
# which a class of thirty answers at the same moment.
_GET_SLOT = (
    select(
        _slots.c.id,
        _slots.c.item_id,
        _slots.c.tries,
        _slots.c.score,
        _slots.c.hinted,
        _slots.c.option_order,
        _slots.c.regrade_id,
        _regrades.c.verb,
        _regrades.c.accepted,
        _attempts.c.mode,
        _attempts.c.length,
        _attempts.c.version_id,
        _attempts.c.started_at,
        _attempts.c.finished_at,
        _attempts.c.ends_at,
        _attempts.c.activity,
        _attempts.c.assignment_id,
        _users.c.ability,
        _users.c.ability_answers,
        _users.c.forgetting,
        _difficulties.c.shift,
        _difficulties.c.answers,
    )
    .join(_attempts, _attempts.c.id == _slots.c.attempt_id)
    .join(_users, _users.c.id == _attempts.c.user_id)
    .join(_items, _items.c.id == _slots.c.item_id)
    .outerjoin(_difficulties, _difficulties.c.item_id == _items.c.item_id)
    .outerjoin(_regrades, _regrades.c.id == _slots.c.regrade_id)
    .where(
        _attempts.c.id == bindparam("attempt_id"),
        _attempts.c.user_id == bindparam("user_id"),
        _slots.c.position == bindparam("position"),
    )
    # Answers to one attempt take turns, so that the last two open questions, answered at the same
    # moment, see each other and end it. So do those of one learner, whose cards are read and then
    # written. The weaker lock: a new attempt may refer to the learner meanwhile.
    .with_for_update(of=(_attempts, _users), key_share=True)
)
_GET_RESPONSE = select(_responses.c.answer, _responses.c.certainty).where(
    _responses.c.slot_id == bindparam("slot_id"),
    _responses.c.try_number == bindparam("try_number"),
)
_ADD_RESPONSE = insert(_responses)
# Not where the question was re-marked since it was read: then it is read again.
_CLOSE_SLOT = (
    update(_slots)
    .where(
        _slots.c.id == bindparam("slot_id"),
        func.coalesce(_slots.c.regrade_id, 0) == bindparam("seen_regrade"),
    )
    .values(tries=bindparam("try_number"), score=bindparam("counting"), skipped_at=None)
)
_SKIP_SLOT = (
    update(_slots).where(_slots.c.id == bindparam("slot_id")).values(skipped_at=bindparam("now"))
)
_SHOW_HINT = update(_slots).where(_slots.c.id == bindparam("slot_id")).values(hinted=True)
_FINISH_WHEN_DONE = (
    update(_attempts)
    .where(
        _attempts.c.id == bindparam("attempt_id"),
        _attempts.c.finished_at.is_(None),
        ~exists().where(
            _slots.c.attempt_id == _attempts.c.id,
            _slots.c.tries == 0,
            _slots.c.skipped_at.is_(None),
        ),
    )
    .values(finished_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A posted answer: the form's fields, and which try it was written for. One that is plainly
    unfinished counts where `may_be_unfinished`: its learner was told. `given_ago` is how many
    seconds one was kept on a device that had no network, None for one sent at once."""

    try_number: int
    fields: Mapping[str, Sequence[str]]
    seconds: int | None = None
    certainty: int | None = None
    may_be_unfinished: bool = False
    given_ago: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an attempt something happened: what decides the page that follows."""

    is_exam: bool
    is_last: bool


class _RemarkedMeanwhileError(Exception):
    """An instructor re-marked the question in the moment of its answer."""


@dataclass(frozen=True, slots=True)
class _OpenSlot:
    id: int
    item: Item
    tries: int
    score: float | None
    hinted: bool
    option_order: Sequence[str]
    regrade_id: int | None
    override: scoring.Override
    is_mixed: bool
    learner: Learner
    shift: Shift | None
    started_at: dt.datetime
    place: Place


def submit(user_id: int, attempt_id: int, position: int, answer: Answer, now: dt.datetime) -> Place:
    """Scores and stores one answer; once this returns, the answer is on the disk. The same one sent
    once more, by whoever saw no reply to it, is stored no second time and changes nothing.

    Raises NotFoundError, UnansweredError, UnfinishedError, AlreadyAnsweredError,
    TooManyTriesError, ExamOverError, and questions.scoring.InvalidResponseError where the fields
    do not fit the question.
    """
    slot = _get_open_slot(user_id, attempt_id, position, now)
    if answer.try_number != slot.tries + 1:
        if _is_stored(slot, answer):
            return slot.place
        raise AlreadyAnsweredError
    if answer.try_number > MOST_TRIES:
        raise TooManyTriesError
    response = scoring.parse(slot.item, answer.fields)
    if response is None:
        raise UnansweredError
    # In an exam nothing is graded at once: an unfinished answer may stand until it is.
    if not (answer.may_be_unfinished or slot.place.is_exam):
        left = scoring.count_open(slot.item, answer.fields, slot.option_order)
        if left:
            raise UnfinishedError(response, left)
    outcome = scoring.score(slot.item, response)
    try:
        _store_response(slot, answer, response, outcome, now)
        if not slot.place.is_exam:
            if answer.try_number == 1:
                _remember(user_id, slot, answer, response, outcome, now)
            _finish_when_done(attempt_id, now)
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise AlreadyAnsweredError from error
    except _RemarkedMeanwhileError:
        db.session.rollback()
        return submit(user_id, attempt_id, position, answer, now)
    return slot.place


def skip(user_id: int, attempt_id: int, position: int, now: dt.datetime) -> Place:
    """Marks a question as skipped; it can still be answered later.

    Raises NotFoundError, ExamOverError.
    """
    slot = _get_open_slot(user_id, attempt_id, position, now)
    if slot.tries == 0:
        execute(_SKIP_SLOT, {"slot_id": slot.id, "now": now})
        if not slot.place.is_exam:
            _finish_when_done(attempt_id, now)
    db.session.commit()
    return slot.place


def show_hint(
    user_id: int,
    attempt_id: int,
    position: int,
    fields: Mapping[str, Sequence[str]],
    now: dt.datetime,
) -> scoring.Response | None:
    """Opens the hint of a question for good, and gives back what was filled in by then, as far as
    it can be read. Answers to it count as given with a hint from here on.

    Raises NotFoundError where there is no hint to have, as in an exam.
    """
    slot = _get_open_slot(user_id, attempt_id, position, now)
    if slot.place.is_exam or slot.item.hint is None:
        raise NotFoundError
    execute(_SHOW_HINT, {"slot_id": slot.id})
    db.session.commit()
    try:
        return scoring.parse(slot.item, fields)
    except scoring.InvalidResponseError:
        return None


def plausible_seconds(opened: int | None, now: dt.datetime) -> int | None:
    """Seconds between the opening of a form (Unix time, as the form said) and now; None where
    that cannot be."""
    if opened is None:
        return None
    seconds = int(now.timestamp()) - opened
    return seconds if 0 <= seconds <= _LONGEST_PLAUSIBLE_SECONDS else None


def _get_open_slot(user_id: int, attempt_id: int, position: int, now: dt.datetime) -> _OpenSlot:
    wanted = {"user_id": user_id, "attempt_id": attempt_id, "position": position}
    row = execute(_GET_SLOT, wanted).one_or_none()
    if row is None:
        raise NotFoundError
    place = Place(row.mode == Mode.EXAM, position == row.length)
    # What was answered in an assignment can be practised again, what was not is over with it.
    can_end = place.is_exam or (row.assignment_id is not None and row.tries == 0)
    if can_end and row.finished_at is not None:
        raise closing.why_over(row.finished_at, row.ends_at)
    if can_end and closing.is_past(row.ends_at, now):
        closing.close(user_id, attempt_id, now)
        raise TimeIsUpError
    item = get_bank(row.version_id).item(row.item_id)
    return _OpenSlot(
        id=row.id,
        item=item,
        tries=row.tries,
        score=row.score,
        hinted=row.hinted,
        option_order=row.option_order,
        regrade_id=row.regrade_id,
        override=override_of(row.verb, row.accepted, item.kind),
        is_mixed=row.activity in MIXED_ACTIVITIES,
        learner=Learner(Skill(row.ability, row.ability_answers), forgetting_of(row.forgetting)),
        shift=None if row.shift is None else Shift(row.shift, row.answers),
        started_at=row.started_at,
        place=place,
    )


def _is_stored(slot: _OpenSlot, answer: Answer) -> bool:
    found = execute(_GET_RESPONSE, {"slot_id": slot.id, "try_number": answer.try_number})
    stored = found.one_or_none()
    try:
        response = scoring.parse(slot.item, answer.fields)
    except scoring.InvalidResponseError:
        return False
    if stored is None or response is None:
        return False
    given = (scoring.response_to_json(response), answer.certainty)
    return given == (stored.answer, stored.certainty)


def _store_response(
    slot: _OpenSlot,
    answer: Answer,
    response: scoring.Response,
    outcome: scoring.Outcome,
    now: dt.datetime,
) -> None:
    stored = {
        "slot_id": slot.id,
        "try_number": answer.try_number,
        "answer": scoring.response_to_json(response),
        "score": outcome.score,
        "parts": dict(outcome.parts),
        "seconds": answer.seconds,
        "certainty": answer.certainty,
        "hinted": slot.hinted,
        "answered_at": now,
        "given_at": moment_given(slot.started_at, answer.given_ago, now),
    }
    execute(_ADD_RESPONSE, stored)
    counts = answer.try_number == 1 or slot.place.is_exam
    closing = {
        "slot_id": slot.id,
        "try_number": answer.try_number,
        "seen_regrade": slot.regrade_id or 0,
        "counting": _mark(slot, response, outcome) if counts else slot.score,
    }
    if execute(_CLOSE_SLOT, closing).rowcount == 0:
        raise _RemarkedMeanwhileError


def _mark(slot: _OpenSlot, response: scoring.Response, outcome: scoring.Outcome) -> float | None:
    """The mark that counts. What is stored with the answer is that of the item's own key, so that
    an override can be undone."""
    if slot.regrade_id is None:
        return outcome.score
    return slot.override.mark(slot.item, response)


def moment_given(
    started_at: dt.datetime, given_ago: int | None, now: dt.datetime
) -> dt.datetime | None:
    """When a kept answer was given: not before its attempt began, whatever a device says."""
    if given_ago is None:
        return None
    longest = max(0, int((now - started_at).total_seconds()))
    return now - dt.timedelta(seconds=min(given_ago, longest))


def _remember(
    user_id: int,
    slot: _OpenSlot,
    answer: Answer,
    response: scoring.Response,
    outcome: scoring.Outcome,
    now: dt.datetime,
) -> None:
    answered = Answered(
        item=slot.item,
        response=response,
        outcome=outcome,
        at=now,
        certainty=answer.certainty,
        hinted=slot.hinted,
        seconds=answer.seconds,
        is_mixed=slot.is_mixed,
    )
    shifts = {slot.item.id: slot.shift} if slot.shift else {}
    recording.record(user_id, slot.learner, [answered], shifts)


def _finish_when_done(attempt_id: int, now: dt.datetime) -> None:
    execute(_FINISH_WHEN_DONE, {"attempt_id": attempt_id, "now": now})
