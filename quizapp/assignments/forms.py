"""The shapes of the forms about assignments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from questions.items.blanks import with_gaps
from questions.items.registers import CLINICAL
from quizapp.assignments.times import resolve, wall_time
from quizapp.forms import InRange, PostedForm, WholeNumberField, one_line
from quizapp.models import Assignment, AssignmentException, Counting, Telling
from quizapp.models.attempts import Mode
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.banks import StoredBank
from quizapp.quizzes.drawing import usual_length
from quizapp.quizzes.forms import KIND_NAMES, LONGEST_EXAM, CheckboxesField, time_limit

MAX_TITLE = 200
MOST_CHOSEN = 100
_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"]
_YEARS = range(2000, 2200)
_DAYS = dt.timedelta(days=7)
_END_OF_DAY = dt.time(23, 59)
_USUAL = "usual"


class ClockField(DateTimeLocalField):
    """A day and a time as the clocks of the class show them."""

    data: Any

    def __init__(self, label: Any, validators: Any, **more: Any) -> None:
        super().__init__(label, validators, format=_FORMATS, **more)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Write a day and a time, such as 2026-12-31 23:59.")) from error
        if self.data is not None and self.data.year not in _YEARS:
            self.data = None  # as of what is no time at all: others reckon with it
            raise ValueError(_("Write a day and a time, such as 2026-12-31 23:59."))


class RulesForm(PostedForm):
    """Everything about an assignment but its questions, with times as clocks in `zone` show
    them."""

    title = StringField(
        _l("Title"),
        filters=[one_line],
        validators=[Length(max=MAX_TITLE, message=_l("Use at most %(max)s characters."))],
    )
    due_at = ClockField(_l("Due"), [InputRequired(_l("Say when it is due."))])
    opens_at = ClockField(_l("Opens"), [InputRequired(_l("Say when it opens."))])
    accepts_late = BooleanField(_l("Accept what comes late, and mark it as late"))
    mode = RadioField(
        _l("How it is answered"),
        choices=[
            SelectChoice(
                Mode.PRACTICE.value, _l("Practice: the answer is told after each question")
            ),
            SelectChoice(
                Mode.EXAM.value, _l("Exam: answers can be changed until they are handed in")
            ),
        ],
        default=Mode.PRACTICE.value,
    )
    telling = RadioField(
        _l("Scores and answers are told"),
        choices=[
            SelectChoice(
                _USUAL, _l("As usual: in practice at once, in an exam after the due date")
            ),
            SelectChoice(
                Telling.NOW.value,
                _l(
                    "At once, in an exam too: whoever hands in first can pass the answers on "
                    "where all have the same questions"
                ),
            ),
            SelectChoice(
                Telling.AFTER_DUE.value, _l("After the due date, once nobody has time left")
            ),
            SelectChoice(Telling.NEVER.value, _l("Never")),
        ],
        default=_USUAL,
    )
    is_same_for_all = RadioField(
        _l("Questions"),
        choices=[
            SelectChoice("yes", _l("The same for everybody")),
            SelectChoice("no", _l("A variant for each learner")),
        ],
        default="yes",
    )
    attempts = WholeNumberField(
        _l("Attempts allowed"),
        validators=[
            Optional(),
            InRange(1, 99, message=_l("Give a whole number from 1 to 99, or nothing.")),
        ],
    )
    counting = RadioField(
        _l("Of several attempts, what counts is"),
        choices=[
            SelectChoice(Counting.BEST.value, _l("the best")),
            SelectChoice(Counting.FIRST.value, _l("the first")),
            SelectChoice(Counting.LAST.value, _l("the last")),
            SelectChoice(Counting.MEAN.value, _l("the mean of all")),
        ],
        default=Counting.BEST.value,
    )
    minutes = WholeNumberField(_l("Time limit, in minutes"), validators=time_limit())

    def __init__(self, zone: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._zone = zone

    @classmethod
    def of(cls, assignment: Assignment, zone: str) -> RulesForm:
        """Filled in with what holds now."""
        return cls(
            zone,
            data={
                "title": assignment.title,
                "due_at": wall_time(assignment.due_at, zone),
                "opens_at": wall_time(assignment.opens_at, zone),
                "accepts_late": assignment.accepts_late,
                "mode": assignment.mode.value,
                "telling": assignment.telling.value,
                "is_same_for_all": "yes" if assignment.is_same_for_all else "no",
                "attempts": assignment.attempts,
                "counting": assignment.counting.value,
                "minutes": assignment.minutes,
            },
        )

    @property
    def told(self) -> Telling:
        """When answers are told; to be asked of a form whose fields are valid."""
        if self.telling.data != _USUAL:
            return Telling(self.telling.data)
        return Telling.AFTER_DUE if self.mode.data == Mode.EXAM else Telling.NOW

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = super().validate(extra_validators)
        if not is_valid:
            return False
        opens, due = self.opens_at.data, self.due_at.data
        # Where clocks jump, what shows a later time may come first.
        if opens and due and self._moment(due) <= self._moment(opens):
            self.due_at.errors = [_("It has to be due after it opens.")]
            return False
        is_practice = self.mode.data == Mode.PRACTICE and self.told is Telling.NOW
        if self.minutes.data and is_practice:
            self.minutes.errors = [_("A time limit needs an exam, or answers that are told later.")]
            return False
        return True

    def _moment(self, wall: dt.datetime) -> dt.datetime:
        return resolve(wall, self._zone).moment


class NewForm(RulesForm):
    """With its questions: a ready-made quiz, or a mixed one of topics and kinds, or chosen ones."""

    activity = SelectField(_l("What"))
    length = WholeNumberField(
        _l("How many questions"),
        validators=[
            InputRequired(_l("Give a whole number from 1 to 100.")),
            InRange(1, 100, message=_l("Give a whole number from 1 to 100.")),
        ],
    )
    topics = CheckboxesField(_l("Topics"), validators=[Optional()])
    kinds = CheckboxesField(_l("Kinds of question"), validators=[Optional()])
    items = CheckboxesField(
        _l("These questions"),
        validators=[Optional(), Length(max=MOST_CHOSEN, message=_l("Choose at most %(max)s."))],
    )

    @classmethod
    def for_class(
        cls, bank: StoredBank, zone: str, now: dt.datetime, chosen: tuple[str, ...] = ()
    ) -> NewForm:
        """With sensible defaults; `chosen` are questions that are ticked already."""
        today = wall_time(now, zone).replace(second=0, microsecond=0)
        due = dt.datetime.combine(today.date() + _DAYS, _END_OF_DAY)
        values = {"opens_at": today, "due_at": due, "attempts": 1, "items": list(chosen)}
        values["length"] = len(chosen) or usual_length(bank)
        form = cls(zone, data=values)
        form.activity.choices = [
            SelectChoice(MIXED, _("A mix of all topics, or of those chosen below")),
            *(SelectChoice(one.key, str(one.title)) for one in bank.activities_for(CLINICAL)),
        ]
        form.topics.choices = [SelectChoice(one, one) for one in bank.topics_for(CLINICAL)]
        form.kinds.choices = [
            SelectChoice(one, KIND_NAMES[one]) for one in bank.kinds_for(CLINICAL)
        ]
        form.items.choices = [
            SelectChoice(one.id, with_gaps(one.prompt)) for one in bank.pool(CLINICAL)
        ]
        return form


class AnswersForm(PostedForm):
    """Answers from paper as a table, in a file or pasted."""

    file = FileField(_l("File"))
    text = TextAreaField(_l("Or paste the table here"))


class ExceptionForm(PostedForm):
    """What is otherwise for one learner; what is left empty is as for everybody."""

    due_at = ClockField(_l("Own due date"), [Optional()])
    opens_at = ClockField(_l("Opens earlier or later"), [Optional()])
    extra_minutes = WholeNumberField(
        _l("Extra minutes"),
        validators=[
            Optional(),
            InRange(0, LONGEST_EXAM, message=_l("Give whole minutes, from 0 to 480.")),
        ],
    )
    extra_attempts = WholeNumberField(
        _l("Extra attempts"),
        validators=[
            Optional(),
            InRange(0, 99, message=_l("Give a whole number from 0 to 99.")),
        ],
    )

    @classmethod
    def of(cls, exception: AssignmentException | None, zone: str) -> ExceptionForm:
        if exception is None:
            return cls()
        return cls(
            data={
                "due_at": exception.due_at and wall_time(exception.due_at, zone),
                "opens_at": exception.opens_at and wall_time(exception.opens_at, zone),
                "extra_minutes": exception.extra_minutes or None,
                "extra_attempts": exception.extra_attempts or None,
            }
        )
