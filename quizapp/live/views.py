"""Live in the lecture: the instructor's screen, the learners' phones, and what both ask for."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from types import MappingProxyType

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from questions.scoring import InvalidResponseError
from quizapp.access import EVERYBODY, INSTRUCTORS, REGISTERED, allow
from quizapp.articles.service import Version, published_versions
from quizapp.classes import errors as classes_errors
from quizapp.classes.articles import articles_for
from quizapp.classes.members import count_learners
from quizapp.classes.qr import qr_svg
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.live import pages, service, states
from quizapp.live.errors import (
    AnswersClosedError,
    NotFoundError,
    NothingToAskError,
    UnansweredError,
)
from quizapp.live.forms import StartForm
from quizapp.live.steps import Step
from quizapp.quizzes.forms import read_number
from quizapp.quizzes.words import problem_sentence

live = Blueprint("live", __name__)

_ROUNDS = "/classes/<int:class_id>/live"
_ROUND = _ROUNDS + "/<int:round_id>"
_SEED_BITS = 31


@live.errorhandler(NotFoundError)
@live.errorhandler(classes_errors.NotFoundError)
def not_found(_error: Exception) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@live.get(_ROUNDS)
@allow(INSTRUCTORS)
def index(class_id: int) -> ResponseReturnValue:
    return _index_page(get_class(current_user, class_id), request.args.get("article", ""))


@live.post(_ROUNDS)
@allow(INSTRUCTORS)
def start(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    slug = request.form.get("article", "")
    version = next((one for one in published_versions() if one.slug == slug), None)
    if version is None:
        flash(_("That article is not offered any more. Choose another one."), "error")
        return redirect(url_for(".index", class_id=class_id), 303)
    form = StartForm.of(version.id)
    if not form.validate_on_submit():
        return _index_page(each, slug, form), 422
    seed = secrets.randbits(_SEED_BITS)
    try:
        round_id = service.start_round(each, form.wish(version.id), seed, utc_now())
    except NothingToAskError:
        form.about.errors = [
            _("There is nothing to ask: nobody in the class got any of this article wrong lately.")
            if form.wish(version.id).is_of_mistakes
            else _("No question fits that choice. Choose something else.")
        ]
        return _index_page(each, slug, form), 422
    return redirect(url_for(".screen", class_id=class_id, round_id=round_id), 303)


@live.get(_ROUND)
@allow(INSTRUCTORS)
def screen(class_id: int, round_id: int) -> ResponseReturnValue:
    """What goes to the projector; the summary once the round is over."""
    each = get_class(current_user, class_id)
    shown = pages.get_screen(each, round_id)
    if not shown.steps:
        summary = pages.get_summary(each, round_id)
        return render_template("live/summary.html", each=each, summary=summary)
    address = url_for(".phone", code=each.join_code, _external=True)
    return render_template(
        "live/screen.html",
        each=each,
        screen=shown,
        learners=count_learners(each),
        address=address.partition("://")[2],
        qr=qr_svg(address),
        state_url=_state_url(class_id, each.created_at),
    )


@live.post(_ROUND)
@allow(INSTRUCTORS)
def move(class_id: int, round_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    fields = request.form.to_dict(flat=False)
    revision = read_number(fields, "revision")
    step = request.form.get("step", "")
    if revision is not None and step in set(Step):
        service.move(each, round_id, Step(step), revision, utc_now())
    return redirect(url_for(".screen", class_id=class_id, round_id=round_id), 303)


@live.get("/live/<code>")
@allow(EVERYBODY)
def phone(code: str) -> ResponseReturnValue:
    """For members; everybody else is asked to join first, who knows the code or not."""
    seat = _find_seat(code)
    if seat is None:
        return redirect(url_for("classes.confirm", code=code))
    return _phone_page(seat)


@live.post("/live/<code>")
@allow(REGISTERED)
def answer(code: str) -> ResponseReturnValue:
    seat = _find_seat(code)
    if seat is None:
        return redirect(url_for("classes.confirm", code=code), 303)
    fields = request.form.to_dict(flat=False)
    round_id, position = read_number(fields, "round"), read_number(fields, "position")
    try:
        service.answer(seat, round_id or 0, position or 0, fields, utc_now())
    except (AnswersClosedError, NotFoundError):
        flash(_("Answers were closed before yours came in, so it was not stored."), "error")
    except UnansweredError:
        return _phone_page(seat, _("Choose an answer, then send it.")), 422
    except InvalidResponseError as error:
        return _phone_page(seat, problem_sentence(error.code), request.form), 422
    return redirect(url_for(".phone", code=seat.code), 303)


@live.get("/live/state/<token>")
@allow(EVERYBODY)
def state(token: str) -> Response:
    """Asked every other second by everybody in the room: nothing here needs the database."""
    shown = states.read_pass(token)
    now = states.get_state(shown, utc_now()) if shown else None
    if now is None:
        abort(404)
    response = jsonify(mark=now.mark, answers=now.answers)
    response.set_etag(f"{now.mark}-{now.answers}")
    return response.make_conditional(request)  # type: ignore[return-value]


def _find_seat(code: str) -> service.Seat | None:
    if not current_user.is_authenticated or current_user.is_guest:
        return None
    try:
        return service.get_seat(current_user.id, code)
    except NotFoundError:
        return None


def _phone_page(
    seat: service.Seat, problem: str | None = None, typed: Mapping[str, str] = MappingProxyType({})
) -> str:
    shown = pages.get_phone(seat)
    return render_template(
        "live/phone.html",
        seat=seat,
        phone=shown,
        problem=problem,
        typed=typed,
        state_url=_state_url(seat.class_id, seat.class_created_at),
    )


def _index_page(each: TaughtClass, slug: str, form: StartForm | None = None) -> str:
    versions = articles_for(each)
    shown = _chosen(versions, slug)
    if form is None and shown is not None:
        form = StartForm.of(shown.id)
    return render_template(
        "live/index.html",
        each=each,
        versions=versions,
        shown=shown,
        form=form,
        rounds=pages.list_rounds(each),
    )


def _chosen(versions: tuple[Version, ...], slug: str) -> Version | None:
    return next((one for one in versions if one.slug == slug), versions[0] if versions else None)


def _state_url(class_id: int, created_at: dt.datetime) -> str:
    return url_for(".state", token=states.make_pass(class_id, created_at))
