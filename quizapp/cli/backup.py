"""`flask backup` and `flask restore`."""

from __future__ import annotations

from pathlib import Path

import click
import flask_migrate
from flask.cli import with_appcontext

from quizapp.backup import NotABackupError, NotEmptyError, OtherSchemaError, back_up
from quizapp.backup import restore as bring_back
from quizapp.cli.command import Command, CommandError
from quizapp.clock import utc_now


@click.command("backup", cls=Command)
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
def backup(path: Path) -> None:
    """Copy everything in the database to PATH, also while the server runs."""
    try:
        counts = back_up(path, utc_now())
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"{sum(counts.values())} rows of {len(counts)} tables are in {path}.")


@click.command("restore", cls=Command)
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Delete what the database holds.")
@with_appcontext
def restore(path: Path, replace: bool) -> None:
    """Bring back what `backup` wrote to PATH."""
    flask_migrate.upgrade()
    try:
        counts = bring_back(path, replace)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except NotABackupError as error:
        raise CommandError(f"{path} is no whole backup of quizapp.") from error
    except OtherSchemaError as error:
        raise CommandError(
            f"{path} was written by another version of quizapp; restore it with that one."
        ) from error
    except NotEmptyError as error:
        raise CommandError("The database is not empty. Add --replace to overwrite it.") from error
    click.echo(f"{sum(counts.values())} rows of {len(counts)} tables were brought back.")
    click.echo("Restart the server if it is running: it still shows what was there before.")
