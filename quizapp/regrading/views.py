"""Marking a question otherwise for a class: the form, the dry run, the list, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions import scoring
from questions.items import public_view
from questions.items.model import Key, Kind
from questions.scoring import InvalidResponseError, Override
from quizapp.access import INSTRUCTORS, allow
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.models.regrades import MAX_REASON, Verb
from quizapp.quizzes.moving import moved
from quizapp.quizzes.words import problem_sentence
from quizapp.regrading import comment_views, listing, service
from quizapp.regrading.blueprint import regrading
from quizapp.regrading.errors import ChangedError
from quizapp.regrading.forms import RegradeForm
from quizapp.regrading.overrides import key_in_words
from quizapp.resending import resendable

__all__ = ["comment_views", "regrading"]

_CLASS = "/classes/<int:class_id>"
_QUESTION = _CLASS + "/questions/<int:question_id>/marks"
_ONE = _CLASS + "/regrades/<int:regrade_id>"


@regrading.get(_CLASS + "/regrades")
@allow(INSTRUCTORS)
def index(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    page = listing.list_regrades(each, request.args.get("page", 1, int))
    return render_template("regrading/index.html", each=each, page=page)


@regrading.get(_ONE)
@allow(INSTRUCTORS)
def show(class_id: int, regrade_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    row = listing.get_regrade(each, regrade_id)
    changes = listing.list_changes(each, regrade_id)
    return render_template("regrading/show.html", each=each, row=row, changes=changes)


@regrading.get(_QUESTION)
@allow(INSTRUCTORS)
def edit(class_id: int, question_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    question = service.get_question(each, question_id)
    form = RegradeForm(data={"verb": Verb.KEY.value})
    key = question.override.rekeyed(question.item).key
    return _form_page(each, question, form, scoring.response_from_key(key))


@regrading.post(_QUESTION)
@allow(INSTRUCTORS)
@resendable
def apply(class_id: int, question_id: int) -> ResponseReturnValue:
    """Shows what would happen; and does it where that was seen and agreed to."""
    each = get_class(current_user, class_id)
    question = service.get_question(each, question_id)
    form, fields = RegradeForm(), request.form.to_dict(flat=False)
    if "move" in fields and question.item.kind is Kind.ORDER:
        view = public_view(question.item)
        order = moved(view, fields.get("order", ()), fields["move"][0])
        return _form_page(each, question, form, order)
    is_sound = form.validate()
    keys, problem = _read_keys(question, form, fields)
    if not is_sound or problem:
        given = _given(question, fields)
        return _form_page(each, question, form, given, fields, problem), 422
    verb = Verb(form.verb.data)
    override = Override(keys, verb is Verb.DROP, verb is Verb.FULL)
    wish = service.Wish(verb, override, form.reason.data or "")
    if not form.seen.data:
        return _dry_run_page(each, question, wish, fields)
    try:
        made = service.apply(current_user, each, question, wish, form.seen.data, utc_now())
    except ChangedError:
        flash(_("Other answers came meanwhile. This is what would happen now."), "error")
        return _dry_run_page(each, question, wish, fields), 409
    flash(_("The marks are changed. Your learners see it, with the reason."), "info")
    return redirect(url_for(".show", class_id=class_id, regrade_id=made), 303)


@regrading.post(_ONE + "/undo")
@allow(INSTRUCTORS)
def undo(class_id: int, regrade_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    service.undo(current_user, each, regrade_id, utc_now())
    flash(_("It is undone. The marks are as if it had not been."), "info")
    return redirect(url_for(".show", class_id=class_id, regrade_id=regrade_id), 303)


_Fields = Mapping[str, Sequence[str]]


def _read_keys(
    question: service.Question, form: RegradeForm, fields: _Fields
) -> tuple[tuple[Key, ...], str | None]:
    """The answers that are to be right, or what is wrong with the form's."""
    if form.verb.data != Verb.KEY:
        return (), None
    item = question.item
    try:
        response = scoring.parse(item, fields)
        if response is None:
            return (), _("Give the right answer.")
        key = scoring.key_from_response(item, response)
    except InvalidResponseError as error:
        return (), problem_sentence(error.code)
    known = question.override.keys or (item.key,)
    # Of words the key has more spellings than one can type.
    is_known = key in known or (item.kind is Kind.CLOZE and _is_right(question, response))
    if form.keep.data:
        if is_known:
            return (), _("This answer is right already. Give another one.")
        return (*known, key), None
    if is_known and len(known) == 1:
        return (), _("This is the right answer already. Give another one.")
    return (key,), None


def _is_right(question: service.Question, response: scoring.Response) -> bool:
    return question.override.outcome(question.item, response).is_right


def _given(question: service.Question, fields: _Fields) -> scoring.Response | None:
    try:
        return scoring.parse(question.item, fields)
    except InvalidResponseError:
        return None


def _form_page(
    each: TaughtClass,
    question: service.Question,
    form: RegradeForm,
    given: scoring.Response | None,
    fields: _Fields | None = None,
    problem: str | None = None,
) -> str:
    return render_template(
        "regrading/edit.html",
        each=each,
        question_id=question.id,
        view=public_view(question.item),
        right=_in_force(question),
        form=form,
        given=given,
        typed={name: values[0] for name, values in (fields or {}).items() if values},
        problem=problem,
        most=MAX_REASON,
    )


def _dry_run_page(
    each: TaughtClass, question: service.Question, wish: service.Wish, fields: _Fields
) -> str:
    return render_template(
        "regrading/dry_run.html",
        each=each,
        question_id=question.id,
        view=public_view(question.item),
        wish=wish,
        right=tuple(key_in_words(question.item, wish.override)),
        run=service.try_out(each, question, wish),
        fields=[
            (name, value)
            for name, values in fields.items()
            if name not in ("csrf_token", "seen")
            for value in values
        ],
    )


def _in_force(question: service.Question) -> tuple[str, ...]:
    """The right answers as they are now, in words."""
    override = question.override
    shown = override if override.keys else Override((question.item.key,))
    return tuple(key_in_words(question.item, shown))
