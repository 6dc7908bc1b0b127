"""An attempt as a whole: its summary, its end, and out of the lists."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import ACCOUNTS, allow
from quizapp.clock import utc_now
from quizapp.progress.onward import find_onward
from quizapp.quizzes import closing, exams, news, queries, service
from quizapp.quizzes.blueprint import quizzes
from quizapp.quizzes.errors import ExamOverError
from quizapp.quizzes.redirects import to_summary
from quizapp.resending import resendable
from quizapp.wording import wanted_register


@quizzes.get("/attempts/<int:attempt_id>")
@allow(ACCOUNTS)
def summary(attempt_id: int) -> ResponseReturnValue:
    now = utc_now()
    page = queries.get_summary(current_user.id, attempt_id)
    if page.attempt.is_overdue(now):
        closing.close_overdue(current_user.id, now)
        page = queries.get_summary(current_user.id, attempt_id)
    if page.attempt.is_held:
        return render_template("quizzes/held.html", summary=page)
    if page.attempt.is_open_exam:
        opened = int(now.timestamp())
        return render_template("quizzes/check.html", summary=page, opened=opened)
    if page.attempt.has_news:
        news.mark_seen(attempt_id)
    topics = [topic.topic for topic in page.topics]
    return render_template(
        "quizzes/summary.html",
        summary=page,
        onward=find_onward(
            current_user.id, page.attempt.article_slug, topics, now, wanted_register()
        ),
        opened=request.args.get("open", ""),
    )


@quizzes.post("/attempts/<int:attempt_id>/finish")
@allow(ACCOUNTS)
@resendable
def finish(attempt_id: int) -> ResponseReturnValue:
    closing.finish(current_user.id, attempt_id, utc_now())
    return to_summary(attempt_id)


@quizzes.post("/attempts/<int:attempt_id>/more-time")
@allow(ACCOUNTS)
def more_time(attempt_id: int) -> ResponseReturnValue:
    try:
        exams.extend(current_user.id, attempt_id, utc_now())
    except ExamOverError:
        flash(_("Time was up before you asked for more."), "error")
    return to_summary(attempt_id)


@quizzes.post("/attempts/<int:attempt_id>/dismiss")
@allow(ACCOUNTS)
def dismiss(attempt_id: int) -> ResponseReturnValue:
    """Takes an open attempt out of the lists, or back into them; goes where it was pressed."""
    is_undone = "undo" in request.form
    service.dismiss(current_user.id, attempt_id, None if is_undone else utc_now())
    page = "progress.attempts" if request.form.get("page") == "history" else "home.index"
    return redirect(url_for(page, dismissed=None if is_undone else attempt_id), 303)
