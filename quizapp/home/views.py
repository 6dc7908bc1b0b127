from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import EVERYBODY, allow
from quizapp.home import service

home = Blueprint("home", __name__)


@home.get("/")
@allow(EVERYBODY)
def index() -> ResponseReturnValue:
    user_id = current_user.id if current_user.is_authenticated else None
    return render_template("home/index.html", start=service.get_start(user_id))


@home.get("/about")
@allow(EVERYBODY)
def about() -> ResponseReturnValue:
    return render_template("home/about.html")
