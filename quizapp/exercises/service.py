"""A person's plan: what was picked, what a clinician prescribes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import aliased

from questions.facts.from_json import dosage_from_json
from quizapp.classes.teaching import names_of_instructors, names_or_nobody
from quizapp.database import Upsert
from quizapp.exercises.plans import (
    Entry,
    History,
    Place,
    Plan,
    Prescribed,
    history_of,
    make_plan,
)
from quizapp.exercises.sheets import Sheet, get_sheet, list_sheets
from quizapp.extensions import db
from quizapp.models import Class, DiaryEntry, ExercisePick, Membership, Prescription
from quizapp.models.base import table_of
from quizapp.models.exercises import MAX_EXERCISE_NAME

_STORE_PICKS = Upsert(
    table_of(ExercisePick),
    {"name": lambda excluded: excluded.name},
    keys=("user_id", "article_id", "exercise_id"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether anything was picked by a person, or prescribed in one of the person's classes; and
    whether anything stands in the diary."""

    has_plan: bool = False
    has_diary: bool = False


def get_kept(user_id: int) -> Kept:
    """In one statement, since every visit to the first page asks it."""
    picked = exists().where(ExercisePick.user_id == user_id)
    prescribed = exists().where(
        Prescription.class_id == Membership.class_id,
        Membership.user_id == user_id,
        or_(Prescription.user_id.is_(None), Prescription.user_id == user_id),
    )
    noted = exists().where(DiaryEntry.user_id == user_id)
    row = db.session.execute(select(or_(picked, prescribed), noted)).one()
    return Kept(bool(row[0]), bool(row[1]))


def get_plan(user_id: int, now: dt.datetime) -> Plan:
    return _plan(_picks(user_id), _histories(user_id), now)


def count_exercises(user_id: int, now: dt.datetime) -> int:
    """How many exercises somebody has to do: by what is prescribed now, whatever it was before."""
    return len(_plan(_picks(user_id), _histories(user_id, newest_only=True), now).entries)


def get_entry(plan: Plan, slug: str, exercise_id: str) -> Entry:
    """An exercise as it stands in the plan, else as the article has it. Raises NotFoundError where
    the article does not offer it."""
    for entry in plan.entries:
        if (entry.sheet.slug, entry.exercise.id) == (slug, exercise_id):
            return entry
    sheet = get_sheet(slug)
    return Entry(sheet, sheet.get(exercise_id), is_picked=False)


def get_picked(user_id: int, article_id: int) -> frozenset[str]:
    """The exercises of an article that a person picked."""
    return frozenset(one for article, one in _picks(user_id) if article == article_id)


def pick(user_id: int, sheet: Sheet, wanted: Collection[str], now: dt.datetime) -> None:
    """Makes these the exercises of the article that the person picked, and no others."""
    chosen = [exercise for exercise in sheet.exercises if exercise.id in wanted]
    db.session.execute(
        delete(ExercisePick).where(
            ExercisePick.user_id == user_id,
            ExercisePick.article_id == sheet.article_id,
            ExercisePick.exercise_id.not_in([one.id for one in chosen]),
        )
    )
    rows = [
        {
            "user_id": user_id,
            "article_id": sheet.article_id,
            "exercise_id": exercise.id,
            "name": exercise.name[:MAX_EXERCISE_NAME],
            "picked_at": now,
        }
        for exercise in chosen
    ]
    if rows:
        _STORE_PICKS.execute(rows)
    db.session.commit()


def forget_lost(user_id: int, now: dt.datetime) -> None:
    """Ends the picks of what no article offers any more."""
    plan = get_plan(user_id, now)
    offered = {entry.place for entry in plan.entries}
    for article_id, exercise_id in _picks(user_id):
        if (article_id, exercise_id) not in offered:
            db.session.execute(
                delete(ExercisePick).where(
                    ExercisePick.user_id == user_id,
                    ExercisePick.article_id == article_id,
                    ExercisePick.exercise_id == exercise_id,
                )
            )
    db.session.commit()


def prescribed_of(row: Prescription, class_name: str, clinician: str) -> Prescribed:
    return Prescribed(
        class_id=row.class_id,
        class_name=class_name,
        clinician=clinician,
        article_id=row.article_id,
        exercise_id=row.exercise_id,
        name=row.name,
        is_own=row.user_id is not None,
        number=row.number,
        dose=dosage_from_json(row.dose),
        line=row.line,
        is_ended=row.is_ended,
        made_at=row.made_at,
    )


def _plan(picks: Mapping[Place, str], histories: Sequence[History], now: dt.datetime) -> Plan:
    places = {*picks, *(one.newest.place for one in histories)}
    return make_plan(picks, histories, list_sheets({place[0] for place in places}), now)


def _picks(user_id: int) -> dict[Place, str]:
    rows = db.session.execute(
        select(ExercisePick.article_id, ExercisePick.exercise_id, ExercisePick.name)
        .where(ExercisePick.user_id == user_id)
        .order_by(ExercisePick.picked_at, ExercisePick.exercise_id)
    )
    return {(article_id, exercise_id): name for article_id, exercise_id, name in rows}


def _histories(user_id: int, newest_only: bool = False) -> list[History]:
    """What the classes in which somebody learns prescribe, and what they prescribed before."""
    query = (
        select(Prescription, Class.name, Membership.joined_at)
        .join(Membership, Membership.class_id == Prescription.class_id)
        .join(Class, Class.id == Prescription.class_id)
        .where(
            Membership.user_id == user_id,
            or_(Prescription.user_id.is_(None), Prescription.user_id == user_id),
        )
    )
    if newest_only:
        query = query.where(~_is_replaced())
    rows = db.session.execute(query).all()
    if not rows:
        return []
    names = names_of_instructors(row.class_id for row, _, _ in rows)
    joined: dict[int, dt.datetime] = {}
    by_place: defaultdict[tuple[int, Place], list[Prescribed]] = defaultdict(list)
    for row, class_name, joined_at in rows:
        joined[row.class_id] = joined_at
        version = prescribed_of(row, class_name, names_or_nobody(names, row.class_id))
        by_place[row.class_id, version.place].append(version)
    return [history_of(versions, joined[class_id]) for (class_id, _), versions in by_place.items()]


def _is_replaced() -> ColumnElement[bool]:
    """Whether a later version of the same prescription was made."""
    later = aliased(Prescription)
    return exists().where(
        later.class_id == Prescription.class_id,
        later.user_id.is_not_distinct_from(Prescription.user_id),
        later.article_id == Prescription.article_id,
        later.exercise_id == Prescription.exercise_id,
        later.number > Prescription.number,
    )
