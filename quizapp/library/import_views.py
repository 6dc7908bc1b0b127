"""Bringing questions of one's own from another program."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from questions.exchange.readers import UnreadableFileError
from quizapp.access import INSTRUCTORS, allow
from quizapp.clock import utc_now
from quizapp.library import importing, words
from quizapp.library.blueprint import ARTICLE, library, limit_imports
from quizapp.library.drafts import Head, get_head
from quizapp.library.forms import QuestionsForm
from quizapp.library.importing import Brought
from quizapp.quizzes.forms import KIND_NAMES


@library.get(ARTICLE + "/import")
@allow(INSTRUCTORS)
def import_form(article_id: int) -> ResponseReturnValue:
    return _page(get_head(current_user, article_id), QuestionsForm())


@library.post(ARTICLE + "/import")
@allow(INSTRUCTORS)
@limit_imports
def import_questions(article_id: int) -> ResponseReturnValue:
    head, form = get_head(current_user, article_id), QuestionsForm()
    if not form.validate_on_submit():
        return _page(head, form), 422
    try:
        brought = importing.bring_questions(current_user, article_id, form.content, utc_now())
    except UnreadableFileError as error:
        field = form.file if form.name_of_file else form.text
        field.errors = [words.UNREADABLE_FILES[error.code]]
        return _page(head, form), 422
    if not brought.is_plain:
        return _page(head, form, brought), 200 if brought.stored else 422
    count = len(brought.stored)
    flash(ngettext("%(num)s question is stored.", "%(num)s questions are stored.", count), "info")
    flash(_("Learners get them once the article is published."), "info")
    return redirect(url_for("library.items", article_id=article_id), code=303)


def _page(head: Head, form: QuestionsForm, brought: Brought | None = None) -> str:
    return render_template(
        "library/import.html",
        head=head,
        form=form,
        brought=brought,
        kinds=KIND_NAMES,
        words=words,
    )
