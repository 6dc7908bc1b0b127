"""A learner's own progress; guests have theirs too, until they leave."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_percent, ngettext
from flask_babel import gettext as _
from flask_login import current_user

from questions.reading import Span
from quizapp.access import ACCOUNTS, EVERYBODY, allow
from quizapp.accounts.throttle import visitor
from quizapp.articles.service import get_text
from quizapp.articles.typesetting import Mark, typeset
from quizapp.clock import utc_now
from quizapp.exchange.sending import format_or_404, send_questions
from quizapp.extensions import limiter
from quizapp.locale import date_words, local_day
from quizapp.progress import service, topics
from quizapp.progress.charts import CERTAINTY_WORDS, LEVEL_WORDS, topic_bars
from quizapp.progress.weak import get_weak_questions
from quizapp.quizzes.closing import close_overdue
from quizapp.quizzes.queries import find_dismissed
from quizapp.routing import parse_row_number
from quizapp.wording import wanted_register

progress = Blueprint("progress", __name__)

_TO_TAKE_ALONG = ("anki", "csv")
_DOWNLOADS = "60 per hour"


@progress.before_request
def close_exams() -> None:
    """What is known counts the exams whose time is up."""
    if current_user.is_authenticated:
        close_overdue(current_user.id, utc_now())


@progress.get("/progress")
@allow(EVERYBODY)
def overview() -> str:
    shown = service.get_overview(_user_id(), utc_now(), local_day, wanted_register())
    return render_template(
        "progress/overview.html",
        overview=shown,
        charts=[(article, topic_bars(article)) for article in shown.articles],
        points=[_point(day) for day in shown.days],
        level_words=LEVEL_WORDS,
        certainties=[_certainty_row(row) for row in shown.certainties],
    )


@progress.get("/progress/topics/<slug>/<int(max=999):number>")
@allow(EVERYBODY)
def topic(slug: str, number: int) -> str:
    try:
        page = topics.get_topic(_user_id(), slug, number, utc_now(), wanted_register())
    except topics.NotFoundError:
        abort(404)
    return render_template("progress/topic.html", page=page, level_words=LEVEL_WORDS)


@progress.get("/progress/articles/<slug>")
@allow(EVERYBODY)
def article(slug: str) -> str:
    try:
        page = topics.get_painted(_user_id(), slug, utc_now(), wanted_register())
    except topics.NotFoundError:
        abort(404)
    text = get_text(page.article)
    marks = [
        Mark(Span(start, end), f"{start}-{end}", colour.name.lower())
        for (start, end), colour in page.places.items()
    ]
    counts = Counter(mark.tone for mark in marks)
    return render_template(
        "progress/article.html", version=page.article, article=typeset(text, marks), counts=counts
    )


@progress.get("/progress/articles/<slug>/weak/<form>")
@allow(ACCOUNTS)
@limiter.limit(_DOWNLOADS, key_func=visitor)
def weak(slug: str, form: str) -> ResponseReturnValue:
    if form not in _TO_TAKE_ALONG:
        abort(404)
    kind = format_or_404(form)
    try:
        found = get_weak_questions(current_user.id, slug, utc_now(), wanted_register())
    except topics.NotFoundError:
        abort(404)
    if not found.items:
        flash(
            _(
                "You have no shaky or missed facts in this article, "
                "so there is nothing to download."
            ),
            "info",
        )
        return redirect(url_for(".overview"))
    return send_questions(kind, f"{found.slug}-weak", found.title, found.items)


@progress.get("/progress/attempts")
@allow(EVERYBODY)
def attempts() -> str:
    is_put_away = request.args.get("show") == "dismissed"
    page = service.list_attempts(_user_id(), request.args.get("page", 1, int), is_put_away)
    return render_template(
        "progress/attempts.html",
        page=page,
        is_put_away=is_put_away,
        dismissed=find_dismissed(_user_id(), request.args.get("dismissed", None, parse_row_number)),
    )


def _point(day: service.DayAccuracy) -> dict[str, object]:
    text = ngettext(
        "%(share)s of the points, %(num)s answer",
        "%(share)s of the points, %(num)s answers",
        day.answered,
        share=format_percent(day.share),
    )
    return {"label": date_words(day.day), "value": day.share, "text": text}


def _certainty_row(row: service.CertaintyRow) -> dict[str, object]:
    text = ngettext(
        "right in %(right)s of %(num)s answer",
        "right in %(right)s of %(num)s answers",
        row.answers,
        right=row.right,
    )
    return {"label": CERTAINTY_WORDS[row.level], "value": row.share, "text": text}


def _user_id() -> int | None:
    return current_user.id if current_user.is_authenticated else None
