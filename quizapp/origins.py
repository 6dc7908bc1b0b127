"""Whether a form comes from a page of ours: beside the token, what the browser itself says.

Nothing hangs on a header that may be missing: what browsers say is believed against a form, and
where they say nothing the token alone decides.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Request, request
from flask_wtf.csrf import CSRFError

FROM_ELSEWHERE = "The form comes from another site."
NO_TOKEN = "The CSRF token is missing."  # noqa: S105 - a message of Flask-WTF's
_OWN_SITES = ("same-origin", "none")  # "none": an address that somebody typed or had kept
_UNKNOWN_ORIGIN = "null"
# Stores nothing and asks for no session; a frame in a sandbox sends it as if from elsewhere.
_FROM_ANYWHERE = "embedding.answer"


def init_app(app: Flask) -> None:
    @app.url_value_preprocessor
    def check_origin(_endpoint: str | None, _values: object) -> None:
        if (
            request.method == "POST"
            and app.config["WTF_CSRF_ENABLED"]
            and request.endpoint != _FROM_ANYWHERE
            and is_from_elsewhere(request)
        ):
            raise CSRFError(FROM_ELSEWHERE)


def is_from_elsewhere(form: Request) -> bool:
    """Whether the browser says that a page of another site sent this."""
    site = form.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in _OWN_SITES
    origin = form.headers.get("Origin", _UNKNOWN_ORIGIN)
    if origin == _UNKNOWN_ORIGIN:
        return False
    # Names only: proxies that end TLS, or serve on another port, do not always pass both on.
    return _name_of(origin) != _name_of(f"//{form.host}")


def _name_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).hostname
    except ValueError:
        return None
