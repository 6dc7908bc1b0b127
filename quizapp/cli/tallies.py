"""`flask rebuild-tallies`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from quizapp.cli.command import Command
from quizapp.tallies.rebuilding import rebuild


@click.command("rebuild-tallies", cls=Command)
@with_appcontext
def rebuild_tallies() -> None:
    """Make the tallies that pages about classes read again, from the answers."""
    click.echo(f"{rebuild()} tallies were made.")
