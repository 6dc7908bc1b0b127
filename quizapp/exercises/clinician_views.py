"""What a clinician sees and does: exercises and doses for a class or for one learner in it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.exercises import diary, prescribing
from quizapp.exercises.blueprint import exercises, limit_changes
from quizapp.exercises.forms import DoseForm
from quizapp.exercises.plans import Place, Prescribed
from quizapp.exercises.prescribing import Target
from quizapp.exercises.sheets import get_sheet_of
from quizapp.locale import first_weekday, local_day

_ALL = "/classes/<int:class_id>/exercises"
_ONE = "/classes/<int:class_id>/learners/<int:user_id>/exercises"
_PLACE = "/<int:article_id>/<exercise_id>"


@exercises.get(_ALL)
@exercises.get(_ONE)
@allow(INSTRUCTORS)
def overview(class_id: int, user_id: int | None = None) -> ResponseReturnValue:
    target = prescribing.get_target(current_user, class_id, user_id)
    return render_template(
        "exercises/overview.html",
        target=target,
        overview=prescribing.get_overview(target),
        members=prescribing.list_members(target.each) if user_id is None else (),
        is_shared=user_id is not None and diary.is_shared(target.each, user_id),
    )


@exercises.get(_ALL + _PLACE)
@exercises.get(_ONE + _PLACE)
@allow(INSTRUCTORS)
def dose(
    class_id: int, article_id: int, exercise_id: str, user_id: int | None = None
) -> ResponseReturnValue:
    target = prescribing.get_target(current_user, class_id, user_id)
    before = prescribing.find_version(target, (article_id, exercise_id))
    exercise = get_sheet_of(article_id).get(exercise_id)
    given, line = (before.dose, before.line) if before else (exercise.dosage, "")
    return _dose_page(target, (article_id, exercise_id), DoseForm.of(given, line), before)


@exercises.post(_ALL + _PLACE)
@exercises.post(_ONE + _PLACE)
@allow(INSTRUCTORS)
@limit_changes
def prescribe(
    class_id: int, article_id: int, exercise_id: str, user_id: int | None = None
) -> ResponseReturnValue:
    target = prescribing.get_target(current_user, class_id, user_id)
    sheet = get_sheet_of(article_id)
    exercise = sheet.get(exercise_id)
    form = DoseForm()
    if not form.validate():
        before = prescribing.find_version(target, (article_id, exercise_id))
        return _dose_page(target, (article_id, exercise_id), form, before), 422
    prescribing.prescribe(
        target, sheet, exercise, form.dose, form.line.data or "", current_user.id, utc_now()
    )
    flash(_("Saved. It stands in the exercises at once."), "info")
    return _to_overview(class_id, user_id)


@exercises.post(_ALL + _PLACE + "/end")
@exercises.post(_ONE + _PLACE + "/end")
@allow(INSTRUCTORS)
@limit_changes
def end(
    class_id: int, article_id: int, exercise_id: str, user_id: int | None = None
) -> ResponseReturnValue:
    target = prescribing.get_target(current_user, class_id, user_id)
    prescribing.end(target, (article_id, exercise_id), current_user.id, utc_now())
    flash(_("Ended. It no longer stands in the exercises."), "info")
    return _to_overview(class_id, user_id)


@exercises.get("/classes/<int:class_id>/learners/<int:user_id>/diary")
@allow(INSTRUCTORS)
def diary_of(class_id: int, user_id: int) -> ResponseReturnValue:
    owner = prescribing.get_diary_owner(current_user, class_id, user_id)
    page = request.args.get("page", 1, int)
    weeks = diary.get_weeks(user_id, local_day(utc_now()), first_weekday(), page)
    return render_template("exercises/diary_of.html", owner=owner, weeks=weeks)


def _dose_page(target: Target, place: Place, form: DoseForm, before: Prescribed | None) -> str:
    sheet = get_sheet_of(place[0])
    return render_template(
        "exercises/dose.html",
        target=target,
        sheet=sheet,
        exercise=sheet.get(place[1]),
        form=form,
        before=before,
    )


def _to_overview(class_id: int, user_id: int | None) -> ResponseReturnValue:
    return redirect(url_for("exercises.overview", class_id=class_id, user_id=user_id), code=303)
