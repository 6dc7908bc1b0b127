"""Who teaches a class, and who should learn in it: instructors and roster."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.accounts.errors import InvalidLoginError
from quizapp.classes import instructors, roster
from quizapp.classes.blueprint import CLASS, classes
from quizapp.classes.errors import LastInstructorError, NoSuchInstructorError
from quizapp.classes.forms import InstructorForm, RosterForm
from quizapp.classes.roster_file import (
    FileProblem,
    RosterFile,
    UnreadableRosterError,
    decode,
    read_roster,
)
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.classes.words import column_words, file_sentence, line_sentence
from quizapp.clock import utc_now


@classes.get(CLASS + "/instructors")
@allow(INSTRUCTORS)
def show_instructors(class_id: int) -> ResponseReturnValue:
    return _instructors_page(get_class(current_user, class_id), InstructorForm())


@classes.post(CLASS + "/instructors")
@allow(INSTRUCTORS)
def add_instructor(class_id: int) -> ResponseReturnValue:
    each, form = get_class(current_user, class_id), InstructorForm()
    if not form.validate_on_submit():
        return _instructors_page(each, form), 422
    try:
        name = instructors.add_instructor(current_user, each, form.login.data, utc_now())
    except InvalidLoginError:
        form.login.errors = [
            _("Nobody logs in with this. Type the email address or user name, not the name.")
        ]
        return _instructors_page(each, form), 422
    except NoSuchInstructorError:
        form.login.errors = [
            _(
                "No instructor logs in with this. An administrator can make an account an "
                "instructor’s: ask %(names)s.",
                names=", ".join(instructors.names_of_administrators())
                or _("whoever runs this site"),
            )
        ]
        return _instructors_page(each, form), 422
    flash(_("%(name)s teaches this class.", name=name), "info")
    return redirect(url_for("classes.show_instructors", class_id=class_id), code=303)


@classes.post(CLASS + "/instructors/<int:user_id>/remove")
@allow(INSTRUCTORS)
def remove_instructor(class_id: int, user_id: int) -> ResponseReturnValue:
    each, form = get_class(current_user, class_id), InstructorForm(formdata=None)
    try:
        instructors.remove_instructor(current_user, each, user_id, utc_now())
    except LastInstructorError:
        form.form_errors.append(
            _("Nobody else teaches this class. Add the instructor who takes it over first.")
        )
        return _instructors_page(each, form), 422
    if user_id == current_user.id:
        flash(_("You no longer teach “%(name)s”.", name=each.name), "info")
        return redirect(url_for("classes.index"), code=303)
    flash(_("The list of instructors is changed."), "info")
    return redirect(url_for("classes.show_instructors", class_id=class_id), code=303)


@classes.get(CLASS + "/roster")
@allow(INSTRUCTORS)
def show_roster(class_id: int) -> ResponseReturnValue:
    return _roster_page(get_class(current_user, class_id), RosterForm())


@classes.post(CLASS + "/roster")
@allow(INSTRUCTORS)
def preview_roster(class_id: int) -> ResponseReturnValue:
    """Shows what a list would do; nothing is stored."""
    each, form = get_class(current_user, class_id), RosterForm()
    try:
        text = _text_of(form)
        file = read_roster(text)
    except UnreadableRosterError as error:
        form.text.errors = [file_sentence(error.problem)]
        return _roster_page(each, form), 422
    return render_template(
        "classes/roster_preview.html",
        each=each,
        text=text,
        plan=roster.make_plan(each, file),
        columns=_columns(file),
        sentence=line_sentence,
        Outcome=roster.Outcome,
    )


@classes.post(CLASS + "/roster/take-over")
@allow(INSTRUCTORS)
def take_over_roster(class_id: int) -> ResponseReturnValue:
    each, form = get_class(current_user, class_id), RosterForm()
    try:
        file = read_roster(form.text.data or "")
    except UnreadableRosterError as error:
        form.text.errors = [file_sentence(error.problem)]
        return _roster_page(each, form), 422
    plan = roster.take_over(current_user, each, file, utc_now())
    new = plan.count(roster.Outcome.INVITED) + plan.count(roster.Outcome.WAITING)
    flash(
        _(
            "The roster is taken over: %(new)s to join, %(changed)s in the class with new details.",
            new=new,
            changed=plan.count(roster.Outcome.MEMBER),
        ),
        "info",
    )
    return redirect(url_for("classes.show_roster", class_id=class_id), code=303)


@classes.post(CLASS + "/roster/<int:entry_id>/remove")
@allow(INSTRUCTORS)
def strike(class_id: int, entry_id: int) -> ResponseReturnValue:
    roster.strike(get_class(current_user, class_id), entry_id)
    flash(_("The roster is changed."), "info")
    return redirect(url_for("classes.show_roster", class_id=class_id), code=303)


def _text_of(form: RosterForm) -> str:
    """The list that was sent, a file before what was pasted. Raises UnreadableRosterError."""
    data = form.file.data.read() if form.file.data else b""
    text = decode(data) if data else form.text.data or ""
    if not text.strip():
        raise UnreadableRosterError(FileProblem.EMPTY)
    return text


def _columns(file: RosterFile) -> list[tuple[str, str]]:
    """What each column of a list was taken for, in words."""
    words = column_words()
    return [(head, words[column]) for head, column in file.columns]


def _instructors_page(each: TaughtClass, form: InstructorForm) -> str:
    return render_template(
        "classes/instructors.html",
        each=each,
        form=form,
        instructors=instructors.list_instructors(each),
    )


def _roster_page(each: TaughtClass, form: RosterForm) -> str:
    return render_template(
        "classes/roster.html", each=each, form=form, awaited=roster.list_awaited(each)
    )
