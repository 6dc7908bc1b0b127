"""Flask's settings for safety, and the headers that each answer carries."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import flask_wtf.csrf
from flask import Flask, Response, abort, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from quizapp.config import Settings
from quizapp.gateway import REFUSED
from quizapp.signing import DIGEST, EARLIER_DIGEST, kept_serializer

MAX_UPLOAD = 2 * 1024 * 1024 + 64 * 1024  # an article's text of 2 MB and the form around it
# A document or questions with their pictures. Only the forms that bring these in take so much.
MAX_DOCUMENT_UPLOAD = 20 * 1024 * 1024 + 64 * 1024
_DOCUMENT_PATHS = re.compile(r"/library/(?:new|[0-9]+/import)")
_SESSION_LIFETIME = dt.timedelta(days=31)
_CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# For what may stand in a frame on anybody's page: it runs no script and sends to nowhere else.
FRAMED_POLICY = _CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'none'").replace(
    "frame-ancestors 'none'", "frame-ancestors *"
)
_REDIS_SECONDS = 0.3
_SHARED_ENDPOINTS = (
    "static",
    "healthz",
    "offline.worker",
    "offline.manifest",
    "embedding.show",
    "embedding.answer",
)
_HEADERS = tuple(
    (name, name.lower(), value)
    for name, value in {
        "Content-Security-Policy": _CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "X-Frame-Options": "DENY",  # for what knows no frame-ancestors
    }.items()
)

# The others are for pages, and weigh as much as a small script.
_FOR_FILES = tuple(one for one in _HEADERS if one[0] == "X-Content-Type-Options")
_FILES = frozenset({"text/css", "text/javascript", "image/png", "image/webp"})


def flask_config(settings: Settings) -> dict[str, Any]:
    """Settings as Flask and its extensions want them named."""
    return {
        "SECRET_KEY": settings.secret_key,
        "DEBUG": False,  # whatever FLASK_DEBUG says: its pages tell what is inside
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            "hide_parameters": True,  # errors quote no one's data
            # The connection that was just used has the pages of the database still in its cache.
            "pool_use_lifo": True,
            # A server may have hung up in between; a file does not.
            "pool_pre_ping": not settings.database_url.startswith("sqlite"),
        },
        "PERMANENT_SESSION_LIFETIME": _SESSION_LIFETIME,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": "quizapp",
        "WTF_CSRF_TIME_LIMIT": None,  # a form left open over night still works
        "WTF_CSRF_SSL_STRICT": False,  # wants a Referer, which not all send: see origins.py
        "MAX_CONTENT_LENGTH": MAX_UPLOAD,
        "MAX_FORM_MEMORY_SIZE": MAX_UPLOAD,
        "RATELIMIT_STORAGE_URI": settings.redis_url or "memory://",
        "RATELIMIT_STORAGE_OPTIONS": _redis_options() if settings.redis_url else {},
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": settings.redis_url is not None,
        "COMPRESS_MIMETYPES": [
            "text/html",
            "text/css",
            "text/javascript",
            "text/csv",
            "image/svg+xml",
            "application/json",
        ],
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 2,  # more costs a busy page more time than it saves the network
        "COMPRESS_LEVEL": 5,
        "COMPRESS_MIN_SIZE": 600,
    }


def upload_limit(path: str) -> int:
    """How many bytes may be sent to an address."""
    return MAX_DOCUMENT_UPLOAD if _DOCUMENT_PATHS.fullmatch(path) else MAX_UPLOAD


def _redis_options() -> dict[str, Any]:
    """A counter that does not answer at once is done without: a login must not wait for it."""
    # Here, because it takes a second and memory that most installations do not need.
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return {
        "socket_connect_timeout": _REDIS_SECONDS,
        "socket_timeout": _REDIS_SECONDS,
        "retry": Retry(NoBackoff(), 0),
    }


def init_app(app: Flask) -> None:
    app.session_interface = _Sessions()
    flask_wtf.csrf.URLSafeTimedSerializer = kept_serializer  # it takes no other by a setting

    # Before anything reads the form, which the check for forgery does first.
    @app.url_value_preprocessor
    def look_at_the_body(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
        if (status := request.environ.get(REFUSED)) is not None:
            abort(status)
        if _DOCUMENT_PATHS.fullmatch(request.path):
            request.max_content_length = MAX_DOCUMENT_UPLOAD

    @app.after_request
    def add_headers(response: Response) -> Response:
        is_file = request.endpoint == "static" and response.mimetype in _FILES
        headers = response.headers
        # Looked through once: each question whether one is there goes through all of them.
        present = {name.lower(): value for name, value in headers}
        for name, key, value in _FOR_FILES if is_file else _HEADERS:
            if key not in present:
                headers.add(name, value)
        if present.get("content-security-policy") == FRAMED_POLICY:
            del headers["X-Frame-Options"]
        if request.is_secure and "strict-transport-security" not in present:
            headers.add("Strict-Transport-Security", "max-age=31536000")
        if not present.get("cache-control"):
            # Pages are a person's own; the back button asks again and shows what is so now.
            headers["Cache-Control"] = "private, no-store"
        return response


class _Signer(TimestampSigner):
    """Takes what was signed later than now for new: a clock that is set back would end the sessions
    of everybody who sent a form in the meantime."""

    def unsign(
        self, signed_value: str | bytes, max_age: int | None = None, return_timestamp: bool = False
    ) -> Any:
        value, signed_at = super().unsign(signed_value, None, True)
        age = self.timestamp_to_datetime(self.get_timestamp()) - signed_at
        if max_age is not None and age > dt.timedelta(seconds=max_age):
            raise SignatureExpired("too old", payload=value, date_signed=signed_at)
        return (value, signed_at) if return_timestamp else value


class _Sessions(SecureCookieSessionInterface):
    """Marks the cookie Secure wherever the visitor came over TLS, also behind a trusted proxy, and
    keeps it off answers that are for everybody: a cache between may keep those."""

    digest_method = DIGEST
    _kept: tuple[object, URLSafeTimedSerializer | None] = (None, None)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Made once for a key: each request reads a session, and each form writes one."""
        keys = (app.secret_key, app.config["SECRET_KEY_FALLBACKS"])
        kept_of, serializer = self._kept
        if kept_of != keys:
            serializer = self._make_serializer(app)
            self._kept = keys, serializer
        return serializer

    def _make_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = _Signer
            earlier = {"key_derivation": self.key_derivation, "digest_method": EARLIER_DIGEST}
            serializer.fallback_signers = [earlier]
        return serializer

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        if request.endpoint in _SHARED_ENDPOINTS:
            return False
        # A session that is used lives on, but signing it anew for each page that is only read
        # would cost more than reading its learner from the database.
        if request.method != "POST" and not session.modified:
            return False
        return super().should_set_cookie(app, session)
