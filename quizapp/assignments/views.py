"""What instructors see and do: giving work to a class, and who has done what."""

from __future__ import annotations

import datetime as dt

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.articles.service import Version, published_versions
from quizapp.assignments import (
    export_views,
    learner_views,
    paper_file_views,
    paper_views,
    results,
    service,
    table_views,
)
from quizapp.assignments.blueprint import assignments
from quizapp.assignments.drawing import Content
from quizapp.assignments.errors import AlreadyGivenError
from quizapp.assignments.forms import MAX_TITLE, ExceptionForm, NewForm, RulesForm
from quizapp.assignments.mistakes import questions_on_mistakes
from quizapp.assignments.picking import picks_by_topic
from quizapp.assignments.service import ExceptionOf, Rules
from quizapp.assignments.times import resolve
from quizapp.assignments.words import change_sentence
from quizapp.classes.articles import articles_for
from quizapp.classes.service import get_learner
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.models import Assignment, Counting, Telling
from quizapp.models.attempts import Mode
from quizapp.quizzes import errors as quizzes_errors
from quizapp.quizzes import late
from quizapp.quizzes.activities import CHOSEN, TOPICS_TITLE
from quizapp.quizzes.banks import StoredBank, get_bank
from quizapp.quizzes.closing import close_overdue_in_class
from quizapp.quizzes.errors import NothingToAskError
from quizapp.quizzes.forms import KIND_NAMES

__all__ = [
    "assignments",
    "export_views",
    "learner_views",
    "paper_file_views",
    "paper_views",
    "table_views",
]

_CLASS = "/classes/<int:class_id>/assignments"
_ONE = "/assignments/<int:assignment_id>"
_LEARNER = _ONE + "/learners/<int:user_id>"
_MISTAKES = "mistakes"


@assignments.get(_CLASS)
@allow(INSTRUCTORS)
def of_class(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    close_overdue_in_class(each.id, utc_now())
    return render_template(
        "assignments/of_class.html", each=each, rows=results.list_assignments(each)
    )


@assignments.get(_CLASS + "/new")
@allow(INSTRUCTORS)
def new(class_id: int) -> ResponseReturnValue:
    """The form; `from=mistakes` has the questions ticked that the class gets wrong."""
    each = get_class(current_user, class_id)
    version = _version(each, request.args.get("article"))
    bank, is_wanted = get_bank(version.id), request.args.get("from") == _MISTAKES
    chosen = questions_on_mistakes(each, bank) if is_wanted else ()
    if is_wanted and not chosen:
        flash(_("The class got too little wrong, or answered too little, to choose from."))
    form = NewForm.for_class(bank, each.time_zone, utc_now(), chosen)
    if chosen:
        form.title.data = _("What the class gets wrong")
    return _new_page(each, version, form)


@assignments.post(_CLASS + "/new")
@allow(INSTRUCTORS)
def create(class_id: int) -> ResponseReturnValue:
    each, now = get_class(current_user, class_id), utc_now()
    version = _version(each, request.form.get("article"))
    bank = get_bank(version.id)
    form = NewForm.for_class(bank, each.time_zone, now)
    if not form.validate():
        return _new_page(each, version, form), 422
    content = _content(version, form)
    rules = _rules(form, each, _default_title(bank, content))
    try:
        assignment_id = service.create(current_user, each, content, rules, now)
    except NothingToAskError:
        chosen = next((one for one in (form.topics, form.kinds) if one.data), form.activity)
        chosen.errors = [_("No question fits that choice. Choose more topics or kinds.")]
        return _new_page(each, version, form), 422
    except AlreadyGivenError as error:
        flash(_("You gave this to the class already, with the same dates: here it is."), "info")
        return redirect(url_for(".results_of", assignment_id=error.assignment_id), 303)
    flash(_("The assignment is given to the class."), "info")
    _say_who_sees(rules)
    return redirect(url_for(".results_of", assignment_id=assignment_id), 303)


@assignments.get(_ONE + "/results")
@allow(INSTRUCTORS)
def results_of(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    close_overdue_in_class(each.id, utc_now())
    page = results.get_page(each, one, request.args.get("page", 1, int))
    return render_template("assignments/results.html", each=each, one=one, page=page)


@assignments.get(_ONE + "/edit")
@allow(INSTRUCTORS)
def edit(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    form = RulesForm.of(one, each.time_zone)
    return render_template("assignments/edit.html", each=each, one=one, form=form)


@assignments.post(_ONE + "/edit")
@allow(INSTRUCTORS)
def change(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    form = RulesForm(each.time_zone)
    if not form.validate():
        return render_template("assignments/edit.html", each=each, one=one, form=form), 422
    rules = _rules(form, each, one.title)
    service.change(current_user, one, rules, utc_now())
    flash(_("The assignment is changed."), "info")
    _say_who_sees(rules)
    return redirect(url_for(".results_of", assignment_id=assignment_id), 303)


@assignments.post(_ONE + "/archive")
@allow(INSTRUCTORS)
def archive(assignment_id: int) -> ResponseReturnValue:
    _each, one = service.get_taught(current_user, assignment_id)
    service.archive(one, None if "undo" in request.form else utc_now())
    return redirect(url_for(".results_of", assignment_id=assignment_id), 303)


@assignments.post(_ONE + "/delete")
@allow(INSTRUCTORS)
def delete(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    title = one.title
    service.delete_assignment(current_user, one, utc_now())
    flash(_("The assignment “%(title)s” is deleted.", title=title), "info")
    return redirect(url_for(".of_class", class_id=each.id), 303)


@assignments.get(_LEARNER)
@allow(INSTRUCTORS)
def learner(assignment_id: int, user_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    close_overdue_in_class(each.id, utc_now())
    exception = service.find_exception(one.id, user_id)
    return _learner_page(each, one, user_id, ExceptionForm.of(exception, each.time_zone))


@assignments.post(_LEARNER)
@allow(INSTRUCTORS)
def set_exception(assignment_id: int, user_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    form = ExceptionForm()
    if not form.validate():
        return _learner_page(each, one, user_id, form), 422
    wanted = ExceptionOf(
        _said(form.opens_at.data, each) if form.opens_at.data else None,
        _said(form.due_at.data, each) if form.due_at.data else None,
        form.extra_minutes.data or 0,
        form.extra_attempts.data or 0,
    )
    if (wanted.due_at or one.due_at) <= (wanted.opens_at or one.opens_at):
        form.due_at.errors = [_("It has to be due after it opens.")]
        return _learner_page(each, one, user_id, form), 422
    service.set_exception(current_user, each, one, user_id, wanted, utc_now())
    flash(_("Saved. The learner sees it."), "info")
    return redirect(url_for(".learner", assignment_id=assignment_id, user_id=user_id), 303)


@assignments.post(_LEARNER + "/attempts/<int:attempt_id>/close")
@allow(INSTRUCTORS)
def close(assignment_id: int, user_id: int, attempt_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    get_learner(each, user_id)
    service.close_attempt(current_user, one, user_id, attempt_id, utc_now())
    flash(_("The attempt is ended. What was stored in it counts."), "info")
    return redirect(url_for(".learner", assignment_id=assignment_id, user_id=user_id), 303)


@assignments.post(_LEARNER + "/attempts/<int:attempt_id>/late/<int:position>")
@allow(INSTRUCTORS)
def take_late(
    assignment_id: int, user_id: int, attempt_id: int, position: int
) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    get_learner(each, user_id)
    try:
        service.take_late(current_user, one, user_id, attempt_id, position, utc_now())
    except quizzes_errors.NotFoundError:
        abort(404)
    flash(_("The late answer counts now."), "info")
    return redirect(url_for(".learner", assignment_id=assignment_id, user_id=user_id), 303)


def _version(each: TaughtClass, slug: str | None) -> Version:
    """The published version of this name, that of the class's own article where none is named."""
    found = [one for one in articles_for(each) if slug in (None, "", one.slug)]
    if not found:
        abort(404)
    return found[0]


def _content(version: Version, form: NewForm) -> Content:
    if form.items.data:
        chosen = tuple(dict.fromkeys(form.items.data))
        return Content(version.id, CHOSEN, len(chosen), item_ids=chosen)
    return Content(
        version.id,
        form.activity.data,
        form.length.data,
        tuple(form.topics.data or ()),
        tuple(form.kinds.data or ()),
    )


def _default_title(bank: StoredBank, content: Content) -> str:
    activity = bank.find_activity(content.activity)
    if activity is not None:
        return str(activity.title)
    words = ", ".join(content.topics) or bank.title
    return TOPICS_TITLE.format(words)[:MAX_TITLE]


def _rules(form: RulesForm, each: TaughtClass, title: str) -> Rules:
    return Rules(
        title=form.title.data or title,
        opens_at=_said(form.opens_at.data, each),
        due_at=_said(form.due_at.data, each),
        mode=Mode(form.mode.data),
        telling=form.told,
        counting=Counting(form.counting.data),
        attempts=form.attempts.data,
        minutes=form.minutes.data,
        accepts_late=form.accepts_late.data,
        is_same_for_all=form.is_same_for_all.data == "yes",
    )


def _say_who_sees(rules: Rules) -> None:
    if (rules.mode, rules.telling) == (Mode.EXAM, Telling.NOW) and rules.is_same_for_all:
        flash(
            _(
                "Whoever hands in first sees the right answers while others still work on the same "
                "questions."
            ),
            "info",
        )


def _said(wall: dt.datetime, each: TaughtClass) -> dt.datetime:
    """The moment at which the clocks of a class show this; where they change just then, the page
    says what was decided."""
    resolved = resolve(wall, each.time_zone)
    sentence = change_sentence(resolved, each.time_zone)
    if sentence:
        flash(sentence, "info")
    return resolved.moment


def _new_page(each: TaughtClass, version: Version, form: NewForm) -> str:
    if form.items.data:
        form.length.data = len(form.items.data)
    others = [one for one in published_versions() if one.id != version.id]
    return render_template(
        "assignments/new.html",
        each=each,
        version=version,
        others=others,
        form=form,
        kinds=KIND_NAMES,
        picks_by_topic=picks_by_topic(get_bank(version.id)),
    )


def _learner_page(each: TaughtClass, one: Assignment, user_id: int, form: ExceptionForm) -> str:
    found = results.get_result(one, get_learner(each, user_id))
    return render_template(
        "assignments/learner.html",
        each=each,
        one=one,
        found=found,
        late=late.list_kept(one.id, user_id),
        form=form,
    )
