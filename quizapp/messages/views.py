from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from werkzeug.exceptions import HTTPException, NotFound

from quizapp.access import INSTRUCTORS, REGISTERED, allow
from quizapp.classes.errors import NotFoundError
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.messages import service
from quizapp.messages.forms import MAX_MESSAGE, MessageForm
from quizapp.resending import resendable

messages = Blueprint("messages", __name__)

_MESSAGES = "/classes/<int:class_id>/messages"
# More than anybody has to say to a class, and too few to be a nuisance.
_MESSAGE_LIMIT = "20 per hour"


def _account() -> str:
    return str(current_user.get_id())


@messages.errorhandler(NotFoundError)
def not_found(_error: NotFoundError) -> HTTPException | ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@messages.get(_MESSAGES)
@allow(INSTRUCTORS)
def index(class_id: int) -> ResponseReturnValue:
    """The form; `to` has somebody chosen already, such as who has not begun an assignment."""
    each = get_class(current_user, class_id)
    to = request.args.get("to", service.EVERYBODY)
    return _page(each, _form(service.list_audiences(each), to))


@messages.post(_MESSAGES)
@allow(INSTRUCTORS)
@resendable
@limiter.limit(_MESSAGE_LIMIT, key_func=_account)
def send(class_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    audiences = service.list_audiences(each)
    form = _form(audiences)
    if not form.validate():
        return _page(each, form), 422
    audience = next(one for one in audiences if one.key == form.audience.data)
    text = form.message.data or ""
    try:
        count = service.send(current_user, each, audience, text, utc_now())
    except service.NobodyError:
        form.audience.errors = [_("There is nobody here to whom this would go.")]
        return _page(each, form), 422
    flash(
        ngettext(
            "The message stands on the home of %(num)s learner.",
            "The message stands on the home of %(num)s learners.",
            count,
        )
    )
    return redirect(url_for(".index", class_id=class_id), 303)


@messages.post("/messages/<int:message_id>/dismiss")
@allow(REGISTERED)
def dismiss(message_id: int) -> ResponseReturnValue:
    service.dismiss(current_user.id, message_id, utc_now())
    return redirect(url_for("home.index"), 303)


def _form(audiences: tuple[service.Audience, ...], to: str = service.EVERYBODY) -> MessageForm:
    labels = [
        ngettext(
            "%(name)s (%(num)s learner)",
            "%(name)s (%(num)s learners)",
            one.learners,
            name=_label(one),
        )
        for one in audiences
    ]
    return MessageForm.of(audiences, labels, to)


def _label(audience: service.Audience) -> str:
    if audience.key == service.EVERYBODY:
        return str(_("Everybody in the class"))
    if audience.key == service.NOT_BEGUN:
        return str(_("Who has not answered anything yet"))
    if audience.is_section:
        return str(_("Section: %(name)s", name=audience.name))
    return str(_("Who has not started: %(name)s", name=audience.name))


def _page(each: TaughtClass, form: MessageForm) -> str:
    return render_template(
        "messages/index.html", each=each, form=form, sent=service.list_sent(each), most=MAX_MESSAGE
    )
