"""What learners see of assignments."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import REGISTERED, allow
from quizapp.accounts.throttle import visitor
from quizapp.assignments import paper, service, taking
from quizapp.assignments.blueprint import assignments
from quizapp.assignments.errors import (
    NoAttemptsLeftError,
    NotFoundError,
    NotOpenError,
    OverError,
)
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.quizzes.closing import close_overdue
from quizapp.quizzes.errors import NothingToAskError, WithdrawnError

# As starting any other quiz.
_START_LIMIT = "1000 per hour"


@assignments.get("/assignments")
@allow(REGISTERED)
def index() -> ResponseReturnValue:
    now = utc_now()
    close_overdue(current_user.id, now)
    return render_template(
        "assignments/index.html", works=taking.list_work(current_user.id, now), now=now
    )


@assignments.get("/assignments/<int:assignment_id>")
@allow(REGISTERED)
def show(assignment_id: int) -> ResponseReturnValue:
    """The learner's page; whoever teaches the class is led to theirs."""
    now = utc_now()
    try:
        work = taking.get_work(current_user.id, assignment_id, now)
    except NotFoundError:
        service.get_taught(current_user, assignment_id)
        return redirect(url_for(".results_of", assignment_id=assignment_id), 303)
    return render_template("assignments/show.html", work=work, now=now)


@assignments.post("/assignments/<int:assignment_id>/start")
@allow(REGISTERED)
@limiter.limit(_START_LIMIT, key_func=visitor)
def start(assignment_id: int) -> ResponseReturnValue:
    try:
        attempt_id = taking.start(current_user.id, assignment_id, utc_now())
    except NotOpenError:
        flash(_("It is not open yet."), "error")
    except OverError:
        flash(_("It was due before this, and nothing late is accepted."), "error")
    except NoAttemptsLeftError:
        flash(_("You have used all your attempts."), "error")
    except (WithdrawnError, NothingToAskError):
        flash(_("The article was withdrawn. Nothing new can be started from it."), "error")
    else:
        return redirect(url_for("quizzes.question", attempt_id=attempt_id, position=1), 303)
    return redirect(url_for(".show", assignment_id=assignment_id), 303)


@assignments.get("/form/<code>")
@allow(REGISTERED)
def form(code: str) -> ResponseReturnValue:
    """The quiz whose code stands on a sheet of paper: to start for learners, the sheet with its key
    for those who teach them."""
    found, now = paper.get_by_code(code), utc_now()
    try:
        taking.get_work(current_user.id, found.id, now)
    except NotFoundError:
        if not current_user.is_instructor:
            abort(404)
        service.get_taught(current_user, found.id)
        return redirect(url_for(".on_paper", assignment_id=found.id), 303)
    return redirect(url_for(".show", assignment_id=found.id), 303)
