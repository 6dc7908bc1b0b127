from __future__ import annotations

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.access import INSTRUCTORS, allow
from quizapp.admin.words import action_words
from quizapp.classes.errors import NotFoundError
from quizapp.classes.teaching import get_class
from quizapp.classlog.service import get_log

classlog = Blueprint("classlog", __name__)


@classlog.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@classlog.get("/classes/<int:class_id>/log")
@allow(INSTRUCTORS)
def show(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    page = get_log(each, request.args.get("page", 1, int))
    return render_template("classlog/show.html", each=each, page=page, words=action_words())
