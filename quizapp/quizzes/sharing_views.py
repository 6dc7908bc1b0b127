"""Sharing a quiz by a link, and starting one that was shared."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import ACCOUNTS, EVERYBODY, allow
from quizapp.accounts.sessions import get_learner_id
from quizapp.accounts.throttle import visitor
from quizapp.clock import utc_now
from quizapp.errors import error_page
from quizapp.extensions import limiter
from quizapp.quizzes import sharing as service
from quizapp.quizzes.errors import ExamOpenError, NotFoundError, WithdrawnError
from quizapp.quizzes.forms import SharedForm

sharing = Blueprint("sharing", __name__)

# As starting any other quiz.
_START_LIMIT = "1000 per hour"


@sharing.post("/attempts/<int:attempt_id>/share")
@allow(ACCOUNTS)
def share(attempt_id: int) -> ResponseReturnValue:
    try:
        service.share(current_user.id, attempt_id)
    except ExamOpenError:
        flash(_("Finish the exam first. Then you can share it."))
    return _to_summary(attempt_id)


@sharing.post("/attempts/<int:attempt_id>/unshare")
@allow(ACCOUNTS)
def withdraw(attempt_id: int) -> ResponseReturnValue:
    service.withdraw(current_user.id, attempt_id)
    flash(_("The link no longer works. Quizzes that others started from it stay theirs."))
    return _to_summary(attempt_id)


@sharing.get("/shared/<token>")
@allow(EVERYBODY)
def show(token: str) -> ResponseReturnValue:
    quiz = service.get_shared(token)
    form = SharedForm(data={"minutes": quiz.minutes})
    return render_template("quizzes/shared.html", quiz=quiz, token=token, form=form)


@sharing.post("/shared/<token>")
@allow(EVERYBODY)
@limiter.limit(_START_LIMIT, key_func=visitor)
def start(token: str) -> ResponseReturnValue:
    quiz, form = service.get_shared(token), SharedForm()
    if not form.validate():
        return render_template("quizzes/shared.html", quiz=quiz, token=token, form=form), 422
    if quiz.article.is_withdrawn:
        return _withdrawn(token)
    try:
        attempt_id = service.start_shared(get_learner_id(), token, form.minutes.data, utc_now())
    except WithdrawnError:
        return _withdrawn(token)
    return redirect(url_for("quizzes.question", attempt_id=attempt_id, position=1), 303)


@sharing.errorhandler(NotFoundError)
def gone(_error: NotFoundError) -> ResponseReturnValue:
    title = _("This quiz is not here")
    told = _("The link was withdrawn, or not copied in full. Ask whoever gave it to you.")
    return error_page(404, title, told)


def _withdrawn(token: str) -> ResponseReturnValue:
    """Back to the page, which says it; no guest is made for it."""
    return redirect(url_for(".show", token=token), 303)


def _to_summary(attempt_id: int) -> ResponseReturnValue:
    return redirect(url_for("quizzes.summary", attempt_id=attempt_id, _anchor="share"), 303)
