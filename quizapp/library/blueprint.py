"""The library's blueprint, and what its views share."""

from __future__ import annotations

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden, HTTPException, NotFound

from quizapp.library.errors import NotFoundError, NotYoursError

library = Blueprint("library", __name__, url_prefix="/library")

# Larger numbers are none of ours, and no database takes them.
ARTICLE = "/<int:article_id>"


def account() -> str:
    """Whose tries are counted together."""
    return str(current_user.get_id())


@library.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@library.errorhandler(NotYoursError)
def not_yours(_error: NotYoursError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(Forbidden())
