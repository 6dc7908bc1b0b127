"""The blueprint that the modules with views share, and what holds for all pages of a class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import (
    Blueprint,
    Flask,
    before_render_template,
    current_app,
    flash,
    g,
    redirect,
    request,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.classes.errors import NotFoundError
from quizapp.classes.teaching import TaughtClass, find_class_of, get_class
from quizapp.clock import utc_now
from quizapp.quizzes.closing import close_overdue_in_class

classes = Blueprint("classes", __name__)

CLASS = "/classes/<int:class_id>"
LEARNER = CLASS + "/learners/<int:user_id>"

# What its instructors may still do with an archived class.
_LEFT_TO_DO = frozenset({"classes.restore", "classes.delete", "classes.remove_instructor"})


@classes.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@classes.before_request
def close_exams() -> None:
    """The pages of a class show the exams whose time is up as what they are: finished."""
    class_id = (request.view_args or {}).get("class_id")
    if class_id is not None:
        close_overdue_in_class(class_id, utc_now())


@classes.before_app_request
def keep_archived() -> ResponseReturnValue | None:
    """Nothing of an archived class is changed, in whichever feature the form stands."""
    if request.method != "POST" or request.endpoint in _LEFT_TO_DO:
        return None
    if not (current_user.is_authenticated and current_user.is_instructor):
        return None
    parts = request.view_args or {}
    class_id = parts.get("class_id")
    if class_id is None and "assignment_id" in parts:
        class_id = find_class_of(parts["assignment_id"])
    if class_id is None:
        return None
    try:
        each = get_class(current_user, class_id)
    except NotFoundError:
        return None  # the view answers as it does to any class that is not theirs
    if not each.is_archived:
        return None
    flash(_("This class is archived. Bring it back to change anything in it."), "error")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


def _say_archived(_app: Flask, context: Mapping[str, Any], **_more: Any) -> None:
    """Lets the page and its macros of forms know that nothing of this class can be changed: what
    would be refused is not offered."""
    each = context.get("each")
    g.is_of_archived = isinstance(each, TaughtClass) and each.is_archived


@classes.record_once
def _watch_pages(state: BlueprintSetupState) -> None:
    before_render_template.connect(_say_archived, state.app)


def has_account() -> bool:
    return current_user.is_authenticated and not current_user.is_guest
