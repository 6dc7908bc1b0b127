"""The blueprint that the modules with views share."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from flask_login import current_user

from quizapp.accounts import sessions
from quizapp.mail_url import parse_mail_url

accounts = Blueprint("accounts", __name__)


@accounts.app_context_processor
def _words_for_templates() -> dict[str, Callable[[], bool]]:
    return {"holds_guest_work": _holds_guest_work}


def _holds_guest_work() -> bool:
    """Whether a guest was here before the account was opened, of whom nobody said who it was."""
    return current_user.is_authenticated and sessions.find_earlier_guest() is not None


@accounts.record_once
def _find_mail_server(state: BlueprintSetupState) -> None:
    url = state.app.extensions["settings"].mail_url
    state.app.extensions["mail"] = parse_mail_url(url) if url else None
