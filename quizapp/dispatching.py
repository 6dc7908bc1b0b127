"""The application object: Flask's, without what each request would pay for and nobody here uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask


class Application(Flask):
    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Nothing here is a coroutine: the original looks at every function of every request."""
        return func
