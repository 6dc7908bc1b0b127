"""The shapes of the class forms."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from quizapp.forms import PostedForm

MAX_NAME = 120
_MAX_TYPED_CODE = 40


def _tidy(text: str | None) -> str:
    """One line of visible characters."""
    return "".join(char for char in " ".join((text or "").split()) if char.isprintable())


class ClassForm(PostedForm):
    """A class's name."""

    name = StringField(
        _l("Name of the class"),
        filters=[_tidy],
        validators=[
            InputRequired(_l("Enter a name for the class.")),
            Length(min=1, max=MAX_NAME, message=_l("Enter a name of 1 to %(max)s characters.")),
        ],
    )


class JoinForm(PostedForm):
    """A join code, as somebody types it."""

    code = StringField(
        _l("Join code"),
        filters=[_tidy],
        validators=[
            DataRequired(_l("Enter the code that your instructor gave you.")),
            Length(max=_MAX_TYPED_CODE, message=_l("A join code has 7 letters and digits.")),
        ],
    )
