"""What the clinician of a class does: pick exercises and doses for all or for one, and look into
the diaries of those who allow it. Only an instructor of the class is its clinician: an
administrator is none."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError

from questions.facts.kinds.exercises import dosage_to_json
from questions.facts.model import Dosage, Exercise
from quizapp.classes import errors as classes_errors
from quizapp.classes.members import Learner, list_learners
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.exercises.diary import is_shared, list_sharers
from quizapp.exercises.errors import NotFoundError
from quizapp.exercises.plans import Place, Prescribed
from quizapp.exercises.service import prescribed_of
from quizapp.exercises.sheets import Sheet, list_sheets
from quizapp.extensions import db
from quizapp.models import Membership, Prescription, User
from quizapp.models.exercises import MAX_EXERCISE_NAME

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Target:
    """For whom is prescribed: one learner of a class, or all of it where `learner` is None."""

    each: TaughtClass
    learner: User | None

    @property
    def user_id(self) -> int | None:
        return self.learner.id if self.learner else None


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise that is prescribed, as the clinician sees it; its sheet is None where no article
    offers it any more."""

    prescribed: Prescribed
    sheet: Sheet | None


@dataclass(frozen=True, slots=True)
class Member:
    """A learner of the class, with how many exercises are prescribed for this one alone."""

    learner: Learner
    exercises: int
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """`lines` are for the target itself; `for_all` are those of the class where the target is one
    learner; `sheets` is what can be picked from."""

    lines: tuple[Line, ...]
    for_all: tuple[Line, ...]
    sheets: tuple[Sheet, ...]
    taken: frozenset[Place]


def get_target(viewer: User, class_id: int, user_id: int | None) -> Target:
    """Raises NotFoundError unless the viewer teaches the class and the learner is in it."""
    try:
        each = get_class(viewer, class_id)
    except classes_errors.NotFoundError as error:
        raise NotFoundError from error
    if not each.is_own:
        raise NotFoundError
    if user_id is None:
        return Target(each, None)
    if db.session.get(Membership, (class_id, user_id)) is None:
        raise NotFoundError
    return Target(each, db.session.get_one(User, user_id))


def get_diary_owner(viewer: User, class_id: int, user_id: int) -> Target:
    """A learner whose diary this clinician may see, at this moment. Raises NotFoundError."""
    target = get_target(viewer, class_id, user_id)
    if not is_shared(target.each, user_id):
        raise NotFoundError
    return target


def get_overview(target: Target) -> Overview:
    sheets = list_sheets()
    by_article = {sheet.article_id: sheet for sheet in sheets}
    own = _in_force(_rows_of(target.each.id, target.user_id))
    for_all = _in_force(_rows_of(target.each.id, None)) if target.learner else []
    return Overview(
        tuple(_line(one, by_article) for one in own),
        tuple(_line(one, by_article) for one in for_all),
        sheets,
        frozenset(one.place for one in own),
    )


def list_members(taught: TaughtClass) -> tuple[Member, ...]:
    """Everybody in a class, by name."""
    rows = db.session.scalars(
        select(Prescription).where(
            Prescription.class_id == taught.id, Prescription.user_id.is_not(None)
        )
    )
    by_user: defaultdict[int, list[Prescription]] = defaultdict(list)
    for row in rows:
        by_user[row.user_id or 0].append(row)
    sharers = list_sharers(taught)
    return tuple(
        Member(one, len(_in_force(by_user[one.id])), one.id in sharers)
        for one in list_learners(taught)
    )


def find_version(target: Target, place: Place) -> Prescribed | None:
    """What is in force at a place for this target itself. The place is as an address names it: it
    is compared here, since not every database takes every character."""
    rows = _rows_of(target.each.id, target.user_id)
    return next((one for one in _in_force(rows) if one.place == place), None)


def prescribe(
    target: Target,
    sheet: Sheet,
    exercise: Exercise,
    dose: Dosage,
    line: str,
    by_id: int,
    now: dt.datetime,
) -> None:
    """Makes this the newest version; the same once more changes nothing."""
    _add_version(target, (sheet.article_id, exercise.id), exercise.name, dose, line, by_id, now)


def end(target: Target, place: Place, by_id: int, now: dt.datetime) -> None:
    """Ends what is prescribed at a place; the versions before stay known. Raises NotFoundError."""
    newest = find_version(target, place)
    if newest is None:
        raise NotFoundError
    _add_version(target, place, newest.name, newest.dose, newest.line, by_id, now, is_ended=True)


def _add_version(
    target: Target,
    place: Place,
    name: str,
    dose: Dosage,
    line: str,
    by_id: int,
    now: dt.datetime,
    is_ended: bool = False,
) -> None:
    """The unique number settles double clicks: whoever comes second looks again."""
    body = dosage_to_json(dose)
    for _ in range(_TRIES):
        newest = _newest(target, place)
        if newest and (newest.dose, newest.line, newest.is_ended) == (body, line, is_ended):
            return
        db.session.add(
            Prescription(
                class_id=target.each.id,
                user_id=target.user_id,
                article_id=place[0],
                exercise_id=place[1],
                name=name[:MAX_EXERCISE_NAME],
                number=newest.number + 1 if newest else 1,
                dose=body,
                line=line,
                is_ended=is_ended,
                made_by_id=by_id,
                made_at=now,
            )
        )
        try:
            db.session.commit()
        except IntegrityError:
            db.session.rollback()
        else:
            return
    raise RuntimeError("no free number was found for a version")


def _rows_of(class_id: int, user_id: int | None) -> Sequence[Prescription]:
    rows = db.session.scalars(
        select(Prescription).where(Prescription.class_id == class_id, _is_for(user_id))
    )
    return rows.all()


def _is_for(user_id: int | None) -> ColumnElement[bool]:
    return Prescription.user_id.is_(None) if user_id is None else Prescription.user_id == user_id


def _newest(target: Target, place: Place) -> Prescription | None:
    return db.session.scalar(
        select(Prescription)
        .where(
            Prescription.class_id == target.each.id,
            _is_for(target.user_id),
            Prescription.article_id == place[0],
            Prescription.exercise_id == place[1],
        )
        .order_by(Prescription.number.desc())
        .limit(1)
    )


def _in_force(rows: Sequence[Prescription]) -> list[Prescribed]:
    """The newest version of each that has not ended, in the order in which they began."""
    newest: dict[Place, Prescription] = {}
    for row in sorted(rows, key=lambda one: one.number):
        newest[row.article_id, row.exercise_id] = row
    return [_prescribed(row) for row in newest.values() if not row.is_ended]


def _prescribed(row: Prescription) -> Prescribed:
    return prescribed_of(row, "", "")  # whoever asks is the clinician of the class


def _line(prescribed: Prescribed, sheets: dict[int, Sheet]) -> Line:
    sheet = sheets.get(prescribed.article_id)
    offers = sheet is not None and sheet.find(prescribed.exercise_id) is not None
    return Line(prescribed, sheet if offers else None)
