"""Classes: the list, the table, settings and learners for who teaches; joining for who learns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import get_timezone
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.access import EVERYBODY, INSTRUCTORS, REGISTERED, allow
from quizapp.accounts.throttle import Limit, take_all, visitor, visitor_address
from quizapp.classes import answers, export, gradebook, service
from quizapp.classes.codes import normalise_code
from quizapp.classes.errors import NotFoundError, OwnClassError, UnknownCodeError
from quizapp.classes.forms import ClassForm, JoinForm
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.live.service import list_live
from quizapp.progress.service import list_attempts
from quizapp.quizzes.closing import close_overdue_in_class

classes = Blueprint("classes", __name__)

# Larger numbers are none of ours, and no database takes them.
_CLASS = "/classes/<int:class_id>"
_LEARNER = _CLASS + "/learners/<int:user_id>"


def _has_account() -> bool:
    return current_user.is_authenticated and not current_user.is_guest


# docs/decisions/limits-on-tries.md has the reasons for each.
_WRONG_CODES = Limit("wrong codes", "30 per hour")
_GUESSES_BY_ACCOUNT = Limit("code guesses account", "100 per hour")
_GUESSES_BY_ADDRESS = Limit("code guesses address", "1000 per hour")


@classes.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@classes.before_request
def close_exams() -> None:
    """The pages of a class show the exams whose time is up as what they are: finished."""
    class_id = (request.view_args or {}).get("class_id")
    if class_id is not None:
        close_overdue_in_class(class_id, utc_now())


@classes.get("/classes")
@allow(REGISTERED)
def index() -> ResponseReturnValue:
    taught = service.list_taught(current_user, _page()) if current_user.is_instructor else None
    joined = service.list_joined(current_user.id)
    live = {one.id: one.code for one in list_live(current_user.id, utc_now())}
    return render_template("classes/index.html", taught=taught, joined=joined, live=live)


@classes.get("/classes/new")
@allow(INSTRUCTORS)
def new() -> ResponseReturnValue:
    return render_template("classes/new.html", form=ClassForm())


@classes.post("/classes/new")
@allow(INSTRUCTORS)
def create() -> ResponseReturnValue:
    form = ClassForm()
    if not form.validate_on_submit():
        return render_template("classes/new.html", form=form), 422
    class_id = service.create_class(current_user.id, form.name.data, utc_now())
    flash(_("The class is ready. Give your learners the code or the link."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.get(_CLASS)
@allow(INSTRUCTORS)
def show(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    book = gradebook.get_gradebook(each, _sorting(), _text("article"))
    page = gradebook.get_page(book, _page())
    link = url_for("classes.confirm", code=each.join_code, _external=True)
    return render_template(
        "classes/show.html", each=each, book=page, link=link, few=gradebook.ENOUGH_ANSWERS
    )


@classes.get(_CLASS + "/scores.csv")
@allow(INSTRUCTORS)
def scores_csv(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    book = gradebook.get_gradebook(each, _sorting(), _text("article"))
    return _csv(each, "scores", export.scores(book))


@classes.get(_CLASS + "/answers.csv")
@allow(INSTRUCTORS)
def answers_csv(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    rows = answers.iterate_class(each)
    return _csv(each, "answers", export.answers(rows, get_timezone()))


@classes.get(_CLASS + "/settings")
@allow(INSTRUCTORS)
def settings(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    return _settings_page(each, ClassForm(obj=each))


@classes.post(_CLASS + "/settings")
@allow(INSTRUCTORS)
def rename(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    form = ClassForm()
    if not form.validate_on_submit():
        return _settings_page(each, form), 422
    service.rename_class(each, form.name.data)
    flash(_("The class has its new name."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.post(_CLASS + "/code")
@allow(INSTRUCTORS)
def renew_code(class_id: int) -> ResponseReturnValue:
    service.renew_code(get_class(current_user, class_id))
    flash(_("The class has a new code. The old code and link no longer work."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.post(_CLASS + "/delete")
@allow(INSTRUCTORS)
def delete(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    service.delete_class(current_user, each, utc_now())
    flash(_("The class “%(name)s” is deleted.", name=each.name), "info")
    return redirect(url_for("classes.index"), code=303)


@classes.get(_LEARNER)
@allow(INSTRUCTORS)
def learner(class_id: int, user_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    page = list_attempts(user_id, _page(), for_instructor=True)
    return render_template("classes/learner.html", each=each, learner=one, page=page)


@classes.get(_LEARNER + "/answers")
@allow(INSTRUCTORS)
def learner_answers(class_id: int, user_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    topic = gradebook.Topic(_text("article"), _text("topic"))
    return render_template(
        "classes/answers.html",
        each=each,
        learner=one,
        topic=topic,
        heading=gradebook.get_heading(topic),
        page=answers.list_answers(user_id, topic, _page()),
    )


@classes.get(_LEARNER + "/attempts/<int:attempt_id>")
@allow(INSTRUCTORS)
def attempt(class_id: int, user_id: int, attempt_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    sheet = answers.get_sheet(user_id, attempt_id)
    return render_template("classes/attempt.html", each=each, learner=one, sheet=sheet)


@classes.post(_LEARNER + "/remove")
@allow(INSTRUCTORS)
def remove(class_id: int, user_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    service.remove_learner(current_user, each, user_id, utc_now())
    flash(_("%(name)s is no longer in the class.", name=one.name), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.post(_LEARNER + "/password-link")
@allow(INSTRUCTORS)
def password_link(class_id: int, user_id: int) -> ResponseReturnValue:
    """Shows the link in its own answer, once: it is stored nowhere, not even in the session."""
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    token = service.create_password_link(current_user, each, user_id, utc_now())
    link = url_for("accounts.reset", token=token, _external=True)
    return render_template("classes/password_link.html", each=each, learner=one, link=link)


@classes.get("/join")
@allow(EVERYBODY)
def join() -> ResponseReturnValue:
    return render_template("classes/join.html", form=JoinForm())


@classes.post("/join")
@allow(EVERYBODY)
def find() -> ResponseReturnValue:
    form = JoinForm()
    if not form.validate_on_submit():
        return render_template("classes/join.html", form=form), 422
    try:
        with _counting_wrong_codes():
            service.get_by_code(form.code.data)
    except UnknownCodeError:
        return _unknown_code(form.code.data, 422)
    code = normalise_code(form.code.data)
    return redirect(url_for("classes.confirm", code=code), code=303)


@classes.get("/join/<code>")
@allow(EVERYBODY)
def confirm(code: str) -> ResponseReturnValue:
    try:
        with _counting_wrong_codes():
            found = service.get_by_code(code)
    except UnknownCodeError:
        return _unknown_code(code, 404)
    if not _has_account():
        return render_template("classes/invited.html", found=found)
    return render_template("classes/confirm.html", found=found, code=normalise_code(code))


@classes.post("/join/<code>")
@allow(REGISTERED)
def become_member(code: str) -> ResponseReturnValue:
    try:
        with _counting_wrong_codes():
            joined = service.join_class(current_user.id, code, utc_now())
    except UnknownCodeError:
        return _unknown_code(code, 404)
    except OwnClassError:
        flash(_("This is your own class: you see its table without joining."), "info")
        return redirect(url_for("classes.index"), code=303)
    flash(_("You are in the class “%(name)s”.", name=joined.name), "info")
    if any(one.id == joined.id for one in list_live(current_user.id, utc_now())):
        return redirect(url_for("live.phone", code=normalise_code(code)), code=303)
    return redirect(url_for("classes.index"), code=303)


@classes.post(_CLASS + "/leave")
@allow(REGISTERED)
def leave(class_id: int) -> ResponseReturnValue:
    service.leave_class(current_user.id, class_id)
    flash(_("You have left the class. Your answers are still yours."), "info")
    return redirect(url_for("classes.index"), code=303)


@contextmanager
def _counting_wrong_codes() -> Iterator[None]:
    """Inside, a code is looked up: a right one is never counted, and is taken after wrong ones,
    up to a number that makes guessing hopeless."""
    guesses = [(_GUESSES_BY_ADDRESS, visitor_address())]
    if _has_account():
        guesses.append((_GUESSES_BY_ACCOUNT, visitor()))
    if not all(limit.is_open(key) for limit, key in guesses):
        abort(429)
    try:
        yield
    except UnknownCodeError:
        take_all(*guesses)
        if not _WRONG_CODES.take(visitor()):
            abort(429)
        raise


def _unknown_code(typed: str, status: int) -> ResponseReturnValue:
    form = JoinForm(formdata=None, code=typed)
    form.code.errors = [_("No class has this code. Check it with your instructor.")]
    return render_template("classes/join.html", form=form), status


def _settings_page(each: TaughtClass, form: ClassForm) -> str:
    count = service.count_learners(each)
    return render_template("classes/settings.html", each=each, form=form, learners=count)


def _csv(each: TaughtClass, what: str, content: Iterator[str]) -> Response:
    response = Response(stream_with_context(content), mimetype="text/csv")
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"class-{each.id}-{what}.csv"
    )
    return response


def _text(name: str) -> str:
    return request.args.get(name, "").replace("\x00", "")  # PostgreSQL takes no such character


def _sorting() -> gradebook.Sorting:
    return gradebook.parse_sorting(request.args.get("sort", ""), request.args.get("dir", ""))


def _page() -> int:
    return request.args.get("page", 1, int)
