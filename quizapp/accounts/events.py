"""What the log is told of logging in: which account, by its number, and never what was typed."""

from __future__ import annotations

from flask import g

from quizapp.accounts import service
from quizapp.accounts.logins import Login
from quizapp.lines import log


def tell_login(account: int) -> None:
    log.info("login", id=g.get("request_id"), account=account)


def tell_wrong_login(login: Login | None) -> None:
    """The account whose name was given; None where there is no such account."""
    user = service.find_by_login(login) if login is not None else None
    _warn("login refused", None if user is None else user.id, "wrong name or password")


def tell_too_many_logins() -> None:
    # Whose they were stands in the lines of the tries before: none of these asks the database.
    _warn("login refused", None, "too many tries")


def tell_wrong_password(account: int) -> None:
    """Of somebody who is logged in and was asked for their password again."""
    _warn("password refused", account, "wrong password")


def tell_logout(account: int) -> None:
    log.info("logout", id=g.get("request_id"), account=account)


def _warn(event: str, account: int | None, reason: str) -> None:
    log.warning(event, id=g.get("request_id"), account=account, reason=reason)
