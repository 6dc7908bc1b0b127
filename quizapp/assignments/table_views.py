"""The score table of a class by assignment."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.assignments import table
from quizapp.assignments.blueprint import assignments
from quizapp.classes.departures import count_departed
from quizapp.classes.teaching import get_class
from quizapp.clock import utc_now
from quizapp.quizzes.closing import close_overdue_in_class


@assignments.get("/classes/<int:class_id>/marks")
@allow(INSTRUCTORS)
def by_assignment(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    close_overdue_in_class(class_id, utc_now())
    shown = table.get_table(each, request.args.get("page", 1, int))
    return render_template(
        "assignments/table.html", each=each, shown=shown, departed=count_departed(each)
    )


@assignments.get("/classes/<int:class_id>/left")
@allow(INSTRUCTORS)
def departed(class_id: int) -> ResponseReturnValue:
    """Who was in the class and left, with the marks that it keeps."""
    each = get_class(current_user, class_id)
    return render_template("assignments/departed.html", each=each, shown=table.get_departed(each))
