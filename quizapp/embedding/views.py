"""A question in a frame on somebody's page: no session, no cookie, no script, nothing stored."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import TooManyRequests

from questions.items import Kind
from questions.scoring import InvalidResponseError
from quizapp.access import EVERYBODY, allow
from quizapp.accounts.throttle import visitor_address
from quizapp.database import read_only
from quizapp.embedding import service
from quizapp.embedding.service import Embedded, NotFoundError
from quizapp.extensions import csrf, limiter
from quizapp.quizzes.moving import moved
from quizapp.quizzes.words import problem_sentence
from quizapp.security import FRAMED_POLICY

embedding = Blueprint("embedding", __name__)

_PATH = "/embed/<int:row_id>"
# A lecture hall behind one address opens a page with several; a script does not go on all day.
_limit = limiter.shared_limit(
    "600 per minute; 6000 per hour", scope="embedded questions", key_func=visitor_address
)


@embedding.get(_PATH)
@allow(EVERYBODY)
@_limit
def show(row_id: int) -> ResponseReturnValue:
    return _page(service.get_embedded(row_id))


@embedding.post(_PATH)
# Nothing of anybody's is changed, and a frame need not have a cookie.
@csrf.exempt  # type: ignore[untyped-decorator]
@allow(EVERYBODY)
@_limit
def answer(row_id: int) -> ResponseReturnValue:
    read_only()  # nothing is stored: who stores does not wait for it
    question, fields = service.get_embedded(row_id), request.form.to_dict(flat=False)
    if question.view.kind is Kind.ORDER and fields.get("move"):
        return _page(
            question, given=moved(question.view, fields.get("order", ()), fields["move"][0])
        )
    try:
        told = service.answer(question, fields)
    except InvalidResponseError as error:
        return _page(question, typed=fields, problem=problem_sentence(error.code)), 422
    if told is None:
        return _page(question, typed=fields, problem=_("Choose or write an answer first.")), 422
    return _framed("embedding/told.html", question=question, told=told)


@embedding.errorhandler(NotFoundError)
def gone(_error: NotFoundError) -> ResponseReturnValue:
    sentence = _("This question is not shown here any more.")
    return _framed("embedding/none.html", sentence=sentence), 404


@embedding.errorhandler(TooManyRequests)
def too_many(_error: TooManyRequests) -> ResponseReturnValue:
    sentence = _("Too many questions at once from where you are. Please wait a minute.")
    return _framed("embedding/none.html", sentence=sentence), 429


def _page(
    question: Embedded,
    given: tuple[str, ...] | None = None,
    typed: dict[str, list[str]] | None = None,
    problem: str | None = None,
) -> Response:
    return _framed(
        "embedding/show.html",
        question=question,
        given=given,
        typed={name: values[0] for name, values in (typed or {}).items()},
        problem=problem,
    )


def _framed(template: str, **told: Any) -> Response:
    """A page that may stand in frames of others. It holds nothing that a click could be lured to;
    the pages of errors, which others may answer in its place, do."""
    response = make_response(render_template(template, **told))
    response.headers["Content-Security-Policy"] = FRAMED_POLICY
    return response
