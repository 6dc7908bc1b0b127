"""The blueprint that the modules with views share."""

from __future__ import annotations

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from quizapp.mail_url import parse_mail_url

accounts = Blueprint("accounts", __name__)


@accounts.record_once
def _find_mail_server(state: BlueprintSetupState) -> None:
    url = state.app.extensions["settings"].mail_url
    state.app.extensions["mail"] = parse_mail_url(url) if url else None
