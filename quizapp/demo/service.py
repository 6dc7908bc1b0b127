"""Makes the demonstration class, in place of an earlier one."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from quizapp.accounts.service import create_account
from quizapp.articles.service import published_versions
from quizapp.classes.service import create_class
from quizapp.demo.answering import answer_fields, chance, share
from quizapp.demo.bulk import answer_in_bulk
from quizapp.demo.people import name_of
from quizapp.extensions import db
from quizapp.memory.rebuilding import rebuild
from quizapp.models import Attempt, Class, Membership, Role, Slot, User
from quizapp.models.attempts import Mode
from quizapp.quizzes import answering, closing
from quizapp.quizzes import service as quizzes
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.drawing import ACTIVITY_LENGTH, Choice

INSTRUCTOR = "demo-instructor"
LEARNER = "demo-learner"
_CLASS_NAME = "Demonstration class"
_WEEKS = 3
# More would take too long through the services: they are stored as rows, and no cards made of them.
_MOST_LIVED = 20_000
_LENGTH = 10
_EXAM_SHARE = 0.15
_RETRY_SHARE = 0.3
_LONGEST_SITTING = dt.timedelta(hours=1)
_SECONDS = (6, 60)
_GAIN = 0.06  # ability that each answer adds, so that lines over time have something to show


class NothingToAnswerError(Exception):
    """No published article has questions."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made. `join_code` is the class's."""

    class_id: int
    join_code: str
    learners: int
    answers: int


@dataclass(slots=True)
class _Learner:
    id: int
    ability: float
    clock: dt.datetime


def create_demo(learners: int, answers: int, seed: int, password: str, now: dt.datetime) -> Demo:
    """Makes an instructor and a class whose learners gave that many answers in three weeks.

    The instructor, and the first learner, log in with `password`. The same numbers and seed give
    the same answers. Raises NothingToAnswerError, LoginTakenError.
    """
    versions = published_versions()
    if not versions:
        raise NothingToAnswerError
    rng = random.Random(seed)  # noqa: S311 - made-up answers, no secrets
    began = weeks_ago(now)
    _delete_demo()
    instructor_id = _create_person(INSTRUCTOR, password, Role.INSTRUCTOR, "Dr. Demo", began)
    class_id = create_class(instructor_id, _CLASS_NAME, began)
    ids = _create_learners(learners, password, began)
    _join(class_id, ids, began)
    bank = get_bank(versions[0].id)
    if answers > _MOST_LIVED:
        given = answer_in_bulk(ids, answers // len(ids), bank, rng, began, now)
    else:
        given = _live(ids, answers, bank, rng, began, now)
    code = db.session.scalars(select(Class.join_code).where(Class.id == class_id)).one()
    db.session.rollback()
    return Demo(class_id, code, learners, given)


def _live(
    ids: list[int],
    answers: int,
    bank: StoredBank,
    rng: random.Random,
    began: dt.datetime,
    now: dt.datetime,
) -> int:
    """Answers through the services, and gives how many; what is remembered of them as well."""
    parts = share(answers, [rng.lognormvariate(0, 0.5) for _ in ids])
    given = sum(
        _study(_Learner(user_id, rng.gauss(0.4, 1), began), part, bank, rng, now)
        for user_id, part in zip(ids, parts, strict=True)
    )
    rebuild()  # they answered one after the other, and not in the order of their answers
    return given


def weeks_ago(now: dt.datetime) -> dt.datetime:
    """When the class began."""
    return now - dt.timedelta(weeks=_WEEKS)


def _delete_demo() -> None:
    db.session.execute(delete(Class).where(Class.is_demo))
    db.session.execute(delete(User).where(User.is_demo))
    db.session.commit()


def _create_person(login: str, password: str, role: Role, name: str, now: dt.datetime) -> int:
    user = create_account(login, password, role, now, display_name=name)
    user.is_demo = True
    db.session.commit()
    return user.id


def _create_learners(count: int, password: str, now: dt.datetime) -> list[int]:
    """The first can be logged in to; the others have no password at all."""
    first = _create_person(LEARNER, password, Role.LEARNER, name_of(0), now)
    rows = [
        {
            "role": Role.LEARNER,
            "username": f"{LEARNER}-{number + 1}",
            "display_name": name_of(number),
            "created_at": now,
            "is_demo": True,
        }
        for number in range(1, count)
    ]
    ids = [first]
    if rows:
        made = insert(User).returning(User.id, sort_by_parameter_order=True)
        ids += db.session.scalars(made, rows)
    db.session.commit()
    return ids


def _join(class_id: int, ids: list[int], now: dt.datetime) -> None:
    db.session.execute(update(Class).where(Class.id == class_id).values(is_demo=True))
    rows = [{"class_id": class_id, "user_id": user_id, "joined_at": now} for user_id in ids]
    if rows:
        db.session.execute(insert(Membership), rows)
    db.session.commit()


def _study(
    learner: _Learner, answers: int, bank: StoredBank, rng: random.Random, now: dt.datetime
) -> int:
    """Attempts spread over the weeks until that many answers are given; gives how many."""
    pause = (now - learner.clock) / (answers // _LENGTH + 1)
    left = answers
    while left > 0:
        # Quizzes shorter than planned for take more sittings; none of them lies in the future.
        sitting = min(learner.clock + pause * rng.uniform(0.1, 0.8), now - _LONGEST_SITTING)
        left -= _attempt(learner, sitting, left, bank, rng)
        learner.clock += pause
    db.session.remove()
    return answers - left


def _attempt(
    learner: _Learner, moment: dt.datetime, most: int, bank: StoredBank, rng: random.Random
) -> int:
    """One quiz, broken off after `most` answers; gives how many were given."""
    mode = Mode.EXAM if rng.random() < _EXAM_SHARE else Mode.PRACTICE
    choice = _choice(bank, mode, rng)
    attempt_id = quizzes.start(learner.id, choice, rng.getrandbits(31), moment).attempt_id
    given = 0
    for position in range(1, db.session.get_one(Attempt, attempt_id).length + 1):
        tries = 1 if mode is Mode.EXAM or rng.random() > _RETRY_SHARE else 2
        for number in range(1, tries + 1):
            if given == most:
                return given
            seconds = rng.randint(*_SECONDS)
            moment += dt.timedelta(seconds=seconds)
            answer = _answer(learner, attempt_id, position, number, seconds, bank, rng)
            answering.submit(learner.id, attempt_id, position, answer, moment)
            learner.ability += _GAIN / 2
            given += 1
            if number < tries and _is_right(attempt_id, position):
                break  # the page offers no second try then
    if mode is Mode.EXAM:
        closing.finish(learner.id, attempt_id, moment)
    return given


def _is_right(attempt_id: int, position: int) -> bool:
    """Whether the first try at a question was."""
    score = select(Slot.score).where(Slot.attempt_id == attempt_id, Slot.position == position)
    return db.session.scalars(score).one() == 1


def _choice(bank: StoredBank, mode: Mode, rng: random.Random) -> Choice:
    if not bank.activities or rng.random() < 0.5:
        return Choice(bank.version_id, MIXED, "Mixed quiz", mode, _LENGTH)
    activity = rng.choice(bank.activities)
    return Choice(bank.version_id, activity.key, activity.title, mode, ACTIVITY_LENGTH)


def _answer(
    learner: _Learner,
    attempt_id: int,
    position: int,
    try_number: int,
    seconds: int,
    bank: StoredBank,
    rng: random.Random,
) -> answering.Answer:
    row = select(Slot.item_id).where(Slot.attempt_id == attempt_id, Slot.position == position)
    item = bank.item(db.session.scalars(row).one())
    probability = chance(learner.ability + (try_number - 1), item.difficulty)
    fields = answer_fields(item, probability, rng)
    certainty = None if rng.random() < 0.5 else 1 + (probability > 0.5) + (probability > 0.8)
    return answering.Answer(try_number, fields, seconds, certainty, may_be_unfinished=True)
