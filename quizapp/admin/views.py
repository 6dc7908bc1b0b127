"""Pages for administrators: accounts, and the audit log."""

from __future__ import annotations

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user
from werkzeug.exceptions import NotFound

from quizapp.access import ADMINS, allow
from quizapp.accounts.deletion import delete_account, get_loss
from quizapp.accounts.errors import AccountNotFoundError, LastAdminError, LoginTakenError
from quizapp.accounts.links import LIFETIMES, Purpose
from quizapp.accounts.words import taken_sentence
from quizapp.admin import service
from quizapp.admin.forms import ROLE_NAMES, InviteForm, RoleForm
from quizapp.admin.words import action_words
from quizapp.clock import utc_now
from quizapp.models import Role, User

admin = Blueprint("admin", __name__)

_USER = "/admin/users/<int:user_id>"
_NEW_LINK = "new_link"
_MAX_DIGITS = 8


@admin.get("/admin/users")
@allow(ADMINS)
def users() -> ResponseReturnValue:
    search = request.args.get("q", "")
    page = service.find_accounts(search, _page_number())
    return render_template("admin/users.html", page=page, search=search, role_names=ROLE_NAMES)


@admin.get("/admin/users/new")
@allow(ADMINS)
def invite() -> ResponseReturnValue:
    return _invite_page(InviteForm(data={"role": Role.LEARNER.value}))


@admin.post("/admin/users/new")
@allow(ADMINS)
def submit_invitation() -> ResponseReturnValue:
    form = InviteForm()
    if form.validate():
        try:
            user_id, token = service.invite(
                form.login.data, form.display_name.data, Role(form.role.data), _me(), utc_now()
            )
        except LoginTakenError:
            form.login.errors = [taken_sentence()]
        else:
            _keep_link(user_id, token)
            flash(_("The account is made. Now send the link below."), "info")
            return redirect(url_for(".user", user_id=user_id), 303)
    return _invite_page(form), 422


@admin.get(_USER)
@allow(ADMINS)
def user(user_id: int) -> ResponseReturnValue:
    account = service.get_account(user_id)
    form = RoleForm(data={"role": account.role.value})
    return _user_page(account, form, _take_link(user_id))


@admin.post(_USER + "/role")
@allow(ADMINS)
def change_role(user_id: int) -> ResponseReturnValue:
    account, form = service.get_account(user_id), RoleForm()
    if form.validate():
        try:
            service.change_role(user_id, Role(form.role.data), _me(), utc_now())
        except LastAdminError:
            form.role.errors = [_last_admin()]
        else:
            flash(_("The role is changed."), "info")
            return redirect(url_for(".user", user_id=user_id), 303)
    return _user_page(account, form), 422


@admin.post(_USER + "/link")
@allow(ADMINS)
def create_link(user_id: int) -> ResponseReturnValue:
    _keep_link(user_id, service.create_reset_link(user_id, _me(), utc_now()))
    return redirect(url_for(".user", user_id=user_id), 303)


@admin.post(_USER + "/sessions")
@allow(ADMINS)
def end_sessions(user_id: int) -> ResponseReturnValue:
    service.end_sessions(user_id, _me(), utc_now())
    if user_id == current_user.id:
        login_user(_me())  # everywhere else
    flash(_("The account is logged out everywhere."), "info")
    return redirect(url_for(".user", user_id=user_id), 303)


@admin.get(_USER + "/delete")
@allow(ADMINS)
def delete(user_id: int) -> ResponseReturnValue:
    account = service.get_account(user_id)
    return render_template("admin/delete.html", account=account, loss=get_loss(user_id))


@admin.post(_USER + "/delete")
@allow(ADMINS)
def submit_deletion(user_id: int) -> ResponseReturnValue:
    if user_id == current_user.id:
        # One's own needs the password, and says goodbye.
        return redirect(url_for("accounts.delete"), 303)
    delete_account(user_id, current_user.id, utc_now())
    flash(_("The account and all its data are deleted."), "info")
    return redirect(url_for(".users"), 303)


@admin.get("/admin/audit")
@allow(ADMINS)
def audit_log() -> ResponseReturnValue:
    who = request.args.get("who", "")
    who = who if who.isalnum() and who.isascii() else ""
    page = service.get_audit_page(who, _page_number())
    return render_template("admin/audit.html", page=page, who=who, words=action_words())


@admin.errorhandler(AccountNotFoundError)
def not_found(_error: AccountNotFoundError) -> ResponseReturnValue:
    return current_app.handle_http_exception(NotFound())


@admin.errorhandler(LastAdminError)
def keep_last_admin(_error: LastAdminError) -> ResponseReturnValue:
    """Two administrators who delete each other at once: the second stays."""
    flash(_last_admin(), "error")
    return redirect(url_for(".users"), 303)


def _invite_page(form: InviteForm) -> str:
    return render_template("admin/invite.html", form=form, days=LIFETIMES[Purpose.INVITE].days)


def _user_page(account: service.AccountRow, form: RoleForm, link: str | None = None) -> str:
    return render_template(
        "admin/user.html",
        account=account,
        form=form,
        link=link,
        role_names=ROLE_NAMES,
        loss=get_loss(account.id),
    )


def _keep_link(user_id: int, token: str) -> None:
    """Keeps a new token for the page that follows, which shows it once."""
    session[_NEW_LINK] = [user_id, token]


def _take_link(user_id: int) -> str | None:
    kept_id, token = session.pop(_NEW_LINK, (None, None))
    return url_for("accounts.reset", token=token, _external=True) if kept_id == user_id else None


def _me() -> User:
    me: User = current_user._get_current_object()
    return me


def _page_number() -> int:
    text = request.args.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < _MAX_DIGITS else 1


def _last_admin() -> str:
    return str(_("This is the only administrator. Make somebody else an administrator first."))
