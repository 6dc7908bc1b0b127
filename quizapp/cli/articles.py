"""`flask import-article`: the same import as the web page does."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from questions.reading import UnreadableArticleError
from quizapp.articles.making import TooManyFactsError
from quizapp.articles.service import ImportedArticle, NoItemsError
from quizapp.articles.service import import_article as store
from quizapp.cli.command import Command, CommandError
from quizapp.clock import utc_now

_SEED = 1


@click.command("import-article", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--publish", is_flag=True, help="Offer it to learners at once.")
@with_appcontext
def import_article(file: Path, publish: bool) -> None:
    """Bring FILE into the library as an article, or as the next text of it."""
    try:
        made = store(file.read_bytes(), None, _SEED, publish, utc_now())
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except UnreadableArticleError as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    except NoItemsError as error:
        raise CommandError(f"{file} states nothing that can be asked.") from error
    except TooManyFactsError as error:
        raise CommandError(f"{file} is too long for one article: {error}") from error
    click.echo(_outcome(made))


def _outcome(made: ImportedArticle) -> str:
    counts = f"with {made.fact_count} facts and {made.item_count} questions"
    if made.version is None:
        return (
            f"{made.title}: a working copy is in the library, {counts}; it is not offered to"
            " learners yet: check it there, or add --publish."
        )
    if not made.version.is_new:
        return (
            f"{made.title}: nothing is new since version {made.version.number}; it is offered to"
            " learners."
        )
    return f"{made.title}: version {made.version.number} is offered to learners, {counts}."
