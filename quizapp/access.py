"""Who may open what. Each view says it with `allow`; a view that says nothing opens for nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, session, url_for
from flask_login import current_user
from sqlalchemy import bindparam, exists, inspect, select
from sqlalchemy.orm import make_transient_to_detached
from sqlalchemy.orm.attributes import instance_dict, manager_of_class
from sqlalchemy.orm.util import identity_key
from werkzeug.wrappers import Response

from quizapp.articles.viewing import look_as
from quizapp.clock import utc_now
from quizapp.database import execute
from quizapp.extensions import db, login_manager
from quizapp.models.users import EndedSession, Role, User

VISITOR = "visitor"
EVERYBODY = frozenset({VISITOR, *Role})
ACCOUNTS = frozenset(Role)
REGISTERED = frozenset({Role.LEARNER, Role.INSTRUCTOR, Role.ADMIN})
INSTRUCTORS = frozenset({Role.INSTRUCTOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})

# The parts of addresses that name a class, or what it was given.
_OF_A_CLASS = frozenset({"class_id", "assignment_id"})

# Built once: each request asks it.
_LOADED = {one.key: one.columns[0] for one in inspect(User).column_attrs if not one.deferred}
_GET_USER = select(*_LOADED.values()).where(
    User.id == bindparam("id"),
    User.session_version == bindparam("version"),
    ~exists().where(EndedSession.key == bindparam("session")),
)
SESSION_KEY = "key"  # what a session is known by when it has ended
SESSION_BEGAN = "began"
_LONGEST_SESSION = dt.timedelta(days=180)

View = TypeVar("View", bound=Callable[..., Any])


def allow(roles: frozenset[str]) -> Callable[[View], View]:
    """Marks a view with the roles that may open it; VISITOR is somebody without any account."""

    def mark(view: View) -> View:
        view.allowed_roles = roles  # type: ignore[attr-defined]
        return view

    return mark


def roles_of(app: Flask, endpoint: str) -> frozenset[str]:
    """The roles that may open an endpoint; empty where nobody decided."""
    roles: frozenset[str] = getattr(app.view_functions[endpoint], "allowed_roles", frozenset())
    return roles


def init_app(app: Flask) -> None:
    app.before_request(_check)
    login_manager.user_loader(_load_user)


def must_log_in() -> bool:
    """Whether this request asks for something that would open after logging in."""
    allowed = roles_of(current_app, request.endpoint) if request.endpoint else frozenset()
    role = _role()
    return role not in allowed and role in (VISITOR, Role.GUEST) and bool(allowed & REGISTERED)


def _check() -> Response | None:
    look_as(_viewer)
    if request.endpoint is None:
        return None  # no such page: the routing error answers
    allowed = roles_of(current_app, request.endpoint)
    if allowed == EVERYBODY and request.method != "POST":
        return None
    if _role() in allowed:
        return None
    if not must_log_in():
        # Of a class and its work nobody else learns even that there is one.
        abort(404 if _OF_A_CLASS & (request.view_args or {}).keys() else 403)
    if request.method != "GET":
        abort(401)  # a page that says so: whoever sent a form expects more than a login
    return redirect(url_for("accounts.login", next=request.full_path.rstrip("?")))


def _viewer() -> User | None:
    return current_user if current_user.is_authenticated else None


def _role() -> str:
    return str(current_user.role) if current_user.is_authenticated else VISITOR


def _load_user(session_id: str) -> User | None:
    number, _, version = session_id.partition(".")
    if not (number.isdecimal() and version.isdecimal()):
        return None
    wanted = {"id": int(number), "version": int(version), "session": session.get(SESSION_KEY, "")}
    row = execute(_GET_USER, wanted).one_or_none()
    if row is None or (row.role != Role.GUEST and _has_gone_on_too_long()):
        # Forms write the cookie anew: an account that it does not open must not live on in it.
        # Nor may its key, or whoever comes next would carry one that has ended.
        session.pop("_user_id", None)
        session.pop(SESSION_KEY, None)
        session.pop(SESSION_BEGAN, None)
        return None
    # As the session itself would load it, in a third of the time. What is deferred comes when it
    # is asked for.
    known: User | None = db.session.identity_map.get(identity_key(User, row.id))
    if known is not None:
        return known
    user: User = manager_of_class(User).new_instance()
    instance_dict(user).update(zip(_LOADED, row, strict=True))
    make_transient_to_detached(user)
    db.session.add(user)
    return user


def _has_gone_on_too_long() -> bool:
    """However much a session is used. It is told when it began with the first form that is sent."""
    now, began = int(utc_now().timestamp()), session.get(SESSION_BEGAN)
    if not isinstance(began, int):
        if request.method == "POST":
            session[SESSION_BEGAN] = now
        return False
    return now - began > _LONGEST_SESSION.total_seconds()
