"""What a person reads when something went wrong: one page, a sentence each."""

from __future__ import annotations

from contextlib import suppress

from flask import Flask, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, Unauthorized

from quizapp.access import must_log_in
from quizapp.database import is_database_away
from quizapp.extensions import db
from quizapp.lines import log
from quizapp.origins import FROM_ELSEWHERE, NO_TOKEN
from quizapp.resending import page_of_form, posted_fields
from quizapp.security import MAX_UPLOAD


def init_app(app: Flask) -> None:
    app.register_error_handler(CSRFError, _form_expired)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _form_expired(error: CSRFError) -> ResponseReturnValue:
    if error.description == FROM_ELSEWHERE:
        title = _("This form was sent from another site")
        told = _("It was not taken. If you meant to send it, open our page and fill it in there.")
        return error_page(400, title, told, is_ours=False)
    if must_log_in():
        return _http_error(Unauthorized())
    if not request.cookies:
        sentence = _(
            "Your browser sent no cookie with it. Allow cookies for this site, then open the page "
            "again and resend."
        )
    elif error.description == NO_TOKEN:
        sentence = _("It arrived incomplete. Open the page again and resend it.")
    elif posted_fields() is None:
        sentence = _(
            "You may have logged in or out since it was opened. Open the page again and resend it."
        )
    else:
        sentence = _(
            "You may have logged in or out since it was opened. Nothing was stored: send it again."
        )
    return error_page(400, _("This form is no longer valid"), sentence)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    title, sentence = _words(error.code)
    body, status = error_page(error.code, title, sentence)
    headers = [(k, v) for k, v in error.get_headers() if k.lower() in ("allow", "retry-after")]
    return body, status, headers


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.error("unexpected error", id=g.get("request_id"), exc_info=error)
    _forget_who_asks()
    if is_database_away(error):
        return error_page(
            503,
            _("We are too busy right now"),
            _("What you just sent may not be stored. Please try again in a moment."),
        )
    return error_page(
        500,
        _("Something went wrong on our side"),
        _("What you had saved is safe. Please try again in a moment."),
    )


def error_page(status: int, title: str, sentence: str, *, is_ours: bool = True) -> tuple[str, int]:
    """The page for whatever went wrong: what happened, how to send a form again, a way back. What
    another site sent, so not `is_ours`, is not offered to be sent again."""
    back = page_of_form()
    shown = {
        "title": title,
        "sentence": sentence,
        "login_url": url_for("accounts.login", next=back) if status == 401 else None,
        "posted": posted_fields() if is_ours else None,
        "back": back,
    }
    try:
        return render_template("error.html", **shown), status
    except SQLAlchemyError:
        _forget_who_asks()
        return render_template("error.html", **shown), status


def _forget_who_asks() -> None:
    """Whatever failed may be what knows who is asking: the page is for nobody in particular."""
    g._login_user = AnonymousUserMixin()
    with suppress(SQLAlchemyError):
        db.session.rollback()


def _size_limit() -> str:
    if (request.max_content_length or 0) > MAX_UPLOAD:
        return str(_("The limit is 20 MB for a file and 2 MB for text. Send a smaller one."))
    return str(_("The limit is 2 MB. Send a smaller one."))


def _words(code: int) -> tuple[str, str]:
    words = {
        400: (_("That request could not be read"), _("Go back, check what you sent, and resend.")),
        401: (
            _("You are not logged in"),
            _("What you just sent was not stored. Log in, then send it again."),
        ),
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
