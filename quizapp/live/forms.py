"""The shapes of the forms around a live round."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from quizapp.forms import InRange, PostedForm, WholeNumberField
from quizapp.live.drawing import Wish, topics_of

_MOST_QUESTIONS = 20
_MIXED, _MISTAKES, _TOPIC = "mixed", "mistakes", "topic-"


class StartForm(PostedForm):
    """What a round is about; topics are named by their place, from 0."""

    about = SelectField(_l("What it is about"), default=_MIXED)
    length = WholeNumberField(
        _l("How many questions"),
        default=5,
        validators=[
            InputRequired(_l("Give a whole number from 1 to 20.")),
            InRange(1, _MOST_QUESTIONS, message=_l("Give a whole number from 1 to 20.")),
        ],
    )

    @classmethod
    def of(cls, version_id: int) -> StartForm:
        form = cls()
        form.about.choices = [
            SelectChoice(_MIXED, _l("Everything, mixed")),
            SelectChoice(_MISTAKES, _l("What the class gets wrong")),
            *(
                SelectChoice(f"{_TOPIC}{place}", topic, {"lang": "en"})
                for place, topic in enumerate(topics_of(version_id))
            ),
        ]
        return form

    def wish(self, version_id: int) -> Wish:
        """What was chosen; to be asked of a form that is valid."""
        about: str = self.about.data
        topic = ""
        if about.startswith(_TOPIC):
            topic = topics_of(version_id)[int(about.removeprefix(_TOPIC))]
        return Wish(version_id, self.length.data, topic, about == _MISTAKES)
