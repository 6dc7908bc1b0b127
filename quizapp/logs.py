"""One structured line a request: who is a number, never an address, an answer or a name."""

from __future__ import annotations

import logging
import sys
import time
import uuid
from typing import Any

import structlog
from flask import Flask, Response, g, request
from flask_login import current_user
from structlog.tracebacks import ExceptionDictTransformer

log = structlog.get_logger("quizapp")


def where_it_happened(exc_info: Any) -> list[dict[str, Any]]:
    stacks = ExceptionDictTransformer(show_locals=False)(exc_info)
    return [
        {
            "type": stack["exc_type"],
            "frames": [f"{f['filename']}:{f['lineno']} {f['name']}" for f in stack["frames"]],
        }
        for stack in stacks
    ]


_STEPS: tuple[Any, ...] = (
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    # Neither locals nor messages: an exception's may hold what a person typed.
    structlog.processors.ExceptionRenderer(where_it_happened),
)


def init_app(app: Flask) -> None:
    structlog.configure(
        processors=[*_STEPS, structlog.processors.JSONRenderer()],
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=not app.testing,
    )

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
