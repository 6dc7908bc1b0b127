"""One structured line a request: who is a number, never an address, an answer or a name."""

from __future__ import annotations

import time
import uuid

from flask import Flask, Response, g, request
from flask_login import current_user

from quizapp.lines import log


def init_app(app: Flask) -> None:
    @app.before_request
    def start_clock() -> None:
        g.started = time.perf_counter()
        g.request_id = uuid.uuid4().hex[:12]

    @app.after_request
    def write_line(response: Response) -> Response:
        # The rule, not the path: one-time tokens and join codes stand in paths.
        log.info(
            "request",
            id=g.get("request_id"),
            method=request.method,
            route=request.url_rule.rule if request.url_rule else None,
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 2),
            user=_user_id(),
        )
        return response


def _user_id() -> int | None:
    """Whom the request turned out to come from; None where nothing asked."""
    if g.get("_login_user") is None or not current_user.is_authenticated:
        return None
    return int(current_user.id)
