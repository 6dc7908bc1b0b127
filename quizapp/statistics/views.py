"""What a class's answers tell: its questions, one question, and what it understands."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from questions.reading import Span
from questions.statistics import ENOUGH_LEARNERS
from quizapp.access import INSTRUCTORS, allow
from quizapp.articles.service import get_text
from quizapp.articles.typesetting import Mark, typeset
from quizapp.classes.errors import NotFoundError
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
from quizapp.errors import error_page
from quizapp.quizzes.closing import close_overdue_in_class
from quizapp.quizzes.forms import KIND_NAMES
from quizapp.routing import parse_row_number
from quizapp.statistics import keeping, service, words
from quizapp.statistics.answers import Selection, Which

statistics = Blueprint("statistics", __name__)

_CLASS = "/classes/<int:class_id>"
_MOSTLY_RIGHT = 80
_LOOK_AGAIN_SECONDS = 2


@statistics.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@statistics.app_errorhandler(keeping.StillCountingError)  # a file of them as well
def still_counting(_error: keeping.StillCountingError) -> ResponseReturnValue:
    """The page looks again by itself."""
    class_id = (request.view_args or {})["class_id"]
    each = get_class(current_user, class_id)
    response = make_response(render_template("statistics/counting.html", each=each), 202)
    response.headers["Refresh"] = str(_LOOK_AGAIN_SECONDS)
    return response


@statistics.app_errorhandler(keeping.CannotCountError)
def cannot_count(_error: keeping.CannotCountError) -> ResponseReturnValue:
    sentence = _("The fault is ours, and was noted. You can try again in ten minutes.")
    return error_page(503, _("The answers could not be counted"), sentence)


@statistics.get(_CLASS + "/questions")
@allow(INSTRUCTORS)
def questions(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    close_overdue_in_class(class_id, utc_now())
    assignments = service.list_assignments(each)
    selection = _selection(assignments)
    by_fact = request.args.get("by") == "fact"
    shown = service.list_questions(
        service.get_figures(each, selection, utc_now()),
        service.parse_sorting(request.args.get("sort", ""), request.args.get("dir", "")),
        request.args.get("page", 1, int),
        by_fact=by_fact,
        fact_id=request.args.get("fact", ""),
    )
    return render_template(
        "statistics/questions.html",
        each=each,
        shown=shown,
        by_fact=by_fact and shown.fact is None,
        bars=words.histogram_bars(shown.quiz),
        **_common(selection, assignments),
    )


@statistics.get(_CLASS + "/questions/<int:row_id>")
@allow(INSTRUCTORS)
def question(class_id: int, row_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    close_overdue_in_class(class_id, utc_now())
    assignments = service.list_assignments(each)
    selection = _selection(assignments)
    page = service.get_question(service.get_figures(each, selection, utc_now()), row_id)
    return render_template(
        "statistics/question.html", each=each, page=page, **_common(selection, assignments)
    )


@statistics.get(_CLASS + "/understanding")
@allow(INSTRUCTORS)
def understanding(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    close_overdue_in_class(class_id, utc_now())
    assignments = service.list_assignments(each)
    selection = _selection(assignments)
    shown = service.get_understanding(each, selection, request.args.get("article", ""), utc_now())
    marks = [
        Mark(Span(*span), f"{span[0]}-{span[1]}", _tone(place))
        for span, place in shown.places.items()
    ]
    return render_template(
        "statistics/understanding.html",
        each=each,
        shown=shown,
        bars=words.week_bars(shown.weeks),
        article=typeset(get_text(shown.article), marks) if shown.article else None,
        places={f"{start}-{end}": place for (start, end), place in shown.places.items()},
        **_common(selection, assignments),
    )


def _selection(assignments: Mapping[int, str]) -> Selection:
    """Raises NotFoundError for an assignment that this class does not have."""
    which = Which.LAST if request.args.get("attempts") == Which.LAST else Which.FIRST
    number = request.args.get("assignment", None, parse_row_number)
    if request.args.get("assignment") and number not in assignments:
        raise NotFoundError
    return Selection(which, number)


def _common(selection: Selection, assignments: Mapping[int, str]) -> dict[str, object]:
    """What all pages say, and what their addresses keep."""
    return {
        "selection": selection,
        "assignments": assignments,
        "kept": {
            "attempts": None if selection.which is Which.FIRST else selection.which.value,
            "assignment": selection.assignment_id,
        },
        "enough": ENOUGH_LEARNERS,
        "kinds": KIND_NAMES,
        "words": words,
    }


def _tone(place: service.Place) -> str:
    if place.facility is None:
        return "unseen"
    return "known" if place.facility >= _MOSTLY_RIGHT else "shaky"
