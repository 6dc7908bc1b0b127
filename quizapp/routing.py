"""Numbers in addresses: as large as a row's number can be, and no larger."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

_LARGEST = 2**31 - 1  # PostgreSQL's integer; a larger one is an error there, and no row's number
_MAX_DIGITS = len(str(_LARGEST))


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
