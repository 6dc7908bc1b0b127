"""A question and what is posted to it: an answer, a skip, what an exam's form holds by now."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from questions.items.model import Kind
from questions.scoring import InvalidResponseError, Response
from quizapp.access import ACCOUNTS, allow
from quizapp.clock import utc_now
from quizapp.quizzes import answering, closing, exams, late, queries
from quizapp.quizzes.blueprint import quizzes
from quizapp.quizzes.errors import (
    AlreadyAnsweredError,
    ExamOverError,
    TooManyTriesError,
    UnansweredError,
    UnfinishedError,
)
from quizapp.quizzes.forms import UNFINISHED, read_answer, read_number
from quizapp.quizzes.moving import moved
from quizapp.quizzes.pages import QuestionPage
from quizapp.quizzes.redirects import exam_is_over, to_next, to_question, to_summary
from quizapp.quizzes.words import open_sentence, problem_sentence
from quizapp.resending import resendable


@quizzes.get("/attempts/<int:attempt_id>/<int:position>")
@allow(ACCOUNTS)
def question(attempt_id: int, position: int) -> ResponseReturnValue:
    page = _get_question(attempt_id, position, again="again" in request.args)
    if page.attempt.is_held:
        return to_summary(attempt_id)
    return _question_page(page)


@quizzes.post("/attempts/<int:attempt_id>/<int:position>")
@allow(ACCOUNTS)
@resendable
def answer(attempt_id: int, position: int) -> ResponseReturnValue:
    fields = request.form.to_dict(flat=False)
    if "move" in fields:
        return _moved_page(attempt_id, position, fields)
    if "hint" in fields:
        return _hinted_page(attempt_id, position, fields)
    now = utc_now()
    seconds = answering.plausible_seconds(read_number(fields, "opened"), now)
    posted = read_answer(fields, seconds)
    if posted is None:
        flash(_("That form was not complete. Please answer again."), "error")
        return to_question(attempt_id, position)
    try:
        place = answering.submit(current_user.id, attempt_id, position, posted, now)
    except AlreadyAnsweredError:
        flash(_("This question was answered before. The first answer is the one that stands."))
        return to_question(attempt_id, position)
    except TooManyTriesError:
        flash(_("You have answered this question very often. Please go on with another."))
        return to_question(attempt_id, position)
    except ExamOverError as error:
        return exam_is_over(
            attempt_id, error, late.keep(current_user.id, attempt_id, position, posted, now)
        )
    except UnansweredError:
        return _same_question(attempt_id, position, fields, _("Answer the question, or skip it."))
    except UnfinishedError as error:
        return _unfinished_page(attempt_id, position, fields, error)
    except InvalidResponseError as error:
        return _same_question(attempt_id, position, fields, problem_sentence(error.code))
    if place.is_exam:
        return to_next(attempt_id, position, place)
    return to_question(attempt_id, position)


@quizzes.post("/attempts/<int:attempt_id>/<int:position>/skip")
@allow(ACCOUNTS)
@resendable
def skip(attempt_id: int, position: int) -> ResponseReturnValue:
    try:
        place = answering.skip(current_user.id, attempt_id, position, utc_now())
    except ExamOverError as error:
        return exam_is_over(attempt_id, error)
    return to_next(attempt_id, position, place)


@quizzes.post("/attempts/<int:attempt_id>/<int:position>/save")
@allow(ACCOUNTS)
@resendable
def save(attempt_id: int, position: int) -> ResponseReturnValue:
    """Keeps what an exam's form holds by now; flags the question, adds time or goes elsewhere."""
    fields, now = request.form.to_dict(flat=False), utc_now()
    posted, go = read_answer(fields, None), request.form.get("go", "")
    try:
        if posted is not None:
            exams.save(current_user.id, attempt_id, position, posted, now)
        if go in ("flag", "unflag"):
            exams.set_flag(current_user.id, attempt_id, position, go == "flag", now)
        if go == "more-time":
            exams.extend(current_user.id, attempt_id, now)
    except ExamOverError as error:
        is_kept = posted is not None and late.keep(
            current_user.id, attempt_id, position, posted, now
        )
        return exam_is_over(attempt_id, error, is_kept)
    except (AlreadyAnsweredError, TooManyTriesError):
        flash(_("This was not stored: the question was answered in another window, or very often."))
        return to_question(attempt_id, position)
    except InvalidResponseError as error:
        return _same_question(attempt_id, position, fields, problem_sentence(error.code))
    if go == "check":
        return to_summary(attempt_id)
    wanted = read_number({"go": [go]}, "go")
    return to_question(attempt_id, wanted if wanted and wanted < 1000 else position)


def _get_question(attempt_id: int, position: int, again: bool = True) -> QuestionPage:
    now = utc_now()
    page = queries.get_question(current_user.id, attempt_id, position, again)
    if page.attempt.is_overdue(now):
        closing.close_overdue(current_user.id, now)
        page = queries.get_question(current_user.id, attempt_id, position, again)
    return page


def _question_page(page: QuestionPage, status: int = 200) -> ResponseReturnValue:
    opened = int(utc_now().timestamp())
    exam = exams.list_slots(page.attempt.id) if page.attempt.is_open_exam else None
    return render_template("quizzes/question.html", page=page, opened=opened, exam=exam), status


def _same_question(
    attempt_id: int, position: int, fields: Mapping[str, Sequence[str]], problem: str
) -> ResponseReturnValue:
    page = _filled_in(_get_question(attempt_id, position), fields)
    return _question_page(dataclasses.replace(page, problem=problem), 422)


def _unfinished_page(
    attempt_id: int,
    position: int,
    fields: Mapping[str, Sequence[str]],
    error: UnfinishedError,
) -> ResponseReturnValue:
    """What is still open, said once before it counts; the form stays as it was filled in."""
    page = _filled_in(_get_question(attempt_id, position), fields, error.response)
    problem = open_sentence(page.view.kind, error.left)
    told = dataclasses.replace(page, problem=problem, is_told_unfinished=True)
    return _question_page(told, 422)


def _filled_in(
    page: QuestionPage, fields: Mapping[str, Sequence[str]], given: Response | None = None
) -> QuestionPage:
    """The question with what its form held: `given` as far as it could be read, and each text."""
    typed = {name: values[0] for name, values in fields.items() if values}
    is_told = UNFINISHED in fields
    return dataclasses.replace(page, given=given, typed=typed, is_told_unfinished=is_told)


def _moved_page(
    attempt_id: int, position: int, fields: Mapping[str, Sequence[str]]
) -> ResponseReturnValue:
    page = _get_question(attempt_id, position)
    if page.view.kind is not Kind.ORDER or page.explanation:
        return to_question(attempt_id, position)
    order = moved(page.view, fields.get("order", ()), fields["move"][0])
    return _question_page(_filled_in(page, fields, order))


def _hinted_page(
    attempt_id: int, position: int, fields: Mapping[str, Sequence[str]]
) -> ResponseReturnValue:
    """The question with its hint, and with what was filled in by then."""
    try:
        given = answering.show_hint(current_user.id, attempt_id, position, fields, utc_now())
    except ExamOverError as error:
        return exam_is_over(attempt_id, error)
    page = _filled_in(_get_question(attempt_id, position), fields, given)
    return _question_page(dataclasses.replace(page, is_hint_new=True))
