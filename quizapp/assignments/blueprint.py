"""The blueprint of assignments, and what its views share."""

from __future__ import annotations

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.assignments.errors import NotFoundError
from quizapp.assignments.words import in_zone, state_words
from quizapp.classes import errors as classes_errors

assignments = Blueprint("assignments", __name__)
assignments.add_app_template_filter(in_zone)
assignments.add_app_template_filter(state_words)


@assignments.errorhandler(NotFoundError)
@assignments.errorhandler(classes_errors.NotFoundError)
def not_found(_error: Exception) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())
