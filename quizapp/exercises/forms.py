"""The shapes of the forms about exercises and the diary."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, Regexp, ValidationError

from questions.facts.kinds.exercises import AMOUNTS
from questions.facts.model import Dosage, Range
from questions.review.values import read_range, write_range
from quizapp.exercises.diary import Done, Note
from quizapp.exercises.plans import key_of
from quizapp.exercises.words import AMOUNT_LABELS
from quizapp.forms import PostedForm, one_line, plain_text
from quizapp.models.exercises import MAX_LINE

MAX_NOTE = 1000
MAX_SETS = 99
FELT = tuple(str(number) for number in range(11))
_EARLIEST = dt.date(2000, 1, 1)
_KEY_LENGTH = 32
# More than anybody prescribes, and less than would break a timer.
_MOST = {
    "sets": 20,
    "reps": 200,
    "hold_seconds": 1800,
    "duration_seconds": 7200,
    "per_day": 24,
    "per_week": 100,
}
# "2 to 3", as people type it in the languages of the interface.
_TO = re.compile(r"\s*\b(?:to|a|bis)\b\s*")


def read_amount(text: str) -> Range | None:
    """The range in "2", "2-3" or "2 to 3"; None for an empty text. Raises ValueError."""
    return read_range({"amount": _TO.sub("-", text.lower())}, "amount")


def posted_amount(name: str) -> Range | None:
    """What is posted as an amount; None where nothing is, or nothing that can be read."""
    try:
        return read_amount(request.form.get(name, ""))
    except ValueError:
        return None


class DoseForm(PostedForm):
    """A dose as a clinician gives it, with one line to whoever does the exercise."""

    sets = StringField(AMOUNT_LABELS["sets"], filters=[one_line])
    reps = StringField(AMOUNT_LABELS["reps"], filters=[one_line])
    hold_seconds = StringField(AMOUNT_LABELS["hold_seconds"], filters=[one_line])
    duration_seconds = StringField(AMOUNT_LABELS["duration_seconds"], filters=[one_line])
    per_day = StringField(AMOUNT_LABELS["per_day"], filters=[one_line])
    per_week = StringField(AMOUNT_LABELS["per_week"], filters=[one_line])
    each_side = BooleanField(_l("Each side"))
    line = StringField(
        _l("A line to read with it"),
        filters=[one_line],
        validators=[Length(max=MAX_LINE, message=_l("Write at most %(max)d characters."))],
    )

    @classmethod
    def of(cls, dose: Dosage, line: str) -> DoseForm:
        """The form as it stands for a dose."""
        amounts = {name: write_range(getattr(dose, name)) for name in AMOUNTS}
        return cls(data={**amounts, "each_side": dose.sides == "each", "line": line})

    @property
    def dose(self) -> Dosage:
        amounts = {name: read_amount(self[name].data) for name in AMOUNTS}
        return Dosage(**amounts, sides="each" if self.each_side.data else None)

    def validate(self, extra_validators: Mapping[str, Sequence[object]] | None = None) -> bool:
        is_valid = bool(super().validate(extra_validators))
        for name in AMOUNTS:
            if not _is_amount(self[name].data, _MOST[name]):
                message = _l("Give a number such as 2, or two such as 2-3, up to %(most)s.")
                self[name].errors = [message % {"most": _MOST[name]}]
                is_valid = False
        if is_valid and self.dose.is_empty:
            self.form_errors.append(_l("Give at least one number, so that there is a dose."))
            is_valid = False
        return is_valid


class DiaryForm(PostedForm):
    """What was done on a day, how it felt, a note. `options` are the exercises that can be ticked,
    with how many sets stand there at first; the sets come in fields of their own, "sets-KEY"."""

    form_key = HiddenField(validators=[Regexp(rf"\A[0-9a-f]{{{_KEY_LENGTH}}}\Z")])
    day = DateField(_l("Day"), validators=[InputRequired(_l("Enter the day."))])
    felt = RadioField(
        _l("How much did it bother you?"),
        choices=[SelectChoice("", _l("no answer")), *(SelectChoice(one, one) for one in FELT)],
        default="",
        validators=[Optional()],
    )
    text = TextAreaField(
        _l("Note"),
        filters=[plain_text, str.strip],
        validators=[Length(max=MAX_NOTE, message=_l("Write at most %(max)d characters."))],
        render_kw={"rows": 3},
    )

    def __init__(self, options: Sequence[Done], today: dt.date, note: Note | None = None) -> None:
        shown = note or Note(today, (), None, "")
        felt = "" if shown.felt is None else str(shown.felt)
        super().__init__(data={"day": shown.day, "felt": felt, "text": shown.text})
        self.options = tuple(options)
        self.today = today
        self.shown = shown
        self.is_new = note is None
        self.sets_errors: dict[str, object] = {}

    def validate_day(self, field: DateField) -> None:
        # Somewhere it is tomorrow already: an account without a zone counts by another day.
        if field.data and not _EARLIEST <= field.data <= self.today + dt.timedelta(days=1):
            raise ValidationError(_l("Enter a day that is not in the future."))

    def validate(self, extra_validators: Mapping[str, Sequence[object]] | None = None) -> bool:
        is_valid = bool(super().validate(extra_validators))
        for option in self.options:
            key = key_of(*option.place)
            if key in self.ticked and not _is_sets(self.sets_of(option)):
                self.sets_errors[key] = _l("Give a whole number of sets, from 1 to 99.")
                is_valid = False
        if is_valid and not (self.ticked or self.felt.data or self.text.data):
            message = _l("Tick what you did, say how it felt, or write a note.")
            self.form_errors.append(message)
            is_valid = False
        return is_valid

    @property
    def ticked(self) -> frozenset[str]:
        """The keys of what is marked as done."""
        known = frozenset(key_of(*one.place) for one in self.options)
        if request.method == "POST":
            return known & frozenset(request.form.getlist("done"))
        return frozenset(key_of(*one.place) for one in self.shown.done)

    def sets_of(self, option: Done) -> str:
        """How many sets stand in the field of an exercise."""
        if request.method == "POST":
            typed = request.form.get(f"sets-{key_of(*option.place)}", "").strip()
            return typed or str(option.sets)
        return str(option.sets)

    @property
    def note(self) -> Note:
        done = tuple(
            Done(one.article_id, one.exercise_id, one.name, int(self.sets_of(one)))
            for one in self.options
            if key_of(*one.place) in self.ticked
        )
        felt = int(self.felt.data) if self.felt.data else None
        return Note(self.day.data, done, felt, self.text.data or "")


def _is_amount(text: str, most: int) -> bool:
    try:
        found = read_amount(text)
    except ValueError:
        return False
    return found is None or found.high <= most


def _is_sets(text: str) -> bool:
    is_number = text.isascii() and text.isdecimal() and len(text) <= 2
    return is_number and 1 <= int(text) <= MAX_SETS
