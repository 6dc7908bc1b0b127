"""The shapes of the quiz forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from quizapp.forms import InRange, PostedForm, WholeNumberField
from quizapp.models.attempts import Mode
from quizapp.plain_names import with_plain_names
from quizapp.quizzes.answering import Answer
from quizapp.quizzes.pages import Offer
from quizapp.wording import WORDINGS

LENGTHS = (5, 10, 20, 40)
_LONGEST_QUIZ = 100
LONGEST_EXAM = 8 * 60
_CERTAINTIES = ("1", "2", "3")
_LONGEST_NUMBER = 15
# The field that a form has after its learner was told what is still open.
UNFINISHED = "unfinished"
# For how many seconds an answer was kept on its device: a difference, since its clock may be wrong.
GIVEN_AGO = "given_ago"

KIND_NAMES = {
    "single_choice": _l("One right answer"),
    "multiple_choice": _l("Several right answers"),
    "true_false": _l("True or false"),
    "classify": _l("Sort into groups"),
    "match": _l("Match pairs"),
    "order": _l("Put in order"),
    "numeric": _l("Give a number"),
    "cloze": _l("Fill in the blank"),
    "picture": _l("Read a picture"),
}


def time_limit() -> list[Optional | InRange]:
    """What a time limit has to be: empty for none, or minutes."""
    message = _l("Give whole minutes, from 1 to 480, or nothing for no limit.")
    return [Optional(), InRange(1, LONGEST_EXAM, message=message)]


class CheckboxesField(SelectMultipleField):
    """Several choices as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class ActivityForm(PostedForm):
    """The button that starts a ready-made quiz; `activity` and `mode` come with it."""

    activity = SelectField(choices=[], validators=[InputRequired()])
    mode = SelectField(choices=[m.value for m in Mode], default=Mode.PRACTICE.value)

    @classmethod
    def of(cls, offer: Offer) -> ActivityForm:
        form = cls()
        form.activity.choices = [activity.key for activity in offer.activities]
        return form


class MixedForm(PostedForm):
    """A quiz over chosen topics and kinds; none chosen means all."""

    topics = CheckboxesField(_l("Topics"), validators=[Optional()])
    kinds = CheckboxesField(_l("Kinds of question"), validators=[Optional()])
    length = RadioField(
        _l("How many questions"),
        coerce=int,
        # One that is not offered any more, or not of this article, gives a shorter quiz.
        validate_choice=False,
        validators=[
            InRange(1, _LONGEST_QUIZ, message=_l("Give a whole number from 1 to 100.")),
        ],
    )
    other_length = WholeNumberField(
        _l("Or another number"),
        validators=[
            Optional(),
            InRange(1, _LONGEST_QUIZ, message=_l("Give a whole number from 1 to 100.")),
        ],
    )
    mode = RadioField(
        _l("Feedback"),
        default=Mode.PRACTICE.value,
        choices=[
            SelectChoice(Mode.PRACTICE.value, _l("After each question (practice)")),
            SelectChoice(Mode.EXAM.value, _l("At the end (exam)")),
        ],
    )
    minutes = WholeNumberField(_l("Time limit of the exam, in minutes"), validators=time_limit())

    @classmethod
    def of(cls, offer: Offer) -> MixedForm:
        form = cls(data={"length": offer.usual_length})
        form.topics.choices = [
            SelectChoice(one, with_plain_names(one, offer.article_title)) for one in offer.topics
        ]
        form.kinds.choices = [SelectChoice(kind, KIND_NAMES[kind]) for kind in offer.kinds]
        lengths = {offer.usual_length, *(n for n in LENGTHS if n <= offer.item_count)}
        form.length.choices = [SelectChoice(n, str(n)) for n in sorted(lengths)]
        return form


class SharedForm(PostedForm):
    """The button that starts a shared quiz, with a time limit of one's own where it is an exam."""

    minutes = WholeNumberField(_l("Time limit, in minutes"), validators=time_limit())


class WordingForm(PostedForm):
    """Who asks and in which words, and the article whose quizzes are shown next; `back` is "home"
    where it was asked there."""

    wording = RadioField(choices=WORDINGS, validators=[InputRequired()])
    article = StringField()
    back = StringField()


def read_answer(fields: Mapping[str, Sequence[str]], seconds: int | None) -> Answer | None:
    """The posted answer; None where the form does not say which try it is.

    Read by hand and not by a form class: each kind names its fields itself (`scoring.parse`), and
    this is the page on which speed is felt.
    """
    try_number = read_number(fields, "try")
    if not try_number:
        return None
    certainty = (fields.get("certainty") or [""])[0]
    given_ago = read_number(fields, GIVEN_AGO)
    return Answer(
        try_number,
        fields,
        # Its form may have lain on the device long before it was looked at.
        seconds if given_ago is None else None,
        int(certainty) if certainty in _CERTAINTIES else None,
        may_be_unfinished=UNFINISHED in fields,
        given_ago=given_ago,
    )


def read_number(fields: Mapping[str, Sequence[str]], name: str) -> int | None:
    """A field's whole number; None where it is absent or no plain number."""
    text = (fields.get(name) or [""])[0]
    plain = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return int(text) if plain else None
