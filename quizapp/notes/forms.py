"""The shape of the form of a note."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from quizapp.forms import PostedForm, plain_text

MAX_NOTE = 2_000


def _text(posted: str | None) -> str:
    return plain_text(posted).strip()


class NoteForm(PostedForm):
    """Left empty, it is a bookmark."""

    text = TextAreaField(
        _l("My note"),
        filters=[_text],
        validators=[Length(max=MAX_NOTE, message=_l("Write at most %(max)s characters."))],
    )
