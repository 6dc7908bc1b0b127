"""An article's questions for other programs."""

from __future__ import annotations

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.exporting import LOSSES, USES, find_format, send_losses, send_questions
from quizapp.library import exporting
from quizapp.library.blueprint import ARTICLE, library, limit_making


@library.get(ARTICLE + "/export")
@allow(INSTRUCTORS)
@limit_making
def export(article_id: int) -> ResponseReturnValue:
    page = exporting.get_export_page(current_user, article_id)
    return render_template(
        "library/export.html", page=page, head=page.head, uses=USES, losses=LOSSES
    )


@library.get(ARTICLE + "/export/<form>")
@allow(INSTRUCTORS)
@limit_making
def download(article_id: int, form: str) -> ResponseReturnValue:
    kind = find_format(form) or abort(404)
    head, items = exporting.get_questions(current_user, article_id)
    return send_questions(kind, head.slug, head.title, items)


@library.get(ARTICLE + "/export/<form>/left-out")
@allow(INSTRUCTORS)
@limit_making
def download_left_out(article_id: int, form: str) -> ResponseReturnValue:
    kind = find_format(form) or abort(404)
    head, items = exporting.get_questions(current_user, article_id)
    return send_losses(kind, head.slug, exporting.losses_of(kind, items))
