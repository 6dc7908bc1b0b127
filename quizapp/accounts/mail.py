"""Mail with a one-time link, where a mail server is configured; without one there is none."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Callable
from email.errors import MessageError
from email.message import EmailMessage

from quizapp.lines import log
from quizapp.mail_url import MailServer

_TIMEOUT_SECONDS = 15


def send(server: MailServer, to: str, subject: str, body: str) -> bool:
    """Hands one mail over; False, and a line in the log that names nobody, where that fails."""
    message = EmailMessage()
    try:
        message["From"], message["To"], message["Subject"] = server.sender, to, subject
        message.set_content(body)
        with _connect(server) as connection:
            if server.user is not None:
                connection.login(server.user, server.password or "")
            connection.send_message(message)
    except (OSError, smtplib.SMTPException, MessageError, ValueError) as error:
        log.error("a mail could not be sent", error=type(error).__name__)
        return False
    return True


def in_background(work: Callable[[], object]) -> None:
    """Runs work beside the request, so that its time tells nobody what it found."""
    threading.Thread(target=_run, args=(work,), daemon=True).start()


def _run(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception as error:
        log.error("a mail could not be made", error=type(error).__name__)


def _connect(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.is_encrypted:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT_SECONDS, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT_SECONDS)
    connection.ehlo()
    if connection.has_extn("starttls"):
        connection.starttls(context=context)
        connection.ehlo()
    return connection
