from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from quizapp.access import INSTRUCTORS, allow
from quizapp.gallery import service

gallery = Blueprint("gallery", __name__)


@gallery.get("/gallery")
@allow(INSTRUCTORS)
def show() -> ResponseReturnValue:
    return render_template("gallery/show.html", gallery=service.get_gallery())


@gallery.get("/gallery/exercises")
@allow(INSTRUCTORS)
def exercises() -> ResponseReturnValue:
    plates = service.get_exercise_plates(str(get_locale()))
    return render_template("gallery/exercises.html", plates=plates)
