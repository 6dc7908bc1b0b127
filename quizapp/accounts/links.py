"""One-time links: the token goes to a person, the database keeps only its digest."""

from __future__ import annotations

import base64
import datetime as dt
import enum
import hashlib
import hmac
import secrets

from sqlalchemy import ColumnElement, CursorResult, delete, exists, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from quizapp import audit
from quizapp.accounts.errors import LinkEndedError, NotAllowedError
from quizapp.extensions import db
from quizapp.models import ClassInstructor, Membership, OneTimeLink, Role, User

_Id = int | InstrumentedAttribute[int | None]
_TOKEN_BYTES = 32


class Purpose(enum.StrEnum):
    RESET = "reset"
    INVITE = "invite"
    SETUP = "setup"


LIFETIMES = {
    Purpose.RESET: dt.timedelta(hours=24),
    Purpose.INVITE: dt.timedelta(days=7),
    Purpose.SETUP: dt.timedelta(hours=24),
}
_PASSWORD_PURPOSES = (Purpose.RESET, Purpose.INVITE)


def create_reset_link(user: User, actor: User, now: dt.datetime) -> str:
    """The token of a link with which `user` sets a new password.

    An administrator makes one for anybody with an account, an instructor for the learners of
    their own classes. Raises NotAllowedError.
    """
    if not db.session.scalar(select(_may_reset(actor.id, user.id))):
        raise NotAllowedError
    token = add_link(Purpose.RESET, user, now, maker=actor)
    audit.record(actor, "account.reset_link", user, now)
    db.session.commit()
    return token


def create_setup_link(key: str, now: dt.datetime) -> str:
    """The token of the link that makes the first administrator. Each start prints the same, as
    long as half of its time is left; then a new one, and the earlier stops working.

    It is made of the server's secret key: with that, whoever has it could open any session anyway.
    """
    made_at = db.session.scalar(
        select(OneTimeLink.created_at).where(
            OneTimeLink.purpose == Purpose.SETUP,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now + LIFETIMES[Purpose.SETUP] / 2,
        )
    )
    if made_at is not None and is_setup_open(token := _setup_token(key, made_at), now):
        return token
    db.session.execute(delete(OneTimeLink).where(OneTimeLink.purpose == Purpose.SETUP))
    token = add_link(Purpose.SETUP, None, now, token=_setup_token(key, now))
    db.session.commit()
    return token


def _setup_token(key: str, made_at: dt.datetime) -> str:
    message = f"{Purpose.SETUP}\0{made_at.isoformat()}".encode()
    digest = hmac.new(key.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def has_admin() -> bool:
    return bool(db.session.scalar(select(exists().where(User.role == Role.ADMIN))))


def create_mailed_link(token: str, email: str, now: dt.datetime) -> bool:
    """Makes `token` the link of the account with this address; False where there is none."""
    user = db.session.scalar(select(User).where(User.email == email))
    if user is None:
        db.session.rollback()
        return False
    add_link(Purpose.RESET, user, now, token=token)
    audit.record(None, "account.reset_mail", user, now)
    db.session.commit()
    return True


def new_token() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)


def add_link(
    purpose: Purpose,
    user: User | None,
    now: dt.datetime,
    *,
    maker: User | None = None,
    token: str | None = None,
) -> str:
    """Adds a link to the open transaction, clears expired ones away, and gives the token.

    `maker` is whoever will see the token: the link ends with the right to make it.
    """
    db.session.execute(delete(OneTimeLink).where(OneTimeLink.expires_at < now))
    token = token or new_token()
    db.session.add(
        OneTimeLink(
            token_digest=_digest(token),
            purpose=purpose,
            user_id=None if user is None else user.id,
            made_by_id=None if maker is None else maker.id,
            created_at=now,
            expires_at=now + LIFETIMES[purpose],
        )
    )
    return token


def get_reset_user(token: str, now: dt.datetime) -> User:
    """Whose password a link sets; the link stays as it is. Raises LinkEndedError."""
    statement = (
        select(User)
        .join(OneTimeLink, OneTimeLink.user_id == User.id)
        .where(*_is_open(token, _PASSWORD_PURPOSES, now))
    )
    user: User | None = db.session.scalar(statement)
    if user is None:
        raise LinkEndedError
    return user


def is_setup_open(token: str, now: dt.datetime) -> bool:
    """Whether a link still makes the first administrator."""
    return not has_admin() and bool(
        db.session.scalar(select(exists().where(*_is_open(token, (Purpose.SETUP,), now))))
    )


def use_reset_link(token: str, now: dt.datetime) -> None:
    """Uses a link up, in the open transaction. Raises LinkEndedError where another was first."""
    _use(token, _PASSWORD_PURPOSES, now)


def use_setup_link(token: str, now: dt.datetime) -> None:
    """As `use_reset_link`, for the link that makes the first administrator."""
    _use(token, (Purpose.SETUP,), now)


def end_links(user_id: int) -> None:
    """Ends all links of an account, in the open transaction."""
    db.session.execute(delete(OneTimeLink).where(OneTimeLink.user_id == user_id))


def _use(token: str, purposes: tuple[Purpose, ...], now: dt.datetime) -> None:
    # One statement both asks and takes: of two requests, one finds the row still unused.
    result = db.session.execute(
        update(OneTimeLink).where(*_is_open(token, purposes, now)).values(used_at=now)
    )
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        db.session.rollback()
        raise LinkEndedError


def _is_open(
    token: str, purposes: tuple[Purpose, ...], now: dt.datetime
) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeLink.token_digest == _digest(token),
        OneTimeLink.purpose.in_(purposes),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > now,
        or_(
            OneTimeLink.made_by_id.is_(None),
            _may_reset(OneTimeLink.made_by_id, OneTimeLink.user_id),
        ),
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _may_reset(actor_id: _Id, user_id: _Id) -> ColumnElement[bool]:
    """Whether somebody may make a link for this account, as it is when the database looks."""
    actor, user = aliased(User), aliased(User)
    is_actor, is_user = actor.id == actor_id, user.id == user_id
    teaches = exists().where(
        is_actor,
        actor.role == Role.INSTRUCTOR,
        ClassInstructor.user_id == actor.id,
        Membership.class_id == ClassInstructor.class_id,
        Membership.user_id == user.id,
        user.role == Role.LEARNER,
        is_user,
    )
    administers = exists().where(is_actor, actor.role == Role.ADMIN)
    return teaches | administers & exists().where(is_user, user.role != Role.GUEST)
