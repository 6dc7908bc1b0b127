"""The library's blueprint, and what its views share."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import Forbidden, HTTPException, NotFound, TooManyRequests

import workshop
from questions.items.blanks import with_gaps
from questions.reading import UnreadableArticleError
from quizapp.articles.making import MAX_FACTS, TooManyFactsError
from quizapp.errors import error_page
from quizapp.extensions import limiter
from quizapp.library.errors import NotFoundError, NotYoursError
from quizapp.library.unreadable import unreadable_sentence

library = Blueprint("library", __name__, url_prefix="/library")
library.add_app_template_filter(with_gaps, "gaps")

# Larger numbers are none of ours, and no database takes them.
ARTICLE = "/<int:article_id>"


def account() -> str:
    """Whose tries are counted together."""
    return str(current_user.get_id())


limit_imports = limiter.shared_limit("60 per hour", scope="imports", key_func=account)
# Making the questions of a long article takes seconds. Somebody who looks through them one by one
# stays below; a script that asks for them all day does not.
limit_making = limiter.shared_limit(
    "120 per minute; 2000 per hour", scope="making questions", key_func=account
)


@library.before_request
def say_who_asks() -> None:
    """To the workshop, where long texts are read."""
    workshop.asking_for(account())


@library.teardown_request
def say_nobody_asks(_error: BaseException | None) -> None:
    workshop.asking_for("")


@library.errorhandler(UnreadableArticleError)
def unreadable(error: UnreadableArticleError) -> ResponseReturnValue:
    """A text that an earlier reader took: its own page still shows it, to be changed."""
    return render_template("library/unreadable.html", sentence=unreadable_sentence(error)), 422


@library.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@library.errorhandler(NotYoursError)
def not_yours(_error: NotYoursError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(Forbidden())


@library.errorhandler(TooManyFactsError)
def too_many_facts(error: TooManyFactsError) -> ResponseReturnValue:
    return render_template("library/too_many_facts.html", count=error.count, most=MAX_FACTS), 422


@library.errorhandler(TooManyRequests)
def too_many(_error: TooManyRequests) -> ResponseReturnValue:
    title = _("That is a lot of work at once")
    sentence = _("Please wait a few minutes, then go back and try again. What was saved is kept.")
    return error_page(429, title, sentence)
