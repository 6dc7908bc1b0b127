"""The flask commands."""

from __future__ import annotations

from flask import Flask

from quizapp.cli.serve import serve


def init_app(app: Flask) -> None:
    for command in (serve,):
        app.cli.add_command(command)
