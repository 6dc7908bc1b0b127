"""Who a browser belongs to: what its signed session holds, and where it goes next."""

from __future__ import annotations

import secrets

from flask import Response, after_this_request, request, session, url_for
from flask_login import current_user, login_user, logout_user

from quizapp.access import SESSION_BEGAN, SESSION_KEY
from quizapp.accounts import devices, events, service
from quizapp.accounts.guests import create_guest, find_guest
from quizapp.clock import utc_now
from quizapp.models import User
from quizapp.routing import is_local

_GUEST = "guest"
_KEY_BYTES = 16


def log_in(user: User) -> None:
    """Opens the account in this browser. A guest who was here before is remembered, to be asked
    about; forms that stand open stay valid. Limits on others' tries no longer hold here. A session
    of an account that was open here ends, also for whoever has a copy of its cookie."""
    if current_user.is_authenticated and SESSION_KEY in session:
        service.end_session(current_user.id, session[SESSION_KEY], utc_now())
    guest = find_guest(session.get("_user_id"))
    if guest is not None:
        session[_GUEST] = guest.get_id()
    login_user(user)
    session[SESSION_KEY] = secrets.token_urlsafe(_KEY_BYTES)
    session[SESSION_BEGAN] = int(utc_now().timestamp())
    session.permanent = True
    devices.remember(service.login_of(user))
    events.tell_login(user.id)


def get_learner_id() -> int:
    """Whoever is here; where nobody is, a guest is made."""
    if not current_user.is_authenticated:
        login_user(create_guest(utc_now()))
        session.permanent = True
    return int(current_user.id)


def log_out() -> None:
    """Ends this browser's session, also for whoever has a copy of its cookie; others of the
    account go on."""
    if current_user.is_authenticated:
        service.end_session(current_user.id, session.get(SESSION_KEY), utc_now())
        events.tell_logout(current_user.id)
    logout_user()
    session.clear()
    after_this_request(_empty_device)


def _empty_device(response: Response) -> Response:
    """Nothing of an account stays on the device, even where scripts do not run. Browsers listen to
    this over TLS only."""
    if request.is_secure:
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def find_earlier_guest() -> User | None:
    """The guest who was here before the account was opened, while nobody said whose it was.

    Only the signed session can name it: what a form says is not asked.
    """
    return find_guest(session.get(_GUEST))


def forget_earlier_guest() -> None:
    session.pop(_GUEST, None)


def next_page() -> str:
    """The page that was asked for before logging in, or the start page; never another site."""
    target = request.args.get("next", "")
    return target if is_local(target) else url_for("home.index")
