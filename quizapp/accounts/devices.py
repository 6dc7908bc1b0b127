"""Which accounts a browser has opened before: limits on tries by others do not hold for it.

A signed cookie names the browser by a random number, and its accounts by keyed digests, so that it
tells nobody who they are. It opens nothing: the password is wanted all the same.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import Response, after_this_request, current_app, request
from itsdangerous import BadSignature

from quizapp.signing import Serializer

_COOKIE = "quizapp_device"
_PURPOSE = "known device"
_LIFETIME_SECONDS = 365 * 24 * 3600
_MAX_ACCOUNTS = 20  # of one browser, the latest ones: a computer that a whole class shares
_DIGEST_BYTES = 9


@dataclass(frozen=True, slots=True)
class _Device:
    number: str
    accounts: tuple[str, ...] = ()


def find_pass(login: str) -> str | None:
    """A name for this browser together with an account that it has opened before."""
    device, account = _read(), _digest(login)
    return f"{device.number} {account}" if account in device.accounts else None


def remember(login: str) -> None:
    """Lets this browser past, with the answer that is being made."""
    device, account = _read(), _digest(login)
    others = [other for other in device.accounts if other != account]
    accounts = [*others, account][-_MAX_ACCOUNTS:]
    value = _serializer().dumps([device.number, *accounts])

    @after_this_request
    def set_cookie(response: Response) -> Response:
        response.set_cookie(
            _COOKIE,
            value if isinstance(value, str) else value.decode(),
            max_age=_LIFETIME_SECONDS,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
        return response


def _read() -> _Device:
    try:
        number, *accounts = _serializer().loads(request.cookies.get(_COOKIE, ""))
    except BadSignature:
        return _Device(secrets.token_urlsafe(_DIGEST_BYTES))
    return _Device(number, tuple(accounts))


def _digest(login: str) -> str:
    key = str(current_app.secret_key).encode()
    message = f"{_PURPOSE}\0{login}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()[: 2 * _DIGEST_BYTES]


def _serializer() -> Serializer:
    return Serializer(str(current_app.secret_key), salt=_PURPOSE)
