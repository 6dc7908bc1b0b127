"""What is shown while a long article is read, and how to stop that."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

import workshop
from questions.reading import UnreadableArticleError
from quizapp.access import INSTRUCTORS, allow
from quizapp.errors import error_page
from quizapp.library import drafts
from quizapp.library.blueprint import library
from quizapp.library.errors import CrowdedError
from quizapp.library.unreadable import unreadable_sentence
from quizapp.lines import log
from workshop import (
    AbsentError,
    CannotMakeError,
    FailedError,
    FullError,
    StillMakingError,
    StoppedError,
)

_LOOK_AGAIN_SECONDS = 2
_KEY = "<key>"


@library.get(f"/reading/{_KEY}")
@allow(INSTRUCTORS)
def reading(key: str) -> ResponseReturnValue:
    """How far a file is that was brought in; the article, once it is there."""
    try:
        article_id = drafts.find_brought(key)
    except UnreadableArticleError as error:
        return error_page(422, _("This article cannot be read"), unreadable_sentence(error))
    except CrowdedError:
        flash(_("Others are bringing in the same article. Nothing is stored: try again."), "error")
        return redirect(url_for("library.new"))
    if article_id is None:
        sentence = _("Nothing is known of that reading any more.")
        missing = _("If the article is not in the list, bring it in again.")
        flash(f"{sentence} {missing}", "info")
        return redirect(url_for("library.index"))
    flash(_("The article is in the library. Check its facts, then publish it."), "info")
    return redirect(url_for("library.review", article_id=article_id))


@library.post(f"/reading/{_KEY}/stop")
@allow(INSTRUCTORS)
def stop_reading(key: str) -> ResponseReturnValue:
    workshop.stop(key)
    flash(_("Reading was stopped."), "info")
    return redirect(url_for("library.index"), code=303)


@library.errorhandler(StillMakingError)
def still_making(error: StillMakingError) -> ResponseReturnValue:
    if request.method == "POST":
        return error_page(
            503,
            _("The article is being read"),
            _("What you just sent was not stored. Wait until it is read, then send it again."),
        )
    page = render_template("library/reading.html", progress=error.progress)
    response = make_response(page, 202)
    response.headers["Refresh"] = str(_LOOK_AGAIN_SECONDS)
    return response


@library.errorhandler(FullError)
def full(_error: FullError) -> ResponseReturnValue:
    sentence = _("Many long articles wait to be read. Please try again in a few minutes.")
    return error_page(503, _("That is a lot of work at once"), sentence)


@library.errorhandler(CannotMakeError)
def cannot_make(_error: CannotMakeError) -> ResponseReturnValue:
    sentence = _("Bring it in as several shorter articles, one for each chapter.")
    return error_page(422, _("This article took too long to read"), sentence)


@library.errorhandler(StoppedError)
def stopped(_error: StoppedError) -> ResponseReturnValue:
    sentence = _("If the article is not in the list, bring it in again.")
    return error_page(409, _("Reading was stopped"), sentence)


@library.errorhandler(FailedError)
def failed(_error: FailedError) -> ResponseReturnValue:
    sentence = _("The fault is ours, and was noted. You can try again in ten minutes.")
    return error_page(500, _("The article could not be read"), sentence)


@library.errorhandler(AbsentError)
def absent(error: AbsentError) -> ResponseReturnValue:
    log.error("long articles cannot be read", exc_info=error)
    sentence = _("Nothing was stored. Please try again in a few minutes.")
    return error_page(503, _("Long articles cannot be read at the moment"), sentence)
