"""The flask commands."""

from __future__ import annotations

from flask import Flask

from quizapp.cli.accounts import cleanup, create_user
from quizapp.cli.articles import import_article
from quizapp.cli.backup import backup, restore
from quizapp.cli.demo import demo
from quizapp.cli.memory import rebuild_memory
from quizapp.cli.prepare import prepare
from quizapp.cli.tallies import rebuild_tallies

_COMMANDS = (
    prepare,
    create_user,
    import_article,
    demo,
    backup,
    restore,
    cleanup,
    rebuild_memory,
    rebuild_tallies,
)


def init_app(app: Flask) -> None:
    for command in _COMMANDS:
        app.cli.add_command(command)
