"""Each app of a test run has the routes of the first one, which were worked out once.

Building the map of addresses is most of what making an app takes. The apps after the first take
over its map as long as they add the same rules in the same order; one that adds another rule, as a
test does to its app, gets a map of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.sansio.app import App
from werkzeug.routing import Map

_add_url_rule = App.add_url_rule
_ADDED, _OWN_MAP = "tests.rules_added", "tests.own_map"


class _Call(NamedTuple):
    rule: str
    endpoint: str | None
    view: Callable[..., Any] | None
    automatic: bool | None
    options: dict[str, Any]

    def is_as(self, other: _Call) -> bool:
        """Mostly it is the same view of the same blueprint, which is seen at a glance."""
        return self == other or self.key == other.key

    @property
    def key(self) -> tuple[object, ...]:
        """All that the map depends on."""
        names = ("__name__", "methods", "required_methods", "provide_automatic_options")
        of_view = [repr(getattr(self.view, name, None)) for name in names]
        return (
            self.rule,
            self.endpoint,
            self.automatic,
            *of_view,
            repr(sorted(self.options.items())),
        )


class _First(NamedTuple):
    calls: list[_Call]
    routes: Map


_first: list[_First] = []


@contextmanager
def same_routes() -> Iterator[None]:
    """Inside, an app that is made like the one that was `kept` takes over its routes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(App, "add_url_rule", _add_or_follow)
        yield


def keep(app: Flask) -> None:
    """To be called with each app as soon as it is made. One that was made outside `same_routes` is
    left as it is."""
    added = app.extensions.get(_ADDED)
    if not added:
        return
    if not _first:
        _first.append(_First(added, app.url_map))
    elif app.url_map is not _first[0].routes:
        _part_ways(app)


def _add_or_follow(
    app: Flask,
    rule: str,
    endpoint: str | None = None,
    view_func: Callable[..., Any] | None = None,
    provide_automatic_options: bool | None = None,
    **options: Any,
) -> None:
    call = _Call(rule, endpoint, view_func, provide_automatic_options, options)
    added: list[_Call] | None = app.extensions.setdefault(_ADDED, [])
    if added is None:
        _add(app, call)
    elif not _first:
        added.append(call._replace(options=dict(options)))
        _add(app, call)
    elif len(added) < len(_first[0].calls) and _first[0].calls[len(added)].is_as(call):
        added.append(call)
        _follow(app, call)
        if len(added) == len(_first[0].calls):
            app.extensions[_OWN_MAP] = app.url_map
            app.url_map = _first[0].routes
    else:
        _part_ways(app)
        _add(app, call)


def _follow(app: Flask, call: _Call) -> None:
    assert call.view is not None
    endpoint = call.endpoint or call.view.__name__
    before = app.view_functions.setdefault(endpoint, call.view)
    assert before == call.view, endpoint


def _part_ways(app: Flask) -> None:
    """Gives the app a map of its own, with all rules that it has so far."""
    added, app.extensions[_ADDED] = app.extensions[_ADDED], None
    if app.url_map is _first[0].routes:
        own = app.extensions.get(_OWN_MAP)
        app.url_map = own or Map(converters=dict(app.url_map.converters))
    for call in added:
        _add(app, call)


def _add(app: Flask, call: _Call) -> None:
    rule, endpoint, view, automatic, options = call
    _add_url_rule(app, rule, endpoint, view, automatic, **options)
