"""The condition in plain words, a screen at a time."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from quizapp.access import EVERYBODY, allow
from quizapp.understanding import service

understanding = Blueprint("understanding", __name__)
_EXERCISES = "exercises.index"


@understanding.get("/understand/<slug>")
@allow(EVERYBODY)
def show(slug: str) -> ResponseReturnValue:
    return _page(slug, 1)


@understanding.get("/understand/<slug>/<int(max=99):number>")
@allow(EVERYBODY)
def show_screen(slug: str, number: int) -> ResponseReturnValue:
    return _page(slug, number)


def _page(slug: str, number: int) -> str:
    try:
        page = service.get_screen(slug, number, str(get_locale()))
    except service.NoScreenError:
        abort(404)
    url = url_for(_EXERCISES) if _EXERCISES in current_app.view_functions else None
    return render_template("understanding/show.html", page=page, exercises_url=url)
