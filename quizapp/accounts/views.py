"""Registering, logging in and out, and whose the answers of a guest are."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from quizapp import locale
from quizapp.access import EVERYBODY, REGISTERED, allow
from quizapp.accounts import (
    devices,
    events,
    guests,
    link_views,  # noqa: F401 - their routes come with them
    service,
    sessions,
    settings_views,  # noqa: F401
    takeovers,
)
from quizapp.accounts.blueprint import accounts
from quizapp.accounts.errors import (
    AccountNotFoundError,
    InvalidLoginError,
    LoginTakenError,
    WeakPasswordError,
)
from quizapp.accounts.forms import LoginForm, RegisterForm
from quizapp.accounts.logins import Login, parse_login
from quizapp.accounts.throttle import Limit, take_all, visitor_address
from quizapp.accounts.words import password_sentence, taken_sentence, too_many_sentence
from quizapp.classes.joining import find_open
from quizapp.clock import utc_now
from quizapp.forms import PostedForm
from quizapp.models import Role
from quizapp.wording import wanted_register

__all__ = ["accounts"]

# docs/decisions/limits-on-tries.md has the reasons for each.
_LOGIN_BY_BOTH = Limit("login account and address", "10 per 15 minutes")
_LOGIN_BY_ACCOUNT = Limit("login account", "100 per 15 minutes")
_LOGIN_BY_ADDRESS = Limit("login address", "500 per 15 minutes")
_LOGIN_BY_DEVICE = Limit("login known device", "10 per 15 minutes")
# A lecture hall behind one address registers within minutes.
_REGISTER_BY_ADDRESS = Limit("register address", "600 per hour")
_REGISTER_FOR_CLASS = Limit("register class", "600 per hour")


@accounts.get("/register")
@allow(EVERYBODY)
def register() -> ResponseReturnValue:
    if _is_registered():
        return redirect(sessions.next_page(), 303)
    return _register_page(RegisterForm())


@accounts.post("/register")
@allow(EVERYBODY)
def submit_registration() -> ResponseReturnValue:
    form = RegisterForm()
    if not form.validate():
        return _register_page(form, 422)
    if not _may_register():
        form.form_errors.append(too_many_sentence(_REGISTER_BY_ADDRESS.minutes))
        return _register_page(form, 429)
    zone = form.timezone.data
    try:
        user = service.create_account(
            form.login.data,
            form.password.data,
            Role.LEARNER,
            utc_now(),
            display_name=form.display_name.data,
            language=str(get_locale()),
            timezone=zone if zone in locale.timezones() else None,
            # Whoever tried as a guest goes on in the same words.
            wording=wanted_register() if current_user.is_authenticated else None,
        )
    except LoginTakenError:
        form.login.errors = [taken_sentence()]
        return _register_page(form, 422)
    except WeakPasswordError as error:
        form.password.errors = [password_sentence(error.problem)]
        return _register_page(form, 422)
    sessions.log_in(user)
    return _go_on()


@accounts.get("/login")
@allow(EVERYBODY)
def login() -> ResponseReturnValue:
    if _is_registered():
        return redirect(sessions.next_page(), 303)
    return _login_page(LoginForm())


@accounts.post("/login")
@allow(EVERYBODY)
def submit_login() -> ResponseReturnValue:
    form = LoginForm()
    if not form.validate():
        return _login_page(form, 422)
    name = _read_login(form.login.data)
    tries = _tries(name.text if name is not None else form.login.data)
    if not take_all(*tries):
        events.tell_too_many_logins()
        form.form_errors.append(too_many_sentence(_LOGIN_BY_BOTH.minutes))
        return _login_page(form, 429)
    user = service.authenticate(name, form.password.data)
    if user is None:
        events.tell_wrong_login(name)
        form.form_errors.append(_("The name or the password is not right."))
        return _login_page(form, 422)
    (strictest, key), *others = tries
    strictest.forget(key)
    for limit, key in others:
        limit.give_back(key)
    sessions.log_in(user)
    return _go_on()


@accounts.post("/logout")
@allow(EVERYBODY)
def logout() -> ResponseReturnValue:
    sessions.log_out()
    flash(_("You are logged out."), "info")
    return redirect(url_for("home.index"), 303)


@accounts.get("/guest-answers")
@allow(REGISTERED)
def guest_answers() -> ResponseReturnValue:
    guest = sessions.find_earlier_guest()
    if guest is None:
        return redirect(sessions.next_page(), 303)
    return _guest_page(guest.id)


@accounts.post("/guest-answers")
@allow(REGISTERED)
def settle_guest_answers() -> ResponseReturnValue:
    guest, said = sessions.find_earlier_guest(), request.form.get("mine")
    if guest is not None and said not in ("yes", "no"):
        return _guest_page(guest.id), 422
    sessions.forget_earlier_guest()
    if guest is not None and said == "no":
        guests.delete_guest(guest.id)
        return redirect(_without_attempt(sessions.next_page()), 303)
    if guest is not None:
        _take_over(guest.id)
    return redirect(sessions.next_page(), 303)


@accounts.errorhandler(AccountNotFoundError)
def end_session(_error: AccountNotFoundError) -> ResponseReturnValue:
    """Somebody deleted this account while it was in use here."""
    sessions.log_out()
    return redirect(url_for("home.index"), 303)


def _take_over(guest_id: int) -> None:
    try:
        takeovers.take_over(guest_id, current_user.id, utc_now())
    except AccountNotFoundError:
        return  # a second click: the first has moved everything
    flash(
        _(
            "What was done here as a guest is now in your account. If it was not you, Settings"
            " takes it out again for 14 days."
        ),
        "info",
    )


def _go_on() -> ResponseReturnValue:
    """After logging in: to the question about a guest's answers and exercises if there are some,
    or on."""
    guest = sessions.find_earlier_guest()
    if guest is None:
        sessions.forget_earlier_guest()
        return redirect(sessions.next_page(), 303)
    if guests.has_anything(guest.id):
        return redirect(url_for(".guest_answers", next=sessions.next_page()), 303)
    guests.delete_guest(guest.id)
    sessions.forget_earlier_guest()
    return redirect(_without_attempt(sessions.next_page()), 303)


def _without_attempt(target: str) -> str:
    """Where to go instead of a quiz that was just deleted with its guest."""
    return url_for("quizzes.choose") if target.startswith("/attempts/") else target


def _read_login(text: str) -> Login | None:
    try:
        return parse_login(text)
    except InvalidLoginError:
        return None


def _may_register() -> bool:
    """Whoever is on the way into a class counts for that class, which has room for a lecture hall
    of its own, whatever else its address does."""
    class_id = find_open(sessions.next_page())
    if class_id is not None and _REGISTER_FOR_CLASS.take(f"class {class_id}"):
        return True
    return _REGISTER_BY_ADDRESS.take(visitor_address())


def _tries(login: str) -> list[tuple[Limit, str]]:
    """What a try counts against, the strictest first: others cannot shut out a known device."""
    device, address = devices.find_pass(login), visitor_address()
    if device is not None:
        return [(_LOGIN_BY_DEVICE, device)]
    return [
        (_LOGIN_BY_BOTH, f"{address} {login}"),
        (_LOGIN_BY_ACCOUNT, login),
        (_LOGIN_BY_ADDRESS, address),
    ]


def _is_registered() -> bool:
    return current_user.is_authenticated and not current_user.is_guest


def _guest_page(guest_id: int) -> str:
    return render_template(
        "accounts/guest_answers.html",
        count=guests.count_answers(guest_id),
        has_exercises=guests.count_exercises(guest_id) > 0,
        target=sessions.next_page(),
    )


def _register_page(form: PostedForm, status: int = 200) -> ResponseReturnValue:
    has_mail = current_app.extensions["mail"] is not None
    return render_template(
        "accounts/register.html", form=form, target=_asked_target(), has_mail=has_mail
    ), status


def _login_page(form: PostedForm, status: int = 200) -> ResponseReturnValue:
    return render_template("accounts/login.html", form=form, target=_asked_target()), status


def _asked_target() -> str | None:
    """The page to return to, for the links and forms of this page; None where none was asked."""
    return sessions.next_page() if "next" in request.args else None
