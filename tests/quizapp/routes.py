"""The routes of the app, and addresses made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from flask import Flask
from werkzeug.routing import Rule

_NOBODY_HAS_IT = 2_000_000_000
_VALUES: dict[str, object] = {"slug": "none", "token": "none", "code": "NONE", "name": "none.css"}


def routes(app: Flask) -> dict[str, Rule]:
    """Each route as it stands in the table, without the types of its parts."""
    routes = {}
    for rule in app.url_map.iter_rules():
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        routes[f"{method} {re.sub(r'<(?:[^:>]*:)?', '<', rule.rule)}"] = rule
    return routes


def paths(app: Flask, values: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Route, method and path, with each part filled in by its name."""
    for route in routes(app):
        method, pattern = route.split(" ")
        yield route, method, re.sub(r"<(\w+)>", lambda part: values(part[1]), pattern)


def fitting(name: str) -> str:
    return str(_VALUES.get(name, _NOBODY_HAS_IT if name.endswith("_id") else 1))
