"""An assignment's questions for other programs."""

from __future__ import annotations

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.accounts.throttle import visitor
from quizapp.assignments import exporting, service
from quizapp.assignments.blueprint import assignments
from quizapp.exchange.formats import format_rows
from quizapp.exchange.sending import format_or_404, send_losses, send_questions
from quizapp.exchange.words import LOSSES, USES
from quizapp.extensions import limiter

_EXPORT = "/assignments/<int:assignment_id>/export"
_limit = limiter.shared_limit("300 per hour", scope="exports of assignments", key_func=visitor)


@assignments.get(_EXPORT)
@allow(INSTRUCTORS)
def export(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    rows = format_rows(exporting.questions_of(one))
    return render_template(
        "assignments/export.html", each=each, one=one, rows=rows, uses=USES, losses=LOSSES
    )


@assignments.get(_EXPORT + "/<form>")
@allow(INSTRUCTORS)
@_limit
def download(assignment_id: int, form: str) -> Response:
    _each, one = service.get_taught(current_user, assignment_id)
    items = exporting.questions_of(one)
    return send_questions(format_or_404(form), f"form-{one.form_code}", one.title, items)


@assignments.get(_EXPORT + "/<form>/left-out")
@allow(INSTRUCTORS)
@_limit
def download_left_out(assignment_id: int, form: str) -> Response:
    _each, one = service.get_taught(current_user, assignment_id)
    items = exporting.questions_of(one)
    return send_losses(format_or_404(form), f"form-{one.form_code}", items)
