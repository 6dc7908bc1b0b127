"""What administrators do with accounts, and what they read of the audit log."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from quizapp import audit
from quizapp.accounts import links
from quizapp.accounts.deletion import lock_admins
from quizapp.accounts.errors import AccountNotFoundError, LastAdminError
from quizapp.accounts.logins import parse_login
from quizapp.accounts.names import parse_name
from quizapp.accounts.service import add_account, login_of
from quizapp.extensions import db
from quizapp.models import AuditEntry, Role, User

PER_PAGE = 50
_MAX_SEARCH = 100


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as administrators see it."""

    id: int
    name: str
    login: str
    role: Role
    created_at: dt.datetime
    is_demo: bool
    has_password: bool
    pseudonym: str


@dataclass(frozen=True, slots=True)
class AuditRow:
    at: dt.datetime
    actor: str
    action: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    rows: tuple[AccountRow, ...]
    number: int
    last: int
    total: int


@dataclass(frozen=True, slots=True)
class AuditPage:
    rows: tuple[AuditRow, ...]
    number: int
    last: int


def find_accounts(search: str, page: int) -> AccountPage:
    """One page of the accounts whose name, address or user name holds `search`, newest first."""
    wanted = (User.role != Role.GUEST, *_matching(search))
    total = db.session.scalar(select(func.count(User.id)).where(*wanted)) or 0
    number, last = _place(page, total)
    users = db.session.scalars(
        select(User)
        .where(*wanted)
        .order_by(User.created_at.desc(), User.id.desc())
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    )
    return AccountPage(tuple(_row(user) for user in users), number, last, total)


def get_account(user_id: int) -> AccountRow:
    """Raises AccountNotFoundError; a guest is no account here."""
    return _row(_get(user_id))


def invite(
    login: str, display_name: str | None, role: Role, actor: User, now: dt.datetime
) -> tuple[int, str]:
    """Makes an account without a password: its number, and the token of the link that sets one.

    Raises InvalidLoginError, InvalidNameError, LoginTakenError.
    """
    parsed = parse_login(login)
    user = User(
        email=parsed.email,
        username=parsed.username,
        display_name=parse_name(display_name),
        role=role,
        created_at=now,
    )
    add_account(user, actor, now)
    token = links.add_link(links.Purpose.INVITE, user, now, maker=actor)
    db.session.commit()
    return user.id, token


def change_role(user_id: int, role: Role, actor: User, now: dt.datetime) -> None:
    """Raises AccountNotFoundError, LastAdminError."""
    admins = lock_admins()
    user = _get(user_id)
    if user.role == role:
        return
    if admins == [user_id]:
        db.session.rollback()
        raise LastAdminError
    user.role = role
    # An instructor may have made a link for a learner; it must not open an administrator.
    links.end_links(user_id)
    audit.record(actor, f"account.role.{role}", user, now)
    db.session.commit()


def end_sessions(user_id: int, actor: User, now: dt.datetime) -> None:
    """Logs the account out wherever it is logged in. Raises AccountNotFoundError."""
    user = _get(user_id)
    user.session_version += 1
    audit.record(actor, "account.end_sessions", user, now)
    db.session.commit()


def create_reset_link(user_id: int, actor: User, now: dt.datetime) -> str:
    """The token of a link that sets a new password. Raises AccountNotFoundError."""
    return links.create_reset_link(_get(user_id), actor, now)


def get_audit_page(who: str, page: int) -> AuditPage:
    """One page of the audit log, newest first; of one pseudonym where `who` is not empty."""
    wanted = (or_(AuditEntry.actor == who, AuditEntry.subject == who),) if who else ()
    total = db.session.scalar(select(func.count(AuditEntry.id)).where(*wanted)) or 0
    number, last = _place(page, total)
    entries = db.session.scalars(
        select(AuditEntry)
        .where(*wanted)
        .order_by(AuditEntry.id.desc())
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    )
    rows = tuple(AuditRow(e.at, e.actor, e.action, e.subject) for e in entries)
    return AuditPage(rows, number, last)


def _matching(search: str) -> tuple[ColumnElement[bool], ...]:
    text = "".join(char for char in search if char.isprintable()).strip()[:_MAX_SEARCH]
    if not text:
        return ()
    # Addresses and user names are stored folded; of a name, databases fold what they can.
    folded = text.casefold()
    return (
        or_(
            User.email.contains(folded, autoescape=True),
            User.username.contains(folded, autoescape=True),
            User.display_name.icontains(text, autoescape=True),
        ),
    )


def _place(page: int, total: int) -> tuple[int, int]:
    """The page that there is, nearest to the one asked for, and the last one."""
    last = max(1, math.ceil(total / PER_PAGE))
    return min(max(1, page), last), last


def _get(user_id: int) -> User:
    user = db.session.get(User, user_id)
    if user is None or user.is_guest:
        raise AccountNotFoundError
    return user


def _row(user: User) -> AccountRow:
    return AccountRow(
        id=user.id,
        name=user.name,
        login=login_of(user),
        role=user.role,
        created_at=user.created_at,
        is_demo=user.is_demo,
        has_password=user.password_hash is not None,
        pseudonym=audit.pseudonym(user),
    )
