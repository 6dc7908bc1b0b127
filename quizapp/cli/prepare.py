"""`flask prepare`: what the first worker calls before it serves."""

from __future__ import annotations

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from quizapp import serving
from quizapp.accounts.service import create_setup_link, has_admin
from quizapp.articles.service import load_shipped_articles
from quizapp.cli.command import Command
from quizapp.clock import utc_now
from quizapp.config import Settings
from quizapp.memory.rebuilding import is_rebuilding_needed, rebuild


@click.command("prepare", cls=Command)
@with_appcontext
def prepare() -> None:
    """Bring the database up to date, and say where the app will be."""
    settings: Settings = current_app.extensions["settings"]
    flask_migrate.upgrade()
    load_shipped_articles(utc_now())
    if is_rebuilding_needed():
        rebuild()
    address = serving.address(settings)
    if not has_admin():
        token = create_setup_link(settings.secret_key, utc_now())
        click.echo(f"Nobody administers this yet. Once, within 12 hours: {address}/setup/{token}")
    if settings.workers > 1 and settings.redis_url is None:
        click.echo(
            f"Limits on tries count in each of {settings.workers} workers apart, so that many more"
            " get through. Set QUIZAPP_REDIS_URL to count together."
        )
    click.echo(f"quizapp is at {address}/ and stops with Ctrl-C.")
