"""The blueprint that the modules with views share."""

from __future__ import annotations

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from quizapp.accounts.mail import parse_mail_url

accounts = Blueprint("accounts", __name__)


@accounts.record_once
def _check_mail(state: BlueprintSetupState) -> None:
    """A mail server that cannot be used stops the start, not the first who forgot a password."""
    url = state.app.extensions["settings"].mail_url
    state.app.extensions["mail"] = parse_mail_url(url) if url else None
