"""Forgotten passwords and the first administrator: pages that one-time links open.

The tokens stand in addresses. The app's Referrer-Policy, same-origin, keeps those from other
sites, its log writes the rule instead of the path, and no page is kept by browsers.
"""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quizapp.access import EVERYBODY, allow
from quizapp.accounts import forgotten, links, service, sessions
from quizapp.accounts.blueprint import accounts
from quizapp.accounts.errors import LinkEndedError, LoginTakenError, WeakPasswordError
from quizapp.accounts.forms import ForgottenForm, ResetForm, SetupForm
from quizapp.accounts.logins import parse_login
from quizapp.accounts.throttle import Limit, take_all, visitor_address
from quizapp.accounts.words import password_sentence, taken_sentence, too_many_sentence
from quizapp.clock import utc_now

_MAIL_BY_ADDRESS = Limit("forgotten address", "300 per hour")
_MAIL_BY_ACCOUNT = Limit("forgotten account", "3 per hour")


@accounts.get("/forgotten")
@allow(EVERYBODY)
def forgotten_password() -> ResponseReturnValue:
    return _forgotten_page(ForgottenForm())


@accounts.post("/forgotten")
@allow(EVERYBODY)
def ask_for_link() -> ResponseReturnValue:
    form = ForgottenForm()
    server = current_app.extensions["mail"]
    if server is None or not form.validate():
        return _forgotten_page(form, 422)
    name = parse_login(form.login.data)
    # The owner has three mails by then: nobody is shut out by who asked for them.
    if not take_all((_MAIL_BY_ACCOUNT, name.text), (_MAIL_BY_ADDRESS, visitor_address())):
        form.form_errors.append(too_many_sentence(_MAIL_BY_ADDRESS.minutes))
        return _forgotten_page(form, 429)
    if name.email is not None:
        forgotten.send_link(server, name.email, utc_now())
    flash(
        _(
            "If there is an account with this address, a mail with a link is on its way. "
            "The link works for 24 hours."
        ),
        "info",
    )
    return redirect(url_for(".forgotten_password", next=request.args.get("next")), 303)


@accounts.get("/reset/<token>")
@allow(EVERYBODY)
def reset(token: str) -> ResponseReturnValue:
    try:
        user = links.get_reset_user(token, utc_now())
    except LinkEndedError:
        return _ended_page()
    return render_template("accounts/reset.html", form=ResetForm(), login=service.login_of(user))


@accounts.post("/reset/<token>")
@allow(EVERYBODY)
def submit_reset(token: str) -> ResponseReturnValue:
    form, now = ResetForm(), utc_now()
    try:
        user = links.get_reset_user(token, now)
        login = service.login_of(user)
        if form.validate():
            service.reset_password(token, form.password.data, now)
            flash(_("Your new password is set. Log in with it."), "info")
            return redirect(url_for(".login"), 303)
    except LinkEndedError:
        return _ended_page()
    except WeakPasswordError as error:
        form.password.errors = [password_sentence(error.problem)]
    return render_template("accounts/reset.html", form=form, login=login), 422


@accounts.get("/setup/<token>")
@allow(EVERYBODY)
def setup(token: str) -> ResponseReturnValue:
    if not links.is_setup_open(token, utc_now()):
        return _ended_page()
    return render_template("accounts/setup.html", form=SetupForm())


@accounts.post("/setup/<token>")
@allow(EVERYBODY)
def submit_setup(token: str) -> ResponseReturnValue:
    form, now = SetupForm(), utc_now()
    if not links.is_setup_open(token, now):
        return _ended_page()
    if not form.validate():
        return render_template("accounts/setup.html", form=form), 422
    try:
        user = service.create_first_admin(
            token, form.login.data, form.password.data, now, form.display_name.data
        )
    except LinkEndedError:
        return _ended_page()
    except LoginTakenError:
        form.login.errors = [taken_sentence()]
    except WeakPasswordError as error:
        form.password.errors = [password_sentence(error.problem)]
    else:
        sessions.log_in(user)
        flash(_("You are the first administrator."), "info")
        flash(
            _(
                "Next: make accounts for those who teach here, or open Classes and make a class "
                "yourself. An article is ready in the Library."
            ),
            "info",
        )
        return redirect(url_for("admin.users"), 303)
    return render_template("accounts/setup.html", form=form), 422


def _forgotten_page(form: ForgottenForm, status: int = 200) -> ResponseReturnValue:
    has_mail = current_app.extensions["mail"] is not None
    return render_template("accounts/forgotten.html", form=form, has_mail=has_mail), status


def _ended_page() -> ResponseReturnValue:
    return render_template("accounts/link_ended.html"), 404
