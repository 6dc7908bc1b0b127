"""The shape of the form about reminders."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TimeField
from wtforms.validators import Optional

from quizapp.forms import PostedForm


class ReminderForm(PostedForm):
    """Left empty, a reminder is of the whole day."""

    at = TimeField(_l("Time of the day"), validators=[Optional()])
