"""The shape of a message to learners of a class."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from quizapp.forms import PostedForm, plain_text
from quizapp.messages.service import Audience

MAX_MESSAGE = 500


def _text(posted: str | None) -> str:
    return plain_text(posted).strip()


class MessageForm(PostedForm):
    audience = SelectField(
        _l("To"), validate_choice=True, validators=[DataRequired(_l("Choose who is to get it."))]
    )
    message = TextAreaField(
        _l("Message"),
        filters=[_text],
        validators=[
            DataRequired(_l("Write the message.")),
            Length(max=MAX_MESSAGE, message=_l("Write at most %(max)s characters.")),
        ],
    )

    @classmethod
    def of(cls, audiences: Sequence[Audience], labels: Sequence[str], to: str) -> MessageForm:
        """With who can be written to; `labels` say it in words, and `to` is who is asked for."""
        form = cls(data={"audience": to})
        form.audience.choices = [
            SelectChoice(one.key, label) for one, label in zip(audiences, labels, strict=True)
        ]
        return form
