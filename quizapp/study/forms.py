"""The shapes of the study forms."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from quizapp.forms import InRange, PostedForm, WholeNumberField
from quizapp.quizzes.activities import FACT, MISSED, PAIR, SHAKY, TODAY

_LONGEST = 300
_LARGEST_ROW = 2**31 - 1


class PlanForm(PostedForm):
    """What somebody wants of a day; empty fields leave it to us."""

    exam_on = DateField(_l("My exam is on"), validators=[Optional()])
    new_a_day = WholeNumberField(
        _l("New facts a day"),
        validators=[
            Optional(),
            InRange(0, 100, message=_l("Give a whole number from 0 to 100.")),
        ],
    )
    minutes = WholeNumberField(
        _l("Minutes a day"),
        validators=[
            Optional(),
            InRange(1, 240, message=_l("Give a whole number from 1 to 240.")),
        ],
    )


class StudyForm(PostedForm):
    """A button that starts a quiz on what is due or weak."""

    article = StringField(validators=[InputRequired(), Length(max=_LONGEST)])
    activity = StringField(validators=[AnyOf((TODAY, SHAKY, MISSED, PAIR, FACT))])
    topic = WholeNumberField(validators=[Optional(), InRange(1, 999)])
    fact = StringField(validators=[Length(max=_LONGEST)])
    thing = StringField(validators=[Length(max=_LONGEST)])
    taken_for = StringField(validators=[Length(max=_LONGEST)])
    # A question by the number of its row: what it asks is not told where it was not answered yet.
    question = WholeNumberField(validators=[Optional(), InRange(1, _LARGEST_ROW)])
