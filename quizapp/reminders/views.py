"""The page about the calendar, and the calendar itself, which needs no login."""

from __future__ import annotations

import datetime as dt
import hashlib

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import EVERYBODY, REGISTERED, allow
from quizapp.accounts.throttle import visitor_address
from quizapp.clock import utc_now
from quizapp.extensions import limiter
from quizapp.locale import DEFAULT_LANGUAGE
from quizapp.models import CalendarFeed
from quizapp.reminders import service
from quizapp.reminders.forms import ReminderForm
from quizapp.reminders.ical import write_calendar

reminders = Blueprint("reminders", __name__)

# Programs look every few minutes at the most; the servers of one company ask for many people.
_FEED_LIMIT = "60 per hour"
_ADDRESS_LIMIT = "2000 per hour"


def _calendar_asked_for() -> str:
    """Whose askings are counted together: those for one calendar, or from one address for none."""
    token = (request.view_args or {}).get("token", "")
    return token if service.is_token(token) else visitor_address()


@reminders.get("/calendar/<token>.ics")
@allow(EVERYBODY)
@limiter.limit(_ADDRESS_LIMIT, key_func=visitor_address)
@limiter.limit(_FEED_LIMIT, key_func=_calendar_asked_for)
def calendar(token: str) -> ResponseReturnValue:
    try:
        told = service.get_reminders(token, utc_now())
    except service.NotFoundError:
        abort(404)
    # A program asks here, whose language is not its owner's.
    with force_locale(told.language or DEFAULT_LANGUAGE):
        home = url_for("home.index", _external=True)
        body = write_calendar(told, request.host.partition(":")[0], home)
    response = Response(body, mimetype="text/calendar")
    response.headers["Content-Disposition"] = 'inline; filename="quizapp.ics"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.set_etag(hashlib.sha256(body).hexdigest())
    response.last_modified = told.changed_at
    return response.make_conditional(request)


@reminders.get("/study/calendar")
@allow(REGISTERED)
def settings() -> ResponseReturnValue:
    feed = service.find_feed(current_user.id)
    return _settings_page(feed, ReminderForm(data={"at": _time_of(feed)}))


@reminders.post("/study/calendar")
@allow(REGISTERED)
def save() -> ResponseReturnValue:
    form = ReminderForm()
    if not form.validate():
        return _settings_page(service.find_feed(current_user.id), form), 422
    service.save_feed(current_user.id, form.at.data, utc_now())
    flash(_("Your calendar is saved."))
    return _to_settings()


@reminders.post("/study/calendar/renew")
@allow(REGISTERED)
def renew() -> ResponseReturnValue:
    try:
        service.renew_feed(current_user.id, utc_now())
    except service.NotFoundError:
        abort(404)
    flash(_("Your calendar has a new address. The old one tells nothing any more."))
    return _to_settings()


@reminders.post("/study/calendar/delete")
@allow(REGISTERED)
def delete() -> ResponseReturnValue:
    service.delete_feed(current_user.id)
    flash(_("Your calendar is switched off. Its address tells nothing any more."))
    return _to_settings()


def _settings_page(feed: CalendarFeed | None, form: ReminderForm) -> str:
    address = url_for(".calendar", token=feed.token, _external=True) if feed else None
    return render_template("reminders/settings.html", address=address, form=form)


def _time_of(feed: CalendarFeed | None) -> dt.time | None:
    return None if feed is None or feed.minutes is None else dt.time(*divmod(feed.minutes, 60))


def _to_settings() -> ResponseReturnValue:
    return redirect(url_for(".settings"), 303)
