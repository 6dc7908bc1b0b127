"""The pages about marks: overrides of questions, and comments on answers."""

from __future__ import annotations

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.classes import errors as classes_errors
from quizapp.regrading.errors import NotFoundError

regrading = Blueprint("regrading", __name__)


@regrading.errorhandler(NotFoundError)
@regrading.errorhandler(classes_errors.NotFoundError)
def not_found(_error: Exception) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())
