"""What QUIZAPP_MAIL_URL says of the mail server."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

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
    """Reads `smtps://user:password@host:port?from=address&site=https://…`.

    Raises ValueError, whose message says what it needs.
    """
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or parts.port == 0:
        raise ValueError("it must be smtp://host or smtps://host, with a port or without")
    query = parse_qs(parts.query)
    sender, site = query.get("from", [""])[0], query.get("site", [""])[0]
    if not parts.hostname or "@" not in sender or not sender.isprintable():
        raise ValueError("it needs a host, and the sender as ?from=name@host")
    address = urlsplit(site)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError("it needs the address of this site as &site=https://…")
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        is_encrypted=parts.scheme == "smtps",
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        sender=sender,
        site=site.rstrip("/"),
    )
