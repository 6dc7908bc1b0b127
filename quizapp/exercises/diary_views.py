"""The diary: to write, to look back, and to show to a clinician or not."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from quizapp.access import ACCOUNTS, EVERYBODY, REGISTERED, allow
from quizapp.accounts.sessions import get_learner_id
from quizapp.clock import utc_now
from quizapp.exercises import diary, service
from quizapp.exercises.blueprint import exercises, limit_changes, new_form_key, own_id
from quizapp.exercises.diary import Done
from quizapp.exercises.forms import DiaryForm
from quizapp.exercises.words import saved_sentence
from quizapp.locale import first_weekday, local_day

_DIARY = "/exercises/diary"
_ENTRY = _DIARY + "/<int:entry_id>"


@exercises.get(_DIARY)
@allow(EVERYBODY)
def show_diary() -> ResponseReturnValue:
    return _diary_page(DiaryForm(_options(), local_day(utc_now())))


@exercises.post(_DIARY)
@allow(EVERYBODY)
@limit_changes
def write() -> ResponseReturnValue:
    form = DiaryForm(_options(), local_day(utc_now()))
    if not form.validate():
        return _diary_page(form), 422
    diary.add_entry(get_learner_id(), form.form_key.data, form.note, utc_now())
    flash(saved_sentence(form.note.is_severe), "info")
    return redirect(url_for("exercises.show_diary"), code=303)


@exercises.get(_ENTRY)
@allow(ACCOUNTS)
def edit(entry_id: int) -> ResponseReturnValue:
    note = diary.get_note(get_learner_id(), entry_id)
    return _entry_page(entry_id, _form_of(note))


@exercises.post(_ENTRY)
@allow(ACCOUNTS)
@limit_changes
def change(entry_id: int) -> ResponseReturnValue:
    user_id = get_learner_id()
    form = _form_of(diary.get_note(user_id, entry_id))
    if not form.validate():
        return _entry_page(entry_id, form), 422
    diary.change_entry(user_id, entry_id, form.note)
    flash(_("The entry is changed."), "info")
    return redirect(url_for("exercises.show_diary"), code=303)


@exercises.post(_ENTRY + "/delete")
@allow(ACCOUNTS)
@limit_changes
def delete(entry_id: int) -> ResponseReturnValue:
    diary.delete_entry(get_learner_id(), entry_id)
    flash(_("The entry is deleted."), "info")
    return redirect(url_for("exercises.show_diary"), code=303)


@exercises.post(_DIARY + "/sharing/<int:class_id>")
@allow(REGISTERED)
@limit_changes
def change_sharing(class_id: int) -> ResponseReturnValue:
    user_id = get_learner_id()
    if request.form.get("share") == "yes":
        diary.share(user_id, class_id, utc_now())
        flash(_("Your clinician can see your diary from now on."), "info")
    else:
        diary.stop_sharing(user_id, class_id)
        flash(_("Your diary is closed to this clinician from now on."), "info")
    return redirect(url_for("exercises.show_diary", _anchor="sharing"), code=303)


def _options() -> list[Done]:
    """What can be ticked: the exercises of the plan."""
    user_id = own_id()
    if user_id is None:
        return []
    return [diary.done_of(one) for one in service.get_plan(user_id, utc_now()).entries]


def _form_of(note: diary.Note) -> DiaryForm:
    """An entry's own exercises, with the sets that it says, and the others of the plan."""
    places = {one.place for one in note.done}
    others = [one for one in _options() if one.place not in places]
    return DiaryForm([*note.done, *others], local_day(utc_now()), note)


def _diary_page(form: DiaryForm) -> str:
    user_id = own_id()
    page = request.args.get("page", 1, int)
    weeks = diary.get_weeks(user_id or 0, local_day(utc_now()), first_weekday(), page)
    return render_template(
        "exercises/diary.html",
        form=form,
        form_key=form.form_key.data or new_form_key(),
        weeks=weeks,
        sharing=diary.list_sharing(user_id) if user_id else (),
    )


def _entry_page(entry_id: int, form: DiaryForm) -> str:
    form_key = form.form_key.data or new_form_key()
    return render_template("exercises/entry.html", entry_id=entry_id, form=form, form_key=form_key)
