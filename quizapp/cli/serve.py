"""`flask serve`: what `make run` calls once everything is installed."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

import workshop
from quizapp import serving
from quizapp.accounts.service import create_setup_link, has_admin
from quizapp.articles.service import load_shipped_articles
from quizapp.cli.command import Command, CommandError
from quizapp.clock import utc_now
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.memory.rebuilding import is_rebuilding_needed, rebuild


@click.command("serve", cls=Command)
@with_appcontext
def serve() -> None:
    """Bring the database up to date and serve on HOST:PORT."""
    settings: Settings = current_app.extensions["settings"]
    try:
        serving.check_address(settings)
    except serving.AddressError as error:
        raise CommandError(str(error)) from error
    flask_migrate.upgrade()
    load_shipped_articles(utc_now())
    if is_rebuilding_needed():
        rebuild()
    address = serving.address(settings)
    if not has_admin():
        token = create_setup_link(utc_now())
        click.echo(f"Nobody administers this yet. Once, within a day: {address}/setup/{token}")
    if settings.workers > 1 and settings.redis_url is None:
        click.echo(
            f"Limits on tries count in each of {settings.workers} workers apart, so that many more"
            " get through. Set QUIZAPP_REDIS_URL to count together."
        )
    click.echo(f"quizapp is at {address}/ and stops with Ctrl-C.")
    db.session.remove()
    db.engine.dispose()
    with TemporaryDirectory(prefix="quizapp-") as folder:
        os.environ[workshop.FOLDER] = folder
        serving.serve(settings)
