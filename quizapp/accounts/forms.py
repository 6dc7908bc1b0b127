"""The shapes of the forms about accounts."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext
from wtforms import (
    BooleanField,
    HiddenField,
    PasswordField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired

from questions.items.registers import CLINICAL, PATIENT, PLAIN
from quizapp import locale
from quizapp.accounts.errors import InvalidLoginError, InvalidNameError, WeakPasswordError
from quizapp.accounts.logins import check_new_login, parse_login
from quizapp.accounts.names import parse_name
from quizapp.accounts.passwords import check_password
from quizapp.accounts.words import login_sentence, name_sentence, password_sentence
from quizapp.forms import PostedForm
from quizapp.time_zones import TimeZoneField

_NEW = {"autocomplete": "new-password"}
_CURRENT = {"autocomplete": "current-password"}
# Phones must not turn the first letter of an address into a capital, or "correct" it.
_LOGIN = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


def check_login(_form: PostedForm, field: StringField) -> None:
    try:
        parse_login(field.data)
    except InvalidLoginError as error:
        raise ValidationError(login_sentence(error.problem)) from error


def check_own_login(_form: PostedForm, field: StringField) -> None:
    """For who makes an account, beside what holds for any login."""
    try:
        check_new_login(parse_login(field.data))
    except InvalidLoginError as error:
        raise ValidationError(login_sentence(error.problem)) from error


def check_name(_form: PostedForm, field: StringField) -> None:
    try:
        parse_name(field.data)
    except InvalidNameError as error:
        raise ValidationError(name_sentence(error.problem)) from error


def check_new_password(_form: PostedForm, field: PasswordField) -> None:
    """What can be said without knowing whose it is; the service looks again, with the names."""
    try:
        check_password(field.data)
    except WeakPasswordError as error:
        raise ValidationError(password_sentence(error.problem)) from error


def _login_field() -> StringField:
    wanted = InputRequired(lazy_gettext("Enter an email address or a user name."))
    label = lazy_gettext("Email or user name")
    return StringField(label, [wanted, check_own_login], render_kw=_LOGIN)


def _name_field(label: str) -> StringField:
    return StringField(label, [check_name], render_kw={"autocomplete": "name"})


def _new_password_field(label: str) -> PasswordField:
    wanted = InputRequired(lazy_gettext("Enter a password."))
    return PasswordField(label, [wanted, check_new_password], render_kw=_NEW)


def _current_password_field(label: str) -> PasswordField:
    wanted = InputRequired(lazy_gettext("Enter your password."))
    return PasswordField(label, [wanted], render_kw=_CURRENT)


class RegisterForm(PostedForm):
    login = _login_field()
    password = _new_password_field(lazy_gettext("Password"))
    display_name = _name_field(lazy_gettext("Name that instructors see (optional)"))
    timezone = HiddenField()  # filled in by a script, empty where there is none


class SetupForm(PostedForm):
    login = _login_field()
    password = _new_password_field(lazy_gettext("Password"))
    display_name = _name_field(lazy_gettext("Name that others see (optional)"))


class LoginForm(PostedForm):
    """Nothing is said here about what was typed but whether both together open an account."""

    login = StringField(
        lazy_gettext("Email or user name"),
        [DataRequired(lazy_gettext("Enter your email address or user name."))],
        render_kw=_LOGIN,
    )
    password = _current_password_field(lazy_gettext("Password"))


class SettingsForm(PostedForm):
    display_name = _name_field(lazy_gettext("Name that others see (optional)"))
    language = SelectField(lazy_gettext("Language"))
    timezone = TimeZoneField(lazy_gettext("Time zone"))
    wording = SelectField(
        lazy_gettext("What you are here for"),
        default=CLINICAL,
        choices=[
            SelectChoice(PATIENT, lazy_gettext("I want to understand my body")),
            SelectChoice(CLINICAL, lazy_gettext("I study this, in clinical terms")),
            SelectChoice(PLAIN, lazy_gettext("I study this, in plain words")),
        ],
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        languages = (("", lazy_gettext("As the browser asks for")), *locale.languages())
        self.language.choices = [SelectChoice(code, name) for code, name in languages]


class ChangePasswordForm(PostedForm):
    current = _current_password_field(lazy_gettext("Current password"))
    password = _new_password_field(lazy_gettext("New password"))


class ResetForm(PostedForm):
    password = _new_password_field(lazy_gettext("New password"))


class ForgottenForm(PostedForm):
    login = StringField(
        lazy_gettext("Email address"),
        [InputRequired(lazy_gettext("Enter your email address.")), check_login],
        render_kw={**_LOGIN, "autocomplete": "email"},
    )


class DeleteForm(PostedForm):
    password = _current_password_field(lazy_gettext("Password"))
    confirmed = BooleanField(
        lazy_gettext("Yes, delete my account and everything in it"),
        [DataRequired(lazy_gettext("Tick the box to say that you mean it."))],
    )
