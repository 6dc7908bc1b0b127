"""What a person reads when something went wrong: one page, a sentence each."""

from __future__ import annotations

from contextlib import suppress

from flask import Flask, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from quizapp.database import is_database_away
from quizapp.extensions import db
from quizapp.logs import log
from quizapp.origins import refusal_words
from quizapp.security import MAX_UPLOAD


def init_app(app: Flask) -> None:
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, unexpected)


def _form_expired(error: CSRFError) -> ResponseReturnValue:
    return _page(400, *refusal_words(error))


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    title, sentence = _words(error.code)
    body, status = _page(error.code, title, sentence)
    headers = [(k, v) for k, v in error.get_headers() if k.lower() in ("allow", "retry-after")]
    return body, status, headers


def unexpected(error: Exception) -> ResponseReturnValue:
    """The page for what no view foresaw; 503 where the database is busy or away."""
    log.error("unexpected error", id=g.get("request_id"), exc_info=error)
    # Whatever failed may be what knows who is asking: the page is for nobody in particular.
    g._login_user = AnonymousUserMixin()
    with suppress(SQLAlchemyError):
        db.session.rollback()
    if is_database_away(error):
        return _page(
            503,
            _("We are too busy right now"),
            _("What you just sent may not be stored. Please try again in a moment."),
        )
    return _page(
        500,
        _("Something went wrong on our side"),
        _("What you had saved is safe. Please try again in a moment."),
    )


def _page(status: int, title: str, sentence: str) -> tuple[str, int]:
    return render_template("error.html", title=title, sentence=sentence), status


def _size_limit() -> str:
    if (request.max_content_length or 0) > MAX_UPLOAD:
        return str(_("The limit is 20 MB for a file and 2 MB for text. Send a smaller one."))
    return str(_("The limit is 2 MB. Send a smaller one."))


def _words(code: int) -> tuple[str, str]:
    words = {
        400: (_("That request could not be read"), _("Go back, check what you sent, and resend.")),
        403: (_("This page is not for your account"), _("Log in with another account to see it.")),
        404: (_("There is no such page"), _("It may have been removed, or the address is wrong.")),
        405: (_("This address cannot be used that way"), _("Go back and use the page's buttons.")),
        408: (
            _("What you sent did not arrive in time"),
            _("The connection may be slow or have broken off. Go back and send it again."),
        ),
        413: (_("That is too large"), _size_limit()),
        429: (_("Too many tries"), _("Please wait a few minutes, then try again.")),
    }
    return words.get(code, (_("That did not work"), _("Go back and try again.")))
