"""Answers from paper as a table: looked at line by line, then stored."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from quizapp.access import INSTRUCTORS, allow
from quizapp.assignments import paper_file, service
from quizapp.assignments.blueprint import assignments
from quizapp.assignments.forms import AnswersForm
from quizapp.assignments.paper_file import Line, LineProblem, TableProblem, UnreadableTableError
from quizapp.assignments.times import zone_of
from quizapp.assignments.words import paper_problem
from quizapp.classes.members import list_learners
from quizapp.classes.roster_file import UnreadableRosterError, decode
from quizapp.classes.teaching import TaughtClass
from quizapp.classes.words import file_sentence
from quizapp.clock import utc_now
from quizapp.exports.sheets import Column, Sheet, to_csv
from quizapp.models import Assignment

_ANSWERS = "/assignments/<int:assignment_id>/paper/answers"


@assignments.get(_ANSWERS)
@allow(INSTRUCTORS)
def answers_form(assignment_id: int) -> ResponseReturnValue:
    each, one = service.get_taught(current_user, assignment_id)
    return _page(each, one, AnswersForm())


@assignments.get(_ANSWERS + ".csv")
@allow(INSTRUCTORS)
def answers_template(assignment_id: int) -> ResponseReturnValue:
    """The table with the learners of the class and no answer yet."""
    each, one = service.get_taught(current_user, assignment_id)
    heads = ("login", "name", "student number", *map(str, range(1, one.length + 1)))
    empty = ("",) * one.length
    rows = [(who.login, who.name, who.student_number, *empty) for who in list_learners(each)]
    sheet = Sheet("answers", tuple(Column(head, "") for head in heads), rows)
    lines = "".join(to_csv(sheet, decimal_comma=False, zone=zone_of(each.time_zone)))
    response = Response(lines, mimetype="text/csv")
    name = f"form-{one.form_code}-answers.csv"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@assignments.post(_ANSWERS)
@allow(INSTRUCTORS)
def enter_answers(assignment_id: int) -> ResponseReturnValue:
    """Shows what a table says; stores it where `store` is posted with it."""
    each, one = service.get_taught(current_user, assignment_id)
    form = AnswersForm()
    try:
        data = form.file.data.read() if form.file.data else b""
        form.text.data = decode(data) if data else form.text.data or ""
        lines = paper_file.read_answers(one, each, form.text.data)
    except UnreadableRosterError as error:
        form.text.errors = [file_sentence(error.problem)]
        return _page(each, one, form), 422
    except UnreadableTableError as error:
        form.text.errors = [_table_sentence(error.problem)]
        return _page(each, one, form), 422
    if "store" not in request.form:
        return _page(each, one, form, lines)
    count = paper_file.store_answers(current_user, one, lines, utc_now())
    told = ngettext(
        "The answers of %(num)s learner are stored and scored.",
        "The answers of %(num)s learners are stored and scored.",
        count,
    )
    flash(told, "info")
    return redirect(url_for(".results_of", assignment_id=assignment_id), 303)


def _page(
    each: TaughtClass, one: Assignment, form: AnswersForm, lines: tuple[Line, ...] = ()
) -> str:
    return render_template(
        "assignments/answers.html",
        each=each,
        one=one,
        form=form,
        lines=lines,
        sound=sum(line.is_sound for line in lines),
        line_sentence=_line_sentence,
        paper_problem=paper_problem,
    )


def _table_sentence(problem: TableProblem) -> str:
    if problem is TableProblem.TOO_MANY:
        most = paper_file.MAX_LEARNERS
        return str(_("At most %(max)s learners at a time. Split the table.", max=most))
    return str(_("No column is headed by the number of a question. Begin with the empty table."))


def _line_sentence(problem: LineProblem) -> str:
    sentences: dict[LineProblem, str] = {
        LineProblem.UNKNOWN: _("Nobody in the class, or more than one, is called so."),
        LineProblem.SEVERAL: _("The line names different learners."),
        LineProblem.TWICE: _("This learner stands in a line above."),
        LineProblem.EMPTY: _("There is no answer."),
        LineProblem.STORED: _("Answers from paper are stored already for this learner."),
    }
    return sentences[problem]
