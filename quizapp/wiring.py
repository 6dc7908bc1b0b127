"""Where everything meets. `create_app` wires it and decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp import (
    access,
    assets,
    database,
    errors,
    health,
    locale,
    logs,
    origins,
    plain_names,
    routing,
    security,
    templating,
    wording,
)
from quizapp.blueprints import BLUEPRINTS
from quizapp.config import INSTANCE, Settings, settings_of_process
from quizapp.dispatching import Application
from quizapp.extensions import babel, compress, csrf, db, limiter, login_manager
from quizapp.live import states
from quizapp.quizzes import banks
from quizapp.search import shelf
from quizapp.statistics import keeping
from quizapp.statistics import shelf as figures

_ROOT = Path(__file__).resolve().parent.parent


def create_app(
    settings: Settings | None = None,
    overrides: Mapping[str, Any] | None = None,
    *,
    with_commands: bool = True,
) -> Flask:
    """Builds the app. Tests pass their own settings, and Flask configuration as `overrides`.

    Without settings, those of the process; a wrong one ends it. A process that only serves does
    without commands and migrations, and holds less.
    """
    app = Application(
        "quizapp",
        template_folder=str(_ROOT / "templates"),
        static_folder=None,
        instance_path=str(INSTANCE),
    )
    settings = settings or settings_of_process(Path(app.instance_path))
    app.config.from_mapping(security.flask_config(settings))
    app.config.from_mapping(overrides or {})
    app.extensions["settings"] = settings
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.template_class = templating.Template
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    _bind_extensions(app)
    for part in (
        routing, logs, access, security, origins, locale, wording, plain_names, assets, errors,
        health, banks, shelf, figures, keeping, states,
    ):  # fmt: skip
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    templating.keep_compiled(app)
    if with_commands:
        add_commands(app)
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    database.init_app(app)
    login_manager.init_app(app)
    csrf.init_app(app)
    limiter.init_app(app)
    babel.init_app(app, **locale.selectors())
    compress.init_app(app)


def add_commands(app: Flask) -> None:
    """What the command line has, migrations among it."""
    from flask_migrate import Migrate

    from quizapp import cli

    Migrate(app, db, directory=str(_ROOT / "migrations"))
    cli.init_app(app)
