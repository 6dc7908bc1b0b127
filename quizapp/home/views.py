from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quizapp.access import EVERYBODY, allow
from quizapp.accounts.sessions import find_earlier_guest
from quizapp.home import service
from quizapp.locale import local_day
from quizapp.progress.charts import topic_bars
from quizapp.quizzes.queries import find_dismissed
from quizapp.routing import parse_row_number
from quizapp.study.moments import this_moment
from quizapp.wording import wanted_register

home = Blueprint("home", __name__)


@home.get("/")
@allow(EVERYBODY)
def index() -> ResponseReturnValue:
    user = current_user if current_user.is_authenticated else None
    start = service.get_start(user, wanted_register(), this_moment(), local_day)
    bars = topic_bars(start.progress) if start.progress else []
    has_guest_answers = user is not None and find_earlier_guest() is not None
    return render_template(
        "home/index.html",
        start=start,
        bars=bars,
        has_guest_answers=has_guest_answers,
        dismissed=find_dismissed(
            user and user.id, request.args.get("dismissed", None, parse_row_number)
        ),
    )


@home.get("/about")
@allow(EVERYBODY)
def about() -> ResponseReturnValue:
    return render_template("home/about.html")
