"""`flask demo`: what `make demo` calls."""

from __future__ import annotations

import secrets

import click
import flask_migrate
from flask import current_app
from flask.cli import with_appcontext

from quizapp import serving
from quizapp.accounts.errors import LoginTakenError
from quizapp.articles.service import load_shipped_articles
from quizapp.cli.command import Command, CommandError
from quizapp.clock import utc_now
from quizapp.demo.service import INSTRUCTOR, LEARNER, NothingToAnswerError, create_demo


@click.command("demo", cls=Command)
@click.option("--learners", type=click.IntRange(1, 10_000), default=24, show_default=True)
@click.option("--answers", type=click.IntRange(0), default=3000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@with_appcontext
def demo(learners: int, answers: int, seed: int) -> None:
    """Fill the database with a made-up class, in place of an earlier one."""
    flask_migrate.upgrade()
    load_shipped_articles(utc_now())
    password = secrets.token_urlsafe(9)
    try:
        made = create_demo(learners, answers, seed, password, utc_now())
    except NothingToAnswerError as error:
        raise CommandError("No article is published, so there is nothing to answer.") from error
    except LoginTakenError as error:
        raise CommandError(
            f"Somebody real is called {INSTRUCTOR} or {LEARNER}: the names are needed."
        ) from error
    address = serving.address(current_app.extensions["settings"])
    click.echo(f"A made-up class of {made.learners} learners gave {made.answers} answers.")
    click.echo(f"Look at it at {address}/login as {INSTRUCTOR} or {LEARNER}, password {password}")
