"""Articles into the database, each wording as a version of its own."""

from __future__ import annotations

import datetime as dt


def load_shipped_articles(now: dt.datetime) -> None:
    """Imports and publishes the shipped article where it is not there yet."""
