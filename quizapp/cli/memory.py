"""`flask rebuild-memory`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from quizapp.cli.command import Command
from quizapp.memory.rebuilding import rebuild


@click.command("rebuild-memory", cls=Command)
@with_appcontext
def rebuild_memory() -> None:
    """Make what is remembered of each learner again, from the answers."""
    made = rebuild()
    click.echo(f"{made.cards} cards were made of {made.answers} answers.")
