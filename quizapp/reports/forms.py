"""The shapes of the forms about reported questions."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from quizapp.forms import PostedForm, plain_text

MAX_COMMENT = 1_000
MAX_REPLY = 500


def _text(posted: str | None) -> str:
    return plain_text(posted).strip()


class ReportForm(PostedForm):
    comment = TextAreaField(
        _l("What is wrong with it?"),
        filters=[_text],
        validators=[
            DataRequired(_l("Write what is wrong with the question.")),
            Length(max=MAX_COMMENT, message=_l("Write at most %(max)s characters.")),
        ],
    )


class ReplyForm(PostedForm):
    reply = TextAreaField(
        _l("Reply to the learner"),
        filters=[_text],
        validators=[
            DataRequired(
                _l("Write a short reply: the learner who reported the question reads it.")
            ),
            Length(max=MAX_REPLY, message=_l("Write at most %(max)s characters.")),
        ],
    )
