"""The link that a forgotten password is replaced with, sent by mail."""

from __future__ import annotations

import datetime as dt

from flask import Flask, current_app, url_for
from flask_babel import gettext as _

from quizapp.accounts import links, mail
from quizapp.mail_url import MailServer


def send_link(server: MailServer, email: str, now: dt.datetime) -> None:
    """Mails a link to this address if it is that of an account; the caller cannot tell.

    Looking the address up happens beside the request too, so that its time tells nothing.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    token = links.new_token()
    subject = _("A new password for quizapp")
    body = _(
        "Somebody, probably you, asked for a new password for quizapp.\n\n"
        "Open this link within 24 hours to set it:\n\n%(link)s\n\n"
        "If it was not you, do nothing: your password stays as it is.\n",
        link=server.site + url_for("accounts.reset", token=token),
    )

    def work() -> None:
        with app.app_context():
            if links.create_mailed_link(token, email, now):
                mail.send(server, email, subject, body)

    mail.in_background(work)
