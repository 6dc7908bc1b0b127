from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from quizapp.access import INSTRUCTORS, allow
from quizapp.gallery import service

gallery = Blueprint("gallery", __name__)


@gallery.get("/gallery")
@allow(INSTRUCTORS)
def show() -> ResponseReturnValue:
    return render_template("gallery/show.html", gallery=service.get_gallery())
