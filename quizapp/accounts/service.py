"""Accounts: made, opened and changed. The front door of this folder for other features."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from quizapp import audit
from quizapp.accounts import links
from quizapp.accounts.deletion import Loss, delete_account, get_loss
from quizapp.accounts.errors import (
    AccountNotFoundError,
    LinkEndedError,
    LoginTakenError,
    WrongPasswordError,
)
from quizapp.accounts.guests import create_guest, delete_stale_guests
from quizapp.accounts.hashing import hash_password, is_outdated, is_password
from quizapp.accounts.links import create_reset_link, create_setup_link, has_admin
from quizapp.accounts.logins import Login, check_new_login, parse_login
from quizapp.accounts.lookalikes import find_double
from quizapp.accounts.names import parse_name
from quizapp.accounts.passwords import check_password, normalise_password
from quizapp.database import release
from quizapp.extensions import db
from quizapp.models import EndedSession, Role, User

__all__ = [
    "Loss",
    "authenticate",
    "change_password",
    "change_preferences",
    "create_account",
    "create_first_admin",
    "create_guest",
    "create_reset_link",
    "create_setup_link",
    "delete_account",
    "delete_own_account",
    "delete_stale_guests",
    "end_session",
    "find_by_login",
    "get_loss",
    "has_admin",
    "login_of",
    "reset_password",
]

_COOKIES_LIVE = dt.timedelta(days=32)  # a day more than the app's sessions


def create_account(
    login: str,
    password: str,
    role: Role,
    now: dt.datetime,
    *,
    display_name: str | None = None,
    language: str | None = None,
    timezone: str | None = None,
    wording: str | None = None,
) -> User:
    """Makes an account that can log in.

    Raises InvalidLoginError, InvalidNameError, WeakPasswordError, LoginTakenError.
    """
    user = _new_user(login, password, role, now, display_name)
    user.language, user.timezone, user.wording = language, timezone, wording
    add_account(user, None, now)
    db.session.commit()
    return user


def create_first_admin(
    token: str, login: str, password: str, now: dt.datetime, display_name: str | None = None
) -> User:
    """Makes the administrator for whom the first start printed a link.

    Raises as `create_account`, and LinkEndedError.
    """
    user = _new_user(login, password, Role.ADMIN, now, display_name)
    links.use_setup_link(token, now)
    if has_admin():
        db.session.rollback()
        raise LinkEndedError
    add_account(user, None, now)
    db.session.commit()
    return user


def add_account(user: User, actor: User | None, now: dt.datetime) -> None:
    """Adds an account, with its entry in the audit log, to the open transaction.

    Raises InvalidLoginError; LoginTakenError, after which nothing of the transaction is left, also
    where the login looks like one that is taken.
    """
    login = Login(user.email, user.username)
    check_new_login(login)
    double = find_double(login.text)
    if double is not None and find_by_login(Login(username=double)) is not None:
        db.session.rollback()
        raise LoginTakenError
    db.session.add(user)
    try:
        db.session.flush()
    except IntegrityError as error:
        db.session.rollback()
        raise LoginTakenError from error
    audit.record(actor, f"account.create.{user.role}", user, now)


def find_by_login(login: Login) -> User | None:
    if login.email is not None:
        return db.session.scalar(select(User).where(User.email == login.email))
    return db.session.scalar(select(User).where(User.username == login.username))


def login_of(user: User) -> str:
    """What a person types to log in."""
    return user.email or user.username or ""


def authenticate(login: Login | None, password: str) -> User | None:
    """The account that these open, or None, after the same time whether or not there is one."""
    user = find_by_login(login) if login is not None else None
    user_id, stored = (user.id, user.password_hash) if user is not None else (None, None)
    release()
    if not is_password(stored, password) or stored is None or user_id is None:
        return None
    if is_outdated(stored):
        _rehash(user_id, stored, password)
    return db.session.get(User, user_id)


def end_session(user_id: int, key: str | None, now: dt.datetime) -> None:
    """Lets nobody in any more with the session of this key.

    Sessions without one were begun before there were keys, or are a guest's: they end all together.
    """
    if key is None:
        raised = {"session_version": User.session_version + 1}
        db.session.execute(update(User).where(User.id == user_id).values(raised))
    else:
        expired = EndedSession.ended_at < now - _COOKIES_LIVE
        db.session.execute(delete(EndedSession).where(expired))
        db.session.merge(EndedSession(key=key, ended_at=now))
    db.session.commit()


def change_password(user_id: int, current: str, new: str, now: dt.datetime) -> User:
    """Sets a new password; all logins of the account end, also the one that asked.

    Raises WrongPasswordError, WeakPasswordError, AccountNotFoundError.
    """
    user = _get(user_id)
    _check_current(user, current)
    return _set_password(user_id, _hash(new, _get(user_id)), "account.password", now)


def reset_password(token: str, new: str, now: dt.datetime) -> None:
    """Sets the password of the account whose link this is; its logins and other links end.

    Raises LinkEndedError, WeakPasswordError.
    """
    user = links.get_reset_user(token, now)
    user_id, hashed = user.id, _hash(new, user)
    links.use_reset_link(token, now)
    _set_password(user_id, hashed, "account.reset", now)


def change_preferences(
    user_id: int,
    language: str | None,
    timezone: str | None,
    display_name: str | None,
    wording: str | None,
) -> None:
    """Raises InvalidNameError, AccountNotFoundError."""
    user = _get(user_id, lock=True)
    user.language, user.timezone, user.wording = language, timezone, wording
    user.display_name = parse_name(display_name)
    db.session.commit()


def change_wording(user_id: int, wording: str) -> None:
    """Raises AccountNotFoundError."""
    _get(user_id, lock=True).wording = wording
    db.session.commit()


def delete_own_account(user_id: int, password: str, now: dt.datetime) -> None:
    """Raises WrongPasswordError, LastAdminError, AccountNotFoundError."""
    _check_current(_get(user_id), password)
    delete_account(user_id, user_id, now)


def _new_user(
    login: str, password: str, role: Role, now: dt.datetime, display_name: str | None
) -> User:
    parsed, name = parse_login(login), parse_name(display_name)
    normal = check_password(password, (parsed.text, name))
    release()
    return User(
        email=parsed.email,
        username=parsed.username,
        display_name=name,
        role=role,
        password_hash=hash_password(normal),
        created_at=now,
    )


def _get(user_id: int, *, lock: bool = False) -> User:
    user = db.session.get(User, user_id, with_for_update=lock or None)
    if user is None:
        raise AccountNotFoundError
    return user


def _hash(new: str, user: User) -> str:
    normal = check_password(new, (user.email, user.username, user.display_name))
    release()
    return hash_password(normal)


def _check_current(user: User, password: str) -> None:
    stored = user.password_hash
    release()
    if not is_password(stored, password):
        raise WrongPasswordError


def _set_password(user_id: int, hashed: str, action: str, now: dt.datetime) -> User:
    user = _get(user_id, lock=True)
    user.password_hash = hashed
    user.session_version += 1
    links.end_links(user_id)
    audit.record(user, action, user, now)
    db.session.commit()
    return user


def _rehash(user_id: int, stored: str, password: str) -> None:
    """The same password under today's parameters, unless it was changed meanwhile."""
    normal = normalise_password(password)
    if normal is None:
        return
    unchanged = (User.id == user_id, User.password_hash == stored)
    db.session.execute(update(User).where(*unchanged).values(password_hash=hash_password(normal)))
    db.session.commit()
