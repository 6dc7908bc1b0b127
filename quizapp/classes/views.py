"""Classes: the list, the table, settings and learners for who teaches."""

from __future__ import annotations

from collections.abc import Iterator

from flask import (
    Response,
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

from quizapp.access import INSTRUCTORS, REGISTERED, allow
from quizapp.accounts.throttle import visitor
from quizapp.assignments.results import list_current
from quizapp.classes import (
    answers,
    archiving,
    attention,
    export,
    gradebook,
    joining,
    people_views,  # noqa: F401 - their routes come with them
    roster,
    service,
)
from quizapp.classes.blueprint import CLASS, LEARNER, classes
from quizapp.classes.errors import WrongNameError
from quizapp.classes.forms import ClassForm, DeleteForm, LearnerForm
from quizapp.classes.joining_views import link_of
from quizapp.classes.members import Learner, Wanted
from quizapp.classes.qr import qr_svg
from quizapp.classes.sorting import Sorting
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.classes.whole_table import get_whole_table
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.live.service import list_live
from quizapp.progress.service import list_attempts
from quizapp.statistics.keeping import keep_up

__all__ = ["classes"]

_MAX_SEARCH = 100
_NEW_CLASSES = "100 per hour"


@classes.get("/classes")
@allow(REGISTERED)
def index() -> ResponseReturnValue:
    is_teaching = current_user.is_instructor
    return render_template(
        "classes/index.html",
        taught=service.list_taught(current_user, _page()) if is_teaching else None,
        archived=archiving.list_archived(current_user) if is_teaching else (),
        joined=joining.list_joined(current_user.id),
        invitations=joining.list_invitations(current_user),
        live={one.id: one.code for one in list_live(current_user.id, utc_now())},
    )


@classes.get("/classes/new")
@allow(INSTRUCTORS)
def new() -> ResponseReturnValue:
    form = ClassForm(formdata=None, time_zone=str(get_timezone()))
    return render_template("classes/new.html", form=form)


@classes.post("/classes/new")
@allow(INSTRUCTORS)
@limiter.limit(_NEW_CLASSES, key_func=visitor)
def create() -> ResponseReturnValue:
    form = ClassForm()
    if not form.validate_on_submit():
        return render_template("classes/new.html", form=form), 422
    class_id = service.create_class(current_user.id, form.name.data, utc_now(), form.time_zone.data)
    flash(_("The class is ready. Give your learners the code or the link."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.get(CLASS)
@allow(INSTRUCTORS)
def show(class_id: int) -> ResponseReturnValue:
    each, wanted, now = get_class(current_user, class_id), _wanted(), utc_now()
    told = attention.get_attention(each, now)
    book = gradebook.get_gradebook(each, _sorting(), _text("article"), wanted, _page())
    link = link_of(each)
    keep_up(each, now, is_told=told.flagged is not None)
    return render_template(
        "classes/show.html",
        each=each,
        book=book,
        link=link,
        qr=qr_svg(link),
        few=gradebook.ENOUGH_ANSWERS,
        attention=told,
        wanted=wanted,
    )


@classes.get(CLASS + "/scores.csv")
@allow(INSTRUCTORS)
def scores_csv(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    head, rows = get_whole_table(each, _sorting(), _text("article"), _wanted())
    return _csv(each, "scores", export.scores(head, rows))


@classes.get(CLASS + "/settings")
@allow(INSTRUCTORS)
def settings(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    return _settings_page(each, ClassForm(obj=each))


@classes.post(CLASS + "/settings")
@allow(INSTRUCTORS)
def change(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    form = ClassForm()
    if not form.validate_on_submit():
        return _settings_page(each, form), 422
    service.change_class(each, form.name.data, form.time_zone.data)
    flash(_("The settings are stored."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.get(CLASS + "/delete")
@allow(INSTRUCTORS)
def ask_to_delete(class_id: int) -> ResponseReturnValue:
    return _delete_page(get_class(current_user, class_id), DeleteForm())


@classes.post(CLASS + "/delete")
@allow(INSTRUCTORS)
def delete(class_id: int) -> ResponseReturnValue:
    each, form = get_class(current_user, class_id), DeleteForm()
    if not form.validate_on_submit():
        return _delete_page(each, form), 422
    try:
        service.delete_class(current_user, each, form.name.data, utc_now())
    except WrongNameError:
        form.name.errors = [_("This is not the name of the class.")]
        return _delete_page(each, form), 422
    flash(_("The class “%(name)s” is deleted.", name=each.name), "info")
    return redirect(url_for("classes.index"), code=303)


@classes.post(CLASS + "/archive")
@allow(INSTRUCTORS)
def archive(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    archiving.archive_class(current_user, each, utc_now())
    flash(_("The class “%(name)s” is archived.", name=each.name), "info")
    return redirect(url_for("classes.index"), code=303)


@classes.post(CLASS + "/restore")
@allow(INSTRUCTORS)
def restore(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    archiving.restore_class(current_user, each, utc_now())
    flash(_("The class “%(name)s” is in use again.", name=each.name), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.get(LEARNER)
@allow(INSTRUCTORS)
def learner(class_id: int, user_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    return _learner_page(each, one, LearnerForm(obj=one))


@classes.get(LEARNER + "/answers")
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
        page=answers.list_answers(one, topic, _page()),
    )


@classes.get(LEARNER + "/attempts/<int:attempt_id>")
@allow(INSTRUCTORS)
def attempt(class_id: int, user_id: int, attempt_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    sheet = answers.get_sheet(one, attempt_id)
    return render_template("classes/attempt.html", each=each, learner=one, sheet=sheet)


@classes.post(LEARNER + "/details")
@allow(INSTRUCTORS)
def change_learner(class_id: int, user_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one, form = service.get_learner(each, user_id), LearnerForm()
    if not form.validate_on_submit():
        return _learner_page(each, one, form), 422
    service.change_learner(
        each, user_id, form.section.data, form.student_number.data, form.sort_name.data
    )
    flash(_("The details of %(name)s are stored.", name=one.name), "info")
    return redirect(url_for("classes.learner", class_id=class_id, user_id=user_id), code=303)


@classes.post(LEARNER + "/password-link")
@allow(INSTRUCTORS)
def password_link(class_id: int, user_id: int) -> ResponseReturnValue:
    """Shows the link in its own answer, once: it is stored nowhere, not even in the session."""
    each = get_class(current_user, class_id)
    one = service.get_learner(each, user_id)
    token = service.create_password_link(current_user, each, user_id, utc_now())
    link = url_for("accounts.reset", token=token, _external=True)
    return render_template("classes/password_link.html", each=each, learner=one, link=link)


def _settings_page(each: TaughtClass, form: ClassForm) -> str:
    return render_template("classes/settings.html", each=each, form=form)


def _delete_page(each: TaughtClass, form: DeleteForm) -> str:
    return render_template(
        "classes/delete.html",
        each=each,
        form=form,
        learners=each.learners,
        awaited=len(roster.list_awaited(each)),
    )


def _learner_page(each: TaughtClass, one: Learner, form: LearnerForm) -> str:
    page = list_attempts(one.id, _page(), for_instructor=True)
    return render_template(
        "classes/learner.html",
        each=each,
        learner=one,
        page=page,
        form=form,
        assignments=list_current(each),
    )


def _csv(each: TaughtClass, what: str, content: Iterator[str]) -> Response:
    response = Response(stream_with_context(content), mimetype="text/csv")
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"class-{each.id}-{what}.csv"
    )
    return response


def _text(name: str) -> str:
    return request.args.get(name, "").replace("\x00", "")  # PostgreSQL takes no such character


def _wanted() -> Wanted:
    """The learners that a page's search box and section filter ask for."""
    return Wanted(_text("section"), _text("find")[:_MAX_SEARCH])


def _sorting() -> Sorting:
    return gradebook.parse_sorting(request.args.get("sort", ""), request.args.get("dir", ""))


def _page() -> int:
    return request.args.get("page", 1, int)
