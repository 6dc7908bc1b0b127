"""Numbers in addresses: as large as a row's number can be, and no larger."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

_LARGEST = 2**31 - 1  # PostgreSQL's integer; a larger one is an error there, and no row's number


class RowNumberConverter(IntegerConverter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max", _LARGEST)
        super().__init__(*args, **kwargs)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowNumberConverter
