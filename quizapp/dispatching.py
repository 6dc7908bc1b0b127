"""The application object: Flask's, without what each request would pay for and nobody here uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.routing import Rule


class _Rule(Rule):
    """Compiles what builds its addresses when the first of them is built: there are hundreds of
    rules, and compiling all of them was a tenth of the start."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        name = "_build_unknown" if append_unknown else "_build"
        compile_builder = super()._compile_builder

        def build(rule: Rule, /, **values: Any) -> tuple[str, str]:
            builder = compile_builder(append_unknown).__get__(rule, None)
            setattr(rule, name, builder)
            built: tuple[str, str] = builder(**values)
            return built

        return build


class Application(Flask):
    url_rule_class = _Rule

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Nothing here is a coroutine: the original looks at every function of every request."""
        return func
