from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.access import ACCOUNTS, INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.library import drafts
from quizapp.library import errors as library_errors
from quizapp.reports import service
from quizapp.reports.errors import AlreadyClosedError, AlreadyReportedError, NotFoundError
from quizapp.reports.forms import MAX_COMMENT, MAX_REPLY, ReplyForm, ReportForm
from quizapp.resending import resendable

reports = Blueprint("reports", __name__)

_QUESTION = "/attempts/<int:attempt_id>/<int:position>/report"
_ARTICLE = "/library/<int:article_id>/reports"
# More than anybody finds wrong in one sitting.
_REPORT_LIMIT = "30 per hour"


def _account() -> str:
    """Whose tries are counted together: a whole school may sit behind one address."""
    return str(current_user.get_id())


@reports.get(_QUESTION)
@allow(ACCOUNTS)
def write(attempt_id: int, position: int) -> ResponseReturnValue:
    told = service.get_told(current_user.id, attempt_id, position)
    return _write_page(told, ReportForm())


@reports.post(_QUESTION)
@allow(ACCOUNTS)
@resendable
@limiter.limit(_REPORT_LIMIT, key_func=_account)
def report(attempt_id: int, position: int) -> ResponseReturnValue:
    told = service.get_told(current_user.id, attempt_id, position)
    form = ReportForm()
    if not form.validate():
        return _write_page(told, form), 422
    try:
        service.report(current_user.id, told, form.comment.data, utc_now())
    except AlreadyReportedError:
        flash(_("Your earlier report of this question is still open. This one is not stored."))
        told = service.get_told(current_user.id, attempt_id, position)
        return _write_page(told, form), 409
    flash(_("Thank you. Your report is stored; what becomes of it stands under “Your reports”."))
    page = url_for("quizzes.question", attempt_id=attempt_id, position=position)
    return redirect(page, code=303)


@reports.get("/reports")
@allow(ACCOUNTS)
def own() -> ResponseReturnValue:
    return render_template("reports/own.html", rows=service.list_own(current_user.id))


@reports.get(_ARTICLE)
@allow(INSTRUCTORS)
def of_article(article_id: int) -> ResponseReturnValue:
    return _article_page(article_id)


@reports.post(_ARTICLE + "/<int:report_id>")
@allow(INSTRUCTORS)
@resendable
def close(article_id: int, report_id: int) -> ResponseReturnValue:
    form = ReplyForm()
    if not form.validate():
        return _article_page(article_id, form, report_id), 422
    try:
        service.close(current_user, article_id, report_id, form.reply.data, utc_now())
    except AlreadyClosedError:
        flash(_("This report was closed before. The first reply is the one that stands."), "error")
        return _article_page(article_id, form, report_id), 409
    flash(_("The report is closed. The learner sees your reply."))
    return redirect(url_for("reports.of_article", article_id=article_id), code=303)


@reports.errorhandler(NotFoundError)
@reports.errorhandler(library_errors.NotFoundError)
def not_found(_error: Exception) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


def _write_page(told: service.Told, form: ReportForm) -> str:
    return render_template("reports/write.html", told=told, form=form, most=MAX_COMMENT)


def _article_page(article_id: int, form: ReplyForm | None = None, report_id: int = 0) -> str:
    """`form` is the reply to one report that was not stored, shown again there."""
    return render_template(
        "reports/article.html",
        head=drafts.get_head(current_user, article_id),
        waiting=service.list_open(article_id),
        closed=service.list_closed(article_id),
        form=form,
        report_id=report_id,
        most=MAX_REPLY,
    )
