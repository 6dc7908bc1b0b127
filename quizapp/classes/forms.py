"""The shapes of the class forms."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from quizapp.classes.codes import MAX_TYPED
from quizapp.forms import PostedForm, one_line
from quizapp.locale import DEFAULT_TIMEZONE
from quizapp.time_zones import TimeZoneField

MAX_NAME = 120


def _up_to(number: int) -> Length:
    return Length(max=number, message=_l("Enter at most %(max)s characters."))


class ClassForm(PostedForm):
    """A class's name, and the zone in which its dates are told."""

    name = StringField(
        _l("Name of the class"),
        filters=[one_line],
        validators=[
            InputRequired(_l("Enter a name for the class.")),
            Length(min=1, max=MAX_NAME, message=_l("Enter a name of 1 to %(max)s characters.")),
        ],
    )
    time_zone = TimeZoneField(_l("Time zone of its dates"), default=DEFAULT_TIMEZONE)


class DeleteForm(PostedForm):
    """The name, typed by whoever deletes the class."""

    name = StringField(_l("Type the name of the class"), filters=[one_line])


class InstructorForm(PostedForm):
    """The login of a colleague."""

    login = StringField(
        _l("Email or user name of the instructor"),
        filters=[one_line],
        validators=[DataRequired(_l("Enter an email address or a user name."))],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class RosterForm(PostedForm):
    """A list of learners, as a file or pasted."""

    file = FileField(_l("File"))
    text = TextAreaField(_l("Or paste the list here"))


class LearnerForm(PostedForm):
    """What a class says of one of its learners."""

    section = StringField(_l("Section"), filters=[one_line], validators=[_up_to(80)])
    student_number = StringField(_l("Student number"), filters=[one_line], validators=[_up_to(64)])
    sort_name = StringField(_l("Sorted as"), filters=[one_line], validators=[_up_to(160)])


class JoinForm(PostedForm):
    """A join code, as somebody types it."""

    code = StringField(
        _l("Join code"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter the code that your instructor gave you.")),
            Length(max=MAX_TYPED, message=_l("A join code has 7 letters and digits.")),
        ],
    )
