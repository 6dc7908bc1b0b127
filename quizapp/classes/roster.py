"""The roster of a class: who should be in it, and what becomes of each line of a new list."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, delete, select, update

from quizapp import audit
from quizapp.classes.naming import sort_key
from quizapp.classes.roster_file import Entry, Line, RosterFile
from quizapp.classes.teaching import TaughtClass, lock_class
from quizapp.extensions import db
from quizapp.models import Class, ClassInstructor, Membership, RosterEntry, User

_AT_ONCE = 500  # logins in one query: SQLite takes a limited number of them


class Outcome(enum.Enum):
    """What a line of a list comes to."""

    MEMBER = "member"  # in the class: what the list says of them is taken over
    SAME = "same"  # in the class, and the list says nothing new
    INVITED = "invited"  # has an account, and has to accept
    WAITING = "waiting"  # has no account yet
    TEACHES = "teaches"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class PlannedLine:
    line: Line
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a list over will do, line by line."""

    lines: tuple[PlannedLine, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(one.outcome == outcome for one in self.lines)

    @property
    def does_anything(self) -> bool:
        return any(
            one.outcome in (Outcome.MEMBER, Outcome.INVITED, Outcome.WAITING) for one in self.lines
        )


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody on the roster who has not joined."""

    id: int
    login: str
    name: str
    sort_name: str
    student_number: str
    section: str


def make_plan(taught: TaughtClass, file: RosterFile) -> Plan:
    """What would become of each line; changes nothing."""
    accounts = _accounts([line.entry.login for line in file.lines if line.entry])
    members = {
        one.user_id: one
        for one in db.session.scalars(select(Membership).where(Membership.class_id == taught.id))
    }
    teachers = set(
        db.session.scalars(
            select(ClassInstructor.user_id).where(ClassInstructor.class_id == taught.id)
        )
    )

    def outcome(entry: Entry | None) -> Outcome:
        if entry is None:
            return Outcome.WRONG
        user_id = accounts.get(entry.login)
        if user_id is None:
            return Outcome.WAITING
        if user_id in teachers:
            return Outcome.TEACHES
        if user_id not in members:
            return Outcome.INVITED
        return Outcome.MEMBER if _news(entry, members[user_id]) else Outcome.SAME

    return Plan(tuple(PlannedLine(line, outcome(line.entry)) for line in file.lines))


def take_over(actor: User, taught: TaughtClass, file: RosterFile, now: dt.datetime) -> Plan:
    """Does what `make_plan` says. Nobody becomes a member by it: who joins a class lets its
    instructors see every answer, so each has to accept. Raises NotFoundError."""
    lock_class(taught)
    # Nobody joins, declines or is struck off until this list is stored.
    rows = select(RosterEntry).where(RosterEntry.class_id == taught.id).order_by(RosterEntry.id)
    awaited = {one.login: one for one in db.session.scalars(rows.with_for_update())}
    plan = make_plan(taught, file)
    entries = {one.line.entry.login: one for one in plan.lines if one.line.entry is not None}
    accounts = _accounts(entries)
    for login, planned in entries.items():
        entry = planned.line.entry
        if entry is None:
            continue
        if planned.outcome == Outcome.MEMBER:
            values = _filled(entry)
            db.session.execute(
                update(Membership)
                .where(Membership.class_id == taught.id, Membership.user_id == accounts[login])
                .values(**values)
            )
        elif planned.outcome in (Outcome.INVITED, Outcome.WAITING):
            _store(awaited.get(login), taught, entry, now)
    audit.record(actor, "class.roster", f"class {taught.id}", now)
    db.session.commit()
    return plan


def list_awaited(taught: TaughtClass) -> tuple[Awaited, ...]:
    """Who is on the roster and has not joined, by name."""
    found = db.session.scalars(select(RosterEntry).where(RosterEntry.class_id == taught.id))
    rows = (
        Awaited(each.id, each.login, each.name, each.sort_name, each.student_number, each.section)
        for each in found
    )
    return tuple(sorted(rows, key=lambda one: sort_key(one.sort_name or one.name or one.login)))


def strike(taught: TaughtClass, entry_id: int) -> None:
    """Takes somebody who has not joined off the roster."""
    db.session.execute(
        delete(RosterEntry).where(RosterEntry.class_id == taught.id, RosterEntry.id == entry_id)
    )
    db.session.commit()


def is_for(user: User) -> ColumnElement[bool]:
    """Whether an entry of a roster means this account."""
    logins = [login for login in (user.email, user.username) if login]
    return RosterEntry.login.in_(logins)


def invitations(user: User) -> Select[Class]:
    """The classes on whose rosters an account stands."""
    return select(Class).where(
        Class.archived_at.is_(None),
        Class.id.in_(select(RosterEntry.class_id).where(is_for(user))),
    )


def take_entry(class_id: int, user: User) -> Mapping[str, str] | None:
    """What the roster says of somebody who joins, as columns of the membership; the entry goes in
    the open transaction. None for whoever does not stand on it."""
    struck = db.session.scalars(
        delete(RosterEntry)
        .where(RosterEntry.class_id == class_id, is_for(user))
        .returning(RosterEntry)
    ).all()
    if not struck:
        return None
    entry = min(struck, key=lambda one: one.id)
    return {
        "section": entry.section,
        "student_number": entry.student_number,
        "sort_name": entry.sort_name or entry.name,
    }


def _accounts(logins: Sequence[str] | Mapping[str, object]) -> dict[str, int]:
    """The accounts that have these logins."""
    wanted = list(logins)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        for column in (User.email, User.username):
            rows = db.session.execute(select(column, User.id).where(column.in_(part)))
            found.update((login, user_id) for login, user_id in rows if login is not None)
    return found


def _filled(entry: Entry) -> dict[str, str]:
    """What a list says of a member; empty fields leave what is there."""
    values = {
        "section": entry.section,
        "student_number": entry.student_number,
        "sort_name": entry.sort_name or entry.name,
    }
    return {column: value for column, value in values.items() if value}


def _news(entry: Entry, member: Membership) -> bool:
    return any(getattr(member, column) != value for column, value in _filled(entry).items())


def _store(found: RosterEntry | None, taught: TaughtClass, entry: Entry, now: dt.datetime) -> None:
    if found is None:
        found = RosterEntry(
            class_id=taught.id,
            login=entry.login,
            name="",
            sort_name="",
            student_number="",
            section="",
            added_at=now,
        )
        db.session.add(found)
    found.name = entry.name or found.name
    found.sort_name = entry.sort_name or found.sort_name
    found.student_number = entry.student_number or found.student_number
    found.section = entry.section or found.section
