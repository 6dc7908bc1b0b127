"""The blueprint of exercises, and what its views share."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import brotli
from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound, TooManyRequests

from quizapp.accounts.throttle import visitor
from quizapp.errors import error_page
from quizapp.exercises import doses, language, pictures, sheets, words
from quizapp.exercises.errors import NotFoundError
from quizapp.extensions import limiter

exercises = Blueprint("exercises", __name__)

_KEY_BYTES = 16
# Two drawings are most of a page: a millisecond saves a tenth of what a phone has to load, which
# the level of all other pages (security.py) leaves.
_BROTLI_LEVEL = 5
limit_changes = limiter.shared_limit("1000 per hour", scope="exercises", key_func=visitor)


@exercises.record_once
def prepare(state: Any) -> None:
    sheets.init_app(state.app)


@exercises.context_processor
def words_for_templates() -> dict[str, Callable[..., Any]]:
    return {
        "amount_words": words.amount_words,
        "asked_amounts": doses.asked_amounts,
        "cautions_of": sheets.cautions_of,
        "change_sentence": words.change_sentence,
        "done_name": language.done_name,
        "dose_words": words.dose_words,
        "ended_sentence": words.ended_sentence,
        "pictures_of": pictures.pictures_of,
        "is_stale": language.is_stale,
        "position_words": words.position_words,
        "say": language.say,
        "steps_of": sheets.steps_of,
        "timer_words": words.timer_words,
    }


@exercises.after_request
def press(response: Response) -> Response:
    if response.mimetype == "text/html" and request.accept_encodings["br"] > 0:
        response.set_data(brotli.compress(response.get_data(), quality=_BROTLI_LEVEL))
        response.content_encoding = "br"
        response.vary.add("Accept-Encoding")
    return response


@exercises.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@exercises.errorhandler(TooManyRequests)
def too_many(_error: TooManyRequests) -> ResponseReturnValue:
    title = _("That is a lot of work at once")
    sentence = _("Please wait a few minutes, then go back and try again. What was saved is kept.")
    return error_page(429, title, sentence)


def own_id() -> int | None:
    """The number of the account in this browser, None for a visitor."""
    return int(current_user.id) if current_user.is_authenticated else None


def new_form_key() -> str:
    """Tells one filling in of a form from another."""
    return secrets.token_hex(_KEY_BYTES)
