"""Joining a class, by code or from its roster, and what its instructors do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.access import EVERYBODY, INSTRUCTORS, REGISTERED, allow
from quizapp.accounts.throttle import Limit, take_all, visitor, visitor_address
from quizapp.classes import joining
from quizapp.classes.blueprint import CLASS, LEARNER, classes, has_account
from quizapp.classes.codes import normalise_code
from quizapp.classes.errors import (
    JoiningClosedError,
    NotFoundError,
    OwnClassError,
    UnknownCodeError,
)
from quizapp.classes.forms import JoinForm
from quizapp.classes.qr import qr_svg
from quizapp.classes.service import get_learner
from quizapp.classes.teaching import TaughtClass, get_class
from quizapp.clock import utc_now
from quizapp.live.service import list_live

# docs/decisions/limits-on-tries.md has the reasons for each.
_WRONG_CODES = Limit("wrong codes", "30 per hour")
_GUESSES_BY_ACCOUNT = Limit("code guesses account", "100 per hour")
_GUESSES_BY_ADDRESS = Limit("code guesses address", "1000 per hour")


@classes.errorhandler(JoiningClosedError)
def closed(error: JoiningClosedError) -> ResponseReturnValue:
    return render_template("classes/closed.html", name=error.class_name), 403


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
            joining.get_by_code(form.code.data)
    except UnknownCodeError:
        return _unknown_code(form.code.data, 422)
    code = normalise_code(form.code.data)
    return redirect(url_for("classes.confirm", code=code), code=303)


@classes.get("/join/<code>", strict_slashes=False)
@allow(EVERYBODY)
def confirm(code: str) -> ResponseReturnValue:
    try:
        with _counting_wrong_codes():
            found = joining.get_by_code(code)
    except UnknownCodeError:
        return _unknown_code(code, 404)
    plain = url_for("classes.confirm", code=normalise_code(code))
    if request.path != plain:
        return redirect(plain)
    if not has_account():
        return render_template("classes/invited.html", found=found)
    return render_template("classes/confirm.html", found=found, join=request.path, decline=None)


@classes.post("/join/<code>")
@allow(REGISTERED)
def become_member(code: str) -> ResponseReturnValue:
    try:
        with _counting_wrong_codes():
            joined = joining.join_class(current_user.id, code, utc_now())
    except UnknownCodeError:
        return _unknown_code(code, 404)
    except OwnClassError:
        return _own_class()
    return _welcome(joined)


@classes.get(CLASS + "/invitation")
@allow(REGISTERED)
def invitation(class_id: int) -> ResponseReturnValue:
    try:
        found = joining.get_invitation(current_user, class_id)
    except NotFoundError:
        return _accepted_elsewhere(class_id)
    return render_template(
        "classes/confirm.html",
        found=found,
        join=request.path,
        decline=url_for("classes.decline", class_id=class_id),
    )


@classes.post(CLASS + "/invitation")
@allow(REGISTERED)
def accept(class_id: int) -> ResponseReturnValue:
    try:
        joined = joining.accept_invitation(current_user, class_id, utc_now())
    except OwnClassError:
        return _own_class()
    except NotFoundError:
        return _accepted_elsewhere(class_id)
    return _welcome(joined)


@classes.post(CLASS + "/decline")
@allow(REGISTERED)
def decline(class_id: int) -> ResponseReturnValue:
    try:
        joining.decline_invitation(current_user, class_id)
    except NotFoundError:
        return _accepted_elsewhere(class_id)
    flash(_("You are no longer asked. Your instructor can invite you again."), "info")
    return redirect(url_for("classes.index"), code=303)


@classes.post(CLASS + "/leave")
@allow(REGISTERED)
def leave(class_id: int) -> ResponseReturnValue:
    joining.leave_class(current_user.id, class_id, utc_now())
    flash(_("You have left the class. Your answers are still yours."), "info")
    return redirect(url_for("classes.index"), code=303)


@classes.get(CLASS + "/join")
@allow(INSTRUCTORS)
def poster(class_id: int) -> ResponseReturnValue:
    """A page to project or to print: how to join, to be read from the last row."""
    each = get_class(current_user, class_id)
    link = link_of(each)
    return render_template("classes/poster.html", each=each, link=link, qr=qr_svg(link))


@classes.post(CLASS + "/code")
@allow(INSTRUCTORS)
def renew_code(class_id: int) -> ResponseReturnValue:
    joining.renew_code(get_class(current_user, class_id))
    flash(_("The class has a new code. The old code and link no longer work."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.post(CLASS + "/joining")
@allow(INSTRUCTORS)
def set_joining(class_id: int) -> ResponseReturnValue:
    is_open = request.form.get("open") == "yes"
    joining.set_joining(get_class(current_user, class_id), is_open, utc_now())
    flash(_("Joining is open.") if is_open else _("Joining is closed."), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


@classes.post(LEARNER + "/remove")
@allow(INSTRUCTORS)
def remove(class_id: int, user_id: int) -> ResponseReturnValue:
    each = get_class(current_user, class_id)
    one = get_learner(each, user_id)
    joining.remove_learner(current_user, each, user_id, utc_now())
    flash(_("%(name)s is no longer in the class.", name=one.name), "info")
    return redirect(url_for("classes.show", class_id=class_id), code=303)


def link_of(each: TaughtClass) -> str:
    """The address that opens the way into a class."""
    return url_for("classes.confirm", code=each.join_code, _external=True)


def _welcome(joined: joining.JoinedClass) -> ResponseReturnValue:
    flash(_("You are in the class “%(name)s”.", name=joined.name), "info")
    for one in list_live(current_user.id, utc_now()):
        if one.id == joined.id:
            return redirect(url_for("live.phone", code=one.code), code=303)
    return redirect(url_for("classes.index"), code=303)


def _accepted_elsewhere(class_id: int) -> ResponseReturnValue:
    """For who has joined in another tab meanwhile. Raises NotFoundError for anybody else."""
    if not joining.is_member(current_user.id, class_id):
        raise NotFoundError
    flash(_("You are in this class already."), "info")
    return redirect(url_for("classes.index"), code=303)


def _own_class() -> ResponseReturnValue:
    flash(_("This is your own class: you see its table without joining."), "info")
    return redirect(url_for("classes.index"), code=303)


@contextmanager
def _counting_wrong_codes() -> Iterator[None]:
    """Inside, a code is looked up: a right one is never counted, and is taken after wrong ones,
    up to a number that makes guessing hopeless."""
    guesses = [(_GUESSES_BY_ADDRESS, visitor_address())]
    if has_account():
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
