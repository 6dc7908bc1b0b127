"""Mail with a one-time link, where a mail server is configured; without one there is none."""

from __future__ import annotations

import smtplib
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from quizapp.config import ConfigError
from quizapp.logs import log

_TIMEOUT_SECONDS = 15
_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """`site` is the address that links in mails begin with. It is configured, since what a
    request says of its own host can be forged, and would send the token elsewhere."""

    host: str
    port: int
    is_encrypted: bool
    user: str | None
    password: str | None
    sender: str
    site: str


def parse_mail_url(url: str) -> MailServer:
    """Reads `smtps://user:password@host:port?from=address&site=https://…`. Raises ConfigError."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    sender, site = query.get("from", [""])[0], query.get("site", [""])[0]
    if not parts.hostname or "@" not in sender or not sender.isprintable():
        raise ConfigError("QUIZAPP_MAIL_URL needs a host, and the sender as ?from=name@host.")
    if urlsplit(site).scheme not in ("http", "https"):
        raise ConfigError("QUIZAPP_MAIL_URL needs the address of this site as &site=https://….")
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        is_encrypted=parts.scheme == "smtps",
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        sender=sender,
        site=site.rstrip("/"),
    )


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
