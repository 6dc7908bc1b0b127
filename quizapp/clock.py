"""The one place where the web application reads the clock; rules are given the moment."""

from __future__ import annotations

import datetime as dt


def utc_now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)
