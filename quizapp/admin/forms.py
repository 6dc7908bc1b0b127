"""The shapes of the administrators' forms."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from quizapp.accounts.forms import check_name, check_own_login
from quizapp.forms import PostedForm
from quizapp.models import Role

ROLE_NAMES = {
    Role.LEARNER: lazy_gettext("Learner"),
    Role.INSTRUCTOR: lazy_gettext("Instructor"),
    Role.ADMIN: lazy_gettext("Administrator"),
}


def _role_field() -> RadioField:
    return RadioField(
        lazy_gettext("Role"),
        [InputRequired(lazy_gettext("Choose a role."))],
        choices=[SelectChoice(role.value, name) for role, name in ROLE_NAMES.items()],
    )


class InviteForm(PostedForm):
    login = StringField(
        lazy_gettext("Email or user name"),
        [InputRequired(lazy_gettext("Enter an email address or a user name.")), check_own_login],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )
    display_name = StringField(lazy_gettext("Name that others see (optional)"), [check_name])
    role = _role_field()


class RoleForm(PostedForm):
    role = _role_field()
