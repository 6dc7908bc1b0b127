"""The diary: what was done and how it felt, and which classes' clinicians may see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from quizapp.classes.teaching import TaughtClass, names_of_instructors, names_or_nobody
from quizapp.exercises.errors import NotFoundError
from quizapp.exercises.plans import Entry, Place
from quizapp.extensions import db
from quizapp.models import Class, DiaryEntry, DiarySharing, Membership
from quizapp.models.exercises import MAX_EXERCISE_NAME

WEEKS_SHOWN = 4
_WEEK = dt.timedelta(days=7)

SEVERE = 7  # of 10, the worst that one can imagine


@dataclass(frozen=True, slots=True)
class Done:
    """An exercise that was done, by the name that it had then."""

    article_id: int
    exercise_id: str
    name: str
    sets: int

    @property
    def place(self) -> Place:
        return self.article_id, self.exercise_id


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody enters of a day."""

    day: dt.date
    done: tuple[Done, ...]
    felt: int | None
    text: str

    @property
    def is_severe(self) -> bool:
        """Whether it troubled so much that nothing more should be done that day."""
        return self.felt is not None and self.felt >= SEVERE


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry as it is kept."""

    id: int
    note: Note

    @property
    def day(self) -> dt.date:
        return self.note.day


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar, with its entries in the order in which they were written. A day that
    has some is none to come: where the person is it has begun."""

    day: dt.date
    entries: tuple[Entered, ...]
    is_future: bool

    @property
    def exercises(self) -> int:
        return sum(len(entry.note.done) for entry in self.entries)

    @property
    def felt(self) -> tuple[int, ...]:
        return tuple(one.note.felt for one in self.entries if one.note.felt is not None)


@dataclass(frozen=True, slots=True)
class Weeks:
    """A few weeks of a diary, oldest first; `page` 1 ends with this week."""

    weeks: tuple[tuple[Day, ...], ...]
    page: int
    has_earlier: bool

    @property
    def days(self) -> tuple[Day, ...]:
        """The days that have entries, newest first."""
        days = [day for week in self.weeks for day in week if day.entries]
        return tuple(reversed(days))


@dataclass(frozen=True, slots=True)
class Sharing:
    """A class that somebody learns in, and whether its clinician sees the diary."""

    class_id: int
    class_name: str
    clinician: str
    is_shared: bool


def done_of(entry: Entry) -> Done:
    """An exercise as it is offered for noting, with as many sets as its dose asks for at least."""
    sets = entry.dose.sets.low if entry.dose.sets else 1
    return Done(entry.sheet.article_id, entry.exercise.id, entry.exercise.name, sets)


def get_weeks(user_id: int, today: dt.date, first_weekday: int, page: int = 1) -> Weeks:
    """The diary's newest weeks, or on later pages those before them; a page past the first entry
    is the last one. Weeks begin on that day, Monday being 0."""
    first = db.session.scalar(select(func.min(DiaryEntry.day)).where(DiaryEntry.user_id == user_id))
    this_week = _week_of(today, first_weekday)
    weeks_back = 0 if first is None else (this_week - _week_of(first, first_weekday)) // _WEEK
    last_page = weeks_back // WEEKS_SHOWN + 1
    page = min(max(page, 1), last_page)
    begins = this_week - _WEEK * (WEEKS_SHOWN * page - 1)
    entries = _entries(user_id, begins, begins + _WEEK * WEEKS_SHOWN)
    weeks = tuple(
        tuple(
            _day(day, entries, today)
            for day in (begins + _WEEK * week + dt.timedelta(days=n) for n in range(7))
        )
        for week in range(WEEKS_SHOWN)
    )
    return Weeks(weeks, page, page < last_page)


def get_note(user_id: int, entry_id: int) -> Note:
    """A person's own entry. Raises NotFoundError."""
    return _entered(_get_row(user_id, entry_id)).note


def add_entry(user_id: int, form_key: str, note: Note, now: dt.datetime) -> None:
    """Stores an entry. The same form sent once more makes no other: what it says now holds.
    Raises NotFoundError where the account is gone."""
    columns = _columns(note)
    entry = DiaryEntry(user_id=user_id, form_key=form_key, written_at=now, **columns)
    db.session.add(entry)
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        same = update(DiaryEntry).where(
            DiaryEntry.user_id == user_id, DiaryEntry.form_key == form_key
        )
        stored = db.session.scalar(same.values(columns).returning(DiaryEntry.id))
        if stored is None:
            raise NotFoundError from error
        db.session.commit()


def change_entry(user_id: int, entry_id: int, note: Note) -> None:
    """Raises NotFoundError."""
    row = _get_row(user_id, entry_id)
    for name, value in _columns(note).items():
        setattr(row, name, value)
    db.session.commit()


def delete_entry(user_id: int, entry_id: int) -> None:
    """Deletes a person's own entry; does nothing where it is gone."""
    db.session.execute(
        delete(DiaryEntry).where(DiaryEntry.id == entry_id, DiaryEntry.user_id == user_id)
    )
    db.session.commit()


def count_done(user_id: int, day: dt.date) -> int:
    """How many exercises were noted for a day."""
    rows = db.session.scalars(
        select(DiaryEntry.done).where(DiaryEntry.user_id == user_id, DiaryEntry.day == day)
    )
    return sum(len(done) for done in rows)


def list_sharing(user_id: int) -> tuple[Sharing, ...]:
    """The classes that somebody learns in, by name."""
    rows = db.session.execute(
        select(Class, DiarySharing.class_id.is_not(None))
        .join(Membership, Membership.class_id == Class.id)
        .outerjoin(
            DiarySharing,
            (DiarySharing.class_id == Class.id) & (DiarySharing.user_id == Membership.user_id),
        )
        .where(Membership.user_id == user_id)
        .order_by(Class.name, Class.id)
    ).all()
    names = names_of_instructors(each.id for each, _ in rows)
    return tuple(
        Sharing(each.id, each.name, names_or_nobody(names, each.id), shared)
        for each, shared in rows
    )


def share(user_id: int, class_id: int, now: dt.datetime) -> None:
    """Lets the clinician of a class see the diary, from now on. Raises NotFoundError."""
    if db.session.get(Membership, (class_id, user_id)) is None:
        raise NotFoundError
    db.session.add(DiarySharing(class_id=class_id, user_id=user_id, shared_at=now))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()  # shared already, or the class was left this moment


def stop_sharing(user_id: int, class_id: int) -> None:
    """Closes the diary to the clinician of a class at once."""
    db.session.execute(
        delete(DiarySharing).where(
            DiarySharing.class_id == class_id, DiarySharing.user_id == user_id
        )
    )
    db.session.commit()


def list_sharers(taught: TaughtClass) -> frozenset[int]:
    """The learners of a class who let its clinician see their diaries."""
    rows = db.session.scalars(
        select(DiarySharing.user_id).where(DiarySharing.class_id == taught.id)
    )
    return frozenset(rows)


def is_shared(taught: TaughtClass, user_id: int) -> bool:
    return db.session.get(DiarySharing, (taught.id, user_id)) is not None


def _day(day: dt.date, entries: Sequence[Entered], today: dt.date) -> Day:
    own = tuple(one for one in entries if one.day == day)
    return Day(day, own, is_future=day > today and not own)


def _week_of(day: dt.date, first_weekday: int) -> dt.date:
    return day - dt.timedelta(days=(day.weekday() - first_weekday) % 7)


def _entries(user_id: int, begins: dt.date, ends: dt.date) -> tuple[Entered, ...]:
    rows = db.session.scalars(
        select(DiaryEntry)
        .where(DiaryEntry.user_id == user_id, DiaryEntry.day >= begins, DiaryEntry.day < ends)
        .order_by(DiaryEntry.day, DiaryEntry.id)
    )
    return tuple(_entered(row) for row in rows)


def _get_row(user_id: int, entry_id: int) -> DiaryEntry:
    row = db.session.scalar(
        select(DiaryEntry).where(DiaryEntry.id == entry_id, DiaryEntry.user_id == user_id)
    )
    if row is None:
        raise NotFoundError
    return row


def _entered(row: DiaryEntry) -> Entered:
    return Entered(row.id, Note(row.day, _done(row.done), row.felt, row.note))


def _done(data: Sequence[dict[str, Any]]) -> tuple[Done, ...]:
    return tuple(Done(**one) for one in data)


def _columns(note: Note) -> dict[str, Any]:
    done = [
        {
            "article_id": one.article_id,
            "exercise_id": one.exercise_id,
            "name": one.name[:MAX_EXERCISE_NAME],
            "sets": one.sets,
        }
        for one in note.done
    ]
    return {"day": note.day, "done": done, "felt": note.felt, "note": note.text}
