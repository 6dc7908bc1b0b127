"""Addresses: numbers in them as large as a row's number can be, and targets on this site only."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.routing import IntegerConverter

_LARGEST = 2**31 - 1  # PostgreSQL's integer; a larger one is an error there, and no row's number
_MAX_DIGITS = len(str(_LARGEST))
_MAX_TARGET = 2000


class RowNumberConverter(IntegerConverter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max", _LARGEST)
        super().__init__(*args, **kwargs)


def parse_row_number(text: str) -> int:
    """A row's number from the query of an address. Raises ValueError."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MAX_DIGITS
    if not is_number or int(text) > _LARGEST:
        raise ValueError(text)
    return int(text)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowNumberConverter


def is_local(target: str) -> bool:
    """Whether an address leads to a page of this site and to no other."""
    # Browsers read a backslash as a slash, and drop tabs and line breaks from within addresses.
    if not target.startswith("/") or target.startswith("//") or len(target) > _MAX_TARGET:
        return False
    if "\\" in target or any(char.isspace() or not char.isprintable() for char in target):
        return False
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not (parts.scheme or parts.netloc)
