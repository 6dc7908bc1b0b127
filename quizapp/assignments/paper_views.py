"""The form on paper with its key, and the grid into which answers from paper are typed."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.assignments import paper, service
from quizapp.assignments.blueprint import assignments
from quizapp.assignments.errors import InvalidAnswersError
from quizapp.assignments.words import paper_problem
from quizapp.classes.service import get_learner
from quizapp.classes.teaching import TaughtClass
from quizapp.clock import utc_now
from quizapp.forms import plain_text
from quizapp.models import Assignment
from quizapp.quizzes import errors as quizzes_errors
from quizapp.quizzes.forms import read_number

_GRID = "/assignments/<int:assignment_id>/learners/<int:user_id>/paper"


@assignments.get("/assignments/<int:assignment_id>/paper")
@allow(INSTRUCTORS)
def on_paper(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    return render_template(
        "assignments/paper.html", each=each, one=one, questions=paper.questions_of(one)
    )


@assignments.get(_GRID)
@allow(INSTRUCTORS)
def grid(assignment_id: int, user_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    return _grid_page(each, one, user_id)


@assignments.post(_GRID)
@allow(INSTRUCTORS)
def enter(assignment_id: int, user_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    learner = get_learner(each, user_id)
    typed = {
        position: plain_text(request.form.get(f"q{position}"))
        for position in range(1, one.length + 1)
    }
    if not any(text.strip() for text in typed.values()):
        return _grid_page(each, one, user_id, typed, {0: _("Type at least one answer.")}), 422
    # The grid says after which try it is typed: pressed twice, it stores one.
    last = paper.count_tries(one, learner).last
    seen = read_number(request.form.to_dict(flat=False), "after")
    after = last if seen is None else min(seen, last)
    try:
        paper.enter(current_user, one, learner, typed, utc_now(), after=after)
        outcome = _("The answers from paper are stored and scored.")
    except InvalidAnswersError as error:
        problems = {at: paper_problem(code) for at, code in error.problems.items()}
        return _grid_page(each, one, user_id, typed, problems), 422
    except quizzes_errors.NotFoundError:
        if not paper.is_entered(one, learner, after + 1):
            problem = _("The learner started an attempt at this moment. Please send it again.")
            return _grid_page(each, one, user_id, typed, {0: problem}), 422
        outcome = _("Answers from paper are stored already for this learner.")
    flash(outcome, "info")
    return redirect(url_for(".learner", assignment_id=assignment_id, user_id=user_id), 303)


def _grid_page(
    each: TaughtClass,
    one: Assignment,
    user_id: int,
    typed: dict[int, str] | None = None,
    problems: dict[int, str] | None = None,
) -> str:
    learner = get_learner(each, user_id)
    return render_template(
        "assignments/grid.html",
        each=each,
        one=one,
        learner=learner,
        after=paper.count_tries(one, learner).last,
        questions=paper.questions_of(one),
        typed=typed or {},
        problems=problems or {},
    )
