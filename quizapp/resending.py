"""A form that came in vain stands in the error page, to be sent again, and the page that it came
from is one press away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from quizapp.routing import is_local

View = TypeVar("View", bound=Callable[..., Any])

# An answer's form is far smaller; what is larger is not written into a page again.
_MOST_CHARACTERS = 20_000


def resendable(view: View) -> View:
    """Marks a view whose form may be shown again: one without passwords or files."""
    view.is_resendable = True  # type: ignore[attr-defined]
    return view


def posted_fields() -> tuple[tuple[str, str], ...] | None:
    """The fields of a form that may be sent again; None where there is no such form."""
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method != "POST" or not getattr(view, "is_resendable", False):
        return None
    try:
        fields = tuple((n, v) for n, v in request.form.items(multi=True) if n != "csrf_token")
    except HTTPException:  # too large to be read
        return None
    return fields if sum(len(n) + len(v) for n, v in fields) <= _MOST_CHARACTERS else None


def page_of_form() -> str | None:
    """The address of the page whose form or link was pressed, where that was one of ours."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:
        return None
    if parts.netloc != request.host or not parts.path:
        return None
    page = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return page if is_local(page) else None
