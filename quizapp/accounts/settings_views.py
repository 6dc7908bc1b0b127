"""A person's own account: how the app speaks to them, password, data, and the end of it."""

from __future__ import annotations

import json

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user

from quizapp.access import EVERYBODY, REGISTERED, allow
from quizapp.accounts import events, service, sessions, takeovers
from quizapp.accounts.blueprint import accounts
from quizapp.accounts.errors import LastAdminError, WeakPasswordError, WrongPasswordError
from quizapp.accounts.export import collect_data
from quizapp.accounts.forms import ChangePasswordForm, DeleteForm, SettingsForm
from quizapp.accounts.throttle import Limit, visitor
from quizapp.accounts.words import password_sentence, too_many_sentence
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.locale import DEFAULT_TIMEZONE, remember_language
from quizapp.quizzes.closing import close_overdue
from quizapp.wording import wanted_register

# Somebody at a computer left open has no more tries at the password than somebody at the door.
_DOWNLOADS = "60 per hour"
_PASSWORD_BY_ACCOUNT = Limit("own password", "10 per 15 minutes")


@accounts.post("/language")
@allow(EVERYBODY)
def choose_language() -> ResponseReturnValue:
    """The language of the pages for somebody without an account; goes back to where it was asked.
    An account has its own, in the settings."""
    remember_language(request.form.get("language", ""))
    return redirect(sessions.next_page(), 303)


@accounts.get("/settings")
@allow(REGISTERED)
def settings() -> ResponseReturnValue:
    form = SettingsForm(
        data={
            "display_name": current_user.display_name,
            "language": current_user.language or "",
            "timezone": current_user.timezone or DEFAULT_TIMEZONE,
            "wording": wanted_register(),
        }
    )
    return _settings_page(form)


@accounts.post("/settings")
@allow(REGISTERED)
def save_settings() -> ResponseReturnValue:
    form = SettingsForm()
    if not form.validate():
        return _settings_page(form, 422)
    service.change_preferences(
        current_user.id,
        form.language.data or None,
        form.timezone.data,
        form.display_name.data,
        form.wording.data,
    )
    flash(_("Your settings are saved."), "info")
    return redirect(url_for(".settings"), 303)


@accounts.post("/settings/not-mine")
@allow(REGISTERED)
def not_mine() -> ResponseReturnValue:
    """What was taken over of a guest was somebody else's."""
    number = request.form.get("taken", type=int)
    now = utc_now()
    if number is not None and takeovers.give_back(number, current_user.id, now):
        flash(_("It is deleted. What you know was worked out again without it."), "info")
    else:
        flash(_("There is nothing to take out any more."))
    return redirect(url_for(".settings"), 303)


@accounts.get("/settings/password")
@allow(REGISTERED)
def password() -> ResponseReturnValue:
    return _password_page(ChangePasswordForm())


@accounts.post("/settings/password")
@allow(REGISTERED)
def change_password() -> ResponseReturnValue:
    form = ChangePasswordForm()
    if not form.validate():
        return _password_page(form, 422)
    user_id = current_user.id
    if not _PASSWORD_BY_ACCOUNT.take(str(user_id)):
        form.form_errors.append(too_many_sentence(_PASSWORD_BY_ACCOUNT.minutes))
        return _password_page(form, 429)
    try:
        user = service.change_password(user_id, form.current.data, form.password.data, utc_now())
    except WrongPasswordError:
        events.tell_wrong_password(user_id)
        form.current.errors = [_wrong_password()]
        return _password_page(form, 422)
    except WeakPasswordError as error:
        form.password.errors = [password_sentence(error.problem)]
        return _password_page(form, 422)
    _PASSWORD_BY_ACCOUNT.forget(str(user_id))
    login_user(user)  # every login of the old password has ended, this one goes on
    flash(_("Your password is changed. You are logged out everywhere else."), "info")
    return redirect(url_for(".settings"), 303)


@accounts.get("/settings/data")
@allow(REGISTERED)
@limiter.limit(_DOWNLOADS, key_func=visitor)
def data() -> ResponseReturnValue:
    now = utc_now()
    close_overdue(current_user.id, now)
    text = json.dumps(collect_data(current_user, now), ensure_ascii=False, indent=2)
    response = Response(text, mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="quizapp-data.json"'
    return response


@accounts.get("/settings/delete")
@allow(REGISTERED)
def delete() -> ResponseReturnValue:
    return _delete_page(DeleteForm())


@accounts.post("/settings/delete")
@allow(REGISTERED)
def submit_deletion() -> ResponseReturnValue:
    form = DeleteForm()
    if not form.validate():
        return _delete_page(form, 422)
    user_id = current_user.id
    if not _PASSWORD_BY_ACCOUNT.take(str(user_id)):
        form.form_errors.append(too_many_sentence(_PASSWORD_BY_ACCOUNT.minutes))
        return _delete_page(form, 429)
    try:
        service.delete_own_account(user_id, form.password.data, utc_now())
    except WrongPasswordError:
        events.tell_wrong_password(user_id)
        form.password.errors = [_wrong_password()]
        return _delete_page(form, 422)
    except LastAdminError:
        form.form_errors.append(_last_admin())
        return _delete_page(form, 422)
    sessions.log_out()
    flash(_("Your account and all its data are deleted."), "info")
    return redirect(url_for("home.index"), 303)


def _settings_page(form: SettingsForm, status: int = 200) -> ResponseReturnValue:
    taken_over = takeovers.list_undoable(current_user.id, utc_now())
    return render_template("accounts/settings.html", form=form, taken_over=taken_over), status


def _wrong_password() -> str:
    return str(_("This is not your current password."))


def _last_admin() -> str:
    sentence: str = _(
        "You are the only administrator. Make somebody else an administrator first, "
        "then delete your account."
    )
    return sentence


def _password_page(form: ChangePasswordForm, status: int = 200) -> ResponseReturnValue:
    return render_template("accounts/password.html", form=form), status


def _delete_page(form: DeleteForm, status: int = 200) -> ResponseReturnValue:
    loss = service.get_loss(current_user.id)
    return render_template("accounts/delete.html", form=form, loss=loss), status
