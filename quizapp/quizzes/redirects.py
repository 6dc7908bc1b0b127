"""Where a post leads: the next question, the summary, or the end of an exam that is over."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quizapp.quizzes.answering import Place
from quizapp.quizzes.errors import ExamOverError, TimeIsUpError


def to_question(attempt_id: int, position: int) -> ResponseReturnValue:
    return redirect(url_for("quizzes.question", attempt_id=attempt_id, position=position), 303)


def to_summary(attempt_id: int) -> ResponseReturnValue:
    return redirect(url_for("quizzes.summary", attempt_id=attempt_id), 303)


def to_next(attempt_id: int, position: int, place: Place) -> ResponseReturnValue:
    if place.is_last:
        return to_summary(attempt_id)
    return to_question(attempt_id, position + 1)


def exam_is_over(
    attempt_id: int, error: ExamOverError, is_kept: bool = False
) -> ResponseReturnValue:
    if is_kept:
        flash(
            _(
                "This came after the end. It is kept as late, with the time at which it came; your"
                " instructor decides whether it counts."
            ),
            "error",
        )
    elif isinstance(error, TimeIsUpError):
        flash(
            _("Time was up before this came in, so it was not stored. What you had stored counts."),
            "error",
        )
    else:
        flash(_("The exam was finished before this came in, so it was not stored."), "error")
    return to_summary(attempt_id)
