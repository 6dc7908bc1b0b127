"""Choosing a quiz and starting it."""

from __future__ import annotations

import secrets

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.scoring import InvalidResponseError
from quizapp.access import ACCOUNTS, EVERYBODY, allow
from quizapp.accounts.service import change_wording
from quizapp.accounts.sessions import get_learner_id
from quizapp.accounts.throttle import visitor
from quizapp.articles.service import make_slug
from quizapp.clock import utc_now
from quizapp.errors import error_page
from quizapp.extensions import limiter
from quizapp.models.attempts import Mode
from quizapp.quizzes import (
    answer_views,  # noqa: F401 - their routes come with them
    answering,
    attempt_views,  # noqa: F401
    opening,
    queries,
    service,
)
from quizapp.quizzes.activities import MIXED
from quizapp.quizzes.blueprint import quizzes
from quizapp.quizzes.drawing import Choice
from quizapp.quizzes.errors import (
    ExamOpenError,
    NoArticleError,
    NotFoundError,
    NothingToAskError,
    UnansweredError,
    WithdrawnError,
)
from quizapp.quizzes.forms import ActivityForm, MixedForm, WordingForm, read_number
from quizapp.quizzes.pages import Offer
from quizapp.quizzes.redirects import to_question, to_summary
from quizapp.quizzes.words import problem_sentence, shorter_sentence
from quizapp.resending import resendable
from quizapp.wording import is_registered, remember, wanted_register

__all__ = ["quizzes"]

_SEED_BITS = 31
# A whole school behind one address may start at once; a script filling the disk may not.
_START_LIMIT = "1000 per hour"


@quizzes.get("/quizzes")
@allow(EVERYBODY)
def choose() -> ResponseReturnValue:
    offer = _get_offer(request.args.get("article"))
    return render_template("quizzes/choose.html", offer=offer, form=MixedForm.of(offer))


@quizzes.post("/attempts")
@allow(EVERYBODY)
@resendable
@limiter.limit(_START_LIMIT, key_func=visitor)
def start() -> ResponseReturnValue:
    offer = _get_offer(request.form.get("article"))
    is_mixed = request.form.get("activity") == MIXED
    form = MixedForm.of(offer) if is_mixed else ActivityForm.of(offer)
    if not form.validate_on_submit():
        return _choose_again(offer, form)
    choice = _mixed(offer, form) if isinstance(form, MixedForm) else _activity(offer, form)
    try:
        started = service.start(get_learner_id(), choice, _new_seed(), utc_now())
    except NothingToAskError:
        flash(_("No question fits that choice. Choose more topics or kinds."), "error")
        return _choose_again(offer, form)
    if is_mixed and started.length < choice.length:
        flash(shorter_sentence(started.length, choice.length))
    return to_question(started.attempt_id, 1)


@quizzes.post("/attempts/opening")
@allow(EVERYBODY)
@limiter.limit(_START_LIMIT, key_func=visitor)
def answer_opening() -> ResponseReturnValue:
    """The question of the first page, answered there: the quiz that it begins, with its verdict."""
    offer, now = _get_offer(request.form.get("article")), utc_now()
    title = _("A first look")
    try:
        attempt_id = opening.start_with_opening(
            get_learner_id(), offer.version_id, offer.register, title, _new_seed(), now
        )
    except NothingToAskError:
        return redirect(url_for(".choose"), 303)
    fields = request.form.to_dict(flat=False)
    seconds = answering.plausible_seconds(read_number(fields, "opened"), now)
    posted = answering.Answer(1, fields, seconds)
    try:
        answering.submit(current_user.id, attempt_id, 1, posted, now)
    except UnansweredError:
        flash(_("Answer the question, or skip it."), "error")
    except InvalidResponseError as error:
        flash(problem_sentence(error.code), "error")
    return to_question(attempt_id, 1)


@quizzes.post("/wording")
@allow(EVERYBODY)
def choose_wording() -> ResponseReturnValue:
    """Who asks, and so in which words the next quiz is; with an account it is kept there."""
    form = WordingForm()
    if not form.validate():
        flash(_("Choose plain words or clinical terms."), "error")
    elif is_registered():
        change_wording(current_user.id, form.wording.data)
    else:
        remember(form.wording.data)
    if form.back.data == "home":
        return redirect(url_for("home.index"), 303)
    slug = form.article.data or ""
    article = slug if slug and make_slug(slug) == slug else None
    return redirect(url_for(".choose", article=article), 303)


@quizzes.post("/attempts/<int:attempt_id>/retry")
@allow(ACCOUNTS)
@resendable
def retry(attempt_id: int) -> ResponseReturnValue:
    try:
        new_id = service.retry_missed(current_user.id, attempt_id, _new_seed(), utc_now())
    except NothingToAskError:
        flash(_("You missed nothing in that quiz."))
        return to_summary(attempt_id)
    except ExamOpenError:
        flash(_("Finish the exam first. Then you can retry what you missed."))
        return to_summary(attempt_id)
    except WithdrawnError:
        flash(_("The article was withdrawn. Nothing new can be started from it."))
        return to_summary(attempt_id)
    return to_question(new_id, 1)


@quizzes.errorhandler(NotFoundError)
def gone(_error: NotFoundError) -> ResponseReturnValue:
    """The same for a quiz that is no more and for somebody else's: nobody learns which."""
    title = _("This quiz is not here")
    told = _("Its article was deleted and the quiz with it, or it belongs to another account.")
    return error_page(404, title, told)


def _get_offer(slug: str | None) -> Offer:
    try:
        return queries.get_offer(slug, wanted_register())
    except (NoArticleError, NotFoundError):
        abort(404)


def _new_seed() -> int:
    return secrets.randbits(_SEED_BITS)


def _activity(offer: Offer, form: ActivityForm) -> Choice:
    card = next(card for card in offer.activities if card.key == form.activity.data)
    mode = Mode(form.mode.data)
    return Choice(
        offer.version_id, card.key, card.title, mode, card.length, register=offer.register
    )


def _mixed(offer: Offer, form: MixedForm) -> Choice:
    return Choice(
        offer.version_id,
        MIXED,
        _("Mixed quiz"),
        Mode(form.mode.data),
        form.other_length.data or form.length.data,
        frozenset(form.topics.data or ()),
        frozenset(form.kinds.data or ()),
        offer.register,
        form.minutes.data,
    )


def _choose_again(offer: Offer, form: MixedForm | ActivityForm) -> ResponseReturnValue:
    if isinstance(form, MixedForm):
        shown = form
    else:
        flash(_("That quiz is not offered here. Choose one of these."), "error")
        shown = MixedForm.of(offer)
    return render_template("quizzes/choose.html", offer=offer, form=shown), 422
