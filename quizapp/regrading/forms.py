"""The shapes of the forms about marks."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from quizapp.forms import PostedForm, plain_text
from quizapp.models.regrades import MAX_REASON, Verb

MAX_COMMENT = 1_000
VERBS = [
    SelectChoice(Verb.KEY.value, _l("Another answer is right")),
    SelectChoice(Verb.DROP.value, _l("Drop the question: it no longer counts for anybody")),
    SelectChoice(Verb.FULL.value, _l("Full marks for everybody who was asked it")),
]


def _text(posted: str | None) -> str:
    return plain_text(posted).strip()


class RegradeForm(PostedForm):
    """The answer that is right comes in the question's own fields. `seen` is the fingerprint of the
    dry run that was shown, empty before."""

    verb = RadioField(
        _l("What is to happen"),
        choices=VERBS,
        validators=[InputRequired(_l("Choose what is to happen to the marks."))],
    )
    keep = BooleanField(_l("What was right so far stays right as well"))
    reason = TextAreaField(
        _l("Why"),
        filters=[_text],
        validators=[
            DataRequired(_l("Write why, in a sentence: your learners read it.")),
            Length(max=MAX_REASON, message=_l("Write at most %(max)s characters.")),
        ],
    )
    seen = HiddenField()


class CommentForm(PostedForm):
    comment = TextAreaField(
        _l("Comment on this answer"),
        filters=[_text],
        validators=[
            DataRequired(_l("Write a comment.")),
            Length(max=MAX_COMMENT, message=_l("Write at most %(max)s characters.")),
        ],
    )
