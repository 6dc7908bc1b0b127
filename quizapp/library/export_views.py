"""An article's questions for other programs."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.exchange.formats import format_rows
from quizapp.exchange.sending import format_or_404, send_losses, send_questions
from quizapp.exchange.words import LOSSES, USES
from quizapp.library import exporting
from quizapp.library.blueprint import ARTICLE, library, limit_making


@library.get(ARTICLE + "/export")
@allow(INSTRUCTORS)
@limit_making
def export(article_id: int) -> ResponseReturnValue:
    head, items = exporting.get_questions(current_user, article_id)
    return render_template(
        "library/export.html", head=head, rows=format_rows(items), uses=USES, losses=LOSSES
    )


@library.get(ARTICLE + "/export/<form>")
@allow(INSTRUCTORS)
@limit_making
def download(article_id: int, form: str) -> ResponseReturnValue:
    kind = format_or_404(form)
    head, items = exporting.get_questions(current_user, article_id)
    return send_questions(kind, head.slug, head.title, items)


@library.get(ARTICLE + "/export/<form>/left-out")
@allow(INSTRUCTORS)
@limit_making
def download_left_out(article_id: int, form: str) -> ResponseReturnValue:
    kind = format_or_404(form)
    head, items = exporting.get_questions(current_user, article_id)
    return send_losses(kind, head.slug, items)
